/** Growth while no limit is known: by half in this time (milliseconds) and part of the latency, as long as the rate is really used. */
const climb = { baseMs: 180, latencyShare: 0.6 };
/** That growth, and a slower one from some hundred a second on: what is under way when a limit is met is all refused. */
const growth = { usual: 1.5, fast: 1.2, fastFrom: 300 };
/** Only who has much to send looks for more than the configured rate: seconds at it that are ahead, or others waiting for so long where nobody says. */
const much = { aheadS: 20, waitedMs: 3_000 };

/** The rate while no limit is known, in messages a second: it grows where there is much to send. */
export type Climb = {
  perSecond(): number;
  isGrowing(): boolean;
  /** It grows from now on, if there is much: `ahead` messages, or, where nobody knows (undefined), others that have waited for so long. */
  seek(ahead: number | undefined, waitedMs: number, perSecond: number): void;
  /** It was used for so long (milliseconds). */
  grow(elapsedMs: number, latencyMs: number): void;
  rest(): void;
  /** It was not used: no more is proved than `most`. */
  fallTo(most: number): void;
};

/** `start`: the rate to begin with; `within`: keeps a rate in its bounds. */
export const createClimb = (start: number, within: (perSecond: number) => number): Climb => {
  let rate = start;
  let isGrowing = false;
  return {
    perSecond: () => within(rate),
    isGrowing: () => isGrowing,
    seek: (ahead, waitedMs, perSecond) => {
      isGrowing ||= ahead === undefined ? waitedMs >= much.waitedMs : ahead >= much.aheadS * perSecond;
    },
    grow: (elapsedMs, latencyMs) => {
      rate = within(rate * growthIn(elapsedMs, { from: rate, latencyMs }));
    },
    rest: () => {
      isGrowing = false;
    },
    fallTo: (most) => {
      rate = Math.max(start, Math.min(rate, most));
    },
  };
};

/** By how much the rate grows in a time (milliseconds) while no limit is known, from so many messages a second on. */
const growthIn = (elapsedMs: number, { from, latencyMs }: { from: number; latencyMs: number }): number =>
  (from < growth.fastFrom ? growth.usual : growth.fast) **
  (elapsedMs / (climb.baseMs + climb.latencyShare * latencyMs));
