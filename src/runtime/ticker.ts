import { schedule } from 'node-cron';
import type { Clock } from './clock.ts';

/** Does something again and again by a cron expression, whatever becomes of the machine's clock. */
export type Ticker = {
  stop(): void;
  /** What keeps it from ticking, if anything does. */
  trouble(): string | undefined;
};

/** How often it is looked whether a tick is overdue, and by how much one may be at least (milliseconds of elapsed time). */
const looked = { everyMs: 10_000, allowanceMs: 20_000 };
/** Times of day are whole minutes, or whole seconds where an expression has a sixth field for them (milliseconds). */
const stepOf = (cron: string): number => (cron.trim().split(/\s+/).length > 5 ? 1_000 : 60_000);
/** A tick that has not come for this much longer still is trouble. */
const troubleTimes = 4;

/**
 * node-cron waits for times of day: where the clock is put back an hour these have to come round again, and where it is put
 * forward two days it would tell of each that was missed. So a tick that does not come in twice its usual time, by a clock
 * that only runs, is made up for, and nothing is said of missed ones. `elapsed`: milliseconds of such a clock. `onPassed`: of a
 * clock that can be moved on; each time it is, there is a tick where the expression has a time in between.
 */
export const createTicker = (
  cron: string,
  work: () => void,
  {
    elapsed = () => performance.now(),
    later = setInterval,
    onPassed,
  }: {
    elapsed?: () => number;
    later?: typeof setInterval;
    onPassed?: Clock['onPassed'];
  } = {},
): Ticker => {
  let last = elapsed();
  let lastByCron: number | undefined;
  let usualMs = 0;

  const tick = () => {
    last = elapsed();
    work();
  };
  const task = schedule(
    cron,
    () => {
      const now = elapsed();
      if (lastByCron !== undefined) usualMs = now - lastByCron;
      lastByCron = now;
      tick();
    },
    { noOverlap: true, suppressMissedWarning: true },
  );
  const allowance = () => Math.max(looked.allowanceMs, 2 * usualMs);
  const watch = later(() => {
    if (elapsed() - last < allowance()) return;
    // What was usual says nothing any more: the clock was changed.
    lastByCron = undefined;
    tick();
  }, looked.everyMs);

  const stepMs = stepOf(cron);
  const hasTime = (from: number, to: number): boolean => {
    for (let at = from - (from % stepMs) + stepMs; at <= to; at += stepMs)
      if (task.match(new Date(at))) return true;
    return false;
  };
  const unhear = onPassed?.((from, to) => {
    if (hasTime(from, to)) tick();
  });

  return {
    stop: () => {
      unhear?.();
      void task.stop();
      clearInterval(watch);
    },
    trouble: () =>
      elapsed() - last > troubleTimes * allowance()
        ? 'feeds have not been looked at for too long'
        : undefined,
  };
};
