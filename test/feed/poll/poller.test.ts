import { beforeEach, describe, expect, it } from 'vitest';
import { feedId } from '../../../src/feed/address.ts';
import { FeedError } from '../../../src/http/failure.ts';
import type { Fetched } from '../../../src/http/client.ts';
import { createPoller, type Poller, type PollerParts } from '../../../src/feed/poll/poller.ts';
import type { FeedRecord } from '../../../src/feed/record.ts';
import { openCollections } from '../../../src/store/collections.ts';
import { StoreError } from '../../../src/store/keyv/key-value.ts';
import { createSimulatedClock, type SimulatedClock } from '../../runtime/simulated-clock.ts';

const second = 1_000;
const minute = 60 * second;
const bounds = { minMs: minute, maxMs: 60 * minute, startMs: 5 * minute };
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let clock: SimulatedClock;
let store: Awaited<ReturnType<typeof openCollections>>;
let looks: { url: string; at: number }[];
let stopper: AbortController;
beforeEach(async () => {
  clock = createSimulatedClock();
  store = await openCollections('memory:');
  looks = [];
  stopper = new AbortController();
});

const unchanged = async (url: string): Promise<Fetched> => ({ status: 'unchanged', url });
const record = (id: string, more: Partial<FeedRecord> = {}): FeedRecord => ({
  id,
  url: `https://${id}.example/feed`,
  title: id,
  nextAt: clock.now(),
  failures: 0,
  ...more,
});
const pollerWith = (more: Partial<PollerParts> & { answer?: typeof unchanged } = {}): Poller =>
  createPoller({
    clock,
    log: quiet,
    lock: store.lock,
    feeds: store.feeds,
    intake: { take: () => Promise.reject(new Error('nothing is read here')) },
    followers: async () => 1,
    announce: async () => {},
    merge: async () => {},
    bounds,
    random: () => 0.5,
    concurrency: 8,
    stopping: stopper.signal,
    sight: {
      see: async ({ url }) => {
        looks.push({ url, at: clock.now() });
        await clock.sleep(100);
        return { fetched: await (more.answer ?? unchanged)(url) };
      },
    },
    ...more,
  });
/** Ticks every 15 s, as POLL_CRON does unless told otherwise. */
const passes = async (poller: Poller, ms: number) => {
  for (let waited = 0; waited < ms; waited += 15 * second) {
    poller.tick();
    await clock.advance(Math.min(15 * second, ms - waited));
  }
};
const refused = () => {
  throw new StoreError('disk full');
};
const gaps = () => looks.slice(1).map(({ at }, index) => at - (looks[index]?.at ?? 0));

describe('the poller', () => {
  it('goes to one host again after a pause, though many of its feeds are due', async () => {
    for (let n = 0; n < 20; n++)
      await store.feeds.save(record(`f${n}`, { url: `https://satu.example/${n}` }));
    const poller = pollerWith();
    await poller.start();
    await passes(poller, 2 * minute);
    expect(new Set(looks.map(({ url }) => url)).size).toBe(20);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(second);
  });

  it('looks at every feed of a crowded host within its interval', async () => {
    for (let n = 0; n < 200; n++)
      await store.feeds.save(record(`f${n}`, { url: `https://satu.example/${n}`, intervalMs: minute }));
    const poller = pollerWith({
      sight: {
        see: async ({ url }) => {
          looks.push({ url, at: clock.now() });
          return { fetched: await unchanged(url) };
        },
      },
    });
    await poller.start();
    await passes(poller, 10 * minute);
    expect(looks.length).toBeGreaterThan(200 * 7);
  });

  it('spreads what is overdue at a start', async () => {
    for (let n = 0; n < 300; n++) await store.feeds.save(record(`f${n}`, { nextAt: clock.now() - minute }));
    const poller = pollerWith({ concurrency: 256 });
    await poller.start();
    await clock.advance(second);
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.length).toBeLessThan(30);
    await passes(poller, minute);
    expect(looks.length).toBe(300);
  });

  it('leaves a host alone that asks for it, with all of its feeds, and no other', async () => {
    for (const n of [1, 2, 3]) await store.feeds.save(record(`f${n}`, { url: `https://satu.example/${n}` }));
    await store.feeds.save(record('lain'));
    let isBusy = true;
    const poller = pollerWith({
      answer: async (url) => {
        if (!url.includes('satu') || !isBusy) return unchanged(url);
        throw new FeedError('server-error', 'HTTP 429', { retryAfterMs: 10 * minute });
      },
    });
    await poller.start();
    await passes(poller, 9 * minute);
    expect(looks.filter(({ url }) => url.includes('satu'))).toHaveLength(1);
    expect(looks.filter(({ url }) => url.includes('lain')).length).toBeGreaterThan(1);
    isBusy = false;
    await passes(poller, 3 * minute);
    expect(looks.filter(({ url }) => url.includes('satu')).length).toBeGreaterThanOrEqual(3);
  });

  it('looks more seldom while a hub is believed, and at once when its word ends', async () => {
    await store.feeds.save(record('f1'));
    let until: number | undefined = clock.now() + 40 * minute;
    const poller = pollerWith({ push: { pushedUntil: () => until, looked: async () => {} } });
    await poller.start();
    await passes(poller, 39 * minute);
    expect(looks).toHaveLength(1);
    until = undefined;
    await passes(poller, 2 * minute);
    expect(looks).toHaveLength(2);
    await passes(poller, 10 * minute);
    expect(looks).toHaveLength(4);
  });

  it('looks soon where it is told to, once, and never sooner than it may', async () => {
    await store.feeds.save(record('f1', { nextAt: clock.now() + 30 * minute }));
    const poller = pollerWith();
    await poller.start();
    await passes(poller, minute);
    for (let n = 0; n < 5; n++) poller.hasten('f1');
    await passes(poller, 45 * second);
    expect(looks).toHaveLength(0);
    await passes(poller, 45 * second);
    expect(looks).toHaveLength(1);
    poller.hasten('nobody');
    await passes(poller, 4 * minute);
    expect(looks).toHaveLength(1);
  });

  it('lets a feed that nobody follows rest, says so to push, and takes it up again when somebody does', async () => {
    let followers = 0;
    const told: boolean[] = [];
    await store.feeds.save(record('f1'));
    const poller = pollerWith({
      followers: async () => followers,
      push: { pushedUntil: () => undefined, looked: async ({ idle = false }) => void told.push(idle) },
    });
    await poller.start();
    await passes(poller, 10 * minute);
    expect([looks.length, told, poller.stats().feeds]).toEqual([0, [true], 0]);
    expect((await store.feeds.get('f1'))?.idle).toBe(true);
    followers = 1;
    poller.watch(record('f1'));
    await passes(poller, minute);
    expect(looks).toHaveLength(1);
    expect(await store.feeds.get('f1')).not.toHaveProperty('idle');
  });

  it('takes up a feed that somebody follows while it is put to rest', async () => {
    await store.feeds.save(record('f1'));
    let followers = 0;
    const poller: Poller = pollerWith({
      followers: async () => {
        const count = followers;
        if (count === 0) poller.watch(record('f1'));
        followers = 1;
        return count;
      },
    });
    await poller.start();
    await passes(poller, minute);
    expect(looks).toHaveLength(1);
  });

  it('makes one feed of two where one moves for good to the address of the other', async () => {
    const merged: [string, string][] = [];
    const newUrl = 'https://baru.example/feed';
    const newId = feedId(newUrl);
    await store.feeds.save(record('lama', { intervalMs: minute }));
    await store.feeds.save(record(newId, { url: newUrl, nextAt: clock.now() + 60 * minute }));
    const poller = pollerWith({
      answer: async (url) => ({
        status: 'unchanged',
        url: newUrl,
        ...(url !== newUrl && { permanentUrl: newUrl }),
      }),
      merge: async (from, into) => void merged.push([from, into]),
    });
    await poller.start();
    await passes(poller, 2 * minute);
    expect([looks.length, merged, await store.feeds.alias('lama')]).toEqual([2, [], undefined]);
    await passes(poller, 2 * minute);
    expect(merged[0]).toEqual(['lama', newId]);
    expect([await store.feeds.alias('lama'), await store.feeds.alias(newId)]).toEqual([newId, undefined]);
  });

  it('says that looks are not recorded, and is well again once they are', async () => {
    await store.feeds.save(record('f1'));
    let isFull = true;
    const poller = pollerWith({
      feeds: { ...store.feeds, get: async (id) => (isFull ? refused() : store.feeds.get(id)) },
    });
    await poller.start();
    await passes(poller, minute);
    expect(poller.trouble()).toMatch(/did not record/);
    isFull = false;
    await passes(poller, minute);
    expect(poller.trouble()).toBeUndefined();
  });

  it('says that what quiet looks have found cannot be written', async () => {
    let isFull = true;
    const poller = pollerWith({ feeds: { ...store.feeds, isBehind: () => isFull } });
    await poller.start();
    expect(poller.trouble()).toMatch(/did not record/);
    isFull = false;
    expect(poller.trouble()).toBeUndefined();
  });

  it('says that a look hangs', async () => {
    await store.feeds.save(record('f1'));
    const poller = pollerWith({ sight: { see: () => new Promise(() => {}) } });
    await poller.start();
    await passes(poller, 5 * minute);
    expect(poller.trouble()).toBeUndefined();
    await passes(poller, 6 * minute);
    expect(poller.trouble()).toMatch(/hangs/);
  });

  it('tells of a feed that begins to fail once at warn, and again only after it was well', async () => {
    await store.feeds.save(record('f1'));
    const told: string[] = [];
    const log = { ...quiet, warn: (event: string) => void told.push(event) };
    let isWell = false;
    const answer = async (url: string) => {
      if (isWell) return unchanged(url);
      throw new FeedError('not-found');
    };
    const poller = pollerWith({ answer, log });
    await poller.start();
    await passes(poller, 3 * 60 * minute);
    expect(looks.length).toBeGreaterThan(3);
    expect(told).toEqual(['feed.failed']);
    isWell = true;
    await passes(poller, 3 * 60 * minute);
    isWell = false;
    await passes(poller, 3 * 60 * minute);
    expect(told).toEqual(['feed.failed', 'feed.failed']);
  });
});
