/** What goes wrong on the way, at random from a seed: shares from 0 to 1. */
export type Faults = {
  /** Answered 502 with a page of HTML, not handled. */
  serverErrors?: number;
  /** The connection is cut before the request is handled. */
  resetsBefore?: number;
  /** Handled, and the connection cut before the answer. */
  resetsAfter?: number;
  /** Milliseconds until the answer; two: anything between. */
  latencyMs?: number | [number, number];
  /** Only methods that this matches. */
  methods?: string;
};

/** The next calls of a method that are answered with an error of one's choice. */
export type Failure = {
  method: string;
  times: number;
  code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
  chatId?: number;
};

/** A small generator of random numbers that gives the same ones for the same seed (mulberry32). */
export const createRandom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

export const createFaults = (random: () => number) => {
  let faults: Faults = {};
  let pattern: RegExp | undefined;
  const failures: Failure[] = [];
  return {
    set: (next: Faults) => {
      faults = next;
      pattern = next.methods === undefined ? undefined : new RegExp(next.methods);
    },
    fail: (failure: Failure) => void failures.push({ ...failure }),
    /** The error that was ordered for this call, if any. */
    ordered: (method: string, chatId: unknown): Failure | undefined => {
      const found = failures.find(
        (one) =>
          one.method === method &&
          one.times > 0 &&
          (one.chatId === undefined || String(one.chatId) === String(chatId)),
      );
      if (found !== undefined) found.times--;
      return found;
    },
    plan: (method: string) => {
      if (method === 'getUpdates' || (pattern !== undefined && !pattern.test(method)))
        return { latencyMs: 0, what: undefined };
      const { serverErrors = 0, resetsBefore = 0, resetsAfter = 0, latencyMs = 0 } = faults;
      const [from, to] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs;
      const wait = to > 0 ? from + random() * (to - from) : 0;
      if (serverErrors + resetsBefore + resetsAfter === 0) return { latencyMs: wait, what: undefined };
      const dice = random();
      const what =
        dice < serverErrors
          ? ('5xx' as const)
          : dice < serverErrors + resetsBefore
            ? ('reset-before' as const)
            : dice < serverErrors + resetsBefore + resetsAfter
              ? ('reset-after' as const)
              : undefined;
      return { latencyMs: wait, what };
    },
  };
};
