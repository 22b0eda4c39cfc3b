import type { Clock } from '../../src/runtime/clock.ts';

/**
 * Little pieces are as long as it takes until a sleeper is due, within these bounds, and end so long after the last message: at the
 * lowest rate that Kabar believes in, the next one is due before that. Milliseconds.
 */
const little = { leastMs: 100, mostMs: 1_000, afterMs: 2_500 };

/** A clock that tells when its next sleeper wakes (milliseconds since the epoch; Infinity: nobody sleeps). */
export const withDue = (clock: Clock): { clock: Clock; dueAt(): number } => {
  const due = new Set<{ at: number }>();
  return {
    dueAt: () => {
      let first = Infinity;
      for (const { at } of due) if (at < first) first = at;
      return first;
    },
    clock: {
      ...clock,
      sleep: async (ms, signal) => {
        const one = { at: clock.now() + ms };
        due.add(one);
        await clock.sleep(ms, signal);
        due.delete(one);
      },
    },
  };
};

/** Lets time pass in pieces, and gives whether it came to rest after each. */
export type Pieces = (ms: number) => Promise<boolean>;

/**
 * Moves a clock on: in one piece while nothing is sent, and in little ones with a rest after each while messages are, as these are
 * paced by fractions of a second, and a clock that jumps by more lets only one through in it. `sends`: requests so far that send.
 * `dueIn`: milliseconds until somebody wakes.
 */
export const createPieces = ({
  pass,
  atRest,
  sends,
  dueIn,
}: {
  pass(ms: number): Promise<void>;
  atRest(): Promise<boolean>;
  sends(): number;
  dueIn(): number;
}): Pieces => {
  let quietMs = 0;
  const littleMs = () => Math.min(little.mostMs, Math.max(little.leastMs, Math.ceil(dueIn())));

  return async (ms) => {
    let isAtRest = true;
    for (let left = ms; left > 0;) {
      const piece = quietMs < little.afterMs ? Math.min(left, littleMs()) : left;
      const before = sends();
      await pass(piece);
      isAtRest = (await atRest()) && isAtRest;
      left -= piece;
      quietMs = sends() > before ? 0 : quietMs + piece;
    }
    return isAtRest;
  };
};
