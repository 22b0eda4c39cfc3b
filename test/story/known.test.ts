import { describe, expect, it } from 'vitest';
import { toStory, type Entry } from '../../src/story/build.ts';
import { seed, selectNew } from '../../src/story/known.ts';

const now = Date.UTC(2026, 0, 10);
const hour = 3_600_000;
const entry = (facts: Partial<Entry> & { title: string }): Entry => ({
  id: facts.title,
  url: `https://contoh.id/${facts.title}`,
  text: 'Isi.',
  publishedAt: undefined,
  author: undefined,
  categories: [],
  image: undefined,
  ...facts,
});
const story = (facts: Partial<Entry> & { title: string }) =>
  toStory(entry(facts), { sourceId: 'f1', sourceTitle: 'Harian', now });
const at = (title: string, hoursAgo: number) =>
  story({ title, publishedAt: new Date(now - hoursAgo * hour) });

describe('which stories are news', () => {
  it('takes all of a newly followed feed for known, and new ones in the order of publication', () => {
    const known = seed([at('b', 2), at('a', 3)], now);
    const after = selectNew(known, [at('e', 0.1), at('c', 1), at('d', 0.5), at('b', 2)], now);
    expect(after.fresh.map(({ headline }) => headline)).toEqual(['c', 'd', 'e']);
    expect(selectNew(after.known, [at('e', 0.1), at('c', 1)], now).fresh).toEqual([]);
  });

  it('keeps the order of a feed without dates, the newest first', () => {
    const known = seed([story({ title: 'a' })], now);
    expect(
      selectNew(known, [story({ title: 'c' }), story({ title: 'b' }), story({ title: 'a' })], now).fresh.map(
        ({ headline }) => headline,
      ),
    ).toEqual(['b', 'c']);
  });

  it('does not bring again what left the feed and came back, was re-dated, or has a new guid', () => {
    let { known } = selectNew(seed([at('a', 5)], now), [at('b', 4)], now);
    ({ known } = selectNew(known, [at('c', 3)], now));
    expect(selectNew(known, [at('a', 5), at('c', 3)], now).fresh).toEqual([]);
    expect(selectNew(known, [at('b', 0)], now).fresh).toEqual([]);
    expect(selectNew(known, [story({ title: 'c', id: 'another guid' })], now).fresh).toEqual([]);
  });

  it('does not take an archive that suddenly shows for news', () => {
    const known = seed([at('a', 1)], now);
    expect(selectNew(known, [at('lama', 24 * 30), at('a', 1)], now).fresh).toEqual([]);
  });

  it('sees what says something else now', () => {
    const known = seed([at('a', 1)], now);
    const changed = { ...at('a', 1), headline: 'A, diralat' };
    const result = selectNew(known, [changed], now);
    expect([result.fresh, result.changed]).toEqual([[], [changed]]);
    expect(selectNew(result.known, [changed], now).changed).toEqual([]);
  });

  it('stays bounded', () => {
    let known = seed([], now);
    for (let round = 0; round < 60; round++)
      ({ known } = selectNew(
        known,
        Array.from({ length: 100 }, (_, n) => story({ title: `${round}-${n}` })),
        now,
      ));
    expect(known.stories.length).toBeLessThanOrEqual(2_100);
    expect(known.faces.length).toBeLessThanOrEqual(2_100);
  });
});

describe('a story of an entry', () => {
  it('has an id from guid, else link, else what it says; the same whenever it is read', () => {
    const ids = [
      story({ title: 'a' }),
      story({ title: 'a', text: 'lain' }),
      story({ title: 'a', id: '' }),
      story({ title: 'a', id: '', url: undefined }),
      story({ title: 'a', id: '', url: undefined, text: 'lain' }),
    ].map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^s[\w-]{15}$/);
  });

  it('has no date where the entry has none, or one in the future', () => {
    expect(story({ title: 'a' }).publishedAt).toBeUndefined();
    expect(story({ title: 'a', publishedAt: new Date(now + hour) }).publishedAt).toBeUndefined();
    expect(at('a', 1).publishedAt).toBe(now - hour);
  });

  it.each([
    ['SERANG, iNewsBanten - Sebanyak 1.138 orang pulang.', 'Serang', 'Sebanyak 1.138 orang pulang.'],
    ['Jakarta (ANTARA) - Presiden tiba.', 'Jakarta', 'Presiden tiba.'],
    ['JAKARTA, KOMPAS.com – Harga turun.', 'Jakarta', 'Harga turun.'],
    ['KOMPAS.com, BANDUNG - Hujan deras.', 'Bandung', 'Hujan deras.'],
    ['WASHINGTON (Reuters) - The House voted.', 'Washington', 'The House voted.'],
    ['DKI JAKARTA - Hujan.', 'DKI Jakarta', 'Hujan.'],
    ['Ini kalimat biasa - dengan tanda hubung.', undefined, 'Ini kalimat biasa - dengan tanda hubung.'],
  ])('has its place from "%s"', (text, place, lead) => {
    const made = story({ title: 'a', text });
    expect([made.place, made.lead]).toEqual([place, lead]);
  });

  it('tells where it ran first', () => {
    const made = story({
      title: 'a',
      text: 'SERANG, iNewsBanten - Isi berita. Artikel ini telah tayang di www.okezone.com dengan judul "X". Klik untuk baca: https://okezone.com/x.',
    });
    expect(made.firstRanAt).toEqual({ name: 'okezone.com', url: 'https://okezone.com/x' });
    expect(made.lead).toBe('Isi berita.');
  });
});
