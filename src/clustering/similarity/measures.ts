import { daysAround } from './days.ts';
import { amountKey, grouped, isRounded, isSameAmount, isTelling } from './amounts.ts';
import type { Amount } from './numbers.ts';
import type { Gist } from './gist.ts';
import type { Idf } from '../lexicon/vocabulary.ts';
import { isConcept } from '../lexicon/words.ts';

/** 1 for what is so, else 0. */
export const asNumber = (said: boolean): number => (said ? 1 : 0);

const weigh = (terms: Iterable<string>, idf: Idf): number => {
  let sum = 0;
  for (const term of terms) sum += idf(term);
  return sum;
};

/** The Dice coefficient of two sets of terms, weighted: the weight of the terms of both, of their weight on average (0 to 1). */
export const dice = (one: Set<string>, two: Set<string>, idf: Idf): number => {
  const total = weigh(one, idf) + weigh(two, idf);
  return total === 0 ? 0 : (2 * weigh(one.intersection(two), idf)) / total;
};

/** The share of the weight of `terms` that `holder` has too (0 to 1); `empty` where there are no terms. */
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

/** The share of `terms` that `holder` lacks (0 to 1), each term counting the same. */
export const missing = (terms: Set<string>, holder: Set<string>): number =>
  terms.size === 0 ? 0 : countNew(terms, holder) / terms.size;

/** How many of `terms` `holder` lacks. */
export const countNew = (terms: Set<string>, holder: Set<string>): number => {
  let count = 0;
  for (const term of terms) if (!holder.has(term)) count++;
  return count;
};

/** A sum from 0 on, bent towards 1: the first of a kind says most. */
const saturated = (sum: number): number => 1 - Math.exp(-sum);

/**
 * How rare a term is (0 to 1), measured by a term that was never counted: so it means the same in a vocabulary of a
 * thousand stories and in one of ten thousand.
 */
const rarity = (idf: Idf): ((term: string) => number) => {
  const never = idf('');
  return (term) => Math.min(1, Math.max(0, (idf(term) / never - 0.5) / 0.35));
};

/**
 * Of two gists: how many rare terms both have, how rare the rarest name of both is, and how many concepts both have (0
 * to 1 each).
 */
export const sharedWords = (
  one: Gist,
  two: Gist,
  idf: Idf,
): { rareShared: number; rarestName: number; concepts: number } => {
  const rare = rarity(idf);
  const never = idf('');
  let rareSum = 0;
  let rarestName = 0;
  let concepts = 0;
  for (const term of one.all) {
    if (!two.all.has(term)) continue;
    rareSum += rare(term);
    if (isConcept(term)) concepts += Math.max(0, idf(term) / never - 0.3) / 0.4;
    else if (one.names.has(term) || two.names.has(term)) rarestName = Math.max(rarestName, rare(term));
  }
  return { rareShared: saturated(rareSum / 3), rarestName, concepts: saturated(concepts / 2.5) };
};

/** Of two gists: how rare the rarest number of both is, and how many numbers of the headlines are the same (0 to 1 each). */
export const sharedAmounts = (
  one: Gist,
  two: Gist,
  idf: Idf,
): { rarestNumber: number; headAmounts: number } => {
  const rare = rarity(idf);
  let rarestNumber = 0;
  for (const amount of one.amounts) {
    if (!isTelling(amount)) continue;
    // One may be rounded: the commoner form says how rare they are.
    for (const their of two.amounts)
      if (isSameAmount(amount, their))
        rarestNumber = Math.max(rarestNumber, Math.min(rare(amountKey(amount)), rare(amountKey(their))));
  }
  const both = one.headAmounts.filter(
    (amount) =>
      isTelling(amount) && two.headAmounts.some((their) => isTelling(their) && isLike(amount, their)),
  );
  return { rarestNumber, headAmounts: saturated(both.length) };
};

const isLike = (one: Amount, two: Amount): boolean => isSameAmount(one, two) || isRounded(one, two);

/** Whether each headline has a telling number that the other report lacks, and the two numbers could count one thing. */
export const amountsClash = (one: Gist, two: Gist): boolean => {
  const ours = newAmounts(one, two);
  const theirs = newAmounts(two, one);
  return ours.some((amount) => theirs.some((their) => areComparable(amount, their)));
};

const newAmounts = ({ headAmounts }: Gist, { amounts }: Gist): Amount[] =>
  headAmounts.filter((amount) => isTelling(amount) && !amounts.some((their) => isLike(amount, their)));

const areComparable = (one: Amount, two: Amount): boolean => {
  if (one.of !== undefined && one.of === two.of) return true;
  const [less = 0, more = 0] = [Number(one.value), Number(two.value)].toSorted((a, b) => a - b);
  return more / less < 3 && (one.of === two.of || more >= 1_000);
};

/** Of the things that two gists both count: on how many they agree, and on how many they disagree (0 to 1 each). */
export const countsCompared = (one: Gist, two: Gist): [shared: number, other: number] => {
  const [first, second] = one.at <= two.at ? [one, two] : [two, one];
  const later = grouped(second.amounts);
  let shared = 0;
  let other = 0;
  for (const [of, amounts] of grouped(first.amounts)) {
    const theirs = later.get(of);
    if (theirs === undefined) continue;
    const weight = of.startsWith('~') ? 1 : 0.5;
    if (amounts.some((amount) => theirs.some((their) => isSameAmount(amount, their)))) shared += weight;
    else if (!tolls.has(of) || hasFallen(of, amounts, theirs)) other += weight;
  }
  return [saturated(shared), saturated(other)];
};

/** Tolls are counts that change while news is young. Of the dead and the hurt there are never fewer later on. */
const tolls = new Set(['~die', '~hurt', '~missing', '~evacuate', '~rescue', '~magnitude', 'score']);
const hasFallen = (of: string, before: Amount[], after: Amount[]): boolean =>
  (of === '~die' || of === '~hurt') &&
  Math.max(...after.map(({ value }) => Number(value))) <
    Math.min(...before.map(({ value }) => Number(value)));

/** Whether each headline has only actions that the other report does not mention. */
export const isOtherEvent = (one: Gist, two: Gist): boolean =>
  missing(one.actions, two.all) === 1 && missing(two.actions, one.all) === 1;

/**
 * The days between the first day that each gist speaks of. A gist without days speaks of that of its report, anywhere
 * on earth.
 */
export const daysApart = (one: Gist, two: Gist): number => {
  const [[start, end], [otherStart, otherEnd]] = [daysAround(one), daysAround(two)];
  return Math.max(0, otherStart - end, start - otherEnd);
};
