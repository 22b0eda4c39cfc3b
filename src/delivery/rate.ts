import { createEvidence } from './rate-evidence.ts';

/** What was learned about Telegram's limit: plain data, kept across restarts. Rates are messages a second, times milliseconds since the epoch. */
export type Learned = {
  /** The configured rate that this was learned from: under another one it is not used. */
  start: number;
  /** Has been sustained. */
  safe: number;
  /** Was answered 429; absent: no limit met yet. */
  ceiling?: number;
  /** How long to stay below the ceiling before looking whether it was raised (milliseconds). */
  probeMs: number;
  /** When the last of this was learned. */
  at: number;
  /** Telegram asked not to be called before this time. */
  heldUntil: number;
};

/** The rate of sending, steered by what Telegram answers. Times are milliseconds since the epoch. */
export type Rate = {
  /** Messages a second to aim at. */
  perSecond(): number;
  /** Requests that may be under way at once: what rate times latency needs, and no more than is trusted yet. */
  window(): number;
  /** Nothing may start before this time. */
  heldUntil(): number;
  /** A request begins. */
  onStart(now: number): void;
  /** A request begun at `startedAt` was accepted. */
  onSent(now: number, startedAt: number): void;
  /** A 429 for a request begun at `startedAt`: nothing may start before `now + retryAfterMs`. */
  onFlood(now: number, retryAfterMs: number, startedAt: number, options?: { isExcused?: boolean }): void;
  learned(): Learned;
};

/** First step of a probe above a known ceiling; steps grow while it succeeds. */
const gentlest = 1.03;
/** Part of the rate that must really be used, or the time says nothing about it. */
const used = 0.8;
/** A bracket narrower than this is not worth another 429. */
const near = 1.02;
/** Cut when a rate that had been sustained for long is refused after all. */
const smallCut = 0.99;
/** Cut when it is refused soon, for the first time; for the second time only what is proven counts. */
const mediumCut = 0.95;
/** A refusal within this time of the last hold comes soon (milliseconds). */
const soonMs = 15_000;
/** Accepted messages that one step of the climb takes. */
const stepMessages = 8;
/** A pause in sending after which a limiter may have saved up a burst. */
const idleMs = 3_000;
const longestObservationMs = 20_000;
const firstProbeMs = 120_000;
const longestProbeMs = 3_600_000;
/** A probe may cost this part of the time: one `retry_after` in so many. */
const probeCost = 100;
/** Requests under way that are trusted to a limiter of which nothing is known. */
const blindWindow = 4;
/** Latency (milliseconds) before the first answer was seen. */
const assumedLatencyMs = 50;

/**
 * Telegram does not say its limits, so they are bracketed: `low` has been sustained, `high` was answered 429. While no
 * limit is known the rate climbs; then it narrows the bracket; then it stays at `low`, and seldom climbs on past `high`,
 * in case the limit was raised. A 429 costs its `retry_after` and all that is under way: the dearer that is, the
 * gentler the steps, so that fewer of them fail.
 */
export const createRate = (options: {
  /** Messages a second to begin with (TELEGRAM_RATE). */
  start: number;
  learned?: Learned | undefined;
  min?: number;
  max?: number;
}): Rate => {
  const { start, min = 0.5, max = 10_000 } = options;
  const known = options.learned?.start === start ? options.learned : undefined;
  const within = (perSecond: number) => Math.min(max, Math.max(min, perSecond));

  let rate = within(known?.safe ?? start);
  let low = known?.ceiling === undefined ? 0 : rate;
  let high = known?.ceiling ?? Infinity;
  /** The bracket to return to when a probe fails, and how fast the probe climbs. */
  let before: { low: number; high: number } | undefined;
  let growth = gentlest;
  let probeMs = known?.probeMs ?? firstProbeMs;
  let heldUntil = options.learned?.heldUntil ?? 0;
  let lastRetryMs = 1_000;
  let isWarned = false;
  let at = known?.at ?? 0;
  let settledAt = known?.at;
  let lastStart: number | undefined;
  let latencyMs = assumedLatencyMs;
  let answers = 0;
  const evidence = createEvidence(0, rate);
  /** What is being watched: requests begun at the present rate without a pause. */
  const watch = { from: 0, started: 0, accepted: 0 };

  const watchFrom = (now: number) => Object.assign(watch, { from: now, started: 0, accepted: 0 });

  const begin = (next: number, now: number) => {
    rate = within(next);
    at = now;
    settledAt = now;
    evidence.turn(now, rate);
    watchFrom(now);
  };

  const needs = (perSecond: number) => {
    const mean = (perSecond * latencyMs) / 1_000;
    return mean + 3 * Math.sqrt(mean) + 2;
  };

  /** Part of the bracket (on a logarithmic scale) to go up in one step: half of it where a 429 is cheap. */
  const stride = () => {
    const cost = lastRetryMs / 5_000 + latencyMs / 300;
    const wide = high / low > 2 ? 0.35 : 0.05;
    return Math.max(wide, 0.5 / (1 + cost));
  };

  const narrow = (now: number) => begin(high / low > near ? low * (high / low) ** stride() : low, now);

  const probe = (now: number) => {
    before = { low, high };
    growth = gentlest;
    begin(high * gentlest, now);
    high = Infinity;
  };

  const climb = (now: number) => {
    if (before !== undefined) {
      growth = Math.min(1.5, growth ** 2);
      begin(rate * growth, now);
    } else if (rate < max) begin(rate * (1 + 1 / (1 + latencyMs / 1_000)), now);
  };

  /** How long the present rate must be watched before it counts as sustained (milliseconds). */
  const observationMs = () => {
    if (high === Infinity) return before === undefined ? 20 : 300 / (growth - 1);
    return Math.min(longestObservationMs, Math.max(500, 2_000 / (rate / low - 1)));
  };

  const judge = (now: number) => {
    const neededMs = observationMs();
    const elapsedMs = now - watch.from;
    const enough = Math.max(stepMessages, (used * rate * neededMs) / 1_000);
    if (elapsedMs < neededMs || watch.accepted < enough) return;
    if (watch.started < (used * rate * elapsedMs) / 1_000) watchFrom(now);
    else if (high === Infinity) climb(now);
    else if (rate > low) {
      low = rate;
      narrow(now);
    } else if (high / low > near) narrow(now);
    else if (now - (settledAt ?? now) >= probeMs) probe(now);
  };

  const onLimit = (now: number, refused: number) => {
    const proven = Math.max(min, evidence.atLeast());
    const isSoon = now - evidence.since() < soonMs;
    if (before !== undefined && proven <= before.high) {
      ({ low, high } = before);
      low = Math.max(low, Math.min(proven, high / near));
      before = undefined;
      probeMs = Math.min(longestProbeMs, probeMs * 2);
      return begin(low, now);
    }
    const isFirst = high === Infinity && before === undefined;
    if (refused > low * 1.001) low = Math.max(low, proven);
    else low = Math.max(proven, !isSoon ? low * smallCut : isWarned ? 0 : low * mediumCut);
    isWarned = isSoon && refused <= low * 1.001;
    before = undefined;
    high = Math.max(min, refused);
    low = Math.max(min, Math.min(low, high * smallCut));
    // The configured rate is the best guess there is.
    if (isFirst && low < start && start * 1.1 < high) return begin(start, now);
    narrow(now);
  };

  return {
    perSecond: () => rate,
    window: () => {
      const trusted = needs(low) + blindWindow + 2 * evidence.accepted();
      return Math.ceil(Math.min(needs(rate), trusted));
    },
    heldUntil: () => heldUntil,
    onStart: (now) => {
      settledAt ??= now;
      if (lastStart === undefined) evidence.restart(now, rate, idleMs);
      const gapMs = now - (lastStart ?? now);
      lastStart = now;
      if (gapMs > idleMs) {
        // What a burst after a pause was allowed says little of what can be sustained.
        if (high === Infinity && before === undefined)
          begin(Math.max(within(start), evidence.atLeast()), now);
        watchFrom(now);
      } else if (gapMs > Math.max(250, 3_000 / rate)) watchFrom(now);
      watch.started++;
    },
    onSent: (now, startedAt) => {
      latencyMs += (now - startedAt - latencyMs) / Math.min(++answers, Math.max(16, needs(rate)));
      if (startedAt < heldUntil) return;
      evidence.add(startedAt);
      if (startedAt < watch.from) return;
      watch.accepted++;
      judge(now);
    },
    onFlood: (now, retryAfterMs, startedAt, { isExcused = false } = {}) => {
      // Requests that were under way at the first 429 prolong the hold, but say nothing new about the rate.
      const isNews = startedAt >= heldUntil;
      heldUntil = Math.max(heldUntil, now + retryAfterMs);
      if (!isNews) return;
      lastRetryMs = retryAfterMs;
      probeMs = Math.min(longestProbeMs, Math.max(probeMs, (retryAfterMs + latencyMs) * probeCost));
      if (!isExcused) onLimit(now, evidence.rateAt(startedAt));
      evidence.restart(heldUntil, rate, Math.min(idleMs, retryAfterMs + 2 * latencyMs));
      watchFrom(heldUntil);
    },
    learned: () => {
      const bracket = before ?? { low, high };
      const isLimited = bracket.high < Infinity;
      const safe = isLimited ? bracket.low : Math.max(within(start), evidence.atLeast());
      return {
        start,
        safe,
        ...(isLimited && { ceiling: bracket.high }),
        probeMs,
        at,
        heldUntil,
      };
    },
  };
};
