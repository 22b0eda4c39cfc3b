import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/audience/settings/typed-date.ts';

/** A Saturday, 10.00 in Jakarta. */
const now = Date.parse('2026-11-28T03:00Z');
const read = (typed: string, language: 'id' | 'en' = 'id', timeZone = 'Asia/Jakarta') =>
  readDate(typed, { language, timeZone, now });

describe('a typed date', () => {
  it.each([
    ['besok 07.00', '2026-11-29T00:00Z', ''],
    ['detik sampai senin', '2026-11-29T17:00Z', 'detik sampai'],
    ['lusa pukul 18.30', '2026-11-30T11:30Z', ''],
    ['5 Desember 13.23', '2026-12-05T06:23Z', ''],
  ])('in Indonesian: %s', async (typed, at, rest) => {
    expect(await read(typed)).toMatchObject({ at: Date.parse(at), rest });
  });

  it.each([
    ['bbc until monday', '2026-11-29T17:00Z', 'bbc until'],
    ['tomorrow 7am', '2026-11-29T00:00Z', ''],
    ['5 May 13:23', '2027-05-05T06:23Z', ''],
  ])('in English: %s', async (typed, at, rest) => {
    expect(await read(typed, 'en')).toMatchObject({ at: Date.parse(at), rest });
  });

  it('is meant in the zone of the chat', async () => {
    expect((await read('besok 07.00', 'id', 'Asia/Jayapura'))?.at).toBe(Date.parse('2026-11-28T22:00Z'));
  });

  it.each([
    ['28 November 19.00', '2026-11-28T12:00Z'],
    ['28 November 10.01', '2026-11-28T03:01Z'],
    ['29 November 00.30', '2026-11-28T17:30Z'],
    ['28 November', '2026-11-27T17:00Z'],
    ['27 November 19.00', '2027-11-27T12:00Z'],
    ['1 Januari 09.00', '2027-01-01T02:00Z'],
  ])('without a year is today or the next such day: %s', async (typed, at) => {
    expect((await read(typed))?.at).toBe(Date.parse(at));
  });

  it('without a year is tomorrow where the clock is furthest ahead, late in the evening', async () => {
    const late = Date.parse('2026-11-28T09:30Z');
    const typed = await readDate('29 November 10.00', {
      language: 'id',
      timeZone: 'Pacific/Kiritimati',
      now: late,
    });
    expect(typed?.at).toBe(Date.parse('2026-11-28T20:00Z'));
  });

  it('is none where none is named', async () => {
    expect(await read('detik')).toBeUndefined();
  });
});
