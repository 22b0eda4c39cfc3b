/** Width of the finest counts (milliseconds), and how many of each width are kept; older ones are joined in pairs. */
const finestMs = 100;
const keptOfEach = 24;
const widths = 14;

/** So many messages from a time on, until the next piece. */
export type Piece = { from: number; count: number };

/** Counts what was accepted, finely just now and more coarsely the longer ago, up to half an hour. */
export type Tally = {
  add(at: number, count?: number): void;
  /** The highest rate (messages a second) that any stretch of time up to now proves, if a burst of `burstS` seconds is allowed. */
  most(now: number, burstS: number): number;
  /** The oldest first. */
  pieces(): Piece[];
  clear(): void;
};

export const createTally = (): Tally => {
  /** By width, each the oldest first; a later list holds what is older. */
  let lists: Piece[][] = [[]];

  const age = (level: number) => {
    const list = lists[level];
    if (list === undefined || list.length <= keptOfEach) return;
    const [one, two] = list.splice(0, 2);
    if (one === undefined || two === undefined || level + 1 >= widths) return;
    (lists[level + 1] ??= []).push({ from: one.from, count: one.count + two.count });
    age(level + 1);
  };

  return {
    add: (at, count = 1) => {
      const [finest = []] = lists;
      const last = finest.at(-1);
      if (last !== undefined && at < last.from + finestMs) last.count += count;
      else {
        finest.push({ from: at, count });
        age(0);
      }
    },
    most: (now, burstS) => {
      let sum = 0;
      let best = 0;
      for (const list of lists)
        for (const { from, count } of list.toReversed()) {
          sum += count;
          best = Math.max(best, sum / (Math.max(0, now - from) / 1_000 + burstS));
        }
      return best;
    },
    pieces: () => lists.toReversed().flat(),
    clear: () => {
      lists = [[]];
    },
  };
};
