import { validate as isCron } from 'node-cron';
import { readQueue, readStatusToken, readToken } from './config-secrets.ts';
import {
  isContact,
  isLogLevel,
  isStore,
  isWebAddress,
  properZone,
  readers,
  shown,
  type Env,
} from './config-values.ts';
import { createCatalogue, knownSources } from './feed/catalogue/catalogue.ts';
import { generalSources } from './feed/catalogue/suggestions.ts';
import { logLevels, type LogLevel } from './runtime/log.ts';
import { isTimeZone } from './message/date.ts';
import type { Language } from './i18n/language.ts';
import { languages } from './i18n/language.ts';

/** What the operator decides, checked. Its names are those of the environment variables in .env.example. */
export type Config = {
  botToken: string;
  /** Without a slash at its end. */
  botApiRoot: string;
  storeUrl: string;
  /** What this process does: everything, all but looking at feeds, or only that. */
  role: 'all' | 'bot' | 'poller';
  /** Where the bot and its pollers meet; never shown. Always set where the role is not `all`. */
  queueUrl?: string;
  /** Whether a server that may lose what it has acknowledged is refused (`strict`) or warned of. */
  storeDurability: 'strict' | 'relaxed';
  /** Whether it waits while another process has the store, to take over from it. */
  standby: boolean;
  /** Where the search index stands when the store is a server's. */
  searchFile: string;
  pollCron: string;
  pollIntervalSeconds: number;
  pollMinSeconds: number;
  pollMaxSeconds: number;
  /** Messages a second, overall. */
  telegramRate: number;
  /** Whether what is sent above the free rate is paid for in Telegram Stars. */
  paidBroadcast: boolean;
  defaultLanguage: Language;
  /** IANA name. */
  defaultTimeZone: string;
  /** Names, in the catalogue, of the sources that are watched whether anybody follows them or not. */
  generalSources: string[];
  operatorIds: number[];
  /** Ids of the people and chats that Kabar serves, or everybody. */
  access: 'public' | number[];
  allowPrivateNetwork: boolean;
  /** Whether the pages of new stories are fetched for what their feeds leave out. */
  articlePages: boolean;
  logLevel: LogLevel;
  feedConcurrency: number;
  /** Mail or web address by which publishers reach the operator. */
  userAgentContact?: string;
  /** Where the world reaches Kabar's server, without a slash at its end. */
  publicUrl?: string;
  /** How Kabar hears people: it asks Telegram, or Telegram brings what they say to `publicUrl`. */
  telegramUpdates: 'polling' | 'webhook';
  /** 0: no server. */
  httpPort: number;
  /** What the status page and the metrics ask for; undefined: there are none. */
  statusToken?: string;
};

/** Reads the configuration, or says everything that is wrong with it, each in a sentence. Never echoes a token, a password or a query. */
export const readConfig = (env: Env): { ok: true; config: Config } | { ok: false; problems: string[] } => {
  const problems: string[] = [];
  const { text, choice, whole, ids } = readers(env, problems);

  const publicUrl = text(
    'PUBLIC_URL',
    '',
    isWebAddress,
    'must be an http or https address without a user name, password or query',
  );
  const contact = text('USER_AGENT_CONTACT', '', isContact, 'must be a mail address or a web address');
  const defaultLanguage = choice('DEFAULT_LANGUAGE', 'id', languages);
  const role = choice('ROLE', 'all', ['all', 'bot', 'poller']);
  const config: Config = {
    role,
    ...readQueue(env, role, problems),
    botToken: role === 'poller' ? '' : readToken(env, problems),
    botApiRoot: text(
      'BOT_API_ROOT',
      'https://api.telegram.org',
      isWebAddress,
      'must be an http or https address without a token, user name, password or query',
    ).replace(/\/+$/, ''),
    storeUrl: text(
      'STORE_URL',
      'sqlite://data/kabar.sqlite',
      isStore,
      'must be sqlite://path, redis://host, postgres://host/database, or memory: to keep nothing; signs in a password are written as %40 and so on',
    ),
    storeDurability: choice('STORE_DURABILITY', 'strict', ['strict', 'relaxed']),
    standby: choice('STANDBY', 'false', ['true', 'false']) === 'true',
    searchFile: text('SEARCH_FILE', 'data/kabar.search', (path) => !path.includes('://'), 'must be a path'),
    pollCron: text(
      'POLL_CRON',
      '*/15 * * * * *',
      isCron,
      'must be a cron expression, such as */15 * * * * *',
    ),
    pollIntervalSeconds: whole('POLL_INTERVAL_SECONDS', 300, 1, 604_800),
    pollMinSeconds: whole('POLL_MIN_SECONDS', 60, 1, 604_800),
    pollMaxSeconds: whole('POLL_MAX_SECONDS', 21_600, 1, 604_800),
    telegramRate: whole('TELEGRAM_RATE', 30, 1, 1_000),
    paidBroadcast: choice('PAID_BROADCAST', 'false', ['true', 'false']) === 'true',
    defaultLanguage,
    defaultTimeZone: properZone(
      text(
        'DEFAULT_TIME_ZONE',
        'Asia/Jakarta',
        isTimeZone,
        'must be the IANA name of a time zone, such as Asia/Jakarta',
      ),
    ),
    generalSources: readGeneralSources(env, defaultLanguage, problems),
    operatorIds: ids('OPERATOR_IDS', [], /^[1-9]\d*$/, 'must be Telegram user ids with commas between them'),
    access: ids(
      'ACCESS',
      'public',
      /^-?[1-9]\d*$/,
      'must be public, or Telegram ids with commas between them',
    ),
    allowPrivateNetwork: choice('ALLOW_PRIVATE_NETWORK', 'false', ['true', 'false']) === 'true',
    articlePages: choice('ARTICLE_PAGES', 'true', ['true', 'false']) === 'true',
    logLevel: choice('LOG_LEVEL', 'info', logLevels.filter(isLogLevel)),
    feedConcurrency: whole('FEED_CONCURRENCY', 8, 1, 256),
    ...(contact !== '' && { userAgentContact: contact }),
    ...(publicUrl !== '' && { publicUrl: publicUrl.replace(/\/+$/, '') }),
    telegramUpdates: choice('TELEGRAM_UPDATES', 'polling', ['polling', 'webhook']),
    httpPort: whole('HTTP_PORT', 0, 0, 65_535),
    ...readStatusToken(env, problems),
  };
  if (!problems.some((one) => /^POLL_\w+_SECONDS /.test(one))) problems.push(...disorder(config));
  if (publicUrl !== '' && config.httpPort === 0 && !problems.some((one) => one.startsWith('HTTP_PORT ')))
    problems.push('PUBLIC_URL needs HTTP_PORT, the port on which Kabar is reached there.');
  if (config.statusToken !== undefined && config.httpPort === 0)
    problems.push('STATUS_TOKEN needs HTTP_PORT, the port on which the status page is served.');
  problems.push(...unreachable(config));
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
};

/** Names of the catalogue, as it writes them, with commas between; or none. */
const readGeneralSources = (env: Env, language: Language, problems: string[]): string[] => {
  const said = env['GENERAL_SOURCES']?.trim() ?? '';
  if (said === '') return generalSources(language);
  if (said === 'none') return [];
  const catalogue = createCatalogue(knownSources);
  const names = said.split(',').map((one) => one.trim());
  const unknown = names.filter((one) => catalogue.named(one) === undefined);
  if (unknown.length > 0)
    problems.push(
      `GENERAL_SOURCES must be names of sources that Kabar knows with commas between them, or none; it does not know ${unknown.map((one) => `"${shown(one)}"`).join(', ')}.`,
    );
  return [...new Set(names.flatMap((one) => catalogue.named(one)?.name ?? []))];
};

/** Why Telegram could not bring updates: its own servers call encrypted addresses on a few ports only. */
const unreachable = ({ telegramUpdates, publicUrl, botApiRoot }: Config): string[] => {
  if (telegramUpdates === 'polling') return [];
  if (publicUrl === undefined)
    return ['TELEGRAM_UPDATES=webhook needs PUBLIC_URL, where Telegram is to bring updates.'];
  const { protocol, port } = new URL(publicUrl);
  if (new URL(botApiRoot).hostname !== 'api.telegram.org') return [];
  return protocol === 'https:' && ['', '80', '88', '8443'].includes(port)
    ? []
    : ['TELEGRAM_UPDATES=webhook needs a PUBLIC_URL with https, on port 443, 80, 88 or 8443.'];
};

/** What is wrong between values that are each right. */
const disorder = (config: Config): string[] => {
  const { pollMinSeconds: min, pollIntervalSeconds: interval, pollMaxSeconds: max } = config;
  if (min > max) return [`POLL_MIN_SECONDS (${min}) must not be more than POLL_MAX_SECONDS (${max}).`];
  if (interval < min || interval > max)
    return [
      `POLL_INTERVAL_SECONDS (${interval}) must be between POLL_MIN_SECONDS (${min}) and POLL_MAX_SECONDS (${max}).`,
    ];
  return [];
};
