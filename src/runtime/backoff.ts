/** Doublings beyond which a pause is as long as it gets. */
const mostDoublings = 30;

/**
 * The pause after so many failures in a row (1 for the first), in the unit of `first` and `longest`: it doubles with each.
 * `random`, where given, varies it by a quarter either way, so that failures do not march in step.
 */
export const backoff = (
  failures: number,
  { first, longest }: { first: number; longest: number },
  random?: () => number,
): number => {
  const pause = Math.min(longest, first * 2 ** Math.min(Math.max(0, failures - 1), mostDoublings));
  return random === undefined ? pause : pause * (0.75 + random() / 2);
};
