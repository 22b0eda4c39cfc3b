import { describe, expect, it } from 'vitest';
import { allFormats, createLooks, lastLook, type Said } from './looks.ts';

const entry = (name: string, date: string | undefined, more: Partial<Said> = {}): Said => ({
  title: `Warta ${name}`,
  guid: name,
  link: `https://warta.test/warta-${name}`,
  text: `Isi warta ${name}.`,
  ...(date !== undefined && { date }),
  ...more,
});
const today = entry('hari ini', '2026-03-10T07:00:00Z');
const yesterday = entry('kemarin', '2026-03-09T07:00:00Z');
const lastWeek = entry('pekan lalu', '2026-03-02T07:00:00Z');
const known = [today, yesterday, lastWeek];
const late = entry('susulan', '2026-03-05T06:00:00Z');
const names = (stories: { headline: string }[]) => stories.map(({ headline }) => headline);
/** Unknown entries, an hour apart, the newest first. */
const many = (count: number, from: string): Said[] =>
  Array.from({ length: count }, (_, at) =>
    entry(`arsip ${at}`, new Date(Date.parse(from) - at * 3_600_000).toISOString()),
  );

describe('a date that no news can have', () => {
  it.each([
    ['zero', '1970-01-01T00:00:00Z'],
    ['seconds taken for milliseconds', '1970-01-21T12:10:33Z'],
    ['the year 1', '0001-01-01T00:00:00Z'],
    ['a spreadsheet’s zero', '1899-12-30T00:00:00Z'],
    ['that of DOS', '1980-01-01T00:00:00Z'],
    ['the midnight of a clock that was never set', '2000-01-01T00:00:00Z'],
    ['that midnight in Jakarta', '1999-12-31T17:00:00Z'],
    ['that of a telephone', '2001-01-01T00:00:00Z'],
  ])('is none where it is %s, and its entry is news', async (_, date) => {
    for (const format of ['rss', 'atom', 'json', 'rdf'] as const) {
      const { fresh, passedOver } = await lastLook(format, [known, [entry('baru', date), ...known]]);
      expect([names(fresh), passedOver]).toEqual([['Warta baru'], []]);
      expect(fresh[0]?.publishedAt).toBeUndefined();
    }
  });

  it('is none in words: the first years of the web are dates', async () => {
    const { present } = await lastLook('rss', [[entry('tua', '1996-05-05T10:00:00Z')]]);
    expect(present[0]?.publishedAt).toBe(Date.UTC(1996, 4, 5, 10));
  });
});

describe('an unknown entry with a late date', () => {
  it.each([
    ['at the top', [late, ...known]],
    ['at the top, beside others that are new', [late, entry('baru', '2026-03-10T07:30:00Z'), ...known]],
    ['below one that is pinned', [lastWeek, late, today, yesterday]],
    ['where its date puts it, between known ones', [today, yesterday, late, lastWeek]],
    ['at the end of a feed that lists the oldest first', [...known.toReversed(), late]],
    ['with others, a few in all', [...many(4, '2026-03-05T06:00:00Z'), late, ...known]],
  ])('is news %s', async (_, second) => {
    for (const format of allFormats) {
      const { fresh, passedOver } = await lastLook(format, [
        second.filter((one) => known.includes(one)),
        second,
      ]);
      expect(names(fresh)).toContain(late.title);
      expect(passedOver).toEqual([]);
    }
  });

  it('is news as all that its feed lists', async () => {
    expect(names((await lastLook('rss', [known, [late]])).fresh)).toEqual([late.title]);
  });

  it.each([
    ['at the end', [...known, entry('tua', '2024-01-01T06:00:00Z')], 1],
    ['at the top, of another year', [entry('tua', '2024-01-02T06:00:00Z'), ...known], 1],
    ['at the top, with many more', [...many(40, '2026-03-05T06:00:00Z'), ...known], 40],
    [
      'between others, as a planet that takes in a blog has it',
      [today, ...many(9, '2026-03-05T06:00:00Z'), lastWeek],
      9,
    ],
    [
      'in a feed that begins with all its archive',
      [
        ...many(6, '2026-03-10T07:30:00Z'),
        ...many(30, '2023-03-10T07:30:00Z').map((one, at) => ({ ...one, guid: `a${at}`, title: `A${at}` })),
      ],
      30,
    ],
  ])('is passed over %s, and counted once', async (_, second, count) => {
    const { look } = createLooks('rss');
    await look(count === 30 ? [] : second.filter((one) => known.includes(one)));
    const { passedOver, fresh } = await look(second);
    expect(passedOver.map(({ why }) => why)).toEqual(Array.from({ length: count }, () => 'archive'));
    expect(fresh.length).toBe(second.length - count - second.filter((one) => known.includes(one)).length);
    expect(await look(second)).toMatchObject({ fresh: [], changed: [], passedOver: [] });
  });
});

describe('a feed that goes further back than before', () => {
  const hourly = many(30, '2026-03-10T07:00:00Z');

  it('passes over what it had left out, with the reason', async () => {
    const { fresh, passedOver } = await lastLook('rss', [hourly.slice(2, 12), hourly]);
    expect(names(fresh)).toEqual(['Warta arsip 1', 'Warta arsip 0']);
    expect(passedOver.map(({ why }) => why)).toEqual(Array.from({ length: 18 }, () => 'backfill'));
  });

  it('passes over no single entry: nobody can say that it is no news', async () => {
    const { fresh, passedOver } = await lastLook('rss', [hourly.slice(0, 10), hourly.slice(0, 11)]);
    expect([names(fresh), passedOver]).toEqual([['Warta arsip 10'], []]);
  });

  it('passes over nothing that is newer, whatever the order', async () => {
    const { fresh } = await lastLook('rss', [hourly.slice(20).toReversed(), hourly.toReversed()]);
    expect(fresh).toHaveLength(20);
  });
});
