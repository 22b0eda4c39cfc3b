import type { Clock } from '../../runtime/clock.ts';
import { createAbortWatch, createWaiterQueue } from './queue.ts';
import type { Rate } from './rate.ts';

/** Who goes first: people who talk to the bot, then breaking news, news, an admin's posts, digests and edits. */
export const lanes = ['interactive', 'breaking', 'news', 'post', 'digest'] as const;
export type Lane = (typeof lanes)[number];

/** Leave to send one message now. `done` must follow, whatever happened. */
export type Permit = { done(verdict: 'ok' | 'error' | { floodMs: number }): void };

export type Pacer = {
  /** Resolves when one message may be sent; rejects when the signal aborts. */
  acquire(lane: Lane, signal?: AbortSignal): Promise<Permit>;
  /** Requests that may be under way at once: what rate times latency needs, and a little. */
  window(): number;
  stats(): { perSecond: number; inFlight: number; waiting: number; heldUntil: number };
};

/**
 * Permits that may be saved up, as time at the current rate (milliseconds), and their number: timers are coarse, but what
 * goes out in one burst is all refused when a limit is met.
 */
const credit = { ms: 25, permits: 32 };
/** Answers to people may run this far ahead of the rate (milliseconds at it); later sends pay it back. */
const advanceMs = 500;
/** Every so many permits the lowest lane that waits gets one, so that it is never starved. */
const lowestEvery = 20;

/** One gate for everything that is sent: spaces permits evenly at the rate, by lane, and holds all of them after a 429. */
export const createPacer = ({
  clock,
  rate,
  onHeld,
}: {
  clock: Clock;
  rate: Rate;
  /** Telegram has just asked to be left alone. */
  onHeld?: () => void;
}): Pacer => {
  const queues = new Map(lanes.map((lane) => [lane, createWaiterQueue<Permit>()]));
  const aborts = createAbortWatch();
  const [interactive] = lanes;
  let inFlight = 0;
  let waiting = 0;
  let given = 0;
  /** Time at which the next permit is due; it trails the clock by at most the credit. */
  let nextAt = 0;
  let isRunning = false;
  let sleep: AbortController | undefined;

  const isWaiting = (lane: Lane) => queues.get(lane)?.first() !== undefined;

  const lowest = () => lanes.findLast(isWaiting);
  const highest = () => lanes.find(isWaiting);

  /** The lane whose turn it is; undefined: nobody waits, or those who do must wait for an answer first. */
  const turn = (): Lane | undefined => {
    const first = highest();
    if (first === undefined || first === interactive) return first;
    if (inFlight >= rate.window()) return undefined;
    return given % lowestEvery === lowestEvery - 1 ? lowest() : first;
  };

  const dueAt = (lane: Lane): number =>
    Math.max(rate.heldUntil(), lane === interactive ? nextAt - advanceMs : nextAt);

  const permit = (startedAt: number): Permit => {
    let isOpen = true;
    return {
      done: (verdict) => {
        if (!isOpen) return;
        isOpen = false;
        inFlight--;
        const now = clock.now();
        if (verdict === 'ok') rate.onSent(now, startedAt);
        else if (verdict !== 'error') {
          rate.onFlood(now, verdict.floodMs, startedAt);
          onHeld?.();
        }
        start();
      },
    };
  };

  const give = (lane: Lane, now: number) => {
    const queue = queues.get(lane);
    const waiter = queue?.first();
    if (queue === undefined || waiter === undefined) return;
    queue.leave(waiter);
    const eachMs = 1_000 / rate.perSecond();
    nextAt = Math.max(nextAt, now - Math.min(credit.ms, credit.permits * eachMs)) + eachMs;
    given++;
    waiting--;
    inFlight++;
    rate.onStart(now, waiting > 0);
    waiter.give(permit(now));
  };

  const run = async () => {
    for (let lane = turn(); lane !== undefined; lane = turn()) {
      const now = clock.now();
      const due = dueAt(lane);
      if (due <= now) give(lane, now);
      else {
        sleep = new AbortController();
        await clock.sleep(due - now, sleep.signal);
        sleep = undefined;
      }
    }
  };

  const start = () => {
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (turn() !== undefined) start();
    });
  };

  return {
    acquire: (lane, signal) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(lane);
        if (queue === undefined || signal?.aborted) return reject(new Error('stopped while waiting to send'));
        const waiter = {
          since: clock.now(),
          give: (one: Permit) => {
            unwatch?.();
            resolve(one);
          },
        };
        const unwatch =
          signal &&
          aborts.add(signal, () => {
            queue.leave(waiter);
            waiting--;
            reject(new Error('stopped while waiting to send'));
          });
        queue.join(waiter);
        waiting++;
        // Only one who goes first changes what is being slept for.
        if (lane === interactive) sleep?.abort();
        start();
      }),
    window: rate.window,
    stats: () => ({ perSecond: rate.perSecond(), inFlight, waiting, heldUntil: rate.heldUntil() }),
  };
};
