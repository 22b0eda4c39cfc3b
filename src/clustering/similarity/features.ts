import {
  amountsClash,
  countNew,
  countsCompared,
  covered,
  daysApart,
  dice,
  isOtherEvent,
  asNumber,
  missing,
  sharedAmounts,
  sharedWords,
} from './measures.ts';
import { haveOtherMeasures } from './amounts.ts';
import { isOfOtherTime } from '../lexicon/roles.ts';
import type { Gist } from './gist.ts';
import type { Idf } from '../lexicon/vocabulary.ts';

/** Features that speak for one event: how two reports are alike. */
const featuresFor = [
  'rareShared',
  'rarestName',
  'concepts',
  'headConcepts',
  'headNames',
  'counts',
  'rarestNumber',
  'headAmounts',
  'close',
] as const;
/** Features that speak against one event: where two reports differ. */
export const featuresAgainst = [
  'otherNames',
  'otherAmounts',
  'otherCounts',
  'otherEvent',
  'newStage',
  'otherTime',
  'otherDay',
  'late',
  'apart',
  'oneSource',
] as const;
export const featureNames = [...featuresFor, ...featuresAgainst];
export type Features = Record<(typeof featureNames)[number], number>;

const hourMs = 3_600_000;

/**
 * The features of two gists, each of about 0 to 1, the same both ways round. They are few because pairs that were not
 * fitted on are told apart better by few: what is seldom in other news, what happens, who is in the headlines, which
 * numbers, when, and whose report it is.
 */
export const featuresOf = (one: Gist, two: Gist, idf: Idf): Features => {
  const words = sharedWords(one, two, idf);
  const amounts = sharedAmounts(one, two, idf);
  const [counts, otherCounts] = countsCompared(one, two);
  const hours = Math.abs(one.at - two.at) / hourMs;
  return {
    ...words,
    ...amounts,
    headConcepts: Math.max(
      covered(one.headConcepts, two.all, idf, 0.5),
      covered(two.headConcepts, one.all, idf, 0.5),
    ),
    headNames:
      one.headNames.size + two.headNames.size === 0
        ? 0.5
        : Math.min(covered(one.headNames, two.all, idf, 1), covered(two.headNames, one.all, idf, 1)),
    counts,
    close: Math.max(0, 1 - hours / 8),
    otherNames: Math.min(3, countNew(one.headNames, two.all), countNew(two.headNames, one.all)) / 3,
    otherAmounts: asNumber(amountsClash(one, two)),
    otherCounts,
    otherEvent: asNumber(isOtherEvent(one, two)),
    newStage: asNumber(Math.max(missing(one.stages, two.main), missing(two.stages, one.main)) > 0),
    otherTime: asNumber(areOfOtherTimes(one, two)),
    otherDay: Math.min(2, daysApart(one, two)) / 2,
    late: Math.min(1, Math.max(0, hours - 8) / 8),
    apart: Math.min(1, Math.max(0, hours - 6) / 36),
    oneSource: asNumber(one.source !== undefined && one.source === two.source),
  };
};

/** The share of what two headlines say that both say (0 to 1). */
export const headlinesShare = (one: Gist, two: Gist, idf: Idf): number => dice(one.head, two.head, idf);

/** Whether two gists differ in a measure (a magnitude, a score) or in an amount of their headlines. */
export const measureOtherwise = (one: Gist, two: Gist): boolean =>
  haveOtherMeasures(one.amounts, two.amounts) || amountsClash(one, two);

/**
 * Whether two gists cannot be of one event, whatever their score: they differ in a measure, or only one is a reaction, or
 * one is of an appeal, a funeral or the like that the other does not mention.
 */
export const areApart = (one: Gist, two: Gist): boolean =>
  haveOtherMeasures(one.amounts, two.amounts) ||
  one.isReaction !== two.isReaction ||
  areOfOtherTimes(one, two);

const areOfOtherTimes = (one: Gist, two: Gist): boolean =>
  isOfOtherTimeThan(one, two) || isOfOtherTimeThan(two, one);
const isOfOtherTimeThan = (one: Gist, two: Gist): boolean =>
  [...one.stages].some((stage) => isOfOtherTime(stage) && !two.all.has(stage));
