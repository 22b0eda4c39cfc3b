import {
  countNew,
  countsCompared,
  covered,
  daysCompared,
  dice,
  hasOtherDateline,
  missing,
  newNames,
  otherPlaces,
  otherStage,
  tellingShared,
  weigh,
} from './similarity-measures.ts';
import { isOfOtherTime } from './words-concepts.ts';
import type { Print } from './similarity.ts';
import type { Idf } from './words-vocabulary.ts';
import { isConcept } from './words.ts';

/** How two reports are alike: what speaks for one event. */
const featuresFor = [
  'allWords',
  'leadWords',
  'firstWords',
  'firstInMain',
  'headInText',
  'headInMain',
  'names',
  'headNames',
  'telling',
  'counts',
  'manySigns',
  'events',
  'rareShared',
  'acrossLanguages',
  'namesAcross',
  'close',
] as const;
/** Where they differ: what speaks against it. */
export const featuresAgainst = [
  'otherHead',
  'otherNames',
  'otherNamesMany',
  'otherPlaces',
  'otherCounts',
  'otherHeadCounts',
  'otherDateline',
  'templated',
  'otherDay',
  'noDayShared',
  'otherStage',
  'otherAction',
  'stageApart',
  'newStage',
  'placesApart',
  'apart',
  'oneSource',
] as const;
export const featureNames = [...featuresFor, ...featuresAgainst];
export type Features = Record<(typeof featureNames)[number], number>;

const hourMs = 3_600_000;

/** The comparison itself: all about 0 to 1; symmetric. */
export const featuresOf = (one: Print, two: Print, idf: Idf): Features => {
  const oneInTwo = covered(one.head, two.all, idf);
  const twoInOne = covered(two.head, one.all, idf);
  const headWords = dice(one.head, two.head, idf);
  const oneNamesInTwo = covered(one.names, two.all, idf);
  const twoNamesInOne = covered(two.names, one.all, idf);
  const bothHaveNames = one.names.size > 0 && two.names.size > 0;
  const names = bothHaveNames ? (oneNamesInTwo + twoNamesInOne) / 2 : 0;
  const telling = tellingShared(one, two);
  const [counts, otherCounts] = countsCompared(one.amounts, two.amounts);
  const isAcross = one.language !== two.language && one.language !== undefined && two.language !== undefined;
  const places = otherPlaces(one, two);
  const dateline = hasOtherDateline(one, two);
  const stage = otherStage(one, two);
  const unheard = [missing(one.actions, two.main), missing(two.actions, one.main)] as const;
  const hours = Math.abs(one.at - two.at) / hourMs;
  return {
    allWords: dice(one.all, two.all, idf),
    leadWords: dice(one.lead, two.lead, idf),
    firstWords: dice(one.first, two.first, idf),
    firstInMain: Math.min(covered(one.first, two.main, idf), covered(two.first, one.main, idf)),
    headInText: Math.max(oneInTwo, twoInOne),
    headInMain: Math.max(covered(one.head, two.main, idf), covered(two.head, one.main, idf)),
    names,
    headNames:
      one.headNames.size + two.headNames.size === 0
        ? 0.5
        : Math.min(covered(one.headNames, two.all, idf, 1), covered(two.headNames, one.all, idf, 1)),
    telling,
    counts,
    manySigns: Math.min(1, telling + counts) * names,
    events: dice(eventsOf(one), eventsOf(two), idf),
    rareShared: 1 - Math.exp(-weigh(one.all.intersection(two.all), idf) / 30),
    acrossLanguages: isAcross ? 1 : 0,
    namesAcross: isAcross ? names : 0,
    close: Math.exp(-hours / 4),
    otherHead: 1 - Math.max(oneInTwo, twoInOne, headWords),
    otherNames: Math.min(newNames(one.headNames, two.all, idf), newNames(two.headNames, one.all, idf)),
    otherNamesMany: Math.min(3, countNew(one.headNames, two.all), countNew(two.headNames, one.all)) / 3,
    otherPlaces: places,
    otherCounts,
    otherHeadCounts: countsCompared(one.headAmounts, two.headAmounts)[1],
    otherDateline: dateline ? 1 : 0,
    templated: bothHaveNames ? Math.max(0, headWords - Math.max(oneNamesInTwo, twoNamesInOne)) : 0,
    ...daysCompared(one, two),
    otherStage: stage,
    otherAction: (unheard[0] + unheard[1]) / 2,
    // What no two reports of one event do but by accident: tell of different stages; be set in different places.
    stageApart: Math.min(...unheard) === 1 && stage > 0 ? 1 : 0,
    newStage: Math.max(missing(one.stages, two.main), missing(two.stages, one.main)) > 0 ? 1 : 0,
    placesApart: dateline && places > 0.4 ? 1 : 0,
    apart: Math.min(1, Math.max(0, hours - 6) / 36),
    oneSource: one.source !== undefined && one.source === two.source ? 1 : 0,
  };
};

/** How much of what the headlines say is the same. */
export const headlinesShare = (one: Print, two: Print, idf: Idf): number => dice(one.head, two.head, idf);

/** What happens, whichever words are used for it. */
const eventsOf = ({ all }: Print): Set<string> => new Set([...all].filter((term) => isConcept(term)));

/**
 * What no two reports of one event do: speak of different days half a day apart; the one a reaction, an appeal, a funeral
 * or the like, of which the other one does not know.
 */
export const areApart = (one: Print, two: Print): boolean =>
  (Math.abs(one.at - two.at) > 9 * hourMs && daysCompared(one, two).noDayShared === 1) ||
  one.isReaction !== two.isReaction ||
  isOfOtherTimeThan(one, two) ||
  isOfOtherTimeThan(two, one);

const isOfOtherTimeThan = (one: Print, two: Print): boolean =>
  [...one.stages].some((stage) => isOfOtherTime(stage) && !two.all.has(stage));
