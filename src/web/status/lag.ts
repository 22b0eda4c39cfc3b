/** Upper bounds of the classes in which lags are counted (seconds); what is longer is in one more class. */
export const lagBounds = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600, 10_800, 21_600] as const;

/** No lags yet: a count for each class. */
export const noLags = (): number[] => Array.from({ length: lagBounds.length + 1 }, () => 0);

/** The class of a lag. */
export const lagClass = (seconds: number): number => {
  const found = lagBounds.findIndex((bound) => seconds <= bound);
  return found === -1 ? lagBounds.length : found;
};

/**
 * The lag (seconds) that a share of those counted do not exceed, as far as their classes tell: within a class they are taken
 * to be evenly spread; of those beyond the last bound it gives that bound. Undefined: none were counted.
 */
export const lagAt = (share: number, counts: readonly number[]): number | undefined => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  let before = 0;
  for (const [index, bound] of lagBounds.entries()) {
    const count = counts[index] ?? 0;
    if (count > 0 && before + count >= share * all) {
      const from = index === 0 ? 0 : (lagBounds[index - 1] ?? 0);
      return from + ((share * all - before) / count) * (bound - from);
    }
    before += count;
  }
  return lagBounds.at(-1);
};
