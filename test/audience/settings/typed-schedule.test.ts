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
    ['tanggal 1 jam 9', 'id', '2023-06-01T02:00'],
    ['tgl 5 jam setengah delapan malam', 'id', '2023-05-05T12:30'],
    ['tanggal 31 jam 7', 'id', '2023-05-31T00:00'],
    ['tanggal 5 Juni jam 9', 'id', '2023-06-05T02:00'],
    ['on the 1st at 9am', 'en', '2023-06-01T02:00'],
    ['the 5th at 9am', 'en', '2023-06-05T02:00'],
    ['lusa setengah tujuh pagi', 'id', '2023-05-06T23:30'],
    ['tomorrow half past six', 'en', '2023-05-05T23:30'],
    ['besok jam tujuh malam', 'id', '2023-05-06T12:00'],
    ['besok 07.00 WITA', 'id', '2023-05-05T23:00'],
    ['besok pukul 07.00 WIB', 'id', '2023-05-06T00:00'],
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
    ['weekdays at 7', 'en', '2023-05-08T00:00', { minute: 420, days: [1, 2, 3, 4, 5] }],
    ['hari kerja jam 7', 'id', '2023-05-08T00:00', { minute: 420, days: [1, 2, 3, 4, 5] }],
    ['mondays 8am', 'en', '2023-05-08T01:00', { minute: 480, days: [1] }],
    ['setiap Senin setengah delapan pagi', 'id', '2023-05-08T00:30', { minute: 450, days: [1] }],
    ['every day 14:00', 'en', '2023-05-05T07:00', { minute: 840 }],
  ])('comes again and again: %s (%s)', async (typed, language, at, every) => {
    expect(await readSchedule(typed, { ...jakarta, language })).toEqual({ kind: 'at', at: utc(at), every });
  });

  it.each<[string, object]>([
    ['entahlah', { why: 'none' }],
    ['besok', { why: 'no-time' }],
    ['setiap Senin', { why: 'no-time' }],
    ['4 Mei 2023 13.00', { why: 'past' }],
    ['5 Mei 2031 13.00', { why: 'far' }],
    ['sekarang', { why: 'now' }],
    ['setiap kucing 08.00', { why: 'again', words: 'kucing' }],
    ['setiap hari 07.00 sampai Juli', { why: 'again', words: 'hari sampai Juli' }],
    ['minggu ketiga besok 07.00', { why: 'unread', words: 'minggu ketiga' }],
  ])('is no time: %s', async (typed, problem) => {
    expect(await readSchedule(typed, { ...jakarta, language: 'id' })).toEqual({
      kind: 'problem',
      ...problem,
    });
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
