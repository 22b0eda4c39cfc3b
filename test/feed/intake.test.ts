import { describe, expect, it } from 'vitest';
import { createIntake } from '../../src/feed/intake.ts';
import type { ParsedFeed } from '../../src/feed/parse/parse.ts';
import type { FeedRecord, Recent } from '../../src/feed/record.ts';
import { createLog } from '../../src/runtime/log.ts';
import { enrich, type Article } from '../../src/article/page/article.ts';
import type { Entry } from '../../src/story/entry.ts';
import type { Known } from '../../src/story/known/known.ts';
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
  const logged: string[] = [];
  const put = (stories: Story[]) => stories.forEach((story) => disk.stories.set(story.id, story));
  const intake = createIntake({
    clock: { now: () => now, sleep: async () => {} },
    log: createLog('info', (line) => void logged.push(line)),
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
  const records: FeedRecord[] = [record];
  const take = async (...entries: Entry[]) => {
    const taken = await intake.take(records.at(-1) ?? record, feed(...entries));
    const save = () => {
      disk.known = taken.news.known;
      disk.recent = taken.news.recent;
      records.push(taken.record);
    };
    return { ...taken, save };
  };
  return { take, disk, fetched, published, versions, trouble, logged };
};
const headlines = (lists: Story[][]) => lists.map((list) => list.map(({ headline }) => headline));

describe('intake of a feed', () => {
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

  it('edits no story because of what its page said', async () => {
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

  it('publishes each of the entries that share a guid and a link, and edits none of them into another', async () => {
    const { take, published, versions, disk } = scene();
    const quake = (size: number, more: Partial<Entry> = {}) =>
      entry('N/A', {
        url: 'https://koran.test/',
        title: `Gempa M ${size}`,
        text: `Terasa di ${size} desa.`,
        publishedAt: new Date(now - 3_600_000 / size),
        ...more,
      });
    (await take(quake(2), quake(1))).save();
    const taken = await take(quake(4), quake(3), quake(2), quake(1));
    taken.save();
    expect(headlines(published)).toEqual([['Gempa M 3', 'Gempa M 4']]);
    expect(taken.news.recent.map(({ id }) => disk.stories.get(id)?.headline)).toEqual([
      'Gempa M 4',
      'Gempa M 3',
    ]);
    await take(quake(4), quake(3, { title: 'Gempa M 3,2' }), quake(2));
    expect(versions.flat()).toMatchObject([{ id: published[0]?.[0]?.id, headline: 'Gempa M 3,2' }]);
  });

  it('publishes what shares a guid under the same id again after a stop before it was saved', async () => {
    const { take, published, fetched } = scene();
    const post = (title: string) => entry('posts', { title, url: `https://koran.test/${title}-panjang` });
    (await take(post('a'))).save();
    await take(post('c'), post('b'), post('a'));
    await take(post('d'), post('c'), post('b'), post('a'));
    expect(headlines(published)).toEqual([
      ['b', 'c'],
      ['b', 'c', 'd'],
    ]);
    expect(published[1]?.slice(0, 2)).toEqual(published[0]);
    expect(fetched).toEqual([['b', 'c'], ['d']]);
  });

  it('logs what was too old to be told, with the reason, and counts it in the record', async () => {
    const { take, logged, published } = scene();
    const dated = (id: string, day: number) => entry(id, { publishedAt: new Date(Date.UTC(2026, 0, day)) });
    const old = [2, 3, 4, 5, 6, 7, 8].map((n) =>
      entry(`lama ${n}`, { publishedAt: new Date(Date.UTC(2019, n)) }),
    );
    const first = await take(dated('a', 9));
    first.save();
    expect(first.record.passedOver).toBeUndefined();
    const taken = await take(dated('a', 9), ...old);
    taken.save();
    expect([published, taken.fresh, taken.record.passedOver]).toEqual([[], 0, 7]);
    const [line] = logged.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(line).toMatchObject({
      event: 'feed.passed-over',
      feed: 'f1',
      why: 'archive',
      stories: 7,
      newestBefore: '2026-01-09T00:00:00.000Z',
    });
    const named = line?.['first'];
    expect(named).toHaveLength(5);
    expect(named).toMatchObject({
      0: { headline: 'Judul lama 2', publishedAt: '2019-03-01T00:00:00.000Z' },
    });
    (await take(dated('a', 9), ...old)).save();
    const again = await take(
      dated('a', 9),
      entry('tua', { publishedAt: new Date(Date.UTC(2018, 0)) }),
      ...old,
    );
    expect([again.record.passedOver, logged.length]).toEqual([8, 2]);
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
