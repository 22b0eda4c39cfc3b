import { backoff } from '../../runtime/backoff.ts';
import type { ParsedFeed } from '../parse/parse.ts';

/** Milliseconds: no feed is looked at more often or more seldom than this; `startMs` where nothing is known of it. */
export type Bounds = { minMs: number; maxMs: number; startMs: number };

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Entries that tell how often a feed publishes. */
const sampled = 12;

/**
 * When to look at a feed again (milliseconds since the epoch): as often as it publishes, within the operator's bounds and
 * what the publisher asks for (freshness, `<ttl>`, `sy:`, `<skipHours>`), with a little jitter so that feeds spread out; the bounds and freshness hold all the same.
 */
export const nextDue = (facts: {
  now: number;
  /** The usual pause, as found at the last full look. */
  usualMs: number | undefined;
  freshMs: number | undefined;
  bounds: Bounds;
  random: () => number;
}): number => {
  const { now, bounds, usualMs = bounds.startMs, freshMs = 0 } = facts;
  const pause = within(bounds, Math.max(usualMs, freshMs));
  const least = within(bounds, freshMs);
  return Math.round(now + within({ ...bounds, minMs: least }, pause * (0.95 + facts.random() * 0.1)));
};

/** The pause that suits a feed (milliseconds): half of the median gap between its latest entries, a smaller part of a long gap, and never less than the feed itself asks for (`ttl`). */
export const usualPause = (feed: ParsedFeed, now: number, bounds: Bounds): number => {
  const times = feed.entries
    .flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])
    .filter((time) => time <= now)
    .toSorted((one, two) => two - one)
    .slice(0, sampled);
  const gaps = times.slice(1).map((time, index) => (times[index] ?? time) - time);
  const [latest] = times;
  const middle = gaps.toSorted((one, two) => one - two)[Math.floor(gaps.length / 2)];
  const asked = feed.ttlMs ?? 0;
  if (middle === undefined || latest === undefined) return within(bounds, Math.max(bounds.startMs, asked));
  // What comes every few hours is wanted within the hour; what comes once a week may wait a little longer. A feed that
  // has been silent for long is looked at more seldom, whatever its pace once was.
  const rhythm = Math.max(Math.min(middle / 2, hourMs), middle / 24, (now - latest) / 24);
  return within(bounds, Math.max(rhythm, asked));
};

/** How many usual pauses pass between two looks while a hub brings the news, and the longest that adds up to (milliseconds). */
const pushed = { pauses: 12, longestMs: 3 * hourMs };

/**
 * When to look at a feed whose news a hub brings until `pushedUntil`, where it would be looked at `at`: more seldom, but
 * still every few hours, so that a hub that falls silent loses nothing, and at once when its word ends. Never beyond
 * `maxMs` between two looks.
 */
export const slowedBy = (
  pushedUntil: number,
  { at, usualMs, bounds }: { at: number; usualMs: number; bounds: Bounds },
): number => {
  const longest = Math.min(bounds.maxMs, pushed.longestMs);
  const more = Math.max(0, Math.min(usualMs * pushed.pauses, longest) - usualMs);
  return Math.max(at, Math.min(at + more, pushedUntil));
};

/** The end of the hours in which the publisher says there is no news (RSS 2.0, skipHours; UTC), or the time itself. */
export const afterSkipHours = (time: number, skipHours: number[] | undefined): number => {
  if (skipHours === undefined || skipHours.length === 0 || skipHours.length > 23) return time;
  let at = time;
  while (skipHours.includes(new Date(at).getUTCHours())) at = (Math.floor(at / hourMs) + 1) * hourMs;
  return at;
};

/** When to try a failing feed again: pauses that double up to a day, a week after a month of failing; what the server asks for is obeyed up to a day. */
export const afterFailure = (facts: {
  now: number;
  failures: number;
  failingSince: number;
  retryAfterMs?: number;
  bounds: Bounds;
  random: () => number;
}): number => {
  const { now, failures, failingSince, retryAfterMs = 0, bounds, random } = facts;
  const longest = now - failingSince > 30 * dayMs ? 7 * dayMs : dayMs;
  const pause = backoff(failures, { first: Math.min(bounds.startMs, hourMs), longest });
  return Math.round(now + Math.max(pause * (0.75 + random() / 2), Math.min(retryAfterMs, dayMs)));
};

const within = ({ minMs, maxMs }: Bounds, pause: number): number => Math.min(maxMs, Math.max(minMs, pause));
