import { systemClock, type Clock } from './clock.ts';

/** A clock that goes like the machine's and can be moved on: a demo lets a day pass in seconds. */
export type SteeredClock = Required<Clock> & {
  /**
   * Lets so much time pass at once (milliseconds), step by step; after each step sleepers whose time has come wake, in order, and
   * tickers tick. Resolves when it has passed; what is asked for meanwhile is added behind it.
   */
  pass(ms: number): Promise<void>;
};

type Sleeper = { until: number; wake: () => void };
type Listener = (from: number, to: number) => void;

/** Why a sleeper's timer is let go. */
const woken = 'woken';

/** How far time moves in one step (milliseconds): what is due at a time of day is done within so much of it. */
const stepMs = 300_000;

/** `settled`: resolves once what a step has woken is done, or long enough was waited for it. */
export const createSteeredClock = ({
  base = systemClock,
  settled,
}: {
  base?: Clock;
  settled(): Promise<void>;
}): SteeredClock => {
  const sleepers = new Set<Sleeper>();
  const listeners = new Set<Listener>();
  let skippedMs = 0;
  let passing = Promise.resolve();
  const now = () => base.now() + skippedMs;

  const step = (ms: number) => {
    const from = now();
    skippedMs += ms;
    const due = [...sleepers].filter(({ until }) => until <= now());
    for (const { wake } of due.toSorted((one, two) => one.until - two.until)) wake();
    for (const listener of listeners) listener(from, now());
  };

  const sleep: Clock['sleep'] = (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = new AbortController();
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        // Without a reason Node makes one, with a stack: a fiftieth of the time of a bot that sleeps this often.
        timer.abort(woken);
        resolve();
      };
      const sleeper = { until: now() + ms, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
      void base.sleep(ms, timer.signal).then(wake);
    });

  return {
    now,
    sleep,
    onPassed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pass: (ms) => {
      const pass = async () => {
        for (let left = ms; left > 0; left -= stepMs) {
          step(Math.min(stepMs, left));
          await settled();
        }
      };
      return (passing = passing.then(pass));
    },
  };
};
