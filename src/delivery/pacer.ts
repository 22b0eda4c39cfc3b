import type { Clock } from '../clock.ts';
import type { Rate } from './rate.ts';

/** Who goes first: people who talk to the bot, then breaking news, news, an admin's broadcasts, digests and edits. */
export const lanes = ['interactive', 'breaking', 'news', 'broadcast', 'digest'] as const;
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

/** Permits that may be saved up, as time at the current rate (milliseconds): timers are coarse, bursts are not wanted. */
const creditMs = 25;
/** Every so many permits the lowest lane that waits gets one, so that it is never starved. */
const lowestEvery = 20;

type Waiter = { give(permit: Permit): void; isGone(): boolean };

/** One gate for everything that is sent: spaces permits evenly at the rate, by lane, and holds all of them after a 429. */
export const createPacer = (options: { clock: Clock; rate: Rate }): Pacer => {
  const { clock, rate } = options;
  const queues = new Map<Lane, Waiter[]>(lanes.map((lane) => [lane, []]));
  let inFlight = 0;
  let waiting = 0;
  let given = 0;
  let heldUntil = 0;
  let latencyMs = 200;
  /** Time at which the next permit is due; it trails the clock by at most `creditMs`. */
  let nextAt = 0;
  let pumping = false;
  let wake: AbortController | undefined;

  const window = () => Math.max(2, Math.ceil((rate.perSecond() * latencyMs * 1.6) / 1_000) + 2);

  const take = (): Waiter | undefined => {
    const order = given % lowestEvery === lowestEvery - 1 ? lanes.toReversed() : lanes;
    for (const lane of order) {
      const queue = queues.get(lane) ?? [];
      while (queue[0]?.isGone()) queue.shift();
      // An answer to a person may exceed the window; nothing else may.
      if (queue.length > 0 && (inFlight < window() || lane === 'interactive')) return queue.shift();
    }
    return undefined;
  };

  const permit = (startedAt: number): Permit => {
    let open = true;
    return {
      done: (verdict) => {
        if (!open) return;
        open = false;
        inFlight--;
        const now = clock.now();
        latencyMs += (now - startedAt - latencyMs) / 32;
        if (verdict === 'ok') rate.onSent(now, startedAt);
        else if (verdict !== 'error') {
          heldUntil = Math.max(heldUntil, now + verdict.floodMs);
          rate.onFlood(now, verdict.floodMs, startedAt);
        }
        pump();
      },
    };
  };

  const pump = () => {
    if (pumping) return;
    pumping = true;
    void run().finally(() => {
      pumping = false;
    });
  };

  const run = async () => {
    while (waiting > 0) {
      const now = clock.now();
      const due = Math.max(heldUntil, nextAt);
      if (due > now) {
        wake = new AbortController();
        await clock.sleep(due - now, wake.signal);
        continue;
      }
      const waiter = take();
      if (waiter === undefined) return;
      nextAt = Math.max(nextAt, now - creditMs) + 1_000 / rate.perSecond();
      given++;
      waiting--;
      inFlight++;
      waiter.give(permit(now));
    }
  };

  return {
    acquire: (lane, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Error('stopped while waiting to send'));
        let gone = false;
        const abort = () => {
          gone = true;
          waiting--;
          reject(new Error('stopped while waiting to send'));
        };
        signal?.addEventListener('abort', abort, { once: true });
        queues.get(lane)?.push({
          give: (one) => {
            signal?.removeEventListener('abort', abort);
            resolve(one);
          },
          isGone: () => gone,
        });
        waiting++;
        pump();
      }),
    window,
    stats: () => ({ perSecond: rate.perSecond(), inFlight, waiting, heldUntil }),
  };
};
