import { monitorEventLoopDelay } from 'node:perf_hooks';
import { blankChat } from '../../src/audience/chats.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createSearch } from '../../src/search/find.ts';
import { createStoryIndex } from '../../src/search/index/index.ts';
import { parseSearch } from '../../src/search/query.ts';
import { openCollections } from '../../src/store/collections.ts';
import { peakMiB } from '../measured.ts';
import { feedIdOf, outlets, storiesOf } from './search-stories.ts';

/** `node search-worker.ts fill|make|ask path count`: does that, and says in JSON what it took. */
const [what = '', path = '', count = '0'] = process.argv.slice(2);
const chatId = 7;
const followed = Array.from({ length: 30 }, (_, at) => feedIdOf(20 + at * 5));

const store = await openCollections(`sqlite://${path}`);
const open = () =>
  createStoryIndex({
    path: `${path}.search`,
    storeMark: 'bench',
    feeds: store.feeds,
    stories: store.stories,
    clock: systemClock,
    log: {
      info: () => {},
      warn: (event, facts) => process.stderr.write(`${event} ${String(facts?.['error'])}\n`),
    },
  });

/** Writes the store: stories, feeds, and a chat that follows thirty of them. */
const fill = async () => {
  const now = Date.now();
  for (let outlet = 0; outlet < outlets; outlet++)
    await store.feeds.save({
      id: feedIdOf(outlet),
      url: `https://media${outlet}.example/rss`,
      title: `Media ${outlet}`,
      nextAt: now,
      failures: 0,
    });
  const defaults = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
  const chat = blankChat({ id: chatId, kind: 'private', title: '' }, defaults);
  const follows = followed.map((sourceId) => ({ sourceId, slot: 0, since: 0 }));
  await store.chats.update(chatId, () => ({ ...chat, follows }));
  let some = [];
  for (const story of storiesOf(Number(count), now)) {
    some.push(story);
    if (some.length < 200) continue;
    await store.stories.put(some);
    some = [];
  }
  await store.stories.put(some);
  return {};
};

/** Makes the index as a start does that finds none. */
const make = async () => {
  await store.stories.walk(undefined, 50);
  const before = process.memoryUsage.rss() / 2 ** 20;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const cpu = process.cpuUsage();
  const index = open();
  await index.start();
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  const seconds = (performance.now() - began) / 1_000;
  await index.stop();
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    grownMiB: peakMiB() - before,
    delay99Ms: delay.percentile(99) / 1e6,
    delayMostMs: delay.max / 1e6,
  };
};

const questions = [
  'kebakaran',
  'gempa',
  'presiden',
  'polisi tangkap',
  '"rumah sakit"',
  'harga bbm',
  'banjir jakarta',
  'korupsi kpk',
  'trump tariffs',
  'killed',
  'police',
  'the',
  'di',
  'menang',
  'timnas',
  'source:media',
  'sumber:"media 12" gempa',
  'gempa sejak:3d',
  'kecelakaan -bus',
  '"four people" killed',
  'bandara',
  'pesawat jatuh',
  'election',
  'harga emas hari ini',
  'kapal tenggelam',
  'longsor',
  'erupsi gunung',
  'badu gila',
  'zebra',
  'as',
  '2026',
  'pemerintah',
  'liga inggris',
  'sidang vonis',
  'dakota',
  'bakar hutan riau',
  'minyak',
  'ukraine',
  'gaza',
  'a b c d e',
];
const rounds = 20;

/** Asks everything in both scopes, first pages and second ones, with one story noted between two questions. */
const ask = async () => {
  const search = createSearch({ index: { find: () => [], isWhole: () => true, drop: () => {} }, ...store });
  await search({ query: parseSearch('x'), scope: { in: 'followed', chatId }, at: 0, offset: 0, limit: 5 });
  await store.stories.getMany([...storiesOf(100, 0)].map(({ id }) => id));
  const before = process.memoryUsage.rss() / 2 ** 20;
  const index = open();
  await index.start();
  const find = createSearch({ index, chats: store.chats, stories: store.stories, topics: store.topics });
  const taken: Record<string, number[]> = { followed: [], everywhere: [] };
  const worked: Record<string, number[]> = { followed: [], everywhere: [] };
  let found = 0;
  for (let round = 0; round < rounds; round++)
    for (const typed of questions)
      for (const scope of ['followed', 'everywhere'] as const) {
        const query = parseSearch(typed);
        const began = performance.now();
        const before = process.threadCpuUsage();
        const { stories } = await find({
          query,
          scope: { in: scope, chatId },
          ...(query.since !== undefined && { since: Date.now() - 3 * 86_400_000 }),
          ...(query.source !== undefined && {
            sourceIds: index.sourcesNamed(query.source).map(({ id }) => id),
          }),
          at: Date.now(),
          offset: round % 2 === 0 ? 0 : 5,
          limit: 5,
        });
        const { user, system } = process.threadCpuUsage(before);
        taken[scope]?.push(performance.now() - began);
        worked[scope]?.push((user + system) / 1_000);
        found += stories.length;
      }
  const grownMiB = peakMiB() - before;
  await index.stop();
  return { taken, worked, found, grownMiB };
};

const work: Record<string, () => Promise<object>> = { fill, make, ask };
const said = await work[what]?.();
await store.close();
process.stdout.write(`${JSON.stringify(said)}\n`);
