import type { Piece } from './tally.ts';

/** What was accepted from one refusal to the next. Times in milliseconds since the epoch. */
export type Refusal = {
  /** Nothing was sent for so long before it (milliseconds), after a refusal; absent: since ever. */
  heldMs?: number;
  from: number;
  pieces: Piece[];
  /** When it was refused. */
  until: number;
};

/** The same, with the messages by which the count may be off: what is under way arrives in another order. */
export type Stretch = Refusal & { slack: number };

/** A limiter that lets `limit` messages a second pass, and `burstS` seconds' worth of them at once. */
export type Limiter = { limit: number; burstS: number };

/** The limiter that explains best what happened, and the limits of those that explain it nearly as well. */
export type Guess = Limiter & { low: number; high: number };

/** A burst is mostly about a second's worth: other ones are the less likely the further they are from it, by this power of e. */
const usual = { burstS: 1, spread: 0.5 };
const bursts = [0.1, 0.17, 0.25, 0.33, 0.42, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.35, 1.6, 2, 2.5, 3];
/** How much the newest stretch counts, and those before it: the limit may have been changed since. */
const weights = [1, 0.8, 0.65, 0.5, 0.4, 0.3];
/** Stretches that are worth keeping. */
export const mostStretches = weights.length;
/** The most that a stretch says against a limiter: all those before the newest together do not outvote it. */
const mostMisfit = { newest: 30, older: 6 };
/** What explains the newest stretch is tried, and what is off by these many times what the count may be off. */
const deviations = [-3, -2, -1.5, -1, -0.6, -0.3, 0, 0.3, 0.6, 1, 1.5, 2, 3];
/** The smallest and the largest of that, as parts of the limit. */
const deviation = { least: 0.002, most: 0.2 };
/** A limiter that is off by more than this part of what was accepted, and by many times the slack, does not explain it. */
const farOff = { share: 0.1, slacks: 6 };
/** Nearly as likely as the best: off by so much more, as squares of deviations go. */
const nearly = 1;

/**
 * Finds the limiter that explains best what was accepted and refused, the newest stretch first, among limits from `least`
 * to `most` messages a second: each candidate, a bucket that fills at its limit, is led through what was sent. It should
 * never have been empty before a refusal, and empty then. Undefined where none explains the newest stretch: a refusal out
 * of the blue, when every limiter was full, has other reasons. Takes about a millisecond.
 */
export const likeliest = (
  stretches: [Stretch, ...Stretch[]],
  least: number,
  most: number,
): Guess | undefined => {
  const [newest] = stretches;
  const count = newest.pieces.reduce((sum, piece) => sum + piece.count, 0);
  const unit = Math.min(deviation.most, Math.max(deviation.least, newest.slack / Math.max(1, count)));
  const tried: (Limiter & { off: number })[] = [];
  for (const burstS of bursts) {
    const about = fitting(newest, burstS, least, most);
    for (const times of deviations) {
      const limit = Math.min(most, Math.max(least, about * Math.exp(times * unit)));
      tried.push({ limit, burstS, off: misfit(stretches, { limit, burstS }) });
    }
  }
  const best = tried.reduce((one, two) => (two.off < one.off ? two : one));
  const { left, owed, sinceFull } = lead(newest, best);
  if (sinceFull === 0) return undefined;
  const off = Math.abs(left - 0.5) + Math.sqrt(owed);
  if (off > Math.max(farOff.slacks * newest.slack, farOff.share * count)) return undefined;
  const near = tried.filter(({ off }) => off <= best.off + nearly).map(({ limit }) => limit);
  return { limit: best.limit, burstS: best.burstS, low: Math.min(...near), high: Math.max(...near) };
};

/** The limit at which a burst of this size is used up just when the stretch was refused. */
const fitting = (stretch: Stretch, burstS: number, least: number, most: number): number => {
  let [low, high] = [Math.log(least), Math.log(most)];
  while (high - low > deviation.least / 4) {
    const middle = (low + high) / 2;
    if (lead(stretch, { limit: Math.exp(middle), burstS }).left < 0.5) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
};

const misfit = (stretches: Stretch[], limiter: Limiter): number => {
  let off = (Math.log(limiter.burstS / usual.burstS) / usual.spread) ** 2;
  for (const [age, stretch] of stretches.entries()) {
    const { left, owed } = lead(stretch, limiter);
    // What is left at a refusal is less than one.
    const its = owed / stretch.slack ** 2 + ((left - 0.5) / stretch.slack) ** 2;
    off += (weights[age] ?? 0) * Math.min(age === 0 ? mostMisfit.newest : mostMisfit.older, its);
  }
  return off;
};

/**
 * Leads a limiter through a stretch. `left`: what it could have let pass at the end; `owed`: what it let pass without having it,
 * squared; `sinceFull`: what it has let pass since it was full.
 */
const lead = (
  { heldMs, from, pieces, until }: Stretch,
  { limit, burstS }: Limiter,
): { left: number; owed: number; sinceFull: number } => {
  const full = Math.max(1, limit * burstS);
  let left = heldMs === undefined ? full : Math.min(full, (limit * heldMs) / 1_000);
  let at = from;
  let taken = 0;
  let owed = 0;
  let sinceFull = 0;
  const pass = (to: number) => {
    sinceFull += taken;
    left = Math.min(full, left + (limit * Math.max(0, to - at)) / 1_000 - taken);
    if (left < 0) owed += left ** 2;
    left = Math.max(0, left);
    if (left === full) sinceFull = 0;
    at = to;
  };
  for (const piece of pieces) {
    pass(piece.from);
    taken = piece.count;
  }
  pass(until);
  return { left, owed, sinceFull };
};
