import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anonymousAdminId } from '../../src/audience/chat.ts';
import { createAudience } from '../../src/audience/follow.ts';
import { createChats } from '../../src/audience/chats.ts';
import { createFollowing } from '../../src/audience/following.ts';
import { createFeedRegister } from '../../src/feed/register.ts';
import type { Found } from '../../src/feed/discovery/discover.ts';
import { FeedError } from '../../src/http/failure.ts';
import type { ParsedFeed } from '../../src/feed/parse/parse.ts';
import { openCollections } from '../../src/store/collections.ts';
import { channel, person } from '../commands/fakes.ts';

type Collections = Awaited<ReturnType<typeof openCollections>>;
let store: Collections;
beforeEach(async () => {
  store = await openCollections('memory:');
});
afterEach(() => store.close());

const feed: ParsedFeed = { title: 'Koran', link: undefined, language: undefined, entries: [] };
const foundAt = (url: string): Found => ({ kind: 'feed', url, feed, fetched: { status: 'ok', url } });

/** Follows over a web of what discovery finds at each address. */
const on = (web: Record<string, Found>, stopping = new AbortController().signal) => {
  const { lock, chats, audiences, feeds, stories } = store;
  const watched: string[] = [];
  const clock = { now: () => 1_000, sleep: async () => {} };
  const watch = ({ url }: { url: string }) => void watched.push(url);
  const register = createFeedRegister({
    clock,
    lock,
    feeds,
    putStories: stories.put,
    discovery: {
      find: async (address) => {
        const found = web[address];
        if (found === undefined) throw new FeedError('not-found');
        return found;
      },
    },
    watch,
    enrich: async (stories) => stories,
    firstPauseMs: 1_000,
  });
  const following = createFollowing({
    clock,
    defaults: { language: 'en', timeZone: 'Asia/Jakarta' },
    feeds,
    getStory: stories.get,
    topics: { getMany: async (ids) => ids.map(() => undefined) },
    chats,
    audience: createAudience(chats, audiences),
    register,
    watch,
    stopping,
  });
  return { ...following, watched };
};
const by = { userId: 7 };

describe('following an address', () => {
  it('returns the feeds that a page offers and stores nothing', async () => {
    const offers = [
      { title: 'Satu', url: 'https://koran.example/1' },
      { title: 'Dua', url: 'https://koran.example/2' },
    ];
    const { follow, list, watched } = on({ 'https://koran.example/': { kind: 'choice', feeds: offers } });
    expect(await follow(person, 'koran.example', by)).toEqual({
      kind: 'choice',
      address: 'https://koran.example/',
      offers,
    });
    expect(await list(person.id)).toEqual([]);
    expect(watched).toEqual([]);
    expect(await store.chats.get(person.id)).toBeUndefined();
  });

  it('marks every address that led to the feed as followed', async () => {
    const { follow, unfollow, has } = on({
      'https://koran.example/1': foundAt('https://cdn.example/1.xml'),
      'https://koran.example/2': foundAt('https://koran.example/2'),
    });
    const addresses = [
      'https://koran.example/1',
      'https://cdn.example/1.xml',
      'https://koran.example/2',
      'no',
    ];
    expect(await has(person.id, addresses)).toEqual([false, false, false, false]);
    const result = await follow(person, 'https://koran.example/1', by);
    expect(result).toMatchObject({ kind: 'followed', already: false, title: 'Koran' });
    expect(await has(person.id, addresses)).toEqual([true, true, false, false]);
    expect(await has(8, addresses)).toEqual([false, false, false, false]);
    if (result.kind === 'followed') await unfollow(person.id, result.sourceId);
    expect(await has(person.id, addresses)).toEqual([false, false, false, false]);
  });

  it('keeps entries with the same guid and link as separate stories', async () => {
    const entries = ['Banjir surut', 'Banjir naik'].map((title) => ({
      id: 'N/A',
      url: 'https://koran.example/',
      title,
      text: '',
      publishedAt: undefined,
      updatedAt: undefined,
      author: undefined,
      categories: [],
      image: undefined,
    }));
    const found: Found = { ...foundAt('https://koran.example/1'), feed: { ...feed, entries } } as Found;
    const { follow } = on({ 'https://koran.example/1': found });
    const result = await follow(person, 'https://koran.example/1', by);
    expect(result).toMatchObject({ sample: { headline: 'Banjir surut' } });
    const [recent = []] = await store.feeds.recent([result.kind === 'followed' ? result.sourceId : '']);
    const stories = await store.stories.getMany(recent.map(({ id }) => id));
    expect(stories.map((story) => story?.headline)).toEqual(['Banjir surut', 'Banjir naik']);
  });

  it('records the first known person who connects a channel, also for a channel set up before', async () => {
    const koran = { 'https://koran.example/1': foundAt('https://koran.example/1') };
    const { follow } = on({ ...koran, 'https://koran.example/2': foundAt('https://koran.example/2') });
    const connectedBy = async () => (await store.chats.get(channel.id))?.connectedBy;
    const chats = createChats(store.chats, { language: 'id', timeZone: 'Asia/Jakarta' });
    await chats.save({ ...(await chats.get(channel)), timeZone: 'Asia/Makassar' });
    await follow(channel, 'https://koran.example/1', { userId: anonymousAdminId });
    expect(await connectedBy()).toBeUndefined();
    await follow(channel, 'https://koran.example/1', { userId: 7 });
    expect(await connectedBy()).toBe(7);
    await follow(channel, 'https://koran.example/2', { userId: 8 });
    expect(await connectedBy()).toBe(7);
    expect(await store.chats.get(channel.id)).toMatchObject({
      timeZone: 'Asia/Makassar',
      follows: [{}, {}],
    });
  });

  it('returns the reason of a failure', async () => {
    const { follow, followKnown } = on({});
    expect(await follow(person, 'https://koran.example/', by)).toMatchObject({
      kind: 'failed',
      why: 'not-found',
    });
    expect(await follow(person, 'ftp://koran.example/', by)).toMatchObject({
      kind: 'failed',
      why: 'bad-address',
    });
    expect(await followKnown(person, 'f123', by)).toMatchObject({ kind: 'failed', why: 'not-found' });
  });

  it('says of an address that a stop has cut short that Kabar is stopping, and nothing of the site', async () => {
    const { follow } = on({}, AbortSignal.abort());
    expect(await follow(person, 'https://koran.id/rss', by)).toMatchObject({
      kind: 'failed',
      why: 'stopping',
    });
  });
});
