import { describe, expect, it } from 'vitest';
import { opensAt, turnAt } from '../../../src/audience/settings/pace.ts';

const minute = 60_000;
const now = 1_000 * minute;
const postedAt = (...minutesAgo: number[]) =>
  minutesAgo.map((ago) => ({ id: `s${ago}`, at: now - ago * minute }));

describe('the turn of the next story', () => {
  it.each<[string, Parameters<typeof turnAt>[0], number[], number]>([
    ['has come where nothing was posted', { perHour: 1, apart: 30 }, [], 0],
    ['has come where there is room in the hour', { perHour: 3 }, [40, 10], 0],
    ['comes an hour after the first of as many as may come in one', { perHour: 2 }, [70, 40, 10], 20],
    ['has come an hour after it', { perHour: 2 }, [60, 10], 0],
    ['comes so many minutes after the latest', { apart: 15 }, [40, 10], 5],
    ['waits for both', { perHour: 2, apart: 15 }, [50, 1], 14],
    ['waits for the later of both', { perHour: 2, apart: 5 }, [50, 1], 10],
    ['has come where there is no pace', {}, [0], 0],
  ])('%s', (_, pace, ago, inMinutes) => {
    expect(turnAt(pace, postedAt(...ago), now)).toBe(now + inMinutes * minute);
  });
});

describe('posting hours', () => {
  const jakarta = (iso: string) => Date.parse(`${iso}+07:00`);
  const day = { from: 7 * 60, to: 22 * 60 };
  const night = { from: 22 * 60, to: 2 * 60 };
  // 2026-11-28 is a Saturday.
  it.each<[string, Parameters<typeof opensAt>[0], string, string | undefined]>([
    ['are open from their first minute', day, '2026-11-28T07:00', undefined],
    ['are over with their last', day, '2026-11-28T22:00', '2026-11-29T07:00'],
    ['begin later the same day', day, '2026-11-28T05:00', '2026-11-28T07:00'],
    ['go on past midnight', night, '2026-11-28T01:59', undefined],
    ['are over in the night', night, '2026-11-28T02:00', '2026-11-28T22:00'],
    ['leave days out', { ...day, days: [1, 2, 3, 4, 5] }, '2026-11-28T10:00', '2026-11-30T07:00'],
    ['of a day go on past its midnight', { ...night, days: [5] }, '2026-11-28T01:00', undefined],
    ['of a day do not begin on the next', { ...night, days: [5] }, '2026-11-28T23:00', '2026-12-04T22:00'],
    ['of Sunday go on into Monday', { ...night, days: [7] }, '2026-11-30T01:00', undefined],
  ])('%s', (_, hours, at, opening) => {
    expect(opensAt(hours, 'Asia/Jakarta', jakarta(at))).toBe(opening && jakarta(opening));
  });

  it('are those of the zone', () => {
    expect(opensAt(day, 'Asia/Jayapura', jakarta('2026-11-28T05:00'))).toBeUndefined();
  });
});
