import { schedule } from 'node-cron';

/** Does something again and again by a cron expression, whatever becomes of the machine's clock. */
export type Ticker = {
  stop(): void;
  /** What keeps it from ticking, if anything does. */
  trouble(): string | undefined;
};

/** How often it is looked whether a tick is overdue, and by how much one may be at least (milliseconds of elapsed time). */
const looked = { everyMs: 10_000, allowanceMs: 20_000 };
/** A tick that has not come for this much longer still is trouble. */
const troubleTimes = 4;

/**
 * node-cron waits for times of day: where the clock is put back an hour these have to come round again, and where it is put
 * forward two days it would tell of each that was missed. So a tick that does not come in twice its usual time, by a clock
 * that only runs, is made up for, and nothing is said of missed ones. `elapsed`: milliseconds of such a clock.
 */
export const createTicker = (
  cron: string,
  work: () => void,
  {
    elapsed = () => performance.now(),
    later = setInterval,
  }: {
    elapsed?: () => number;
    later?: typeof setInterval;
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

  return {
    stop: () => {
      void task.stop();
      clearInterval(watch);
    },
    trouble: () =>
      elapsed() - last > troubleTimes * allowance()
        ? 'feeds have not been looked at for too long'
        : undefined,
  };
};
