import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/audience/chat.ts';
import { createLatest } from '../../src/search/latest.ts';
import type { Story } from '../../src/story/story.ts';

const story = (id: string, facts: Partial<Story> = {}): Story => ({
  id,
  sourceId: 'a',
  sourceTitle: 'Harian A',
  headline: `Berita ${id}`,
  lead: '',
  seenAt: 0,
  categories: [],
  ...facts,
});

/** The headlines that a chat gets which follows the stories' sources, the first one given being the newest. */
const latest = async (stories: Story[], settings: Partial<Chat> = {}, query = {}) => {
  const sources = [...new Set(stories.map(({ sourceId }) => sourceId))];
  const chat = { follows: sources.map((sourceId) => ({ sourceId })), ...settings } as Chat;
  const find = createLatest({
    chats: { get: async () => chat } as never,
    feeds: {
      recent: async (ids: string[]) =>
        ids.map((id) =>
          stories.flatMap((one, at) => (one.sourceId === id ? { id: one.id, time: 1_000 - at } : [])),
        ),
    } as never,
    stories: {
      getMany: async (ids: string[]) => ids.map((id) => stories.find((one) => one.id === id)),
    } as never,
    general: () => ['a'],
  });
  return find({ chatId: 1, limit: 10, offset: 0, ...query });
};
const idsOf = async (...given: Parameters<typeof latest>) =>
  (await latest(...given)).stories.map(({ id }) => id);

describe('/latest', () => {
  it('is of the general sources where the chat follows nothing', async () => {
    const stories = [story('1'), story('2', { sourceId: 'b' })];
    const found = await latest(stories, { follows: [] });
    expect([found.stories.map(({ id }) => id), found.isGeneral]).toEqual([['1'], true]);
    expect((await latest(stories)).isGeneral).toBeUndefined();
  });

  it('shows a story once when several sources carry it', async () => {
    const url = 'https://a.test/banjir';
    const stories = [
      story('1', { url }),
      story('2', { url: `${url}?utm_source=rss`, sourceId: 'b' }),
      story('3', { headline: 'Berita 1', sourceId: 'c' }),
      story('4', { clusterId: '1', sourceId: 'd' }),
    ];
    const [first, ...others] = stories;
    expect(await idsOf([{ ...(first as Story), clusterId: '1' }, ...others])).toEqual(['1']);
  });

  it('shows every report of an event to a chat that wants all reports', async () => {
    const reports = [story('1', { clusterId: '1' }), story('2', { clusterId: '1', sourceId: 'b' })];
    expect(await idsOf(reports)).toEqual(['1']);
    expect(await idsOf(reports, { everyReport: true })).toEqual(['1', '2']);
  });

  it('shows every story of a source whose stories share one link', async () => {
    const url = 'https://a.test/gempa';
    expect(await idsOf([story('1', { url }), story('2', { url }), story('3', { url })])).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('returns pages', async () => {
    const stories = [story('1'), story('2'), story('3')];
    expect(await latest(stories, {}, { limit: 2 })).toMatchObject({ next: 2 });
    expect((await latest(stories, {}, { limit: 2, offset: 2 })).next).toBeUndefined();
  });
});
