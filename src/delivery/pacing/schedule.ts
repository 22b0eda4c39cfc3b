import { coarseMs, type Rate } from './rate.ts';

/**
 * Permits that may be given at once, as time at the current rate (milliseconds), and their number: timers are coarse, but
 * what goes out in one burst is all refused when a limit is met.
 */
const atOnce = { ms: coarseMs, permits: 32 };
/** Of the time until the first answer after a rest so much counts at most (milliseconds): it may have been lost. */
const mostIdleMs = 500;
/** Answers to people may run this far ahead of the rate (milliseconds at it); later sends pay it back. */
const advanceMs = 150;

/** When permits are due, evenly spaced at the rate. Times are milliseconds since the epoch. */
export type Schedule = {
  /** When the next permit is due. `isAnswer`: people wait for theirs, so it may come earlier. */
  dueAt(isAnswer: boolean): number;
  /** A permit was given. */
  give(now: number): void;
  /** The request of a permit given at `startedAt` is over, whatever became of it. */
  end(startedAt: number, now: number): void;
  /** A permit was not used up: what was not taken costs no limiter anything. */
  giveBack(): void;
  /** A request begun at `startedAt` was refused for everybody: the limiter is empty. */
  empty(startedAt: number, now: number): void;
};

export const createSchedule = (
  rate: Pick<Rate, 'perSecond' | 'earnedMs' | 'haste' | 'heldUntil'>,
): Schedule => {
  /** Time at which the next permit is due by the rate; it trails the clock by at most what a rest earns. */
  let nextAt = 0;
  /** The same by the haste in which that is made up for. */
  let hastyAt = 0;
  /** When the first permit after a rest was given, until its answer comes: a limiter that is full earns nothing meanwhile. */
  let restedAt: number | undefined;
  const eachMs = () => 1_000 / rate.perSecond();
  return {
    dueAt: (isAnswer) => Math.max(rate.heldUntil(), hastyAt, isAnswer ? nextAt - advanceMs : nextAt),
    give: (now) => {
      const rested = now - rate.earnedMs();
      if (nextAt < rested) restedAt = now;
      nextAt = Math.max(nextAt, rested) + eachMs();
      const credit = Math.min(atOnce.ms, atOnce.permits * eachMs());
      hastyAt = Math.max(hastyAt, now - credit) + eachMs() / rate.haste();
    },
    end: (startedAt, now) => {
      if (restedAt === undefined || startedAt < restedAt) return;
      nextAt += Math.min(now - restedAt, mostIdleMs);
      restedAt = undefined;
    },
    giveBack: () => {
      nextAt -= eachMs();
    },
    empty: (startedAt, now) => {
      // It fills up from now on.
      nextAt = Math.max(nextAt, (now + startedAt) / 2);
    },
  };
};
