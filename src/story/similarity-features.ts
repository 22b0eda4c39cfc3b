import { digitsOf, grouped, isSameAmount, isTelling, type Amount } from './similarity-numbers.ts';
import type { Print } from './similarity.ts';
import type { Idf } from './words-vocabulary.ts';

/** How two reports are alike (positive weights) and where they contradict each other (negative ones); all about 0 to 1. */
export const featureNames = [
  'headWords',
  'allWords',
  'leadWords',
  'mainWords',
  'headInText',
  'headInTextBoth',
  'names',
  'headNames',
  'telling',
  'counts',
  'places',
  'manySigns',
  'events',
  'rareShared',
  'namedEvents',
  'acrossLanguages',
  'namesAcross',
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
  'noAction',
  'background',
  'otherVoice',
  'apart',
] as const;
export type Features = Record<(typeof featureNames)[number], number>;

/** The comparison itself; symmetric. */
export const featuresOf = (one: Print, two: Print, idf: Idf): Features => {
  const oneInTwo = covered(one.head, vocabularyOf(two), idf);
  const twoInOne = covered(two.head, vocabularyOf(one), idf);
  const headWords = dice(one.head, two.head, idf);
  const mainWords = dice(one.main, two.main, idf);
  const allWords = dice(one.all, two.all, idf);
  const oneNamesInTwo = covered(one.names, mentions(two), idf);
  const twoNamesInOne = covered(two.names, mentions(one), idf);
  const names = one.names.size && two.names.size ? (oneNamesInTwo + twoNamesInOne) / 2 : 0;
  const headNames = Math.min(
    covered(one.headNames, mentions(two), idf, 1),
    covered(two.headNames, mentions(one), idf, 1),
  );
  const telling = tellingShared(one, two);
  const isAcross = one.language !== two.language && one.language !== undefined && two.language !== undefined;
  const [shared, other] = countsCompared(one.amounts, two.amounts);
  const events = dice(eventsOf(one), eventsOf(two), idf);
  const places = one.places.size && two.places.size ? covered(one.places, mentions(two), idf) : 0;
  return {
    headWords,
    allWords,
    mainWords,
    leadWords: dice(one.lead, two.lead, idf),
    headInText: Math.max(oneInTwo, twoInOne),
    headInTextBoth: Math.min(oneInTwo, twoInOne),
    names,
    headNames: one.headNames.size + two.headNames.size > 0 ? headNames : 0.5,
    telling,
    counts: shared,
    places: Math.max(
      places,
      two.places.size && one.places.size ? covered(two.places, mentions(one), idf) : 0,
    ),
    manySigns: Math.min(1, telling + shared) * names,
    events,
    rareShared: 1 - Math.exp(-weigh(one.all.intersection(two.all), idf) / 30),
    namedEvents: Math.sqrt(names * Math.max(events, headWords)),
    acrossLanguages: isAcross ? 1 : 0,
    namesAcross: isAcross ? names : 0,
    otherHead: 1 - Math.max(oneInTwo, twoInOne, headWords),
    otherNames: Math.min(
      newNames(one.headNames, mentions(two), idf),
      newNames(two.headNames, mentions(one), idf),
    ),
    otherNamesMany:
      Math.min(3, countNew(one.headNames, mentions(two)), countNew(two.headNames, mentions(one))) / 3,
    otherPlaces: otherPlaces(one, two),
    otherCounts: other,
    otherHeadCounts: countsCompared(one.headAmounts, two.headAmounts)[1],
    otherDateline: otherDateline(one, two),
    templated: Math.max(
      0,
      headWords - (one.names.size && two.names.size ? Math.max(oneNamesInTwo, twoNamesInOne) : headWords),
    ),
    ...daysCompared(one, two),
    otherStage: otherStage(one, two),
    otherAction: (missing(one.actions, two.main) + missing(two.actions, one.main)) / 2,
    noAction: Math.min(missing(one.actions, two.main), missing(two.actions, one.main)),
    background: Math.max(0, allWords - mainWords),
    otherVoice: one.isSaying === two.isSaying ? 0 : 1,
    apart: Math.min(1, Math.max(0, Math.abs(one.at - two.at) - 21_600_000) / 129_600_000),
  };
};

/** What happens, whichever words are used for it. */
const eventsOf = ({ all }: Print): Set<string> => new Set([...all].filter((term) => term.startsWith('~')));

const vocabularyOf = ({ all }: Print): Set<string> => all;

/** All that can be a name in a report: Title Case headlines hide some among the words. */
const mentions = ({ names, all }: Print): { has: (name: string) => boolean } => ({
  has: (name) => names.has(name) || all.has(name),
});

const weigh = (terms: Iterable<string>, idf: Idf): number => {
  let sum = 0;
  for (const term of terms) sum += idf(term);
  return sum;
};

const dice = (one: Set<string>, two: Set<string>, idf: Idf): number => {
  const total = weigh(one, idf) + weigh(two, idf);
  return total === 0 ? 0 : (2 * weigh(one.intersection(two), idf)) / total;
};

type Holder = { has: (term: string) => boolean };

/** Share of the weight of `terms` that `holder` has too. */
const covered = (terms: Set<string>, holder: Holder, idf: Idf, empty = 0): number => {
  const total = weigh(terms, idf);
  if (total === 0) return empty;
  let held = 0;
  for (const term of terms) if (holder.has(term)) held += idf(term);
  return held / total;
};

/** Weight of names in a headline that the other report does not have at all: one rare name is enough. */
const newNames = (names: Set<string>, holder: Holder, idf: Idf): number => {
  let most = 0;
  for (const name of names) if (!holder.has(name)) most = Math.max(most, idf(name));
  return Math.min(1, most / 6);
};

const countNew = (names: Set<string>, holder: Holder): number =>
  [...names].filter((name) => !holder.has(name)).length;

/** Numbers that hardly come up by chance. */
const tellingShared = (one: Print, two: Print): number => {
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
const countsCompared = (one: Amount[], two: Amount[]): [shared: number, other: number] => {
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
const otherPlaces = (one: Print, two: Print): number => {
  if (one.places.size === 0 || two.places.size === 0) return 0;
  const here = [...one.places].filter((place) => !mentions(two).has(place)).length / one.places.size;
  const there = [...two.places].filter((place) => !mentions(one).has(place)).length / two.places.size;
  return Math.min(here, there);
};

/** Written in two places, and neither report mentions the other one's. */
const otherDateline = (one: Print, two: Print): number =>
  one.dateline.length > 0 &&
  two.dateline.length > 0 &&
  !one.dateline.some((place) => mentions(two).has(place) || two.dateline.includes(place)) &&
  !two.dateline.some((place) => mentions(one).has(place))
    ? 1
    : 0;

const daysCompared = (one: Print, two: Print): { otherDay: number; noDayShared: number } => {
  const [first] = one.days;
  const [second] = two.days;
  if (first === undefined || second === undefined) return { otherDay: 0, noDayShared: 0 };
  const shares = one.days.some((day) => two.days.includes(day));
  return {
    otherDay: Math.min(2, Math.abs(first - second)) / 2,
    noDayShared: shares ? 0 : 1,
  };
};

/** The headlines are of different stages of an affair: an arrest and a verdict, a preview and a result. */
const otherStage = (one: Print, two: Print): number => {
  const here = [...one.stages].filter((stage) => !two.all.has(stage)).length;
  const there = [...two.stages].filter((stage) => !one.all.has(stage)).length;
  return Math.min(1, (here + there) / 2);
};

/** The share of what one headline says happens that is not the other one's news. */
const missing = (actions: Set<string>, main: Set<string>): number =>
  actions.size === 0 ? 0 : [...actions].filter((action) => !main.has(action)).length / actions.size;

/**
 * What no two reports of one event do, whatever else they share: tell of different stages; be set in different places;
 * speak of different days half a day apart.
 */
export const areApart = (features: Features): boolean =>
  (features.noAction === 1 && features.otherStage > 0) ||
  (features.otherDateline === 1 && features.otherPlaces > 0.4) ||
  (features.noDayShared === 1 && features.apart > 0.1);
