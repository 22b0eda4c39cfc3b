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
  /** Part of the rate to stay at: less than 1 after refusals that told nothing of the limit. */
  caution: number;
  /** What was accepted between refusals, the newest first. */
  stretches: Stretch[];
};

/** Seconds' worth that a limiter is guessed to let pass at once. */
const usualBurstS = 1;
/** Part of a burst that is made use of, the most (milliseconds at the rate), and how many times the rate. */
export const earned = { share: 0.85, mostMs: 850, haste: 2 };
/** What that part is lowered by where it alone met a limit that was known. */
const distrust = 0.85;
/** Stays below a limit: the shortest, those of one that is not well known and of one that is, and the longest (milliseconds). */
const plateau = { least: 1_000, first: 15_000, second: 60_000, longest: 1_800_000 };
/** A limit that may be wrong by a tenth is stayed below for ten times this, and the time that the next hold will cost (milliseconds). */
const doubtMs = 200;
/** A hold may cost this part of the time. */
const holdCost = 1 / 200;
/** The rate is cut by this where a refusal tells nothing of the limit, for as long as nothing else shows that it may be used. */
const blindCut = 0.7;
/** A rate that was used for this long before it was refused tells the limit well (milliseconds). */
const clearMs = 12_000;
/** A limit below the configured rate is believed for so long after it was met; then twice of it is tried after each such time at rest (milliseconds). */
const believedMs = 3_600_000;

/** What is thought at the start, by what was learned before: nothing, where nothing was. */
export const beliefBy = (
  learned: { limit?: number; burstMs?: number; plateauMs: number } | undefined,
): Belief => ({
  limit: learned?.limit,
  burstS: learned?.burstMs === undefined ? usualBurstS : learned.burstMs / 1_000,
  plateauMs: learned?.plateauMs ?? plateau.first,
  trust: 1,
  caution: 1,
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
  if (guess === undefined) return { ...before, caution: before.caution * blindCut };
  const wasKnown = before.limit !== undefined;
  const isClear = wasKnown && usedMs >= clearMs;
  const { burstS } = guess;
  const costMs = (retryAfterMs + latencyMs) / holdCost;
  // A hold fills the limiter up again: only what goes beyond that is lost.
  const lossMs = Math.max(0, retryAfterMs - burstS * 1_000);
  const doubt = Math.max(0.005, Math.log(guess.high / guess.low) / 2);
  return {
    stretches,
    limit: within(guess.limit),
    burstS,
    caution: 1,
    trust: wasKnown && usedMs < earned.mostMs ? before.trust * distrust : before.trust,
    plateauMs: isClear
      ? Math.min(plateau.longest, Math.max(plateau.second, before.plateauMs * 2, costMs))
      : Math.max(plateau.least, Math.min(plateau.first + 5 * lossMs, (doubtMs + lossMs) / doubt)),
  };
};

/** The same once messages were taken at the rate: each such spell makes good for one refusal that told nothing. */
export const beliefUsed = (before: Belief): Belief =>
  before.caution === 1 ? before : { ...before, caution: Math.min(1, before.caution / blindCut) };

/**
 * The same after some time in which the rate was not used: what was met long ago is believed ever less, until the configured rate is
 * tried once more. That costs a hold in hours, while a 429 that came by chance would make a slow bot for good.
 */
export const beliefRested = (
  before: Belief,
  {
    elapsedMs,
    metMs,
    isTaken,
    start,
  }: {
    elapsedMs: number;
    /** Milliseconds since the last hold. */
    metMs: number;
    /** Messages were taken since then. */
    isTaken: boolean;
    /** The configured rate. */
    start: number;
  },
): Belief => {
  const { limit } = before;
  const caution = isTaken ? 1 : before.caution;
  if (limit === undefined) return { ...before, caution };
  const agedMs = Math.max(0, Math.min(elapsedMs, metMs - believedMs));
  const aged = Math.min(start, limit * 2 ** (agedMs / believedMs));
  return { ...before, caution, limit: Math.max(limit, aged) };
};
