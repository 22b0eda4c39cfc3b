import { describe, expect, it } from 'vitest';
import { readSince } from '../../src/search/since.ts';

/** Friday, 27 November 2026, 10.00 WIB. */
const now = Date.UTC(2026, 10, 27, 3);
const jakarta = { language: 'id', timeZone: 'Asia/Jakarta', now } as const;
const iso = async (typed: string, about: Parameters<typeof readSince>[1] = jakarta) => {
  const at = await readSince(typed, about);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('the time behind since:', () => {
  it.each([
    ['3d', '2026-11-24T03:00:00.000Z'],
    ['3 hari', '2026-11-24T03:00:00.000Z'],
    ['12h', '2026-11-26T15:00:00.000Z'],
    ['12 jam', '2026-11-26T15:00:00.000Z'],
    ['2w', '2026-11-13T03:00:00.000Z'],
    ['hari ini', '2026-11-26T17:00:00.000Z'],
    ['kemarin', '2026-11-25T17:00:00.000Z'],
    ['Yesterday', '2026-11-25T17:00:00.000Z'],
    ['2026-11-20', '2026-11-19T17:00:00.000Z'],
    ['20/11', '2026-11-19T17:00:00.000Z'],
    ['28.11', '2025-11-27T17:00:00.000Z'],
    ['20-11-2026', '2026-11-19T17:00:00.000Z'],
    ['Senin', '2026-11-22T17:00:00.000Z'],
    ['5 Mei', '2026-05-04T17:00:00.000Z'],
  ])('%j is read', async (typed, at) => {
    expect(await iso(typed)).toBe(at);
  });

  it.each([
    ['monday', '2026-11-22T17:00:00.000Z'],
    ['last monday', '2026-11-22T17:00:00.000Z'],
    ['May 5', '2026-05-04T17:00:00.000Z'],
  ])('%j is read in English', async (typed, at) => {
    expect(await iso(typed, { ...jakarta, language: 'en' })).toBe(at);
  });

  it('begins the day on the clock of the chat', async () => {
    const there = { language: 'en', timeZone: 'America/New_York', now } as const;
    expect(await iso('yesterday', there)).toBe('2026-11-25T05:00:00.000Z');
    // There it is still the 26th, a little after 22:00.
    expect(await iso('2026-11-27', there)).toBeUndefined();
  });

  it.each(['besok', 'lusa', 'kapan saja', '', '31/02', '2026-13-01', '2027-01-01', '5', 'x'.repeat(300)])(
    '%j is none',
    async (typed) => {
      expect(await iso(typed)).toBeUndefined();
    },
  );
});
