import { beliefAfter, beliefBy, earned, type Belief } from './limit/belief.ts';
import { createTally } from './limit/tally.ts';

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

/** Part of the limit to stay at. */
const margin = 0.99;
/** Growth while no limit is known: by half in this time (milliseconds) and part of the latency, as long as the rate is really used. */
const climb = { baseMs: 180, latencyShare: 0.6 };
/** That growth, and a slower one from some hundred a second on: what is under way when a limit is met is all refused. */
const growth = { usual: 1.5, fast: 1.2, fastFrom: 300 };
/** Only who has much to send looks for more than the configured rate: seconds at it that are ahead, or others waiting for so long where nobody says. */
const much = { aheadS: 20, waitedMs: 3_000 };
/** What may be saved up where nothing is earned: timers are coarse (milliseconds). */
export const coarseMs = 25;
/** After the plateau the rate rises by 1 % in this part of it, by 4 % in twice that, and so on; at most so long for the first (milliseconds). */
const rise = { share: 0.3, mostMs: 8_000 };
/** With less than this to come (seconds at the limit) it rises no more: a hold would cost more than it gains. */
const endS = 3;
/** Part of the rate that must really be used, or the time says nothing about it. */
const used = 0.7;
/** Of answers that were lost this part is taken for accepted. */
const lostShare = 0.5;
/** Requests under way at once at most: more only wait for each other, in the machine or at the other end, and look like latency. */
export const mostInFlight = 256;
/** Latency (milliseconds) before the first answer was seen. */
const assumedLatencyMs = 60;

/**
 * Telegram does not say its limits, so each 429 is made to tell (limiter.ts). What is configured is the guess to begin with:
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
  /** Before a limit is known. */
  let climbing = start;
  let isClimbing = false;
  /** Messages accepted since the last hold, the time in which the rate was used, and the hold (milliseconds). */
  let run: { from: number; accepted: number; usedMs: number; heldMs?: number } = {
    from: 0,
    accepted: 0,
    usedMs: 0,
  };
  const tally = createTally();
  const spell = { from: 0, started: 0, pressed: 0, waitedMs: 0 };
  let latencyMs = assumedLatencyMs;
  let answers = 0;
  let emptyAt = 0;

  /** How much is still to come, where that is known. */
  let left = Infinity;

  const perSecond = (): number => {
    const { limit, plateauMs } = belief;
    return limit === undefined
      ? within(climbing)
      : within(limit * partOf({ limit, left, plateauMs, usedMs: run.usedMs }));
  };
  const isLooking = () => belief.limit === undefined && isClimbing;
  const haste = () => (isLooking() ? 1 : earned.haste);

  const newRun = (from: number, heldMs?: number) => {
    run = { from, accepted: 0, usedMs: 0, ...(heldMs !== undefined && { heldMs }) };
    Object.assign(spell, { from, started: 0, pressed: 0, waitedMs: 0 });
  };

  /** Counts time only where the rate was really used: quiet time proves nothing. */
  const judge = (now: number, ahead: number | undefined) => {
    const elapsedMs = now - spell.from;
    if (elapsedMs < Math.max(200, 4_000 / perSecond())) return;
    const isUsed = spell.started >= used * perSecond() * (elapsedMs / 1_000);
    const isPressed = spell.pressed > spell.started / 2;
    const waitedMs = isPressed ? spell.waitedMs + elapsedMs : 0;
    Object.assign(spell, { from: now, started: 0, pressed: 0, waitedMs });
    if (!isUsed) {
      // Where others waited all the time this machine is at its own limit: that says nothing of Telegram's, and need not be lowered.
      if (belief.limit === undefined && isPressed) return;
      isClimbing = false;
      if (belief.limit === undefined)
        climbing = Math.max(start, Math.min(climbing, tally.most(now, belief.burstS)));
      else run.usedMs = Math.min(run.usedMs, belief.plateauMs);
      return;
    }
    run.usedMs += elapsedMs;
    isClimbing ||= ahead === undefined ? waitedMs >= much.waitedMs : ahead >= much.aheadS * perSecond();
    if (isLooking()) climbing = within(climbing * growthIn(elapsedMs, { from: climbing, latencyMs }));
  };

  const onLimit = (now: number, retryAfterMs: number) => {
    const { from, heldMs, accepted, usedMs } = run;
    const stretch = { from, ...(heldMs !== undefined && { heldMs }), pieces: tally.pieces(), until: now };
    const fastest = perSecond() * haste();
    const met = { stretch, accepted, usedMs, retryAfterMs, latencyMs, perSecond: perSecond(), fastest };
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
      if (spell.from === 0) newRun(now);
      left = ahead ?? Infinity;
      judge(now, ahead);
      spell.started++;
      if (isPressed) spell.pressed++;
    },
    onSent: (now, startedAt) => {
      latencyMs += (now - startedAt - latencyMs) / Math.min(++answers, 32);
      tally.add(startedAt);
      if (startedAt >= run.from) run.accepted++;
    },
    onLost: (startedAt) => {
      tally.add(startedAt, lostShare);
    },
    onFlood: (now, retryAfterMs, startedAt) => {
      // Requests that were under way at the first 429 prolong the hold, but say nothing new about the rate.
      const isNews = startedAt >= heldUntil;
      heldUntil = Math.max(heldUntil, now + retryAfterMs);
      if (isNews) {
        onLimit(startedAt, retryAfterMs);
        emptyAt = startedAt;
      }
      tally.clear();
      newRun(heldUntil, heldUntil - emptyAt);
    },
    takeBack: () => {
      belief = before ?? belief;
      before = undefined;
    },
    learned: () => {
      const { limit, burstS, plateauMs } = belief;
      return {
        start,
        ...(limit !== undefined && { limit, burstMs: Math.round(burstS * 1_000) }),
        plateauMs,
        heldUntil,
      };
    },
  };
};

/** Part of the limit to aim at, after the rate was used for `usedMs`; `left`: how many messages are still to come. */
const partOf = ({
  limit,
  left,
  plateauMs,
  usedMs,
}: {
  limit: number;
  left: number;
  plateauMs: number;
  usedMs: number;
}): number => {
  if (left < endS * limit) return margin;
  const risen = Math.max(0, usedMs - plateauMs) / Math.min(rise.mostMs, rise.share * plateauMs);
  return margin + 0.01 * risen ** 2;
};

/** By how much the rate grows in a time (milliseconds) while no limit is known, from so many messages a second on. */
const growthIn = (elapsedMs: number, { from, latencyMs }: { from: number; latencyMs: number }): number =>
  (from < growth.fastFrom ? growth.usual : growth.fast) **
  (elapsedMs / (climb.baseMs + climb.latencyShare * latencyMs));

/** Requests under way at once: what the rate (messages a second) times the latency needs, and some for chance. */
const windowFor = (perSecond: number, latencyMs: number): number => {
  const mean = (perSecond * latencyMs) / 1_000;
  return Math.min(mostInFlight, Math.ceil(mean + 2 * Math.sqrt(mean) + 2));
};
