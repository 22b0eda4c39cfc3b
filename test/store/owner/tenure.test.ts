import { assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { granted, restMs, standing, unanswered } from '../../../src/store/owner/tenure.ts';

const leaseMs = 6_000;
const at = (ms: number) => ({ ticks: 50 + ms, wall: 1_000_000 + ms });
const tenure = granted(at(0), leaseMs);

describe('the tenure of a lease', () => {
  it.each([
    [0, 'held'],
    [1_999, 'held'],
    [2_000, 'due'],
    [4_999, 'due'],
    [5_000, 'over'],
  ])('%i ms after a lease of 6 s was asked for, it is %s', (ms, what) => {
    expect(standing(tenure, at(ms))).toBe(what);
  });

  it('a machine that slept has lost it, though the clock that only runs stood still', () => {
    expect(standing(tenure, { ticks: 51, wall: 1_000_000 + 5_000 })).toBe('over');
  });

  it('a clock on the wall that is put back makes it no longer', () => {
    expect(standing(tenure, { ticks: 50 + 5_000, wall: 0 })).toBe('over');
  });

  it('without an answer it is asked for again soon, and lasts no longer for it', () => {
    const later = unanswered(tenure, at(2_000), leaseMs);
    expect(standing(later, at(2_100))).toBe('held');
    expect(standing(later, at(2_500))).toBe('due');
    expect(later.until).toEqual(tenure.until);
  });

  it('whenever it rests, it is looked at again before it is over and not after it is due', () => {
    assert(
      property(nat(7_000), (ms) => {
        const next = at(ms + restMs(tenure, at(ms)));
        expect(next.ticks).toBeLessThanOrEqual(Math.max(tenure.until.ticks, at(ms).ticks));
        expect(standing(tenure, next)).not.toBe('held');
      }),
    );
  });
});
