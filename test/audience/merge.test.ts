import { expect, it } from 'vitest';
import { createAudience } from '../../src/audience/follow.ts';
import type { Chat } from '../../src/audience/chat.ts';
import type { Campaign } from '../../src/delivery/campaign.ts';
import { createMerge } from '../../src/audience/merge.ts';
import type { FeedRecord } from '../../src/feed/record.ts';
import { openCollections } from '../../src/store/collections.ts';

const chat = (id: number): Chat => ({
  id,
  kind: 'private',
  title: 'x',
  language: 'id',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [],
});
const record = (id: string): FeedRecord => ({
  id,
  url: 'https://x.example/',
  title: id,
  nextAt: 0,
  failures: 0,
});
const campaign = (id: string, sourceId: string): Campaign => ({
  id,
  content: { kind: 'story', storyId: id },
  sourceId,
  lane: 'news',
  createdAt: 0,
  slots: 3,
  nextPage: 0,
  state: 'open',
});

const stage = async () => {
  const store = await openCollections('memory:');
  const audience = createAudience(store.chats, store.audiences);
  for (const id of ['lama', 'baru']) await store.feeds.save(record(id));
  const follow = (id: number, sourceId: string, since: number, threadId?: number) =>
    audience.follow(chat(id), { sourceId, since, ...(threadId !== undefined && { threadId }) });
  const followsOf = async (id: number) =>
    ((await store.chats.get(id))?.follows ?? []).map(({ sourceId, since, threadId }) => [
      sourceId,
      since,
      threadId,
    ]);
  return { store, follow, followsOf, merge: createMerge({ ...store, audience }) };
};

it('followers of a moved feed follow its successor with the same start and topic', async () => {
  const { store, follow, followsOf, merge } = await stage();
  await follow(1, 'lama', 10, 77);
  await follow(2, 'lama', 20);
  await follow(2, 'baru', 30);
  await follow(3, 'lain', 40);
  for (let twice = 0; twice < 2; twice++) await merge('lama', 'baru');
  expect(await followsOf(1)).toEqual([['baru', 10, 77]]);
  expect(await followsOf(2)).toEqual([['baru', 30, undefined]]);
  expect(await followsOf(3)).toEqual([['lain', 40, undefined]]);
  expect((await store.audiences.size('lama')).followers).toBe(0);
  expect((await store.audiences.size('baru')).followers).toBe(2);
  const follows = await Promise.all(
    [1, 2].map(async (id) => (await store.chats.get(id))?.follows[0]?.slot ?? -1),
  );
  const page = await store.audiences.page('baru', 0);
  expect(follows.map((slot) => page[slot])).toEqual([1, 2]);
});

it('a follower with an undelivered story stays with the old feed until it is delivered', async () => {
  const { store, follow, followsOf, merge } = await stage();
  for (const id of [1, 2]) await follow(id, 'lama', 10);
  await store.campaigns.put([campaign('s1', 'lama')]);
  await store.campaigns.markOpen(['s1']);
  await merge('lama', 'baru');
  expect(await followsOf(1)).toEqual([['lama', 10, undefined]]);
  await store.campaigns.markDone(['s1']);
  const items = [{ campaignId: 's1', page: 0, index: 1 }];
  await store.inboxes.put(2, { until: 5, attempts: 0, items });
  await merge('lama', 'baru');
  expect([await followsOf(1), await followsOf(2)]).toEqual([
    [['baru', 10, undefined]],
    [['lama', 10, undefined]],
  ]);
  await store.inboxes.remove(2);
  await merge('lama', 'baru');
  expect(await followsOf(2)).toEqual([['baru', 10, undefined]]);
});

it('followers stay with the old feed when its successor is idle, ended or unknown', async () => {
  const { store, follow, followsOf, merge } = await stage();
  await follow(1, 'lama', 10);
  for (const more of [{ idle: true }, { ended: true }]) {
    await store.feeds.save({ ...record('baru'), ...more });
    await merge('lama', 'baru');
  }
  await merge('lama', 'nowhere');
  expect(await followsOf(1)).toEqual([['lama', 10, undefined]]);
});
