import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The rooms of the house: what each may import beside itself, and its doors, the files that other rooms may import. `app`
 * wires all of them; nobody imports it but the entry files at src/'s top, which are a room ('') of their own.
 */
const rooms: Record<string, { imports: string[]; doors: string[] }> = {
  runtime: {
    imports: [],
    doors: [
      'backoff',
      'bounded-map',
      'clock',
      'counted',
      'events',
      'lock',
      'log',
      'log-lines',
      'semaphore',
      'shares',
      'steered-clock',
      'ticker',
      'warnings',
    ],
  },
  text: {
    imports: [],
    doors: [
      'beyond',
      'charset',
      'date',
      'distance',
      'escape',
      'fold',
      'html',
      'html-reader',
      'html-to-text',
      'marks',
      'stems',
      'xml',
    ],
  },
  http: {
    imports: ['runtime', 'text'],
    doors: [
      'agent',
      'client',
      'connections',
      'content-encoding',
      'failure',
      'hosts',
      'refusal',
      'robots',
      'robots-rules',
      'turns',
      'user-agent',
    ],
  },
  worker: { imports: ['runtime', 'text', 'http', 'feed', 'article'], doors: ['reader', 'thread'] },
  story: {
    imports: ['text'],
    doors: [
      'article-key',
      'build',
      'canonical',
      'dateline/dateline',
      'dateline/papers',
      'dateline/places',
      'entry',
      'known/known',
      'link',
      'photo-note',
      'ports',
      'story',
    ],
  },
  article: {
    imports: ['runtime', 'text', 'http', 'worker', 'story'],
    doors: ['fetch', 'needs', 'page/article', 'pages', 'revise', 'shape'],
  },
  clustering: {
    imports: ['text', 'story'],
    doors: ['breaking', 'evidence/vocabulary', 'member', 'reports', 'same-report'],
  },
  feed: {
    imports: ['runtime', 'text', 'http', 'worker', 'story', 'article', 'clustering'],
    doors: [
      'address',
      'catalogue/alike',
      'catalogue/browse',
      'catalogue/catalogue',
      'catalogue/check',
      'catalogue/places',
      'catalogue/subjects',
      'catalogue/suggestions',
      'discovery/discover',
      'discovery/leads',
      'discovery/page-top',
      'discovery/telegram-name',
      'general',
      'intake',
      'notice',
      'opml/list',
      'opml/read',
      'opml/write',
      'parse/parse',
      'poll/looker',
      'poll/poller',
      'poll/sight',
      'public-address',
      'record',
      'register',
      'stories',
      'websub/callback',
      'websub/post',
      'websub/push',
      'websub/record',
    ],
  },
  jobs: {
    imports: ['runtime', 'http', 'story', 'article', 'feed'],
    doors: ['ask', 'host-leases', 'poller-work', 'redis', 'shared-turns'],
  },
  i18n: {
    imports: ['text', 'http', 'feed'],
    doors: [
      'catalogue',
      'channel/amend',
      'channel/channels',
      'channel/schedule',
      'export',
      'language',
      'operator/status',
      'parts',
      'texts',
    ],
  },
  message: {
    imports: ['text', 'story', 'feed', 'i18n'],
    doors: [
      'actions',
      'bundle',
      'card',
      'date',
      'digest',
      'headlines',
      'item',
      'message',
      'notice',
      'saved',
      'template',
      'words',
    ],
  },
  audience: {
    imports: ['runtime', 'text', 'http', 'story', 'feed', 'i18n', 'message'],
    doors: [
      'access',
      'audit',
      'bans',
      'chat',
      'chats',
      'decision',
      'fate',
      'follow',
      'following',
      'managers',
      'merge',
      'ports',
      'record/export',
      'record/forget',
      'record/import',
      'record/known',
      'saved',
      'settings/filter',
      'settings/local-time',
      'settings/look',
      'settings/part-of-day',
      'settings/pace',
      'settings/typed-date',
      'settings/typed-filter',
      'settings/typed-pace',
      'settings/typed-schedule',
      'settings/typed-time',
      'settings/zone-at',
      'settings/zone-of-city',
      'single',
      'subscribers/everybody',
      'subscribers/meant',
      'topics/topic',
      'topics/topics',
      'tuning',
      'zones',
    ],
  },
  search: {
    imports: ['runtime', 'text', 'story', 'clustering', 'feed', 'i18n', 'audience'],
    doors: ['find', 'index/file', 'index/index', 'latest', 'query', 'related', 'since', 'telling', 'told'],
  },
  delivery: {
    imports: ['runtime', 'story', 'clustering', 'feed', 'i18n', 'message', 'audience'],
    doors: [
      'amend/original',
      'campaign',
      'index',
      'judge/ports',
      'outcome',
      'pacing/chat-pace',
      'pacing/learned',
      'pacing/pacer',
      'pacing/rate',
      'ports',
      'post/halts',
      'post/posts',
      'receipts/fate',
      'receipts/recorder',
      'reviews',
      'send/tell',
      'system',
    ],
  },
  stats: {
    imports: ['runtime', 'i18n', 'message', 'audience', 'delivery'],
    doors: ['chart/draw', 'counted', 'counting', 'days', 'members', 'ports', 'report', 'sums', 'weekly'],
  },
  publishing: {
    imports: ['runtime', 'story', 'clustering', 'feed', 'i18n', 'message', 'audience', 'delivery'],
    doors: [
      'amend/amendment',
      'amend/amendments',
      'amend/report',
      'amend/sent',
      'barred',
      'broadcast',
      'broadcasts',
      'progress',
      'reach',
      'result',
      'review/desk',
      'review/question',
      'review/review',
      'review/reviewing',
      'review/reviews',
      'scheduling',
      'typed-trait',
    ],
  },
  operating: {
    imports: ['runtime', 'http', 'feed', 'i18n', 'message', 'audience', 'stats'],
    doors: ['alarms', 'day', 'figures', 'pages'],
  },
  telegram: {
    imports: ['runtime', 'text', 'http', 'i18n', 'message', 'audience', 'delivery'],
    doors: [
      'api/connect',
      'api/menus',
      'api/outbox',
      'api/pictures',
      'api/rights',
      'api/sender',
      'api/token-refused',
      'command',
      'inline',
      'updates/bot',
      'updates/budget',
      'updates/polling',
      'webhook/webhook',
    ],
  },
  store: {
    imports: [
      'runtime',
      'story',
      'clustering',
      'feed',
      'audience',
      'delivery',
      'publishing',
      'stats',
      'operating',
    ],
    doors: [
      'collections',
      'keyv/backup',
      'keyv/failure',
      'keyv/named-file',
      'keyv/open',
      'keyv/restore',
      'move/bare',
      'move/move',
      'owner/claims',
      'owner/lease',
      'remote/address',
    ],
  },
  web: {
    imports: ['runtime', 'text', 'http', 'feed', 'i18n'],
    doors: ['health', 'server', 'status/status', 'webhook', 'websub'],
  },
  inspect: {
    imports: ['', 'runtime', 'text', 'http', 'worker', 'story', 'article', 'feed', 'message'],
    doors: ['inspect', 'lines', 'order', 'reading', 'show', 'source'],
  },
  sandbox: {
    imports: [],
    doors: ['newsroom/index', 'page/index', 'scene', 'screen', 'site', 'telegram/index'],
  },
  commands: {
    imports: [
      'runtime',
      'text',
      'story',
      'feed',
      'i18n',
      'message',
      'audience',
      'search',
      'publishing',
      'stats',
      'operating',
      'telegram',
    ],
    doors: [
      'channel/broadcast',
      'channel/broadcast/draft',
      'channel/channels',
      'channel/recall',
      'channel/recall/slip',
      'channel/pace',
      'channel/review',
      'channel/scheduled',
      'channel/stats',
      'channel/template',
      'channel/typed',
      'operator/admin',
      'shared/by-title',
      'shared/choice',
      'shared/follow-talk',
      'subscriber/card/card',
      'subscriber/card/saved',
      'subscriber/card/undo',
      'subscriber/card/why',
      'subscriber/export/export',
      'subscriber/export/forget',
      'subscriber/export/import',
      'subscriber/follow',
      'subscriber/following',
      'subscriber/help',
      'subscriber/inline',
      'subscriber/latest',
      'subscriber/search-talk',
      'subscriber/shared-link',
      'subscriber/sources',
      'subscriber/start',
      'subscriber/tuning/digest',
      'subscriber/tuning/filter',
      'subscriber/tuning/mode',
      'subscriber/tuning/mute',
      'subscriber/tuning/quiet',
      'subscriber/tuning/settings',
      'subscriber/tuning/top',
      'subscriber/unfollow',
    ],
  },
};
/** Commands of one kind know nothing of those of another; what they share is in shared/. */
const commandKinds = ['subscriber', 'channel', 'operator'];
const mostFiles = 16;

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/from '(\.[^']+\.ts)'/g)].map(([, path]) =>
    normalize(join(dirname(file), path ?? '')),
  );
/** '' for the entry files at src/'s top. */
const roomOf = (file: string): string => {
  const [top = '', second = '', third] = file.split('/');
  if (top === 'commands') return 'commands';
  return third === undefined ? '' : second;
};
const doorOf = (file: string): string =>
  file
    .replace(/^src\/[^/]+\//, '')
    .replace(/^commands\//, '')
    .replace(/\.ts$/, '');

describe('the house', () => {
  it('has each folder in the table, and nothing in the table that is not there', () => {
    const found = new Set(files.map(roomOf).filter((room) => room !== '' && room !== 'app'));
    expect(Object.keys(rooms).toSorted()).toEqual([...found].toSorted());
  });

  it.each(Object.keys(rooms))('%s imports only the rooms that it may', (room) => {
    const permitted = new Set([room, ...(rooms[room]?.imports ?? [])]);
    const wrong = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((path) => ({ file, path })))
      .filter(({ path }) => !permitted.has(roomOf(path)));
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(rooms))('%s is entered by its doors alone, and each of them is used', (room) => {
    const entered = files
      .filter((file) => roomOf(file) !== room)
      .flatMap(importsOf)
      .filter((path) => roomOf(path) === room)
      .map(doorOf);
    expect([...new Set(entered)].toSorted()).toEqual(rooms[room]?.doors.toSorted());
  });

  it.each(commandKinds)('commands for the %s import no other kind of command', (kind) => {
    const others = commandKinds.filter((one) => one !== kind);
    const wrong = files
      .filter((file) => file.startsWith(`commands/${kind}/`))
      .flatMap(importsOf)
      .filter((path) => others.some((one) => path.startsWith(`commands/${one}/`)));
    expect(wrong).toEqual([]);
  });

  it('loads the status page, prom-client with it, and the drivers of servers only where somebody asks for them', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      importsOf(file).forEach(visit);
    };
    visit('src/main.ts');
    expect(reached.has('src/web/server.ts')).toBe(true);
    expect([...reached].filter((file) => /web\/status|app\/status/.test(file))).toEqual([]);
    const driven = files.filter((file) =>
      /^import (?!type ).* from '(?:ioredis|pg|bullmq)';/m.test(textOf(file)),
    );
    expect(driven.filter((file) => reached.has(file))).toEqual([]);
    expect(driven).toContain('src/store/redis/redis.ts');
  });

  it('has no folder of more files than one can look over', () => {
    const sizes = Map.groupBy(files, dirname);
    expect([...sizes].flatMap(([folder, its]) => (its.length > mostFiles ? [folder] : []))).toEqual([]);
  });

  it('loads no HTTP client but its own: of grammY the build that brings none', () => {
    const wrong = files.filter((file) =>
      /^import (?!type ).* from '(?:grammy|undici|node-fetch)';/m.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles', () => {
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) throw new Error(`cycle: ${[...path, file].join(' -> ')}`);
      if (done.has(file)) return;
      for (const next of importsOf(file)) if (files.includes(next)) visit(next, [...path, file]);
      done.add(file);
    };
    expect(() => files.forEach((file) => visit(file, []))).not.toThrow();
  });
});
