import { describe, expect, it } from 'vitest';
import { createFindRelated, createReportedBy } from '../../src/search/related.ts';
import { createFindTold } from '../../src/search/told.ts';
import { tellingWords } from '../../src/search/telling.ts';
import type { Story } from '../../src/story/story.ts';

const story = (id: string, facts: Partial<Story> = {}): Story => ({
  id,
  sourceId: 'a',
  sourceTitle: 'Harian A',
  headline: `Berita ${id}`,
  lead: '',
  seenAt: 0,
  publishedAt: Number(id) * 100,
  categories: [],
  ...facts,
});
const chat = {
  follows: [
    { sourceId: 'a', slot: 0, since: 0 },
    { sourceId: 't', slot: 0, since: 0 },
  ],
};

/** The stories, the last of which is the newest; those of a topic are in its list, too. */
const findIn = (stories: Story[]) => {
  const read: number[] = [];
  const find = createFindTold({
    feeds: {
      recent: async (ids) =>
        ids.map((id) =>
          stories
            .filter(({ sourceId, topics = [] }) => sourceId === id || topics.includes(id))
            .map((one) => ({ id: one.id, time: one.publishedAt ?? 0 })),
        ),
    },
    stories: {
      getMany: async (ids) => {
        read.push(ids.length);
        return ids.map((id) => stories.find((one) => one.id === id));
      },
    },
  });
  return { ...find, read };
};
const idsOf = (stories: Story[]) => stories.map(({ id }) => id);

describe('stories that a chat may have been told', () => {
  const stories = [
    story('1', { headline: 'Kebakaran pasar di Serang', url: 'https://a.test/read/12345/kebakaran-pasar' }),
    story('2', { headline: 'Harga beras', lead: 'Pasar terbakar tidak memengaruhi harga.' }),
    story('3', { headline: 'Pasar modal', sourceId: 'b', topics: ['t'] }),
    story('4', { headline: 'Pasar dari sumber lain', sourceId: 'b' }),
  ];

  it('are found by words in any form, all of which they have, the newest first', async () => {
    expect(idsOf(await findIn(stories).named(chat, 'pasar', 5))).toEqual(['3', '2', '1']);
    expect(idsOf(await findIn(stories).named(chat, 'pasar bakar', 5))).toEqual(['2', '1']);
    expect(idsOf(await findIn(stories).named(chat, 'pasar', 1))).toEqual(['3']);
    expect(await findIn(stories).named(chat, '!?', 5)).toEqual([]);
  });

  it('are found by the address of their article, whatever stands beside it', async () => {
    const link = 'https://a.test/read/12345/judul-lain?utm_source=wa';
    expect(idsOf(await findIn(stories).named(chat, `kenapa ${link}`, 5))).toEqual(['1']);
    expect(await findIn(stories).named(chat, 'https://a.test/read/99999/lain', 5)).toEqual([]);
  });

  it('about a time are those just before it first', async () => {
    expect(idsOf(await findIn(stories).around(chat, 250, 5))).toEqual(['2', '1', '3']);
  });

  it('are not all read, of very many', async () => {
    const many = Array.from({ length: 9_000 }, (_, at) => story(String(at)));
    const { named, read } = findIn(many);
    expect(await named(chat, 'tidak ada', 3)).toEqual([]);
    expect(read.reduce((sum, one) => sum + one, 0)).toBe(3_000);
  });
});

describe('related stories', () => {
  const one = story('1', { headline: 'Gempa Banten', clusterId: '1' });
  const two = story('2', { headline: 'Lindu di ujung barat', sourceId: 'b', sourceTitle: 'Harian B' });
  const three = story('3', { headline: 'Warga Banten setelah gempa' });
  const all = [one, two, three, story('4', { headline: 'Banten gempa', recalledAt: 1 })];
  const cluster = {
    reports: [one, two].map(({ id, sourceId, sourceTitle }) => ({ id, sourceId, sourceTitle })),
  };
  const clusters = { get: async (id: string) => (id === '1' ? cluster : undefined) };
  const related = (words: string[]) =>
    createFindRelated({
      clusters,
      stories: { getMany: async (ids) => ids.map((id) => all.find((other) => other.id === id)) },
      named: findIn(all).named,
      telling: () => words,
    });

  it('are the other reports of the event, then what is told about its words', async () => {
    expect(idsOf(await related(['gempa', 'banten'])(one, chat))).toEqual(['2', '3']);
    // One word alone says too little.
    expect(idsOf(await related(['gempa'])(one, chat))).toEqual(['2']);
    expect(await related([])(three, chat)).toEqual([]);
  });

  it('are those of the other events of its affair too, behind the event’s own', async () => {
    const affair: Record<string, { reports: typeof cluster.reports; related?: string[] }> = {
      1: { ...cluster, related: ['3', '4'] },
      3: { reports: [] },
    };
    const find = createFindRelated({
      clusters: { get: async (id) => affair[id] },
      stories: { getMany: async (ids) => ids.map((id) => all.find((other) => other.id === id)) },
      named: findIn(all).named,
      telling: () => [],
    });
    expect(idsOf(await find(one, chat))).toEqual(['2', '3']);
    const side = story('3', { clusterId: '3', affairId: '1' });
    expect(idsOf(await find(side, chat))).toEqual(['1']);
  });

  it('have the names of the sources that report the event', async () => {
    expect(await createReportedBy(clusters)(one)).toEqual(['Harian B']);
    expect(await createReportedBy(clusters)(three)).toEqual([]);
  });
});

describe('the telling words of a story', () => {
  const rarity = (word: string) => ({ di: 0, banjir: 3, bandang: 5, garut: 4, banjirnya: 9 })[word] ?? 1;

  it('are the rarest ones, each once in whatever form, those of the headline before the lead’s', () => {
    const words = tellingWords(
      { headline: 'Banjir Bandang di Garut', lead: 'Banjirnya surut 12 jam.' },
      rarity,
      4,
    );
    expect(words).toEqual(['bandang', 'garut', 'banjir', 'surut']);
  });

  it('are none where nothing tells, and nothing too long for a button', () => {
    expect(tellingWords({ headline: 'Di', lead: '' }, rarity, 4)).toEqual([]);
    expect(tellingWords({ headline: 'x'.repeat(60), lead: '' }, rarity, 4)).toEqual([]);
  });
});
