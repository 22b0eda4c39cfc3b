import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, fetch } from 'undici';
import { systemClock } from '../../src/runtime/clock.ts';
import { readConfig } from '../../src/config.ts';
import { feedId } from '../../src/feed/address.ts';
import { createFetcher } from '../../src/http/client.ts';
import { createAgent } from '../../src/http/agent.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createAudience } from '../../src/audience/follow.ts';
import { createIngest } from '../../src/app/ingest.ts';
import { openCollections } from '../../src/store/collections.ts';
import { userAgent } from '../../src/http/user-agent.ts';
import { peakMiB } from '../measured.ts';

/** Looks at feeds that never change, each on a host of its own, and prints what a look costs. Arguments: way, feeds, rounds, port, folder. */
const [, , way = '', feedCount = '', roundCount = '', port = '', folder = ''] = process.argv;
const count = Number(feedCount);
const rounds = Number(roundCount);
/** A tenth of the usual interval and a third of it, so that a run does not take too long (seconds). */
const everyS = count > 5_000 ? 100 : 30;
const etag = '"unchanged"';
const urls = Array.from({ length: count }, (_, index) => `http://f${index}.test:${port}/feed.xml`);
const agent = createAgent({
  allowPrivateNetwork: true,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
});
let looks = 0;

/** The same question to each feed, as many at once as Kabar asks. */
const bare = async (): Promise<void> => {
  const dispatcher = new Agent({
    connect: { lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]) },
  });
  const waiting = Array.from({ length: rounds }, () => urls).flat();
  const worker = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const response = await fetch(url, { dispatcher, headers: { 'if-none-match': etag } });
      await response.arrayBuffer();
      if (response.status === 304) looks++;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
};

/** Kabar's own ingest over a store, from the agenda to the record that is written after each look. */
const kabar = async (): Promise<() => Promise<void>> => {
  const read = readConfig({
    BOT_TOKEN: `00000:${'0'.repeat(35)}`,
    POLL_INTERVAL_SECONDS: String(everyS),
    POLL_MIN_SECONDS: String(everyS),
    POLL_MAX_SECONDS: String(everyS),
    ALLOW_PRIVATE_NETWORK: 'true',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const store = await openCollections(`sqlite://${folder}/kabar.sqlite`);
  for (const url of urls) {
    const id = feedId(url);
    const record = { id, url, title: 'Harian', etag, nextAt: 0, failures: 0 };
    await store.feeds.save(record, { known: { stories: [], faces: [] }, recent: [] });
    await store.audiences.occupy(id, 1);
  }
  const stopper = new AbortController();
  const fetcher = createFetcher({ agent, clock: systemClock, userAgent: userAgent(undefined) });
  const ingest = createIngest({
    config: read.config,
    clock: systemClock,
    log: createLog('warn'),
    random: Math.random,
    store,
    agent,
    userAgent: userAgent(undefined),
    isBanned: () => false,
    fetcher: {
      fetch: async (...given) => {
        const fetched = await fetcher.fetch(...given);
        if (fetched.status === 'unchanged') looks++;
        return fetched;
      },
    },
    audience: createAudience(store.chats, store.audiences),
    isOpen: () => false,
    publish: async () => {},
    revise: async () => {},
    announce: async () => {},
    isGeneral: () => false,
    stopping: stopper.signal,
  });
  await ingest.start();
  return async () => {
    const ticking = setInterval(ingest.tick, 250);
    const isDone = () => looks >= count * rounds;
    while (!isDone()) await sleep(20);
    clearInterval(ticking);
    stopper.abort();
    await ingest.idle();
  };
};

const run = way === 'bare' ? bare : await kabar();
const before = process.cpuUsage();
await run();
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({ looks, cpuMs: (user + system) / 1_000 / looks, peakMiB: peakMiB() })}\n`,
);
process.exit(0);
