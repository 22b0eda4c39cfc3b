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

/** The rate of sending, steered by what Telegram answers. `now` is milliseconds since the epoch. */
export type Rate = {
  /** Messages a second to aim at. */
  perSecond(): number;
  /** Nothing may start before this time (milliseconds since the epoch). */
  heldUntil(): number;
  /** A message was accepted. */
  onSent(now: number): void;
  /** A 429 for a request begun at `startedAt`: nothing may start before `now + retryAfterMs`. */
  onFlood(now: number, retryAfterMs: number, startedAt?: number): void;
  learned(): Learned;
};

/** Fastest growth in one step while no limit is known. */
const fastest = 1.5;
/** First step of a probe above a known ceiling; steps grow while it succeeds. */
const gentlest = 1.03;
/** Part of the rate that must really be used, or the time says nothing about it. */
const used = 0.8;
/** A bracket narrower than this is not worth another 429. */
const near = 1.015;
/** Least cut when even the safe rate was too fast. */
const leastCut = 0.99;
/** Seconds' worth of messages that a limiter may let pass at once before it says 429 (the largest token bucket reckoned with). */
const burstS = 3;
const longestObservationMs = 60_000;
const firstProbeMs = 300_000;
const longestProbeMs = 3_600_000;
/** A probe may cost this part of the time: one `retry_after` in so many. */
const probeCost = 100;

/**
 * Telegram does not say its limits, so they are bracketed: `low` has been sustained, `high` was answered 429. While no
 * limit is known the rate climbs; then it halves the bracket, watching longer the narrower it is; then it stays at
 * `low`, and seldom climbs on past `high`, in case the limit was raised.
 *
 * What makes it quick: a limiter that allows L a second and a burst of B seconds accepts at most L x (T + B) messages
 * in T seconds. So whatever was accepted says how high the limit is at least, even where a full bucket hid it.
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
  let growth = fastest;
  /** The bracket to return to when a probe fails. */
  let before: { low: number; high: number } | undefined;
  let probeMs = known?.probeMs ?? firstProbeMs;
  let heldUntil = options.learned?.heldUntil ?? 0;
  let at = known?.at ?? 0;
  /** How long this rate has been in use and accepted (milliseconds), and since when it is the rate. */
  let observedMs = 0;
  let settledAt = known?.at;

  /** Accepted messages without a pause: since the last hold, and at this rate. */
  const run = createCount();
  const spell = createCount();
  /** The piece of time that is judged next. */
  const piece = createCount();

  const begin = (next: number, now: number) => {
    rate = within(next);
    observedMs = 0;
    settledAt = now;
    at = now;
    spell.clear();
    piece.clear();
  };

  const narrow = (now: number) => begin(high / low > near ? Math.sqrt(low * high) : low, now);

  const climb = (now: number) => {
    // Small steps are watched longer, as it takes longer until they would be refused.
    if (observedMs < 300 / (growth - 1)) return;
    if (before !== undefined) growth = Math.min(fastest, growth ** 2);
    if (rate < max) begin(rate * growth, now);
  };

  const probe = (now: number) => {
    before = { low, high };
    growth = gentlest;
    begin(high * gentlest, now);
    high = Infinity;
  };

  /** The rate was used and accepted for a while: is that enough to go on? */
  const onAccepted = (now: number) => {
    if (high === Infinity) return climb(now);
    if (rate > low) {
      if (observedMs < Math.min(longestObservationMs, 1_000 / (rate / low - 1))) return;
      low = rate;
      narrow(now);
    } else if (high / low > near && observedMs > 2_000) narrow(now);
    else if (now - (settledAt ?? now) >= probeMs) probe(now);
  };

  const judgePiece = (now: number) => {
    const elapsedMs = now - piece.since(now);
    if (elapsedMs < Math.max(1_000, 8_000 / rate)) return;
    const isBusy = piece.count() >= used * rate * (elapsedMs / 1_000);
    piece.clear();
    piece.add(now);
    if (isBusy) {
      observedMs += elapsedMs;
      onAccepted(now);
    } else {
      run.clear();
      spell.clear();
    }
  };

  return {
    perSecond: () => rate,
    heldUntil: () => heldUntil,
    onSent: (now) => {
      if (now < heldUntil) return;
      settledAt ??= now;
      for (const count of [run, spell, piece]) count.add(now);
      judgePiece(now);
    },
    onFlood: (now, retryAfterMs, startedAt = now) => {
      // Requests that were under way at the first 429 prolong the hold, but say nothing new about the rate.
      const isNews = startedAt >= heldUntil;
      heldUntil = Math.max(heldUntil, now + retryAfterMs);
      if (!isNews) return;
      const proven = Math.max(min, run.atLeast(now), spell.atLeast(now));
      probeMs = Math.min(longestProbeMs, Math.max(probeMs, retryAfterMs * probeCost));
      if (before !== undefined && proven <= before.high) {
        ({ low, high } = before);
        probeMs = Math.min(longestProbeMs, probeMs * 2);
        begin(low, now);
      } else {
        if (before !== undefined) probeMs = Math.max(firstProbeMs, retryAfterMs * probeCost);
        high = rate;
        low = Math.max(min, rate > low ? Math.max(low, proven) : proven);
        low = Math.max(min, Math.min(low, high * leastCut));
        narrow(now);
      }
      before = undefined;
      run.clear();
    },
    learned: () => {
      const bracket = before ?? { low, high };
      const isLimited = bracket.high < Infinity;
      return {
        start,
        safe: isLimited ? bracket.low : rate,
        ...(isLimited && { ceiling: bracket.high }),
        probeMs,
        at,
        heldUntil,
      };
    },
  };
};

/** Counts accepted messages from the first one on. */
const createCount = () => {
  let first: number | undefined;
  let count = 0;
  return {
    add: (now: number) => {
      if (first === undefined) first = now;
      else count++;
    },
    clear: () => {
      first = undefined;
      count = 0;
    },
    count: () => count,
    since: (now: number) => first ?? now,
    /** The lowest limit (messages a second) under which these could have been accepted. */
    atLeast: (now: number) => count / ((now - (first ?? now)) / 1_000 + burstS),
  };
};
