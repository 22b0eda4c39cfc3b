import { describe, expect, it } from 'vitest';
import { createHistory, slotMs } from '../../../src/web/status/history.ts';
import { lagAt, lagClass, noLags } from '../../../src/web/status/lag.ts';

const start = Date.UTC(2026, 4, 5, 6, 0);
const countsOf = (seconds: number[]) => {
  const counts = noLags();
  for (const one of seconds) counts[lagClass(one)] = (counts[lagClass(one)] ?? 0) + 1;
  return counts;
};

describe('the history of deliveries', () => {
  it('the history has a slot for each ten minutes of the last 24 hours, the empty ones, too', () => {
    const history = createHistory(undefined);
    history.sent(start);
    history.sent(start + 1);
    history.failed(start + slotMs);
    history.arrived(start, 3_000);
    const slots = history.slots(start + slotMs);
    expect(slots).toHaveLength(144);
    expect(slots.at(-1)).toMatchObject({ at: start + slotMs, sent: 0, failed: 1 });
    expect(slots.at(-2)).toMatchObject({ at: start, sent: 2, failed: 0 });
    expect(slots.at(-2)?.lags.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(slots[0]?.at).toBe(start + slotMs - 143 * slotMs);
  });

  it('the history forgets what is older than a day, and keeps no more than a day however long it runs', () => {
    const history = createHistory(undefined);
    for (let slot = 0; slot < 1_000; slot++) history.sent(start + slot * slotMs);
    const now = start + 999 * slotMs;
    expect(history.kept(now)).toHaveLength(144);
    expect(history.slots(now + 144 * slotMs).every(({ sent }) => sent === 0)).toBe(true);
  });

  it('the history goes on with what was kept, and with nothing where that is spoilt', () => {
    const history = createHistory(undefined);
    history.sent(start);
    const kept: unknown = JSON.parse(JSON.stringify(history.kept(start)));
    const later = createHistory(kept);
    later.sent(start + 1);
    expect(later.slots(start).at(-1)?.sent).toBe(2);
    for (const spoilt of [null, 7, 'x', [null], [{ at: 'x' }], [{ at: 1, sent: 1, failed: 0, lags: [1] }]])
      expect(createHistory(spoilt).kept(start)).toEqual([]);
  });
});

describe('lags', () => {
  it('a share of no lags is unknown', () => {
    expect(lagAt(0.5, noLags())).toBeUndefined();
  });

  it('the median of lags is within the class of the one in the middle', () => {
    const median = lagAt(0.5, countsOf([0.5, 7, 8, 9, 400])) ?? 0;
    expect(median).toBeGreaterThan(5);
    expect(median).toBeLessThanOrEqual(10);
  });

  it('of lags beyond all classes the last bound is told', () => {
    expect(lagAt(0.5, countsOf([90_000, 99_000]))).toBe(21_600);
  });

  it('a larger share is never a shorter lag', () => {
    const counts = countsOf([0.1, 1.5, 3, 15, 44, 61, 200, 5_000]);
    const told = [0.1, 0.25, 0.5, 0.75, 0.9, 1].map((share) => lagAt(share, counts) ?? 0);
    expect(told).toEqual(told.toSorted((one, two) => one - two));
  });
});
