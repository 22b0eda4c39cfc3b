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

  it('is none where none is named', async () => {
    expect(await read('detik')).toBeUndefined();
  });
});
