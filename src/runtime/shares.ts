/** Room that many use, and that none of them can use up for the others. */
export type Shares = {
  /** Takes so much for an owner. False where there is not so much, or where it would leave too little for the others; then nothing is taken. */
  take(owner: string, amount: number): boolean;
  /** Takes it in any case: it is there already. */
  note(owner: string, amount: number): void;
  giveBack(owner: string, amount: number): void;
};

/**
 * Room of `total`. Whoever has something may have `times` as much as stays free after it, at most: so one alone gets a half of
 * the room (where that is 1), two get a third each, and there always is a rest for one who comes anew.
 */
export const createShares = ({ total, times = 1 }: { total: number; times?: number }): Shares => {
  const held = new Map<string, number>();
  let free = total;

  const note = (owner: string, amount: number) => {
    free -= amount;
    held.set(owner, (held.get(owner) ?? 0) + amount);
  };

  return {
    take: (owner, amount) => {
      const before = held.get(owner) ?? 0;
      const after = free - amount;
      if (after < 0 || (before > 0 && before + amount > times * after)) return false;
      note(owner, amount);
      return true;
    },
    note,
    giveBack: (owner, amount) => {
      free += amount;
      const left = (held.get(owner) ?? 0) - amount;
      if (left > 0) held.set(owner, left);
      else held.delete(owner);
    },
  };
};
