import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, localTime, nextAt } from '../../../src/audience/settings/local-time.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (time: number) => new Date(time).toISOString();
const half = (hour: number) => hour * 60 + 30;

describe('the next time that a clock shows', () => {
  it.each([
    ['later today in Jakarta', 'Asia/Jakarta', 7 * 60, '2026-11-28T22:00Z', '2026-11-29T00:00:00.000Z'],
    [
      'tomorrow where it is that time just now',
      'Asia/Jakarta',
      7 * 60,
      '2026-11-29T00:00Z',
      '2026-11-30T00:00:00.000Z',
    ],
    [
      'in Makassar an hour before Jakarta',
      'Asia/Makassar',
      7 * 60,
      '2026-11-28T20:00Z',
      '2026-11-28T23:00:00.000Z',
    ],
    [
      'in Jayapura two hours before Jakarta',
      'Asia/Jayapura',
      7 * 60,
      '2026-11-28T20:00Z',
      '2026-11-28T22:00:00.000Z',
    ],
    ['in New York in winter', 'America/New_York', 7 * 60, '2026-11-28T00:00Z', '2026-11-28T12:00:00.000Z'],
    ['in New York in summer', 'America/New_York', 7 * 60, '2026-07-01T00:00Z', '2026-07-01T11:00:00.000Z'],
    [
      'an hour late where New York skips it',
      'America/New_York',
      half(2),
      '2026-03-08T00:00Z',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'the first of two where New York repeats it',
      'America/New_York',
      half(1),
      '2026-11-01T04:00Z',
      '2026-11-01T05:30:00.000Z',
    ],
    ['not the second of two', 'America/New_York', half(1), '2026-11-01T05:30Z', '2026-11-02T06:30:00.000Z'],
    [
      'an hour late where Berlin skips it',
      'Europe/Berlin',
      half(2),
      '2026-03-28T12:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'the first of two where Berlin repeats it',
      'Europe/Berlin',
      half(2),
      '2026-10-24T12:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'half an hour late where Lord Howe skips it',
      'Australia/Lord_Howe',
      2 * 60 + 15,
      '2026-10-03T00:00Z',
      '2026-10-03T15:45:00.000Z',
    ],
  ])('is %s', (_, timeZone, minute, now, next) => {
    expect(iso(nextAt({ minute, timeZone }, at(now)))).toBe(next);
  });

  it('is on a day that was chosen', () => {
    // 28 November 2026 is a Saturday.
    const weekdays = [1, 2, 3, 4, 5];
    const monday = nextAt(
      { minute: 7 * 60, days: weekdays, timeZone: 'Asia/Jakarta' },
      at('2026-11-28T03:00Z'),
    );
    expect(iso(monday)).toBe('2026-11-30T00:00:00.000Z');
  });

  it('comes once a day, whatever the clocks are put to', () => {
    const zones = [
      'Asia/Jakarta',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: at('2000-01-01'), max: at('2030-01-01') }),
        (timeZone, minute, now) => {
          const first = nextAt({ minute, timeZone }, now);
          const second = nextAt({ minute, timeZone }, first);
          expect(first).toBeGreaterThan(now);
          expect(first - now).toBeLessThanOrEqual(26 * 3_600_000);
          const days =
            Date.parse(localTime(second, timeZone).day) - Date.parse(localTime(first, timeZone).day);
          expect(days).toBe(86_400_000);
        },
      ),
    );
  });
});

it('a span of the day may go past midnight', () => {
  const night = { from: 22 * 60, to: 6 * 60 };
  expect([22 * 60, 0, 359].map((minute) => isWithin(minute, night))).toEqual([true, true, true]);
  expect([360, 12 * 60, 22 * 60 - 1].map((minute) => isWithin(minute, night))).toEqual([false, false, false]);
});

it('day and minute are those of the zone', () => {
  expect(localTime(at('2026-11-28T17:05Z'), 'Asia/Jakarta')).toMatchObject({ day: '2026-11-29', minute: 5 });
});
