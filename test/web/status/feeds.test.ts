import { describe, expect, it } from 'vitest';
import type { FeedRecord } from '../../../src/feed/record.ts';
import { chooseFeeds, mostShown } from '../../../src/web/status/feeds.ts';

const now = Date.UTC(2026, 4, 5);
const feed = (title: string, more: Partial<FeedRecord> = {}): FeedRecord => ({
  id: title,
  url: `https://${title.toLowerCase().replaceAll(' ', '-')}.example/feed`,
  title,
  nextAt: now,
  failures: 0,
  lastNewsAt: now,
  ...more,
});
const feeds = [
  feed('Tempo', { lastNewsAt: now - 3 }),
  feed('Harian Banten', { lastNewsAt: now - 30 * 86_400_000 }),
  feed('Antara', { failures: 2, lastNewsAt: now - 1 }),
  feed('Kompas', { idle: true, lastNewsAt: now - 2 }),
  feed('Warta', { ended: true, failures: 9, lastNewsAt: now - 4 }),
];
async function* pages() {
  yield feeds.slice(0, 2);
  yield [undefined, ...feeds.slice(2)];
}
const chosen = async (search: string, order: 'health' | 'title' | 'news') =>
  (await chooseFeeds(pages(), { search, order, now })).feeds.map(({ title }) => title);

describe('the feeds of the status page', () => {
  it('feeds in trouble stand first, then quiet ones, and last those that nobody follows or that were closed', async () => {
    expect(await chosen('', 'health')).toEqual(['Antara', 'Harian Banten', 'Tempo', 'Kompas', 'Warta']);
  });

  it('feeds are sorted by name, or by their last news', async () => {
    expect(await chosen('', 'title')).toEqual(['Antara', 'Harian Banten', 'Kompas', 'Tempo', 'Warta']);
    expect(await chosen('', 'news')).toEqual(['Antara', 'Kompas', 'Tempo', 'Warta', 'Harian Banten']);
  });

  it('feeds are found by all words, in the title or the address', async () => {
    expect(await chosen('banten HARIAN', 'title')).toEqual(['Harian Banten']);
    expect(await chosen('tempo.example', 'title')).toEqual(['Tempo']);
    expect(await chosen('tempo banten', 'title')).toEqual([]);
  });

  it('feeds are counted by health, whatever is searched', async () => {
    const { states, found } = await chooseFeeds(pages(), { search: 'tempo', order: 'title', now });
    expect(states).toEqual({ failing: 1, quiet: 1, well: 1, idle: 1, ended: 1 });
    expect(found).toBe(1);
  });

  it('of many feeds the first hundred in the order are given, and how many there are', async () => {
    async function* many() {
      for (let page = 9; page >= 0; page--)
        yield Array.from({ length: 256 }, (_, index) =>
          feed(`F${String(page * 256 + index).padStart(5, '0')}`),
        );
    }
    const { feeds: shown, found } = await chooseFeeds(many(), { search: '', order: 'title', now });
    expect(found).toBe(2_560);
    expect(shown.map(({ title }) => title)).toEqual(
      Array.from({ length: mostShown }, (_, index) => `F${String(index).padStart(5, '0')}`),
    );
  });
});
