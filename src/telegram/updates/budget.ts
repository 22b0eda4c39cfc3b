/** How much one person may ask for in a row, so that answering them is not all that Kabar does. */
export type Budget = {
  /**
   * Takes what an answer costs from the person. `last`: there is no more, and they are to be told so, once; `none`: they
   * were told, and are not answered before half of it has come back. Times in milliseconds since the epoch.
   */
  spend(personId: number, cost: number, now: number): 'some' | 'last' | 'none';
};

type Purse = { left: number; at: number; isTold: boolean };

/** `most`: answers in a row; one comes back every `eachMs` (milliseconds). */
export const createBudget = ({ most = 20, eachMs = 2_000 } = {}): Budget => {
  /** Of people who have spent something, the latest last; of others nothing is kept. */
  const purses = new Map<number, Purse>();

  const now = (personId: number, at: number): Purse => {
    const before = purses.get(personId) ?? { left: most, at, isTold: false };
    const left = Math.min(most, before.left + Math.max(0, at - before.at) / eachMs);
    return { left, at, isTold: before.isTold && left < most / 2 };
  };
  const keep = (personId: number, purse: Purse) => {
    purses.delete(personId);
    purses.set(personId, purse);
    for (const [id, { at }] of purses) {
      if (at + most * eachMs > purse.at) break;
      purses.delete(id);
    }
  };

  return {
    spend: (personId, cost, at) => {
      const purse = now(personId, at);
      const isEnough = !purse.isTold && purse.left >= cost;
      keep(personId, isEnough ? { ...purse, left: purse.left - cost } : { ...purse, isTold: true });
      if (isEnough) return 'some';
      return purse.isTold ? 'none' : 'last';
    },
  };
};
