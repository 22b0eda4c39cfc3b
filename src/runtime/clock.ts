/** Time as an argument: tests pass a simulated one. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds (after 24 days at the latest), or at once when the signal aborts (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Only where time can be moved on: calls back each time it was, with the times before and after (milliseconds since the epoch);
   * gives a function that ends it.
   */
  onPassed?(listener: (from: number, to: number) => void): () => void;
};

/**
 * The time of day by a clock on the wall that somebody may put back, and one that only runs (both in milliseconds): once
 * the one on the wall is put back, time goes on at half its pace until both agree again. Whoever waits for a time then
 * waits twice as long, not an hour.
 */
export const steady = (wall: () => number, ticks: () => number): (() => number) => {
  let time = wall();
  let tick = ticks();
  return () => {
    const now = ticks();
    time = Math.max(wall(), time + (now - tick) / 2);
    tick = now;
    return Math.round(time);
  };
};

/** Longest time that a timer can be set to: one set to more goes off at once (milliseconds). */
const longestMs = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: steady(Date.now, () => performance.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(longestMs, Math.max(0, ms)));
      signal?.addEventListener('abort', done, { once: true });
    }),
};
