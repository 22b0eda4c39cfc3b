import { describe, expect, it } from 'vitest';
import { createIntake } from '../../src/feed/intake.ts';
import type { ParsedFeed } from '../../src/feed/parse/parse.ts';
import type { FeedRecord, Recent } from '../../src/feed/record.ts';
import { createLog } from '../../src/runtime/log.ts';
import { enrich, type Article } from '../../src/article/page/article.ts';
import type { Entry } from '../../src/story/entry.ts';
import type { Known } from '../../src/story/known.ts';
import type { Story } from '../../src/story/story.ts';

const now = Date.UTC(2026, 0, 10);
const record: FeedRecord = {
  id: 'f1',
  url: 'https://koran.test/feed',
  title: 'Harian',
  nextAt: 0,
  failures: 0,
};
const entry = (id: string, facts: Partial<Entry> = {}): Entry => ({
  id,
  url: `https://koran.test/${id}`,
  title: `Judul ${id}`,
  text: '',
  publishedAt: undefined,
  updatedAt: undefined,
  author: undefined,
  categories: [],
  image: undefined,
  ...facts,
});
const feed = (...entries: Entry[]): ParsedFeed => ({
  title: 'Harian',
  link: undefined,
  language: 'id',
  entries,
});
const article: Article = {
  lead: 'Dari halaman.',
  place: 'Serang',
  picture: { url: 'https://koran.test/1.jpg', caption: 'Warga' },
  firstRanAt: { name: 'okezone.com' },
  publishedAt: now - 60_000,
  related: [],
};

/** An intake over a disk that a caller may or may not write to after it. */
const scene = () => {
  const disk: { known?: Known; recent: Recent[]; stories: Map<string, Story> } = {
    recent: [],
    stories: new Map(),
  };
  const fetched: string[][] = [];
  const published: Story[][] = [];
  const versions: Story[][] = [];
  const trouble = { publish: false };
  const put = (stories: Story[]) => stories.forEach((story) => disk.stories.set(story.id, story));
  const intake = createIntake({
    clock: { now: () => now, sleep: async () => {} },
    log: createLog('silent'),
    feeds: { known: async () => disk.known, recent: async () => [disk.recent] },
    stored: async (ids) => ids.map((id) => disk.stories.get(id)),
    enrich: async (stories) => {
      if (stories.length > 0) fetched.push(stories.map(({ headline }) => headline));
      return stories.map((story) => enrich(story, article));
    },
    publish: async (_sourceId, stories) => {
      if (trouble.publish) throw new Error('disk full');
      put(stories);
      if (stories.length > 0) published.push(stories);
    },
    revise: async (stories) => {
      put(stories);
      versions.push(stories);
    },
  });
  const take = async (...entries: Entry[]) => {
    const taken = await intake.take(record, feed(...entries));
    const save = () => {
      disk.known = taken.news.known;
      disk.recent = taken.news.recent;
    };
    return { ...taken, save };
  };
  return { take, disk, fetched, published, versions, trouble };
};
const headlines = (lists: Story[][]) => lists.map((list) => list.map(({ headline }) => headline));

describe('taking in what a feed brings', () => {
  it('takes all of a feed without a past for known', async () => {
    const { take, published, fetched } = scene();
    (await take(entry('a'), entry('b'))).save();
    await take(entry('a'), entry('b'));
    expect([published, fetched]).toEqual([[], []]);
  });

  it('publishes what is new, oldest first, with what its page says', async () => {
    const { take, published, disk } = scene();
    (await take(entry('a'))).save();
    const taken = await take(entry('c'), entry('b'), entry('a'));
    expect(headlines(published)).toEqual([['Judul b', 'Judul c']]);
    expect(published[0]?.[0]).toMatchObject({ lead: 'Dari halaman.', place: 'Serang' });
    expect(taken.record.lastNewsAt).toBe(now - 60_000);
    expect(taken.news.recent.map(({ id }) => disk.stories.get(id)?.headline)).toEqual(['Judul c', 'Judul b']);
  });

  it('does not take a story for changed because of what its page said', async () => {
    const { take, versions, fetched } = scene();
    (await take(entry('a'))).save();
    (await take(entry('b'), entry('a'))).save();
    (await take(entry('b'), entry('a'))).save();
    expect(versions).toEqual([]);
    expect(fetched).toEqual([['Judul b']]);
  });

  it('brings a new version, and keeps what only the page said; the page is not read again', async () => {
    const { take, versions, fetched, published } = scene();
    (await take(entry('a'))).save();
    (await take(entry('b'), entry('a'))).save();
    await take(entry('b', { title: 'Judul b, diralat', author: 'Ani' }), entry('a'));
    const [before] = published[0] ?? [];
    expect(versions).toEqual([[{ ...before, headline: 'Judul b, diralat', author: 'Ani' }]]);
    expect(fetched).toHaveLength(1);
  });

  it('hands on a version of a story that is not stored any more as its feed tells it', async () => {
    const { take, versions, disk } = scene();
    (await take(entry('a'), entry('b'))).save();
    disk.stories.clear();
    await take(entry('a', { text: 'Diperbarui.' }), entry('b'));
    expect(versions[0]?.[0]).toMatchObject({ headline: 'Judul a', lead: 'Diperbarui.' });
  });

  it('brings the correction of an entry under a new guid to the story that went out', async () => {
    const { take, versions, published } = scene();
    (await take(entry('a'))).save();
    (await take(entry('b'), entry('a'))).save();
    await take(entry('b2', { url: 'https://koran.test/b', title: 'Diralat' }), entry('a'));
    expect(headlines(published)).toEqual([['Judul b']]);
    expect(versions[0]?.[0]).toMatchObject({
      id: published[0]?.[0]?.id,
      headline: 'Diralat',
      lead: 'Dari halaman.',
    });
  });

  it('gives nothing to save where publishing fails: the news are found again (invariant 1)', async () => {
    const { take, trouble, published } = scene();
    (await take(entry('a'))).save();
    trouble.publish = true;
    await expect(take(entry('b'), entry('a'))).rejects.toThrow('disk full');
    trouble.publish = false;
    (await take(entry('b'), entry('a'))).save();
    expect(headlines(published)).toEqual([['Judul b']]);
  });

  it('publishes the same story again, and reads its page no more, after a stop before it was saved', async () => {
    const { take, published, fetched } = scene();
    (await take(entry('a'))).save();
    await take(entry('b'), entry('a'));
    await take(entry('c'), entry('b'), entry('a'));
    expect(headlines(published)).toEqual([['Judul b'], ['Judul b', 'Judul c']]);
    expect(published[1]?.[0]).toEqual(published[0]?.[0]);
    expect(fetched).toEqual([['Judul b'], ['Judul c']]);
  });
});
