/** Runs work under a name one piece at a time, first come first served; different names do not wait for each other. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Keyv has no transactions: whoever reads, changes and writes a record does it under that record's lock. */
export const createLock = (): Lock => {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = tails.get(name);
    const turn = before === undefined ? work() : before.then(work, work);
    tails.set(name, turn);
    try {
      return await turn;
    } finally {
      if (tails.get(name) === turn) tails.delete(name);
    }
  };
};
