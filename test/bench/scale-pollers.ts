import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { blankChat } from '../../src/audience/chats.ts';
import { feedId } from '../../src/feed/address.ts';
import { openCollections } from '../../src/store/collections.ts';
import { openStore } from '../../src/store/keyv/open.ts';
import { startRedis } from '../stage/redis-server.ts';
import { createTheatre, startProgram, startSimulator, type Program } from './stage.ts';
import { percent, round, table } from './table.ts';

const feeds = 2_000;
/** How long each answer of a feed takes (milliseconds): looks wait for the world, not for these two processors. */
const latencyMs = 250;
/** Looks under way at once in each process that looks. */
const atOnce = 32;
const defaults = { language: 'id', timeZone: 'Asia/Jakarta' } as const;

/** 2,000 feeds on as many hosts, all with one story of news, looked at by the bot itself and by 1, 2 and 4 pollers. */
export const pollers = async (): Promise<string> => {
  const redis = await startRedis();
  const rows: (string | number)[][] = [];
  try {
    for (const pollers of [0, 1, 2, 4]) {
      rows.push(await measure(pollers, await redis.freshUrl()));
      process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`);
    }
  } finally {
    await redis.close();
  }
  return [
    table(
      [
        'pollers',
        's to look',
        'feeds/s',
        'looks in all',
        'bot CPU ms a look',
        'pollers CPU ms a look',
        'share not the bot',
        'bot MiB',
        'poller MiB',
        'told',
      ],
      rows,
    ),
    '',
    `${feeds} feeds of 20 stories, one of them new, each on a host of its own that answers after ${latencyMs} ms, ${atOnce} looks at once in each process; every story goes to one chat. The bot's CPU is all that it does meanwhile: placing stories, the store (SQLite), and the sends. A feed may be looked at once more before the last is told. Memory: the most that was held. 0 pollers: ROLE=all.`,
  ].join('\n');
};

const measure = async (pollers: number, queueUrl: string): Promise<(string | number)[]> => {
  const [theatre, telegram] = [await createTheatre(), await startSimulator()];
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, 'scale-server.ts'), String(feeds), String(latencyMs)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: server.stdout });
  const [port] = (await once(lines, 'line')) as [string];
  await seed(theatre.storeUrl, port, await telegram.people(feeds));
  const hands: Program[] = [];
  const env = { QUEUE_URL: queueUrl, ARTICLE_PAGES: 'false', FEED_CONCURRENCY: String(atOnce) };
  for (let n = 0; n < pollers; n++) hands.push(await startProgram({ ...env, ROLE: 'poller' }));
  const startBot = (more: Record<string, string> = {}) =>
    startProgram({
      ...env,
      ROLE: pollers === 0 ? 'all' : 'bot',
      FEED_CONCURRENCY: String(atOnce * Math.max(1, pollers)),
      BOT_TOKEN: telegram.token,
      BOT_API_ROOT: telegram.url,
      STORE_URL: theatre.storeUrl,
      TELEGRAM_RATE: '1000',
      ...more,
    });
  // A first look tells nothing: it is only learned what there is.
  const known = once(lines, 'line');
  const first = await startBot();
  await known;
  await sleep(2_000);
  await first.stop();

  const looked = once(lines, 'line');
  server.stdin.write('\n');
  const before = await Promise.all(hands.map((one) => one.cpuSeconds()));
  const bot = await startBot({ POLL_MAX_SECONDS: '3600' });
  const [started, begun] = [performance.now(), await bot.cpuSeconds()];
  await looked;
  const seconds = (performance.now() - started) / 1_000;
  const isTold = async () => (await telegram.stats()).accepted >= feeds;
  for (let tries = 0; tries < 240 && !(await isTold()); tries++) await sleep(500);
  const botMs = ((await bot.cpuSeconds()) - begun) * 1_000;
  const spent = await Promise.all(hands.map((one) => one.cpuSeconds()));
  const handsMs = spent.reduce((all, one, n) => all + one - (before[n] ?? 0), 0) * 1_000;
  const counted = once(lines, 'line');
  server.stdin.write('\n');
  const looks = Number((await counted)[0]);
  const told = (await telegram.stats()).accepted;
  const memory = [bot.peakMiB(), Math.max(0, ...hands.map((one) => one.peakMiB()))];
  for (const one of [bot, ...hands]) await one.stop();
  server.stdin.end();
  await Promise.all([telegram.close(), theatre.close()]);
  return [
    pollers,
    round(seconds, 1),
    round(feeds / seconds, 0),
    looks,
    round(botMs / looks, 1),
    round(handsMs / looks, 1),
    percent(handsMs, botMs + handsMs),
    ...memory.map((one) => round(one, 0)),
    told,
  ];
};

/** Feeds that nobody has looked at yet, each with one chat that follows it. */
const seed = async (storeUrl: string, port: string, chatIds: number[]): Promise<void> => {
  const urls = chatIds.map((_, n) => `http://127.1.${Math.floor(n / 250)}.${(n % 250) + 1}:${port}/feed.xml`);
  const collections = await openCollections(storeUrl);
  for (const url of urls)
    await collections.feeds.save({ id: feedId(url), url, title: 'Harian', nextAt: Date.now(), failures: 0 });
  for (const [n, url] of urls.entries()) await collections.audiences.occupy(feedId(url), chatIds[n] ?? 0);
  await collections.close();
  const store = await openStore(storeUrl);
  await store.setMany(
    chatIds.map((id, n) => ({
      key: `chat:${id}`,
      value: {
        ...blankChat({ id, kind: 'private', title: '' }, defaults),
        follows: [{ sourceId: feedId(urls[n] ?? ''), slot: 0, since: 0 }],
      },
    })),
  );
  await store.close();
};
