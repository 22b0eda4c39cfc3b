import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAgo, formatDate, formatWhen, isTimeZone } from '../../src/message/date.ts';
import { anyStyle } from './any-story.ts';

const published = Date.UTC(2023, 4, 5, 6, 23);

describe('formatDate', () => {
  it.each([
    ['id', 'Asia/Jakarta', 'Jumat, 5 Mei 2023, 13.23 WIB'],
    ['id', 'Asia/Pontianak', 'Jumat, 5 Mei 2023, 13.23 WIB'],
    ['id', 'Asia/Makassar', 'Jumat, 5 Mei 2023, 14.23 WITA'],
    ['id', 'Asia/Jayapura', 'Jumat, 5 Mei 2023, 15.23 WIT'],
    ['en', 'Asia/Jakarta', 'Friday, 5 May 2023, 13:23 WIB'],
    ['en', 'asia/jayapura', 'Friday, 5 May 2023, 15:23 WIT'],
    ['en', 'Europe/London', 'Friday, 5 May 2023, 07:23 BST'],
    ['en', 'UTC', 'Friday, 5 May 2023, 06:23 UTC'],
    ['en', 'Tidak/Ada', 'Friday, 5 May 2023, 06:23 UTC'],
  ] as const)('writes the time in language %s in the zone %s', (language, timeZone, expected) => {
    expect(formatDate(published, { language, timeZone })).toBe(expected);
  });

  it('tells apart two moments of one minute where the zone was no whole minutes from UTC', () => {
    // Liberia's clocks were 44 minutes and 30 seconds behind UTC until 7 January 1972.
    const style = { language: 'en', timeZone: 'Africa/Monrovia' } as const;
    const minute = Date.UTC(1970, 0, 1, 1);
    const [clock, later] = [minute, minute + 45_000].map((time) => formatDate(time, style));
    expect(clock).toContain('1970, 00:15 ');
    expect(later).toContain('1970, 00:16 ');
  });

  it('tells the same of a moment whatever was told before it', () => {
    const style = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
    const minutes = Array.from({ length: 500 }, (_, at) => published + at * 60_000);
    const told = minutes.map((time) => formatDate(time, style));
    expect(new Set(told).size).toBe(500);
    expect(minutes.map((time) => formatDate(time + 59_999, style))).toEqual(told);
    expect(formatDate(published, { ...style, language: 'en' })).toBe('Friday, 5 May 2023, 13:23 WIB');
  });

  it('puts midnight at the start of the day', () => {
    const midnight = Date.UTC(2023, 11, 31, 17);
    expect(formatDate(midnight, { language: 'id', timeZone: 'Asia/Jakarta' })).toBe(
      'Senin, 1 Januari 2024, 00.00 WIB',
    );
  });

  it.each([Number.NaN, Infinity, -Infinity, 8.64e15 + 1])('is empty for the impossible time %d', (time) => {
    expect(formatDate(time, { language: 'id', timeZone: 'Asia/Jakarta' })).toBe('');
  });

  it('gives one short line for any time that a Date can hold', () => {
    fc.assert(
      fc.property(fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }), anyStyle, (time, style) => {
        expect(formatDate(time, style)).toMatch(/^\p{L}+, \d+ \p{L}+ \d+, \d\d[.:]\d\d \S+$/u);
        expect(formatDate(time, style).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('formatWhen', () => {
  const hour = 3_600_000;
  const wib = { language: 'id', timeZone: 'Asia/Jakarta' } as const;

  it.each([
    ['the same moment', 0, '13.23 WIB'],
    ['the last minute of the day', 10.6 * hour, '13.23 WIB'],
    ['the first minute of the day', -13.38 * hour, '13.23 WIB'],
    ['the next day', 10.7 * hour, 'Jumat, 5 Mei 2023, 13.23 WIB'],
    ['the day before', -13.39 * hour, 'Jumat, 5 Mei 2023, 13.23 WIB'],
    ['the same day of another year', 366 * 24 * hour, 'Jumat, 5 Mei 2023, 13.23 WIB'],
  ])('leaves out the date on its own day alone, seen on %s', (_name, after, expected) => {
    expect(formatWhen(published, wib, published + after)).toBe(expected);
  });

  it('goes by the day of the chat, not by that of Greenwich', () => {
    const lateInJakarta = Date.UTC(2023, 4, 4, 17, 30);
    expect(formatWhen(lateInJakarta, wib, published)).toBe('00.30 WIB');
    expect(formatWhen(lateInJakarta, { language: 'en', timeZone: 'UTC' }, published)).toBe(
      'Thursday, 4 May 2023, 17:30 UTC',
    );
  });

  it('is empty for an impossible time, and whole where the present is none', () => {
    expect(formatWhen(Number.NaN, wib, published)).toBe('');
    expect(formatWhen(published, wib, Number.NaN)).toBe('Jumat, 5 Mei 2023, 13.23 WIB');
  });
});

describe('formatAgo', () => {
  const minute = 60_000;
  const day = 1_440 * minute;

  it.each([
    [-minute, 'baru saja', 'just now'],
    [0, 'baru saja', 'just now'],
    [minute - 1, 'baru saja', 'just now'],
    [minute, '1 menit lalu', '1 minute ago'],
    [59 * minute, '59 menit lalu', '59 minutes ago'],
    [60 * minute, '1 jam lalu', '1 hour ago'],
    [day - 1, '23 jam lalu', '23 hours ago'],
    [day, '1 hari lalu', '1 day ago'],
    [30 * day, '30 hari lalu', '30 days ago'],
    [31 * day, '1 bulan lalu', '1 month ago'],
    [365 * day, '11 bulan lalu', '11 months ago'],
    [366 * day, '1 tahun lalu', '1 year ago'],
    [Number.NaN, 'baru saja', 'just now'],
  ])('writes %d ms as %s', (elapsed, id, en) => {
    expect(formatAgo(published - elapsed, published, 'id')).toBe(id);
    expect(formatAgo(published - elapsed, published, 'en')).toBe(en);
  });

  it('never counts as many of a unit as make the next larger unit', () => {
    const most: Record<string, number> = { minute: 59, hour: 23, day: 30, month: 11, year: 10_000 };
    fc.assert(
      fc.property(fc.integer({ min: minute, max: 9_000 * 366 * day }), (elapsed) => {
        const [, count, unit = ''] = /^(\d+) ([a-z]+?)s? ago$/.exec(formatAgo(0, elapsed, 'en')) ?? [];
        expect(Number(count)).toBeGreaterThanOrEqual(1);
        expect(Number(count)).toBeLessThanOrEqual(most[unit] ?? 0);
      }),
    );
  });
});

describe('isTimeZone', () => {
  it.each(['Asia/Jakarta', 'asia/makassar', 'UTC', 'Asia/Ujung_Pandang'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each(['', 'WITA', '+07:00', 'Asia/', 'Asia/Serang', '<b>'])('does not know "%s"', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
