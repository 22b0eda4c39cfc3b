import { describe, expect, it } from 'vitest';
import type { Topic } from '../../src/audience/topics/topic.ts';
import type { Chat } from '../../src/audience/chat.ts';
import { createFindSources, createSearch, type StorySearch } from '../../src/search/find.ts';
import type { Hit, IndexQuery } from '../../src/search/index/tables.ts';
import { parseSearch } from '../../src/search/query.ts';
import type { Story } from '../../src/story/story.ts';

const now = 1_790_000_000_000;
const story = (id: string, facts: Partial<Story> = {}): Story => ({
  id,
  sourceId: 'a',
  sourceTitle: 'Harian A',
  headline: `Berita ${id}`,
  lead: '',
  seenAt: now,
  categories: [],
  ...facts,
});

/** A search over an index that finds these stories, the first one being the newest; and what the index was asked and told. */
const setUp = (
  stories: (Story | { id: string; isGone: true })[],
  chat: Partial<Chat> = {},
  topics: Topic[] = [],
) => {
  const asked: IndexQuery[] = [];
  const dropped: string[] = [];
  const index = {
    find: (query: IndexQuery): Hit[] => {
      asked.push(query);
      return stories.map(({ id }, at) => ({ id, cluster: id, at: now / 1_000 - at, fit: 1, reach: 1 }));
    },
    isWhole: () => true,
    drop: (ids: readonly string[]) => void dropped.push(...ids),
  };
  const chats = { get: async () => ({ follows: [{ sourceId: 'a' }, { sourceId: 'b' }], ...chat }) as Chat };
  const kept = new Map(stories.flatMap((one) => ('isGone' in one ? [] : [[one.id, one] as const])));
  const search = createSearch({
    index,
    chats,
    stories: { getMany: async (ids) => ids.map((id) => kept.get(id)) },
    topics: { getMany: async (ids) => ids.map((id) => topics.find((one) => one.id === id)) },
  });
  const find = (given: Partial<StorySearch> = {}) =>
    search({
      query: parseSearch('berita banjir'),
      scope: { in: 'followed', chatId: 1 },
      at: now,
      offset: 0,
      limit: 2,
      ...given,
    });
  return { find, asked, dropped };
};
const idsOf = ({ stories }: { stories: Story[] }) => stories.map(({ id }) => id);

describe('a search', () => {
  it('looks in what the chat follows, or in all that is public and what it follows', async () => {
    const { find, asked } = setUp([]);
    await find();
    await find({ scope: { in: 'everywhere', chatId: 1 } });
    await find({ scope: { in: 'everywhere' } });
    await find({ sourceIds: ['b', 'c'] });
    await find({ scope: { in: 'everywhere', chatId: 1 }, sourceIds: ['c'] });
    expect(asked.map(({ among }) => among)).toEqual([
      { sources: ['a', 'b'] },
      { publicAnd: ['a', 'b'] },
      { publicAnd: [] },
      { sources: ['b'] },
      { sources: ['c'] },
    ]);
  });

  it('looks in what is of the topics that the chat follows, too', async () => {
    const topics = [
      { id: 't1', words: 'gempa banten', stems: ['banten', 'gempa'] },
      { id: 't2', words: 'emas', stems: ['emas'] },
    ];
    const follows = ['a', 't1', 't2'].map((sourceId, slot) => ({ sourceId, slot, since: 0 }));
    const { find, asked } = setUp([], { follows }, topics);
    await find();
    await find({ sourceIds: ['a'] });
    await find({ scope: { in: 'everywhere', chatId: 1 } });
    const gempa = '({headline lead} : "banten" AND {headline lead} : "gempa")';
    expect(asked.map(({ among }) => among)).toEqual([
      { sources: ['a', 't1', 't2'], alsoAbout: `${gempa} OR ({headline lead} : "emas")` },
      { sources: ['a'] },
      { publicAnd: ['a', 't1', 't2'] },
    ]);
  });

  it('asks for nothing later than its first page, nor earlier than it is to begin', async () => {
    const { find, asked } = setUp([]);
    await find({ since: now - 3_600_000 });
    expect(asked[0]).toMatchObject({ from: now / 1_000 - 3_600, to: now / 1_000 });
  });

  it('tells each event once, page by page', async () => {
    const event = { clusterId: '1' };
    const { find } = setUp([
      story('1', event),
      story('2', { ...event, sourceId: 'b' }),
      story('3'),
      story('4'),
    ]);
    const first = await find();
    expect(idsOf(first)).toEqual(['1', '3']);
    expect(first.next).toBe(2);
    const second = await find({ offset: 2 });
    expect(idsOf(second)).toEqual(['4']);
    expect(second.next).toBeUndefined();
  });

  it('tells every report to a chat that wants them all', async () => {
    const event = { clusterId: '1' };
    const { find } = setUp([story('1', event), story('2', { ...event, sourceId: 'b' })], {
      everyReport: true,
    });
    expect(idsOf(await find())).toEqual(['1', '2']);
  });

  it('passes over what is no more, or was taken back, and has the index drop it', async () => {
    const { find, dropped } = setUp([{ id: '1', isGone: true }, story('2', { recalledAt: now }), story('3')]);
    expect(idsOf(await find())).toEqual(['3']);
    expect(dropped).toEqual(['1', '2']);
  });

  it('without words keeps the order of time', async () => {
    const { find } = setUp([story('1'), story('2')]);
    expect(idsOf(await find({ query: parseSearch('source:a'), sourceIds: ['a'] }))).toEqual(['1', '2']);
  });
});

describe('the sources of a name', () => {
  it('are those that are public, and those that the chat follows', async () => {
    const named = [
      { id: 'a', name: 'harian a', isPublic: false },
      { id: 'b', name: 'harian b', isPublic: true },
      { id: 'c', name: 'harian c', isPublic: false },
    ];
    const find = createFindSources({
      index: { sourcesNamed: () => named },
      chats: { get: async () => ({ follows: [{ sourceId: 'a' }] }) as Chat },
    });
    expect(await find('harian', 1)).toEqual(['a', 'b']);
    expect(await find('harian')).toEqual(['b']);
  });
});
