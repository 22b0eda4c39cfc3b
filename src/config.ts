import { validate as isCron } from 'node-cron';
import { createCatalogue, knownSources } from './feed/catalogue/catalogue.ts';
import { generalSources } from './feed/catalogue/suggestions.ts';
import { logLevels, maskSecrets, type LogLevel } from './runtime/log.ts';
import { isServerAddress, serverKind } from './store/remote/address.ts';
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

type Env = Record<string, string | undefined>;

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

/** Readers of one variable each: on a bad value they note the problem and give the default. An empty variable is one not set. */
const readers = (env: Env, problems: string[]) => {
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, rule: string): T => {
    const value = env[name]?.trim() ?? '';
    if (value === '') return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`${name} ${rule}; it is "${shown(value)}".`);
    return parsed ?? fallback;
  };
  return {
    text: (name: string, fallback: string, fits: (value: string) => boolean, rule: string) =>
      read(name, fallback, (value) => (fits(value) ? value : undefined), rule),
    choice: <T extends string>(name: string, fallback: T, of: readonly T[]): T =>
      read(name, fallback, (value) => of.find((one) => one === value), `must be ${oneOf(of)}`),
    whole: (name: string, fallback: number, from: number, to: number) =>
      read(
        name,
        fallback,
        (value) => (/^\d{1,9}$/.test(value) && +value >= from && +value <= to ? +value : undefined),
        `must be a whole number from ${from} to ${to}`,
      ),
    ids: <T extends number[] | 'public'>(name: string, fallback: T, form: RegExp, rule: string) =>
      read<T | number[]>(
        name,
        fallback,
        (value) => (value === fallback ? fallback : idsOf(value, form)),
        rule,
      ),
  };
};

const readToken = (env: Env, problems: string[]): string => {
  const token = env['BOT_TOKEN']?.trim() ?? '';
  if (token === '')
    problems.push(
      'BOT_TOKEN is missing: get one from @BotFather on Telegram and put it into .env. To look around without one, run `npm run demo`.',
    );
  else if (!/^\d{5,}:[\w-]{35}$/.test(token))
    problems.push(
      'BOT_TOKEN does not look like a bot token (digits, a colon, 35 letters or digits): copy it again from @BotFather.',
    );
  return token;
};

/** Redis, where the store is there too unless it says otherwise. Asked for only where a role needs it. */
const readQueue = (env: Env, role: Config['role'], problems: string[]): Pick<Config, 'queueUrl'> => {
  const own = env['QUEUE_URL']?.trim() ?? '';
  if (role === 'all') return {};
  const store = env['STORE_URL']?.trim() ?? '';
  const url = own === '' && serverKind(store) === 'redis' ? store : own;
  if (url === '')
    problems.push(`ROLE=${role} needs QUEUE_URL=redis://host, where the bot and its pollers meet.`);
  else if (serverKind(url) !== 'redis' || !isServerAddress(url))
    problems.push(
      'QUEUE_URL must be redis://host or rediss://host; signs in a password are written as %40 and so on.',
    );
  else return { queueUrl: url };
  return {};
};

/** Never shown, not even where it is wrong. */
const readStatusToken = (env: Env, problems: string[]): Pick<Config, 'statusToken'> => {
  const token = env['STATUS_TOKEN']?.trim() ?? '';
  if (token === '') return {};
  if (!/^[!-~]{16,256}$/.test(token)) {
    problems.push(
      'STATUS_TOKEN must be 16 to 256 plain letters, digits and signs without spaces, such as `openssl rand -hex 24` writes.',
    );
    return {};
  }
  return { statusToken: token };
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

const idsOf = (value: string, form: RegExp): number[] | undefined => {
  const list = value.split(',').map((one) => one.trim());
  const fits = list.every((one) => form.test(one) && Number.isSafeInteger(Number(one)));
  return fits ? list.map(Number) : undefined;
};

/** Such addresses are logged and sent along with fetches: nothing secret may be in them. */
const isWebAddress = (value: string): boolean => {
  if (!URL.canParse(value) || value.search(token) >= 0) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
};
/** It is sent in a header, so plain letters only. */
const isContact = (value: string): boolean =>
  /^[!-'*-~]+$/.test(value) && (isWebAddress(value) || /^[^@:]+@[^@:]+$/.test(value));
const isStore = (value: string): boolean =>
  value === 'memory:' || /^sqlite:\/\/.+/.test(value) || isServerAddress(value);
const isLogLevel = (value: string): value is LogLevel => logLevels.includes(value);
/** Whatever may be meant as a bot token, also one with letters missing. */
const token = /\d{5,}:[\w-]{8,}/g;
/** A wrong value as it may be shown. */
const shown = (value: string): string =>
  maskSecrets(value)
    // Where it begins is not sure: what is wrong with it may be a sign of its password.
    .replace(/^((?:rediss?|postgres(?:ql)?):\/\/).*$/s, '$1<hidden>')
    .replace(token, '<token>')
    .replace(/(:\/\/[^?#]*[?#]).*$/s, '$1<hidden>')
    .replace(/^.*@/s, '<hidden>@')
    .slice(0, 200);
const oneOf = (values: readonly string[]): string => values.join(', ').replace(/, ([^,]*)$/, ' or $1');

/** The name as the zone tables write it, whatever its case. */
const properZone = (name: string): string =>
  Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
