import type { Refusal } from './limiter.ts';
import { createTally } from './tally.ts';

/** Of answers that were lost this part is taken for accepted. */
const lostShare = 0.5;

/** What Telegram has accepted since the last hold. Times in milliseconds since the epoch. */
export type Accepted = {
  /** Begins anew; `heldMs`: after a hold of so long (milliseconds). */
  begin(from: number, heldMs?: number): void;
  /** A request begun at `startedAt` was accepted. */
  add(startedAt: number): void;
  /** A request begun at `startedAt` had no answer. */
  addLost(startedAt: number): void;
  /** Whether there was any since the last hold. */
  isAny(): boolean;
  /** The rate was really used for so long (milliseconds). */
  use(elapsedMs: number): void;
  /** It was not, so no more use counts than this (milliseconds). */
  capUse(mostMs: number): void;
  usedMs(): number;
  /** The highest rate (messages a second) that any stretch of time up to now proves, if a burst of `burstS` seconds is allowed. */
  most(now: number, burstS: number): number;
  /** All of it, as it was refused at `until`. */
  refusedAt(until: number): { stretch: Refusal; accepted: number; usedMs: number };
};

export const createAccepted = (): Accepted => {
  const tally = createTally();
  let from = 0;
  let heldMs: number | undefined;
  let accepted = 0;
  let usedMs = 0;
  return {
    begin: (at, held) => {
      from = at;
      heldMs = held;
      accepted = 0;
      usedMs = 0;
      if (held !== undefined) tally.clear();
    },
    add: (startedAt) => {
      tally.add(startedAt);
      if (startedAt >= from) accepted++;
    },
    addLost: (startedAt) => tally.add(startedAt, lostShare),
    isAny: () => accepted > 0,
    use: (elapsedMs) => {
      usedMs += elapsedMs;
    },
    capUse: (mostMs) => {
      usedMs = Math.min(usedMs, mostMs);
    },
    usedMs: () => usedMs,
    most: tally.most,
    refusedAt: (until) => ({
      stretch: { from, ...(heldMs !== undefined && { heldMs }), pieces: tally.pieces(), until },
      accepted,
      usedMs,
    }),
  };
};
