import { backoff } from '../../runtime/backoff.ts';
import type { Held, Inbox, Place } from '../campaign.ts';
import { bare, merged, same, untimed } from './waiting.ts';

/** Pauses after failed attempts (milliseconds): most failures pass within a moment. */
const pause = { first: 250, longest: 3_600_000 };
/** Pause between two tries while Telegram as a whole cannot be reached (milliseconds). */
const outage = { first: 15_000, longest: 15_000 };
/** A story that could not be sent for a day is given up, with a receipt that says so. */
export const giveUpMs = 86_400_000;

/** `isOut`: Telegram as a whole cannot be reached, so the day after which a story is given up neither begins nor runs on. */
export type Failure = { failed: Place[]; behind?: Place[]; isRefusal?: boolean; isOut?: boolean };

/** Pause after so many failed attempts and one more (milliseconds): it doubles after the second. */
export const pauseMs = (attempts: number, random: () => number): number => backoff(attempts, pause, random);

/**
 * A chat's inbox after a failed attempt, and `over`: the places whose day is over, which it does not hold any more. `now`:
 * milliseconds since the epoch.
 */
export const inboxAfterFailure = (
  before: Inbox | undefined,
  failure: Failure,
  { now, random }: { now: number; random: () => number },
): Inbox & { over: Place[] } => {
  const waiting = before?.items ?? [];
  const attempts = before?.attempts ?? 0;
  const { failed: places, behind = [], isRefusal = false, isOut = false } = failure;
  const all = [...places, ...behind];
  if (isOut) {
    const items = merged(
      waiting.map(({ since: _since, ...held }) =>
        all.some((two) => same(held, two)) ? untimed(held) : held,
      ),
      all.map(bare),
    );
    // All of these only wait to hear that Telegram is back.
    return { until: now + backoff(1, outage, random), attempts, items, over: [] };
  }
  const whyOf = (place: Place) => {
    const why = waiting.find((one) => same(one, place))?.why;
    return why !== undefined && { why };
  };
  const sinceOf = (place: Place) => waiting.find((one) => same(one, place))?.since ?? now;
  const failed = places.map((place): Held => {
    return { ...bare(place), ...whyOf(place), since: sinceOf(place), ...(isRefusal && { isRefused: true }) };
  });
  // They wait because of that failure, so their day has begun, too: or a chat in trouble for long would pile up ever more.
  const waitingBehind = behind.map((place): Held => ({
    ...bare(place),
    ...whyOf(place),
    since: sinceOf(place),
  }));
  const over = all.filter((place) => now - sinceOf(place) >= giveUpMs);
  const anew = [...failed, ...waitingBehind];
  const items = merged(
    waiting.map((one) => anew.find((two) => same(one, two)) ?? one),
    anew,
  ).filter((one) => !over.some((two) => same(one, two)));
  return { until: now + pauseMs(attempts, random), attempts: attempts + 1, items, over };
};
