import { digitsOf, grouped, isSameAmount, isTelling, type Amount } from './similarity-numbers.ts';
import type { Print } from './similarity.ts';
import type { Idf } from './words-vocabulary.ts';

/** What the features are made of: shares of weighted words, numbers that agree or not, places and days. All pure. */

export const weigh = (terms: Iterable<string>, idf: Idf): number => {
  let sum = 0;
  for (const term of terms) sum += idf(term);
  return sum;
};

/** Weight of what both have, of the weight of what they have on average. */
export const dice = (one: Set<string>, two: Set<string>, idf: Idf): number => {
  const total = weigh(one, idf) + weigh(two, idf);
  return total === 0 ? 0 : (2 * weigh(one.intersection(two), idf)) / total;
};

/** Share of the weight of `terms` that `holder` has too. */
export const covered = (terms: Set<string>, holder: Set<string>, idf: Idf, empty = 0): number => {
  let total = 0;
  let held = 0;
  for (const term of terms) {
    const weight = idf(term);
    total += weight;
    if (holder.has(term)) held += weight;
  }
  return total === 0 ? empty : held / total;
};

/** The share of `terms` that `holder` has not, each counting the same. */
export const missing = (terms: Set<string>, holder: Set<string>): number =>
  terms.size === 0 ? 0 : countNew(terms, holder) / terms.size;

export const countNew = (terms: Set<string>, holder: Set<string>): number => {
  let count = 0;
  for (const term of terms) if (!holder.has(term)) count++;
  return count;
};

/** Weight of the rarest name that the other report does not have at all: one is enough. */
export const newNames = (names: Set<string>, holder: Set<string>, idf: Idf): number => {
  let most = 0;
  for (const name of names) if (!holder.has(name)) most = Math.max(most, idf(name));
  return Math.min(1, most / 6);
};

/** Numbers in both that hardly come up by chance. */
export const tellingShared = (one: Print, two: Print): number => {
  const theirs = two.amounts.filter(isTelling);
  const shared = new Set(
    one.amounts
      .filter((amount) => isTelling(amount) && theirs.some((other) => isSameAmount(amount, other)))
      .map(({ value }) => value),
  );
  let sum = 0;
  for (const value of shared) sum += digitsOf(value) >= 3 ? 1 : 0.6;
  return 1 - Math.exp(-sum);
};

/** Of the things both reports count: how many they agree on, and how badly they disagree on the others. */
export const countsCompared = (one: Amount[], two: Amount[]): [shared: number, other: number] => {
  let shared = 0;
  let other = 0;
  const theirGroups = grouped(two);
  for (const [of, amounts] of grouped(one)) {
    const theirs = theirGroups.get(of);
    if (theirs === undefined) continue;
    const weight = of.startsWith('~') ? 1 : 0.5;
    if (amounts.some((amount) => theirs.some((their) => isSameAmount(amount, their)))) shared += weight;
    else other += weight;
  }
  return [1 - Math.exp(-shared), 1 - Math.exp(-other)];
};

/** Each report has a place that the other one does not mention. */
export const otherPlaces = (one: Print, two: Print): number =>
  Math.min(missing(one.places, two.all), missing(two.places, one.all));

/** Written in two places, and neither report mentions the other one's. */
export const hasOtherDateline = (one: Print, two: Print): boolean =>
  one.dateline.length > 0 &&
  two.dateline.length > 0 &&
  !one.dateline.some((place) => two.all.has(place) || two.dateline.includes(place)) &&
  !two.dateline.some((place) => one.all.has(place));

/** How far apart the days are that they speak of first (0 to 1 for two days), and whether they speak of none in common. */
export const daysCompared = (one: Print, two: Print): { otherDay: number; noDayShared: number } => {
  const [first] = one.days;
  const [second] = two.days;
  if (first === undefined || second === undefined) return { otherDay: 0, noDayShared: 0 };
  return {
    otherDay: Math.min(2, Math.abs(first - second)) / 2,
    noDayShared: one.days.some((day) => two.days.includes(day)) ? 0 : 1,
  };
};

/** The headlines are of different stages of an affair: an arrest and a verdict, a preview and a result. */
export const otherStage = (one: Print, two: Print): number =>
  Math.min(1, (countNew(one.stages, two.all) + countNew(two.stages, one.all)) / 2);
