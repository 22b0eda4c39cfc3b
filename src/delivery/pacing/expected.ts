/** News that is about to be sent: how much is still to come says whether a higher rate is worth looking for. */
export type Expected = {
  /** So many messages of news are about to be sent; gives a function that says that they are through. */
  add(count: number): () => void;
  /** One more is being sent, of news or not. Gives how many are known to come after it; undefined: nobody said. */
  after(isNews: boolean): number | undefined;
};

export const createExpected = (): Expected => {
  /** What is expected and was not asked for yet, by who said so. */
  const expected = new Set<{ left: number }>();
  return {
    add: (count) => {
      const one = { left: count };
      expected.add(one);
      return () => void expected.delete(one);
    },
    after: (isNews) => {
      if (expected.size === 0) return undefined;
      let isCounted = !isNews;
      let ahead = 0;
      for (const one of expected) {
        if (!isCounted && one.left > 0) {
          one.left--;
          isCounted = true;
        }
        ahead += one.left;
      }
      return ahead;
    },
  };
};
