import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageSize } from '../../src/audience/ports.ts';
import { mostInFlight } from '../../src/delivery/pacing/rate.ts';
import { mostUnsaved } from '../../src/delivery/receipts/group-commit.ts';
import { campaignOf } from '../../src/publishing/broadcast.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { pause } from './counting.ts';
import { createStage, type Running, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const readers = 5_000;
const words = 'Selamat datang, pembaca';
/** How many had it at the first five kills; the sixth comes while it is paused, four more on the way from there. */
const beforePause = [1, 250, 500, 750, 1_000];
const killsAfterPause = 4;
const patience = { timeoutMs: 60_000 };

/** How often each reader got the post, kept as it comes; `reaches` resolves in the very step in which so many have it. */
const countArrivals = (ids: ReadonlySet<number>) => {
  const times = new Map<number, number>();
  let waits: { count: number; resolve(): void } | undefined;
  stage.telegram.onChange(({ chat_id: id, text }, change) => {
    if (change !== 'sent' || !ids.has(id) || text !== words) return;
    times.set(id, (times.get(id) ?? 0) + 1);
    if (waits !== undefined && times.size >= waits.count) waits.resolve();
  });
  return {
    count: () => times.size,
    repeats: () => [...times.values()].reduce((sum, one) => sum + one - 1, 0),
    reaches: (count: number) =>
      new Promise<void>((resolve) => {
        waits = { count, resolve };
        if (times.size >= count) resolve();
      }),
  };
};

/** How many readers have their receipt on disk; no process has the store meanwhile. */
const countRecorded = async (): Promise<number> => {
  const { broadcasts, campaigns, close } = await openCollections(stage.storeUrl);
  let count = 0;
  for (const id of await broadcasts.live())
    for (let page = 0; page * pageSize < readers; page++)
      count += (await campaigns.receipts(campaignOf(id), page)).filter((one) => one !== null).length;
  await close();
  return count;
};

/** Readers who are on disk already, and an operator who has a post to them ready to be sent. */
const prepare = async () => {
  const { telegram, newsroom, storeUrl } = stage;
  const ids = telegram.people(readers);
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  await seedFollowers(storeUrl, feed.url, feed.title, ids);
  // They are reached by what they follow: to list them among everybody would take as long as the post.
  const { everybody, close } = await openCollections(storeUrl);
  await everybody.setListed();
  await close();
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const kabar = await start();
  const post = operator.send(words);
  const { message_id: after } = operator.send('/broadcast', { replyTo: post.message_id });
  const told = (answer: RegExp) => telegram.waitFor(operator.id, answer, { after, ...patience });
  await operator.press(await told(/Kirim ke mana/), 'Pelanggan ›');
  await operator.press(await told(/Kirim ke pelanggan: semua/), 'Sumber atau topik…');
  await told(/Ketik nama atau alamat/);
  operator.send(feed.url);
  await operator.press(await told(/Kirim ke pelanggan: hanya/), 'Lanjut');
  const question = await told(/akan dikirim ke 5\.000 pelanggan/);
  const press = (message: typeof question, button: string) =>
    operator.press(message, button, patience.timeoutMs);
  return { kabar, arrivals: countArrivals(new Set(ids)), told, question, press };
};
const start = () => stage.run({ OPERATOR_IDS: String(operatorId), TELEGRAM_RATE: '1000' });

it('a post to 5,000 subscribers that is killed at ten moments, once while it is paused, is lost by nobody and repeated only where it was in flight (invariants 1 and 2)', async () => {
  const { telegram } = stage;
  const { kabar, arrivals, told, question, press } = await prepare();
  let latencyMs = 20;
  const slow = (ms: number) => {
    latencyMs = ms;
    telegram.faults({ latencyMs, methods: ['copyMessage'] });
  };
  let inFlight = 0;
  const restart = async (one: Running): Promise<Running> => {
    await one.kill('SIGKILL');
    // What is on its way still arrives, without anybody to hear so.
    await pause(2 * latencyMs);
    const unrecorded = arrivals.count() - (await countRecorded());
    // Whose answer Kabar had not read, and whose receipt waited for its write: never more than these.
    expect(unrecorded).toBeLessThanOrEqual(mostInFlight + mostUnsaved);
    inFlight += unrecorded;
    return start();
  };

  slow(20);
  await press(question, 'Kirim');
  let running = kabar;
  for (const count of beforePause) {
    await arrivals.reaches(count);
    if (count === beforePause.at(-1)) slow(250);
    running = await restart(running);
  }
  await press(await told(/Mengirim ke 5\.000 pelanggan/), 'Jeda');
  const paused = await told(/Dijeda: kiriman ke 5\.000 pelanggan/);
  running = await restart(running);
  const atPause = arrivals.count();
  await pause(500);
  expect(arrivals.count()).toBe(atPause);
  expect(atPause).toBeLessThan(readers);

  slow(20);
  await press(paused, 'Lanjutkan');
  for (let kill = 1; kill <= killsAfterPause; kill++) {
    await arrivals.reaches(atPause + ((readers - atPause) * kill) / (killsAfterPause + 1));
    running = await restart(running);
  }
  await told(/Selesai: 5\.000 dari 5\.000 terkirim/);
  expect(arrivals.count()).toBe(readers);
  expect(arrivals.repeats()).toBeLessThanOrEqual(inFlight);
});
