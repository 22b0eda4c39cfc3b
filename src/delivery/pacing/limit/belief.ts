import { likeliest, mostStretches, type Refusal, type Stretch } from './limiter.ts';

/** What is thought of Telegram's limit. Rates are messages a second. */
export type Belief = {
  /** What Telegram seems to allow; undefined: no limit met yet. */
  limit: number | undefined;
  /** What it seems to let pass at once, as time at the limit (seconds). */
  burstS: number;
  /** How long to stay below it before looking whether it was raised (milliseconds). */
  plateauMs: number;
  /** Part of what is earned that is made use of. */
  trust: number;
  /** What was accepted between refusals, the newest first. */
  stretches: Stretch[];
};

/** Seconds' worth that a limiter is guessed to let pass at once. */
const usualBurstS = 1;
/** Part of a burst that is made use of, the most (milliseconds at the rate), and how many times the rate. */
export const earned = { share: 0.85, mostMs: 850, haste: 2 };
/** What that part is lowered by where it alone met a limit that was known. */
const caution = 0.85;
/** Stays below a limit: the shortest, those of one that is not well known and of one that is, and the longest (milliseconds). */
const plateau = { least: 1_000, first: 15_000, second: 60_000, longest: 1_800_000 };
/** A limit that may be wrong by a tenth is stayed below for ten times this, and the time that the next hold will cost (milliseconds). */
const doubtMs = 200;
/** A hold may cost this part of the time. */
const holdCost = 1 / 200;
/** The rate is cut by this where a refusal tells nothing of the limit. */
const blindCut = 0.7;
/** What was sent for this long before it was refused tells the limit well (milliseconds). */
const clearMs = 12_000;

/** What is thought at the start, by what was learned before: nothing, where nothing was. */
export const beliefBy = (
  learned: { limit?: number; burstMs?: number; plateauMs: number } | undefined,
): Belief => ({
  limit: learned?.limit,
  burstS: learned?.burstMs === undefined ? usualBurstS : learned.burstMs / 1_000,
  plateauMs: learned?.plateauMs ?? plateau.first,
  trust: 1,
  stretches: [],
});

/** A 429 that says something of the limit, and what was sent before it. Times are milliseconds, rates messages a second. */
export type Met = {
  /** What was accepted since the last hold, up to this refusal. */
  stretch: Refusal;
  accepted: number;
  /** Time in which the rate was used. */
  usedMs: number;
  retryAfterMs: number;
  latencyMs: number;
  /** The rate at which it was met, and the same with the haste in which a rest is made up for. */
  perSecond: number;
  fastest: number;
};

/** What is thought of the limit once it was met. `min`: no limit is lower; `within`: keeps a rate in its bounds. */
export const beliefAfter = (
  before: Belief,
  { stretch, accepted, usedMs, retryAfterMs, latencyMs, perSecond, fastest }: Met,
  { min, within }: { min: number; within(perSecond: number): number },
): Belief => {
  const slack = 0.5 + 0.2 * perSecond * (latencyMs / 1_000);
  const newest: Stretch = { ...stretch, slack };
  const stretches: [Stretch, ...Stretch[]] = [newest, ...before.stretches.slice(0, mostStretches - 1)];
  const guess = accepted < 1 ? undefined : likeliest(stretches, Math.max(min, fastest / 80), fastest);
  if (guess === undefined)
    return {
      ...before,
      stretches,
      limit: within(perSecond * blindCut),
      plateauMs: Math.max(plateau.first, before.plateauMs),
    };
  const wasKnown = before.limit !== undefined;
  const isClear = wasKnown && stretch.until - stretch.from >= clearMs;
  const { burstS } = guess;
  const costMs = (retryAfterMs + latencyMs) / holdCost;
  // A hold fills the limiter up again: only what goes beyond that is lost.
  const lossMs = Math.max(0, retryAfterMs - burstS * 1_000);
  const doubt = Math.max(0.005, Math.log(guess.high / guess.low) / 2);
  return {
    stretches,
    limit: within(guess.limit),
    burstS,
    trust: wasKnown && usedMs < earned.mostMs ? before.trust * caution : before.trust,
    plateauMs: isClear
      ? Math.min(plateau.longest, Math.max(plateau.second, before.plateauMs * 2, costMs))
      : Math.max(plateau.least, Math.min(plateau.first + 5 * lossMs, (doubtMs + lossMs) / doubt)),
  };
};
