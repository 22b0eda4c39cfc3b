import { describe, expect, it } from 'vitest';
import { createSearch } from '../../../src/feed/discovery/search.ts';
import type { Fetcher } from '../../../src/http/client.ts';
import { FeedError } from '../../../src/http/failure.ts';

/** Lets all go on that can. */
const settle = () => new Promise(setImmediate);

/** A web whose answers come when the test says so. `redirects`: where an address leads. */
const web = (redirects: Record<string, string> = {}) => {
  const started: string[] = [];
  const waiting = new Map<string, (error?: FeedError) => void>();
  const busy = new Map<string, number>();
  let most = 0;
  const request = async (url: string) => {
    started.push(url);
    const { host } = new URL(url);
    busy.set(host, (busy.get(host) ?? 0) + 1);
    most = Math.max(most, ...busy.values());
    await new Promise<void>((resolve, reject) =>
      waiting.set(url, (error) => (error === undefined ? resolve() : reject(error))),
    ).finally(() => busy.set(host, (busy.get(host) ?? 1) - 1));
  };
  const fetcher: Fetcher = {
    fetch: async (url, { mayGo } = {}) => {
      await request(url);
      const next = redirects[url];
      if (next === undefined) return { status: 'ok', url };
      if (!(await mayGo?.(next))) throw new FeedError('denied');
      await request(next);
      return { status: 'ok', url: next };
    },
  };
  const stop = new AbortController();
  const answer = async (url: string, error?: FeedError) => {
    waiting.get(url)?.(error);
    await settle();
  };
  const search = createSearch({ fetcher, signal: stop.signal });
  return { search, started, answer, stop, mostAtOnce: () => most };
};

describe('a search', () => {
  it('asks hosts side by side, and each for one thing at a time', async () => {
    const { search, started, answer, mostAtOnce } = web();
    const all = ['https://a.id/1', 'https://a.id/2', 'https://www.a.id/3', 'https://b.id/1'];
    const fetched = all.map((url) => search.fetch(url));
    await settle();
    expect(started).toEqual(['https://a.id/1', 'https://b.id/1']);
    for (const url of all) await answer(url);
    expect((await Promise.all(fetched)).map((one) => one?.url)).toEqual(all);
    expect(mostAtOnce()).toBe(1);
  });

  it('waits for its turn also where a redirect leads to a busy host', async () => {
    const { search, started, answer } = web({ 'https://a.id/1': 'https://b.id/2' });
    const moved = search.fetch('https://a.id/1');
    const slow = search.fetch('https://b.id/1');
    await settle();
    await answer('https://a.id/1');
    expect(started).toEqual(['https://a.id/1', 'https://b.id/1']);
    await answer('https://b.id/1');
    expect(started).toEqual(['https://a.id/1', 'https://b.id/1', 'https://b.id/2']);
    await answer('https://b.id/2');
    expect([(await moved)?.url, (await slow)?.url]).toEqual(['https://b.id/2', 'https://b.id/1']);
  });

  it('does not stand still where two redirects lead to each other', async () => {
    const { search, answer } = web({
      'https://a.id/1': 'https://b.id/2',
      'https://b.id/1': 'https://a.id/2',
    });
    const both = Promise.all([search.fetch('https://a.id/1'), search.fetch('https://b.id/1')]);
    await settle();
    for (const url of ['https://a.id/1', 'https://b.id/1', 'https://b.id/2', 'https://a.id/2'])
      await answer(url);
    expect((await both).map((one) => one?.url)).toEqual(['https://b.id/2', 'https://a.id/2']);
  });

  it('asks for no address twice', async () => {
    const { search, started, answer } = web();
    const first = search.fetch('https://a.id/1');
    expect(await search.fetch('https://a.id/1')).toBeUndefined();
    await answer('https://a.id/1');
    await first;
    expect(started).toHaveLength(1);
  });

  it.each(['time-out', 'unreachable', 'refused-address'] as const)(
    'leaves a host alone after %s, and says the same of it',
    async (reason) => {
      const { search, started, answer } = web();
      const both = Promise.allSettled(['https://a.id/1', 'https://a.id/2'].map((url) => search.fetch(url)));
      await settle();
      await answer('https://a.id/1', new FeedError(reason));
      expect(await both).toMatchObject([{ reason: { reason } }, { reason: { reason } }]);
      expect(started).toEqual(['https://a.id/1']);
    },
  );

  it('goes on at a host that lacks a page', async () => {
    const { search, started, answer } = web();
    const both = Promise.allSettled(['https://a.id/1', 'https://a.id/2'].map((url) => search.fetch(url)));
    await settle();
    await answer('https://a.id/1', new FeedError('not-found'));
    await answer('https://a.id/2');
    expect(await both).toMatchObject([{ reason: { reason: 'not-found' } }, { status: 'fulfilled' }]);
    expect(started).toHaveLength(2);
  });

  it('waits for no turn once its time is over', async () => {
    const { search, started, answer, stop } = web();
    const both = ['https://a.id/1', 'https://a.id/2'].map((url) => search.fetch(url));
    await settle();
    stop.abort();
    expect(await both[1]).toBeUndefined();
    await answer('https://a.id/1');
    expect(started).toEqual(['https://a.id/1']);
  });

  it('ends after sixty requests and four further pages', async () => {
    const { search, started, answer } = web();
    const urls = Array.from({ length: 100 }, (_, n) => `https://a${n}.id/`);
    const all = urls.map((url) => search.fetch(url));
    await settle();
    for (const url of urls) await answer(url);
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(60);
    expect(started).toHaveLength(60);
    expect([1, 2, 3, 4, 5].map(() => search.mayGoOn())).toEqual([true, true, true, true, false]);
  });
});
