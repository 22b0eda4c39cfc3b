import { describe, expect, it } from 'vitest';
import { feedId } from '../../../src/feed/address.ts';
import { FeedError } from '../../../src/http/failure.ts';
import type { Fetched } from '../../../src/http/client.ts';
import { afterFailedLook, afterLook } from '../../../src/feed/poll/look.ts';
import type { FeedRecord } from '../../../src/feed/record.ts';
import { afterSkipHours, nextDue, usualPause } from '../../../src/feed/poll/schedule.ts';
import type { ParsedFeed } from '../../../src/feed/parse/parse.ts';

const minute = 60_000;
const day = 86_400_000;
const now = Date.UTC(2026, 0, 10, 12);
const bounds = { minMs: minute, maxMs: 360 * minute, startMs: 5 * minute };
const facts = { now, bounds, random: () => 0.5 };
const record: FeedRecord = {
  id: 'f1',
  url: 'https://contoh.id/feed',
  title: 'Harian',
  nextAt: 0,
  failures: 0,
};
const fetched: Fetched = { status: 'ok', url: record.url, etag: '"1"', bodyHash: 'h' };
const feed = (minutesAgo: number[], more: Partial<ParsedFeed> = {}): ParsedFeed => ({
  title: 'Harian',
  link: undefined,
  language: undefined,
  entries: minutesAgo.map((minutes) => ({
    id: String(minutes),
    url: undefined,
    title: 'x',
    text: '',
    publishedAt: new Date(now - minutes * minute),
    updatedAt: undefined,
    author: undefined,
    categories: [],
    image: undefined,
  })),
  ...more,
});

describe('a look at a feed', () => {
  it('comes within the bounds, however many hours its publisher has without news', () => {
    const skipHours = Array.from({ length: 24 }, (_, hour) => hour).filter(
      (hour) => hour !== new Date(now - 3_600_000).getUTCHours(),
    );
    const { nextAt } = afterLook(record, fetched, feed([1], { skipHours }), facts).record;
    expect(nextAt).toBe(now + bounds.maxMs);
  });

  it('keeps what the next conditional request needs', () => {
    const first = afterLook(record, fetched, feed([1]), facts).record;
    expect(first).toMatchObject({ etag: '"1"', bodyHash: 'h', failures: 0 });
    const second = afterLook(first, { status: 'unchanged', url: record.url }, undefined, facts).record;
    expect(second).toMatchObject({ etag: '"1"', bodyHash: 'h' });
  });

  it('moves the feed once a permanent redirect was seen three times in a row', () => {
    const moved = { ...fetched, permanentUrl: 'https://baru.id/feed' };
    const once = afterLook(record, moved, undefined, facts).record;
    const twice = afterLook(once, moved, undefined, facts).record;
    expect([once.url, twice.url]).toEqual([record.url, record.url]);
    expect(
      afterLook(afterLook(twice, fetched, undefined, facts).record, moved, undefined, facts).record.url,
    ).toBe(record.url);
    const third = afterLook(twice, moved, undefined, facts);
    expect([third.record.url, third.alias]).toEqual(['https://baru.id/feed', feedId('https://baru.id/feed')]);
  });

  it('has followers told once after three days of failing, and once when it is back', () => {
    const error = new FeedError('time-out');
    let { record: failing, notice } = afterFailedLook(record, error, facts);
    expect(notice).toBeUndefined();
    ({ record: failing, notice } = afterFailedLook(failing, error, { ...facts, now: now + 3 * day }));
    expect(notice).toBe('failing');
    ({ record: failing, notice } = afterFailedLook(failing, error, { ...facts, now: now + 4 * day }));
    expect(notice).toBeUndefined();
    const back = afterLook(failing, fetched, undefined, { ...facts, now: now + 5 * day });
    expect(back.notice).toBe('back');
    expect(back.record).not.toHaveProperty('failingSince');
    expect(afterLook(back.record, fetched, undefined, facts).notice).toBeUndefined();
  });

  it('ends a feed that says three times in a row that it is gone', () => {
    const gone = new FeedError('gone');
    const twice = afterFailedLook(afterFailedLook(record, gone, facts).record, gone, facts).record;
    expect(twice.ended).toBeUndefined();
    expect(
      afterFailedLook(afterFailedLook(twice, new FeedError('time-out'), facts).record, gone, facts).record
        .ended,
    ).toBeUndefined();
    const answered = afterLook(twice, fetched, undefined, facts).record;
    expect(afterFailedLook(answered, gone, facts).record.ended).toBeUndefined();
    expect(afterFailedLook(twice, gone, facts)).toMatchObject({ notice: 'ended', record: { ended: true } });
  });

  it('backs off while it fails, up to a day, weekly after a month, and obeys Retry-After', () => {
    const pauseOf = (failures: number, sinceDays: number, retryAfterMs?: number) => {
      const before = { ...record, failures: failures - 1, failingSince: now - sinceDays * day };
      const error = new FeedError('server-error', 'x', retryAfterMs === undefined ? {} : { retryAfterMs });
      return afterFailedLook(before, error, facts).record.nextAt - now;
    };
    expect(pauseOf(1, 0)).toBe(5 * minute);
    expect(pauseOf(3, 0)).toBe(20 * minute);
    expect(pauseOf(20, 2)).toBe(day);
    expect(pauseOf(40, 40)).toBe(7 * day);
    expect(pauseOf(1, 0, 3 * 60 * minute)).toBe(3 * 60 * minute);
    expect(pauseOf(1, 0, 30 * day)).toBe(day);
  });
});

describe('when to look again', () => {
  it('looks as often as the feed publishes, within bounds and what the publisher asks', () => {
    expect(usualPause(feed([1, 3, 5, 7]), now, bounds)).toBe(minute);
    expect(usualPause(feed([10, 50, 90, 130]), now, bounds)).toBe(20 * minute);
    expect(usualPause(feed([10, 50, 90, 130], { ttlMs: 45 * minute }), now, bounds)).toBe(45 * minute);
    expect(usualPause(feed([]), now, bounds)).toBe(5 * minute);
    expect(usualPause(feed([10, 12], { ttlMs: 7 * day }), now, bounds)).toBe(bounds.maxMs);
    expect(usualPause(feed([1, 2]), now, { minMs: 1_000, maxMs: 1_000, startMs: 1_000 })).toBe(1_000);
  });

  it('obeys freshness, and spreads looks a little', () => {
    const due = (freshMs: number | undefined, random: number) =>
      nextDue({ now, usualMs: 5 * minute, freshMs, bounds, random: () => random }) - now;
    expect(due(undefined, 0.5)).toBe(5 * minute);
    expect(due(10 * minute, 0.5)).toBe(10 * minute);
    expect([due(undefined, 0), due(undefined, 1)]).toEqual([0.95 * 5 * minute, 1.05 * 5 * minute]);
  });

  it('passes over the hours in which there is no news', () => {
    const at = Date.UTC(2026, 0, 1, 1, 30);
    expect(afterSkipHours(at, [1, 2])).toBe(Date.UTC(2026, 0, 1, 3));
    expect(afterSkipHours(at, undefined)).toBe(at);
    expect(
      afterSkipHours(
        at,
        Array.from({ length: 24 }, (_, hour) => hour),
      ),
    ).toBe(at);
  });
});
