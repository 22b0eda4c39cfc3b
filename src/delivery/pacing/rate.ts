import { createAccepted, type Accepted } from './limit/accepted.ts';
import { partOf } from './limit/aim.ts';
import { beliefAfter, beliefBy, beliefRested, beliefUsed, earned, type Belief } from './limit/belief.ts';
import { createClimb, type Climb } from './limit/climb.ts';
import { createSpells, type Spell } from './limit/spell.ts';

/** What was learned about Telegram's limit: plain data, kept across restarts. Rates are messages a second, times milliseconds since the epoch. */
export type Learned = {
  /** The configured rate that this was learned from: under another one it is not used. */
  start: number;
  /** What Telegram seems to allow; absent: no limit met yet. */
  limit?: number;
  /** What it seems to let pass at once, as time at the limit (milliseconds); absent: as usual. */
  burstMs?: number;
  /** How long to stay below it before looking whether it was raised (milliseconds). */
  plateauMs: number;
  /** Telegram asked not to be called before this time. */
  heldUntil: number;
};

/** The rate of sending, steered by what Telegram answers. Times are milliseconds since the epoch. */
export type Rate = {
  /** Messages a second to aim at, now. */
  perSecond(): number;
  /** How much of a rest, or of a hold, may be made up for (milliseconds at the rate). */
  earnedMs(): number;
  /** Meanwhile, so many times the rate. */
  haste(): number;
  /** Requests that may be under way at once: what rate times latency needs, and no more. */
  window(): number;
  /** Nothing may start before this time. */
  heldUntil(): number;
  /** A request begins. `isPressed`: others wait for their turn behind it; `ahead`: how many will, where that is known. */
  onStart(now: number, isPressed?: boolean, ahead?: number): void;
  /** A request begun at `startedAt` was accepted. */
  onSent(now: number, startedAt: number): void;
  /** A request begun at `startedAt` had no answer: it may have been accepted. */
  onLost(startedAt: number): void;
  /** A 429 for a request begun at `startedAt`: nothing may start before `now + retryAfterMs`. */
  onFlood(now: number, retryAfterMs: number, startedAt: number): void;
  /** The last 429 said nothing of the rate after all. */
  takeBack(): void;
  learned(): Learned;
};

/** What may be saved up where nothing is earned: timers are coarse (milliseconds). */
export const coarseMs = 25;
/** Requests under way at once at most: more only wait for each other, in the machine or at the other end, and look like latency. */
export const mostInFlight = 256;
/** Latency (milliseconds) before the first answer was seen. */
const assumedLatencyMs = 60;

/**
 * Telegram does not say its limits, so each 429 is made to tell (limit/limiter.ts). What is configured is the guess to begin with:
 * a rest earns a burst, as it does with a limiter, and so does a hold, which therefore costs little. Below the limit that a
 * 429 tells the rate stays the longer the better it is known, and the dearer the next hold will be; then it rises, ever
 * faster. Where there is much to send and no limit known it grows by half several times a second.
 */
export const createRate = (options: {
  /** Messages a second to begin with (TELEGRAM_RATE). */
  start: number;
  learned?: Learned | undefined;
  min?: number;
  max?: number;
}): Rate => {
  const { start, min = 0.5, max = 100_000 } = options;
  const known = options.learned?.start === start ? options.learned : undefined;
  const within = (perSecond: number) => Math.min(max, Math.max(min, perSecond));

  let belief = beliefBy(known);
  /** What was thought before the last 429. */
  let before: Belief | undefined;
  let heldUntil = options.learned?.heldUntil ?? 0;
  const climb = createClimb(start, within);
  /** Since the last hold. */
  const accepted = createAccepted();
  const spells = createSpells();
  let latencyMs = assumedLatencyMs;
  let answers = 0;
  let emptyAt = 0;
  /** How much is still to come, where that is known. */
  let left = Infinity;

  const perSecond = (): number => {
    const { limit, plateauMs, caution } = belief;
    const aim =
      limit === undefined
        ? climb.perSecond()
        : limit * partOf({ limit, left, plateauMs, usedMs: accepted.usedMs() });
    return within(caution * aim);
  };
  const isLooking = () => belief.limit === undefined && climb.isGrowing();
  const haste = () => (isLooking() ? 1 : earned.haste);

  const begin = (from: number, heldMs?: number) => {
    accepted.begin(from, heldMs);
    spells.begin(from);
  };

  const onLimit = (now: number, retryAfterMs: number) => {
    const aimedAt = { perSecond: perSecond(), fastest: perSecond() * haste() };
    const met = { ...accepted.refusedAt(now), retryAfterMs, latencyMs, ...aimedAt };
    before = belief;
    belief = beliefAfter(belief, met, { min, within });
  };

  return {
    perSecond,
    earnedMs: () =>
      isLooking() ? coarseMs : belief.trust * Math.min(earned.mostMs, earned.share * belief.burstS * 1_000),
    haste,
    window: () => windowFor(haste() * perSecond(), latencyMs),
    heldUntil: () => heldUntil,
    onStart: (now, isPressed = false, ahead) => {
      if (!spells.hasBegun()) begin(now);
      left = ahead ?? Infinity;
      const spell = spells.end(now, perSecond());
      if (spell !== undefined) {
        learnFrom(spell, { now, ahead, latencyMs, perSecond }, { belief, climb, accepted });
        belief = spell.isUsed
          ? beliefUsed(belief)
          : beliefRested(belief, {
              elapsedMs: spell.elapsedMs,
              metMs: now - heldUntil,
              isTaken: accepted.isAny(),
              start,
            });
      }
      spells.start(isPressed);
    },
    onSent: (now, startedAt) => {
      latencyMs += (now - startedAt - latencyMs) / Math.min(++answers, 32);
      accepted.add(startedAt);
    },
    onLost: accepted.addLost,
    onFlood: (now, retryAfterMs, startedAt) => {
      // Requests that were under way at the first 429 prolong the hold, but say nothing new about the rate.
      const isNews = startedAt >= heldUntil;
      heldUntil = Math.max(heldUntil, now + retryAfterMs);
      if (isNews) {
        onLimit(startedAt, retryAfterMs);
        emptyAt = startedAt;
      }
      begin(heldUntil, heldUntil - emptyAt);
    },
    takeBack: () => {
      belief = before ?? belief;
      before = undefined;
    },
    learned: () => learnedOf(belief, { start, heldUntil }),
  };
};

/** What a spell of sending says of the rate: where it was used it may grow, else it was not proved. `ahead`: how many are still to be sent. */
const learnFrom = (
  { elapsedMs, isUsed, isPressed, waitedMs }: Spell,
  {
    now,
    ahead,
    latencyMs,
    perSecond,
  }: { now: number; ahead: number | undefined; latencyMs: number; perSecond(): number },
  { belief, climb, accepted }: { belief: Belief; climb: Climb; accepted: Accepted },
): void => {
  if (isUsed) {
    accepted.use(elapsedMs);
    climb.seek(ahead, waitedMs, perSecond());
    if (belief.limit === undefined && climb.isGrowing()) climb.grow(elapsedMs, latencyMs);
    return;
  }
  // Where others waited all the time this machine is at its own limit: that says nothing of Telegram's, and need not be lowered.
  if (belief.limit === undefined && isPressed) return;
  climb.rest();
  if (belief.limit === undefined) climb.fallTo(accepted.most(now, belief.burstS));
  else accepted.capUse(belief.plateauMs);
};

/** What is kept of a belief. */
const learnedOf = (
  { limit, burstS, plateauMs }: Belief,
  { start, heldUntil }: { start: number; heldUntil: number },
): Learned => ({
  start,
  ...(limit !== undefined && { limit, burstMs: Math.round(burstS * 1_000) }),
  plateauMs,
  heldUntil,
});

/** Requests under way at once: what the rate (messages a second) times the latency needs, and some for chance. */
const windowFor = (perSecond: number, latencyMs: number): number => {
  const mean = (perSecond * latencyMs) / 1_000;
  return Math.min(mostInFlight, Math.ceil(mean + 2 * Math.sqrt(mean) + 2));
};
