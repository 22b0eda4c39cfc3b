import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageSize } from '../../src/audience/ports.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { servers, stores, type StoreKind } from '../stage/stores.ts';
import { countsOf, until } from './counting.ts';
import { createStage, type Running, type Stage } from './stage.ts';

const followers = 5_000;
const timeout = 90_000;

/** Durable receipts of the campaign that is on its way. */
const receiptsIn = async (storeUrl: string): Promise<number> => {
  const { campaigns, close } = await openCollections(storeUrl);
  const [id = ''] = await campaigns.open();
  const { slots = 0 } = (await campaigns.get(id)) ?? {};
  let count = 0;
  for (let page = 0; page * pageSize < slots; page++)
    count += (await campaigns.receipts(id, page)).filter((one) => one !== null).length;
  await close();
  return count;
};

const says = ({ log }: Running, event: string) => log.filter((one) => one.event === event).length;

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** An owner in the middle of a campaign to 5,000 chats, and a stand-by. */
const scene = async (url: string) => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(followers);
  await seedFollowers(url, feed.url, 'Harian', ids);
  telegram.faults({ latencyMs: 30 });
  const owner = await stage.run({ STORE_URL: url });
  const waiting = stage.start({ STORE_URL: url, STANDBY: 'true' });
  await until(() => says(waiting, 'standby.waiting') === 1, 'it waits');
  feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
  const counts = () => countsOf(telegram, ids, 'Gempa');
  // Looking through what 5,000 chats hold takes this process so long that the newsroom in it answers no more.
  const reached = () => ids.filter((id) => telegram.taken(id) > 0).length;
  await until(() => reached() > followers / 4, 'a quarter has it');
  /** Sent, or on its way, without a durable receipt: nobody can know whether Telegram has it. Nobody works meanwhile. */
  const inFlight = async () => {
    // A question for updates stays open: what is on its way arrives when it arrives.
    let atStop = -1;
    while (atStop !== reached()) {
      atStop = reached();
      await pause(500);
    }
    expect(atStop).toBeLessThan(followers);
    return atStop - (await receiptsIn(url));
  };
  const finished = async () => {
    await until(() => reached() === followers, 'everybody has it');
    await pause(300);
    return counts();
  };
  return { owner, waiting, reached, inFlight, finished };
};

const twiceIn = (counts: number[]) => counts.filter((count) => count > 1).length;
const startEach = ({ start }: StoreKind) => {
  const server = Promise.withResolvers<Awaited<ReturnType<StoreKind['start']>>>();
  beforeAll(async () => server.resolve(await start()), timeout);
  afterAll(async () => (await server.promise).close());
  return async () => (await server.promise).freshUrl();
};

describe.each(stores)('a stand-by over $name', (kind) => {
  describe.skipIf(!kind.isHere)('whose owner is killed', () => {
    const freshUrl = startEach(kind);

    it(
      'goes on with its campaign to 5,000 chats: none is lost, and what comes twice was in flight',
      { timeout },
      async () => {
        const { owner, waiting, reached, inFlight, finished } = await scene(await freshUrl());
        // It is held, so that what the owner has left can be counted.
        waiting.process.kill('SIGSTOP');
        await owner.kill('SIGKILL');
        const most = await inFlight();
        const atKill = reached();
        waiting.process.kill('SIGCONT');
        await until(() => reached() > atKill, 'it goes on', 10);
        const counts = await finished();
        expect(twiceIn(counts)).toBeLessThanOrEqual(most);
        expect(Math.max(...counts)).toBeLessThanOrEqual(2);
        expect(says(waiting, 'standby.takes-over')).toBe(1);
        expect(await waiting.kill('SIGTERM')).toBe(0);
      },
    );
  });
});

describe.each(servers)('a stand-by over $name', (kind) => {
  describe.skipIf(!kind.isHere)('whose owner is paused', () => {
    const freshUrl = startEach(kind);

    it(
      'takes over; the owner wakes up late, sends and writes nothing, says so and ends with 75',
      { timeout },
      async () => {
        const { owner, waiting, reached, inFlight, finished } = await scene(await freshUrl());
        owner.process.kill('SIGSTOP');
        const most = await inFlight();
        const atPause = reached();
        await until(() => reached() > atPause, 'it goes on', 15);
        const ended = once(owner.process, 'exit');
        owner.process.kill('SIGCONT');
        expect(await ended).toEqual([75, null]);
        expect(owner.output()).toMatch(/^Kabar cannot go on: it is not the owner of the store any more/m);
        const all = await finished();
        expect(twiceIn(all)).toBeLessThanOrEqual(most);
        expect(Math.max(...all)).toBeLessThanOrEqual(2);
        expect(says(waiting, 'standby.takes-over')).toBe(1);
        expect(await waiting.kill('SIGTERM')).toBe(0);
      },
    );
  });
});
