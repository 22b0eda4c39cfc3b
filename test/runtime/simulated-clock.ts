import type { Clock } from '../../src/runtime/clock.ts';

/** A clock whose time passes only when a test says so; whole milliseconds, like the machine's own. */
export type SimulatedClock = Clock & {
  /** Lets this many milliseconds pass; sleepers wake in order of time, then of falling asleep. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until nobody sleeps, or until the time given (milliseconds since the epoch). */
  run(until?: number): Promise<void>;
  /** Calls back at a time without a promise: cheap, for simulated servers. */
  at(time: number, work: () => void): void;
  /** How many sleep now. */
  sleepers(): number;
};

type Sleeper = { time: number; order: number; wake: () => void };

/** Starts at the given time (milliseconds since the epoch). All that code does between two sleeps takes no time. */
export const createSimulatedClock = (start = Date.UTC(2026, 0, 1)): SimulatedClock => {
  let now = start;
  let order = 0;
  const heap: Sleeper[] = [];

  const isEarlier = (one: Sleeper, two: Sleeper) =>
    one.time < two.time || (one.time === two.time && one.order < two.order);

  const push = (sleeper: Sleeper) => {
    let index = heap.length;
    while (index > 0) {
      const up = (index - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !isEarlier(sleeper, parent)) break;
      heap[index] = parent;
      index = up;
    }
    heap[index] = sleeper;
  };

  const pop = (): Sleeper | undefined => {
    const [top] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return last;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const takesRight = left !== undefined && right !== undefined && isEarlier(right, left);
      const child = takesRight ? right : left;
      if (child === undefined || !isEarlier(child, last)) break;
      heap[index] = child;
      index = 2 * index + (takesRight ? 2 : 1);
    }
    heap[index] = last;
    return top;
  };

  const run = async (until = Infinity) => {
    await settled();
    for (let next = heap[0]; next !== undefined && next.time <= until; next = heap[0]) {
      pop();
      now = Math.max(now, next.time);
      next.wake();
      await settled();
    }
    if (until < Infinity) now = Math.max(now, until);
  };

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          signal?.removeEventListener('abort', done);
          resolve();
        };
        signal?.addEventListener('abort', done, { once: true });
        push({ time: now + Math.max(0, Math.ceil(ms)), order: order++, wake: done });
      }),
    advance: (ms) => run(now + ms),
    run,
    at: (time, work) => push({ time: Math.max(now, Math.ceil(time)), order: order++, wake: work }),
    sleepers: () => heap.length,
  };
};

/** Resolves once every promise that can go on has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
