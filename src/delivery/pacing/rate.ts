import { createTally } from './tally.ts';

/** What was learned about Telegram's limit: plain data, kept across restarts. Rates are messages a second, times milliseconds since the epoch. */
export type Learned = {
  /** The configured rate that this was learned from: under another one it is not used. */
  start: number;
  /** What Telegram seems to allow; absent: no limit met yet. */
  limit?: number;
  /** How long to stay below it before looking whether it was raised (milliseconds). */
  plateauMs: number;
  /** Telegram asked not to be called before this time. */
  heldUntil: number;
};

/** The rate of sending, steered by what Telegram answers. Times are milliseconds since the epoch. */
export type Rate = {
  /** Messages a second to aim at, now. */
  perSecond(): number;
  /** Requests that may be under way at once: what rate times latency needs, and no more. */
  window(): number;
  /** Nothing may start before this time. */
  heldUntil(): number;
  /** A request begins; `isPressed`: others wait for their turn behind it. */
  onStart(now: number, isPressed?: boolean): void;
  /** A request begun at `startedAt` was accepted. */
  onSent(now: number, startedAt: number): void;
  /** A 429 for a request begun at `startedAt`: nothing may start before `now + retryAfterMs`. */
  onFlood(now: number, retryAfterMs: number, startedAt: number): void;
  learned(): Learned;
};

/** Part of the limit to stay at. */
const margin = 0.985;
/** Growth while no limit is known: by half in this time (milliseconds) and part of the latency, as long as the rate is really used. */
const climb = { baseMs: 180, latencyShare: 0.6 };
/** That growth, and a slower one from some hundred a second on: what is under way when a limit is met is all refused. */
const growth = { usual: 1.5, fast: 1.2, fastFrom: 300 };
/** Seconds' worth that a limiter is guessed to let pass at once, and the most that is reckoned with. */
const burstS = { usual: 1, most: 3 };
/** First stay below a limit, and the longest (milliseconds). */
const plateau = { first: 15_000, second: 60_000, longest: 1_800_000 };
/** A hold may cost this part of the time. */
const holdCost = 1 / 200;
/** After the plateau the rate rises by 1 % in this time, by 4 % in twice this time, and so on (milliseconds). */
const riseMs = 8_000;
/** A refusal after less than this (seconds' worth of messages) tells nothing of the limit: then the rate is cut by a fixed part. */
const toldS = 0.3;
const blindCut = 0.7;
/** What was sent for this long before it was refused tells the limit well (milliseconds). */
const clearMs = 12_000;
/** Part of the rate that must really be used, or the time says nothing about it. */
const used = 0.7;
/** Requests under way at once at most: more only wait for each other, in the machine or at the other end, and look like latency. */
export const mostInFlight = 256;
/** Latency (milliseconds) before the first answer was seen. */
const assumedLatencyMs = 60;

/**
 * Telegram does not say its limits, so each 429 is made to tell. A limiter that allows L a second, and a burst of B
 * seconds, has accepted L x (T + B) messages when it first refuses, T seconds after it was full: so the longer it took,
 * the better L is known, and two refusals in a row tell L and B both. Below the L so found the rate stays for long;
 * then it rises, ever faster, in case the limit was raised. Before the first 429 it grows by half several times a second.
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

  let limit = known?.limit;
  let plateauMs = known?.plateauMs ?? plateau.first;
  let heldUntil = options.learned?.heldUntil ?? 0;
  /** Before a limit is known. */
  let climbing = start;
  /** Messages accepted, and time in which the rate was used, since the last hold; `previous`: the same of the refusal before. */
  let run = { from: 0, accepted: 0, usedMs: 0 };
  let previous: { accepted: number; seconds: number } | undefined;
  const tally = createTally();
  const spell = { from: 0, started: 0, pressed: 0 };
  let latencyMs = assumedLatencyMs;
  let answers = 0;

  const perSecond = (): number => {
    if (limit === undefined) return within(climbing);
    const risen = Math.max(0, run.usedMs - plateauMs) / riseMs;
    return within(limit * (margin + 0.01 * risen ** 2));
  };

  const newRun = (from: number) => {
    run = { from, accepted: 0, usedMs: 0 };
    Object.assign(spell, { from, started: 0, pressed: 0 });
  };

  /** Counts time only where the rate was really used: quiet time proves nothing. */
  const judge = (now: number) => {
    const elapsedMs = now - spell.from;
    if (elapsedMs < Math.max(200, 4_000 / perSecond())) return;
    const isUsed = spell.started >= used * perSecond() * (elapsedMs / 1_000);
    const isPressed = spell.pressed > spell.started / 2;
    Object.assign(spell, { from: now, started: 0, pressed: 0 });
    if (!isUsed) {
      // Where others waited all the time this machine is at its own limit: that says nothing of Telegram's, and need not be lowered.
      if (limit === undefined && isPressed) return;
      // A limiter fills up in quiet time: what was counted before no longer adds up.
      if (limit === undefined) climbing = Math.max(start, Math.min(climbing, tally.most(now, burstS.usual)));
      else run = { from: now, accepted: 0, usedMs: Math.min(run.usedMs, plateauMs) };
      previous = undefined;
      return;
    }
    run.usedMs += elapsedMs;
    if (limit === undefined)
      climbing = within(
        climbing *
          (climbing < growth.fastFrom ? growth.usual : growth.fast) **
            (elapsedMs / (climb.baseMs + climb.latencyShare * latencyMs)),
      );
  };

  /** The limit that a refusal tells. */
  const found = (now: number, retryAfterMs: number): number => {
    const seconds = Math.max(0.2, (now - run.from) / 1_000);
    const { accepted } = run;
    const before = previous;
    // Only where the rate was above the limit from the start did all of this time drain what the limiter had saved.
    previous = run.usedMs <= plateauMs ? { accepted, seconds } : undefined;
    const guess = tally.most(now, Math.min(burstS.usual, retryAfterMs / 1_000));
    if (previous === undefined || before === undefined) return guess;
    const more = accepted - before.accepted;
    const longer = seconds - before.seconds;
    if (longer < 0.25 * before.seconds || more < 40) return guess;
    return Math.min(accepted / seconds, Math.max(accepted / (seconds + burstS.most), more / longer));
  };

  const onLimit = (now: number, retryAfterMs: number) => {
    const refused = perSecond();
    const isClear = limit !== undefined && now - run.from >= clearMs;
    const isTold = run.accepted >= Math.max(5, toldS * refused);
    limit = within(Math.min(refused, isTold ? found(now, retryAfterMs) : refused * blindCut));
    const costMs = (retryAfterMs + latencyMs) / holdCost;
    // Only what took long to refuse is known well enough to rest on for long.
    plateauMs =
      isTold && isClear
        ? Math.min(plateau.longest, Math.max(plateau.second, plateauMs * 2, costMs))
        : Math.max(plateau.first, (retryAfterMs / 1_000) * plateau.first * 0.2);
  };

  return {
    perSecond,
    window: () => {
      const mean = (perSecond() * latencyMs) / 1_000;
      return Math.min(mostInFlight, Math.ceil(mean + 2 * Math.sqrt(mean) + 2));
    },
    heldUntil: () => heldUntil,
    onStart: (now, isPressed = false) => {
      if (spell.from === 0) newRun(now);
      judge(now);
      spell.started++;
      if (isPressed) spell.pressed++;
    },
    onSent: (now, startedAt) => {
      latencyMs += (now - startedAt - latencyMs) / Math.min(++answers, 32);
      tally.add(startedAt);
      if (startedAt >= run.from) run.accepted++;
    },
    onFlood: (now, retryAfterMs, startedAt) => {
      // Requests that were under way at the first 429 prolong the hold, but say nothing new about the rate.
      const isNews = startedAt >= heldUntil;
      heldUntil = Math.max(heldUntil, now + retryAfterMs);
      if (isNews) onLimit(startedAt, retryAfterMs);
      tally.clear();
      newRun(heldUntil);
    },
    learned: () => ({ start, ...(limit !== undefined && { limit }), plateauMs, heldUntil }),
  };
};
