import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../src/audience/settings/typed-schedule.ts';

/** Friday, 5 May 2023, 13:23 in Jakarta. */
const now = Date.UTC(2023, 4, 5, 6, 23);
const jakarta = { timeZone: 'Asia/Jakarta', now };
const utc = (iso: string) => Date.parse(`${iso}:00Z`);

describe('a typed schedule', () => {
  it.each<[string, 'id' | 'en', string]>([
    ['besok 07.00', 'id', '2023-05-06T00:00'],
    ['lusa pukul 18.30', 'id', '2023-05-07T11:30'],
    ['5 Juni 13.23', 'id', '2023-06-05T06:23'],
    ['tomorrow 7am', 'en', '2023-05-06T00:00'],
  ])('is once: %s (%s)', async (typed, language, at) => {
    expect(await readSchedule(typed, { ...jakarta, language })).toEqual({ kind: 'at', at: utc(at) });
  });

  it.each<[string, 'id' | 'en', string, { minute: number; days?: number[] }]>([
    ['setiap Senin 08.00', 'id', '2023-05-08T01:00', { minute: 480, days: [1] }],
    ['tiap hari pukul 07.00', 'id', '2023-05-06T00:00', { minute: 420 }],
    ['setiap hari kerja jam 7 pagi', 'id', '2023-05-08T00:00', { minute: 420, days: [1, 2, 3, 4, 5] }],
    ['setiap Sabtu dan Minggu 09.30', 'id', '2023-05-06T02:30', { minute: 570, days: [6, 7] }],
    ['every monday 8am', 'en', '2023-05-08T01:00', { minute: 480, days: [1] }],
    ['every weekday at 7:30', 'en', '2023-05-08T00:30', { minute: 450, days: [1, 2, 3, 4, 5] }],
    ['mondays 8am every', 'en', '2023-05-08T01:00', { minute: 480, days: [1] }],
    ['every day 14:00', 'en', '2023-05-05T07:00', { minute: 840 }],
  ])('comes again and again: %s (%s)', async (typed, language, at, every) => {
    expect(await readSchedule(typed, { ...jakarta, language })).toEqual({ kind: 'at', at: utc(at), every });
  });

  it.each<[string, string]>([
    ['entahlah', 'none'],
    ['besok', 'no-time'],
    ['setiap Senin', 'no-time'],
    ['4 Mei 2023 13.00', 'past'],
    ['5 Mei 2031 13.00', 'far'],
    ['setiap kucing 08.00', 'none'],
  ])('is no time: %s (%s)', async (typed, why) => {
    expect(await readSchedule(typed, { ...jakarta, language: 'id' })).toEqual({ kind: 'problem', why });
  });

  it('is refused for an hour that the clock skips, and stays at its hour over summer time when it comes again', async () => {
    const berlin = { timeZone: 'Europe/Berlin', language: 'en' as const };
    const before = Date.UTC(2024, 2, 28, 12);
    expect(await readSchedule('31 March 2024 02:30', { ...berlin, now: before })).toEqual({
      kind: 'problem',
      why: 'skipped',
    });
    const winter = await readSchedule('every sunday 08:00', { ...berlin, now: Date.UTC(2024, 2, 23, 12) });
    const summer = await readSchedule('every sunday 08:00', { ...berlin, now: Date.UTC(2024, 2, 30, 12) });
    expect(winter).toMatchObject({ at: Date.UTC(2024, 2, 24, 7) });
    expect(summer).toMatchObject({ at: Date.UTC(2024, 2, 31, 6) });
  });
});
