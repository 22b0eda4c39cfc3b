/** The fewest of each kind of a thing that were there at once, of many looks. */
export type Lowest = {
  /** Notes a look: a name for each thing that is there. */
  note(kinds: readonly string[]): void;
  /** The fewest of each kind that was ever seen, since it was last asked; kinds that were not always there are left out. */
  take(): Record<string, number>;
};

export const createLowest = (): Lowest => {
  let lowest: Map<string, number> | undefined;
  return {
    note: (kinds) => {
      const counts = new Map<string, number>();
      for (const kind of kinds.toSorted()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const before = lowest ?? counts;
      lowest = new Map(
        [...before].flatMap(([kind, count]) => {
          const now = counts.get(kind);
          return now === undefined ? [] : [[kind, Math.min(count, now)]];
        }),
      );
    },
    take: () => {
      const taken = Object.fromEntries(lowest ?? []);
      lowest = undefined;
      return taken;
    },
  };
};
