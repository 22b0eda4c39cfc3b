import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedFeed } from '../../../src/feed/parse/parse.ts';
import {
  afterFailure,
  afterSkipHours,
  nextDue,
  slowedBy,
  usualPause,
} from '../../../src/feed/poll/schedule.ts';

const now = Date.UTC(2023, 4, 5, 6);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const bounds = { minMs: minute, maxMs: 6 * hour, startMs: 5 * minute };
const middle = () => 0.5;

const feed = (agesMs: number[], more: Partial<ParsedFeed> = {}): ParsedFeed => ({
  title: 'x',
  link: undefined,
  language: undefined,
  entries: agesMs.map((age, n) => ({
    id: String(n),
    url: undefined,
    title: 'x',
    text: '',
    publishedAt: new Date(now - age),
    updatedAt: undefined,
    author: undefined,
    categories: [],
    image: undefined,
  })),
  ...more,
});

describe('when to look again', () => {
  it('looks at a feed as often as it publishes, and at a silent one more seldom', () => {
    const busy = usualPause(feed([1, 5, 9, 13, 17].map((n) => n * minute)), now, bounds);
    const daily = usualPause(feed([1, 2, 3, 4].map((n) => n * day)), now, bounds);
    const silent = usualPause(feed([30, 30.01, 30.02].map((n) => n * day)), now, bounds);
    expect(busy).toBe(2 * minute);
    expect(daily).toBe(hour);
    expect(silent).toBe(bounds.maxMs);
    const weekly = usualPause(feed([1, 8, 15, 22].map((n) => n * day)), now, bounds);
    expect(weekly).toBe(bounds.maxMs);
    const everyFewHours = usualPause(feed([1, 5, 9, 13].map((n) => n * hour)), now, bounds);
    expect(everyFewHours).toBe(hour);
  });

  it('keeps to a fixed interval where the bounds are one', () => {
    const fixed = { minMs: 10 * minute, maxMs: 10 * minute, startMs: 10 * minute };
    for (const ages of [[1, 2, 3].map((n) => n * minute), [1, 8, 15].map((n) => n * day), []]) {
      const usualMs = usualPause(feed(ages), now, fixed);
      expect(usualMs).toBe(10 * minute);
      expect(nextDue({ now, usualMs, freshMs: day, bounds: fixed, random: middle })).toBe(now + 10 * minute);
      expect(slowedBy(now + day, { at: now + usualMs, usualMs, bounds: fixed })).toBe(now + usualMs);
    }
  });

  it('starts from the operator’s interval where a feed tells nothing', () => {
    expect(usualPause(feed([]), now, bounds)).toBe(bounds.startMs);
    expect(nextDue({ now, usualMs: undefined, freshMs: undefined, bounds, random: middle })).toBe(
      now + bounds.startMs,
    );
  });

  it('obeys the publisher within the bounds', () => {
    const often = [1, 2, 3].map((n) => n * minute);
    expect(usualPause(feed(often, { ttlMs: hour }), now, bounds)).toBe(hour);
    expect(usualPause(feed(often, { ttlMs: 30 * day }), now, bounds)).toBe(bounds.maxMs);
    expect(nextDue({ now, usualMs: minute, freshMs: 10 * minute, bounds, random: middle })).toBe(
      now + 10 * minute,
    );
  });

  it('skips the hours without news, unless that would be all of them', () => {
    expect(afterSkipHours(now + minute, [6, 7])).toBe(now + 2 * hour);
    expect(afterSkipHours(now, [8])).toBe(now);
    const all = Array.from({ length: 24 }, (_, n) => n);
    expect(afterSkipHours(now, all)).toBe(now);
  });

  it('never leaves the bounds, nor comes before the freshness is over', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(1e9), { nil: undefined }),
        fc.option(fc.nat(1e9), { nil: undefined }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (usualMs, freshMs, random) => {
          const pause = nextDue({ now, usualMs, freshMs, bounds, random: () => random }) - now;
          expect(pause).toBeGreaterThanOrEqual(bounds.minMs);
          expect(pause).toBeGreaterThanOrEqual(Math.min(freshMs ?? 0, bounds.maxMs));
          expect(pause).toBeLessThanOrEqual(bounds.maxMs);
        },
      ),
    );
  });
});

describe('while a hub brings the news', () => {
  const slowed = (usualMs: number, forMs = 10 * day) =>
    slowedBy(now + forMs, { at: now + usualMs, usualMs, bounds }) - now;

  it('looks more seldom, yet every few hours', () => {
    expect(slowed(minute)).toBe(12 * minute);
    expect(slowed(5 * minute)).toBe(hour);
    expect(slowed(hour)).toBe(3 * hour);
    expect(slowed(6 * hour)).toBe(6 * hour);
  });

  it('looks when the hub’s word ends, and never sooner than without a hub', () => {
    expect(slowed(5 * minute, 20 * minute)).toBe(20 * minute);
    expect(slowed(5 * minute, minute)).toBe(5 * minute);
  });
});

describe('when to try a failing feed again', () => {
  const pause = (failures: number, failingForMs: number, retryAfterMs?: number): number =>
    afterFailure({
      now,
      failures,
      failingSince: now - failingForMs,
      bounds,
      random: middle,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    }) - now;

  it('waits longer each time, up to a day, and a week after a month', () => {
    expect([1, 2, 3].map((failures) => pause(failures, 0))).toEqual([5, 10, 20].map((n) => n * minute));
    expect(pause(40, 3 * day)).toBe(day);
    expect(pause(40, 31 * day)).toBe(7 * day);
  });

  it('leaves a server alone for as long as it asks, up to a day', () => {
    expect(pause(1, 0, 2 * hour)).toBe(2 * hour);
    expect(pause(1, 0, 400 * day)).toBe(day);
    expect(pause(3, 0, 1_000)).toBe(20 * minute);
  });
});
