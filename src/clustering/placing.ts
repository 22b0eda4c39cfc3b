import {
  certainly,
  closenessOf,
  languageOf,
  namesPaperOf,
  sameWithinMs,
  type Because,
  type Closeness,
  type Compared,
} from './answer.ts';
import type { Language } from './evidence/stop-words.ts';
import type { Vocabulary } from './evidence/vocabulary.ts';
import type { KnownReport } from './member.ts';
import { weighed } from './similarity/weighed.ts';
import { addressesOf, type Window } from './window.ts';

/** From where on a report is of an event or an affair; odds as their logarithm: 0 is even, 1 is 2.7 to 1. */
export type Limits = {
  /**
   * The odds of a report with a cluster's event, by language: of all its reports on average, and of its first one or of two
   * others. Else an affair would become one event, report by report.
   */
  same: Record<Language, number>;
  /** So much higher odds where one of the two is known by headline and lead alone: these say less, and mislead more often. */
  sameInShort: number;
  /**
   * The cosine of its text with the first report's, by language: Indonesian newsrooms cut an event into pieces with subject
   * and names in common, and what is one report to the reader they print nearly alike.
   */
  cosine: Record<Language, number>;
  /** What the headlines of a report and the cluster's first tell and the other does not, at most: it would be lost. */
  unsaid: number;
  /** The odds of a report with the affair that a cluster belongs to. */
  related: number;
};

/** The cluster that a report is of, and why; or the affair that it belongs to as an event of its own; or neither. */
export type Placement =
  | { kind: 'same'; clusterId: string; because: Because }
  | { kind: 'related'; affairId: string }
  | { kind: 'other' };

/** A report without its place. */
export type Unplaced = Omit<KnownReport, 'clusterId'>;

/** A report is compared with the clusters of so many likely reports at most, and with so many reports of each. */
const mostLikely = 16;
const mostOfCluster = 5;
/** The odds, at least, of a report that names the paper of a cluster's first report as where it ran first. */
const ofCopy = 1;

/** Finds where a report belongs among those of a window. */
export const placeOf = (
  report: Unplaced,
  { window, vocabulary, limits }: { window: Window; vocabulary: Vocabulary; limits: Limits },
): Placement => {
  const own = compared(report, vocabulary);
  const certain = sureCluster(own, { window, vocabulary, addresses: addressesOf(report) });
  if (certain !== undefined) return { kind: 'same', ...certain };
  let same: { clusterId: string; odds: number; because: Because } | undefined;
  let related: { clusterId: string; odds: number } | undefined;
  for (const { clusterId, first, toFirst, centre, second } of closeClusters(report, own, {
    window,
    vocabulary,
  })) {
    const isCopy = namesPaperOf(own, first);
    const odds = Math.min(centre, Math.max(toFirst.odds, second));
    if (
      (tellsTheSame({ ...toFirst, odds }, own, first, limits) || (isCopy && odds >= ofCopy)) &&
      odds > (same?.odds ?? -Infinity)
    )
      same = { clusterId, odds, because: isCopy ? 'ran first there' : 'says the same' };
    const close = Math.max(toFirst.odds, centre);
    if (close >= limits.related && close > (related?.odds ?? -Infinity)) related = { clusterId, odds: close };
  }
  if (same !== undefined) return { kind: 'same', clusterId: same.clusterId, because: same.because };
  if (related === undefined) return { kind: 'other' };
  return { kind: 'related', affairId: affairFor(own, related.clusterId, { window, vocabulary, limits }) };
};

/** Whether two reports so close to each other tell of one event: whoever has one of them misses nothing without the other. */
export const tellsTheSame = (
  { odds, cosine, unsaid, isOneForm }: Closeness,
  one: Compared,
  two: Compared,
  limits: Limits,
): boolean => {
  const enough = limits.same[languageOf(one, two)] + (isShort(one) || isShort(two) ? limits.sameInShort : 0);
  return (
    saysEnough(one) &&
    saysEnough(two) &&
    odds >= enough &&
    cosine >= limits.cosine[languageOf(one, two)] &&
    unsaid <= limits.unsaid &&
    !isOneForm
  );
};

export const compared = (report: Unplaced, vocabulary: Vocabulary): Compared => ({
  ...report,
  weighed: weighed(report.sketch, vocabulary.idf(report.sketch.language)),
});

type Known = { window: Window; vocabulary: Vocabulary };

/**
 * How close a report is to a cluster: to its first report, to all of them on average, and to the second closest of three or
 * more.
 */
type Close = { clusterId: string; first: Compared; toFirst: Closeness; centre: number; second: number };

/** How close a report is to each likely cluster. */
const closeClusters = (report: Unplaced, own: Compared, { window, vocabulary }: Known): Close[] => {
  const likely = window.likely(report, mostLikely).map((id) => window.get(id)?.clusterId ?? '');
  return [...new Set(likely)].flatMap((clusterId) => {
    const cluster = window.cluster(clusterId);
    if (cluster === undefined || Math.abs(report.at - cluster.first.at) > sameWithinMs) return [];
    const first = compared(cluster.first, vocabulary);
    const toFirst = closenessOf(own, first);
    const others = cluster.ids
      .filter((id) => id !== cluster.first.id)
      .slice(-mostOfCluster)
      .flatMap((id) => window.get(id) ?? []);
    const all = [toFirst.odds, ...others.map((one) => closenessOf(own, compared(one, vocabulary)).odds)];
    const centre = all.reduce((sum, one) => sum + one, 0) / all.length;
    const second = all.length < 3 ? -Infinity : (all.sort((less, more) => more - less)[1] ?? -Infinity);
    return [{ clusterId, first, toFirst, centre, second }];
  });
};

/** Of fewer terms ("Gempa siang" has one) nobody can tell that two reports say the same. */
const leastTerms = 5;
const saysEnough = ({ weighed: { hashes } }: Compared): boolean => hashes.length >= leastTerms;
/** A text of fewer terms is a headline and a lead, or less. */
const fewTerms = 50;
const isShort = ({ weighed: { hashes } }: Compared): boolean => hashes.length < fewTerms;
/**
 * With smaller odds by its headline and lead a report is of no known event, whatever its text says: of pairs that are the
 * same 1 in 20 has smaller ones, of random pairs 99 in 100.
 */
const openFrom = -1.5;

/** Whether a report says too little to be placed, and would be of a known event, or not, if it said more. */
export const isOpenFor = (
  report: Unplaced,
  { window, vocabulary, limits }: Known & { limits: Limits },
): boolean => {
  const own = compared(report, vocabulary);
  return (
    isShort(own) &&
    closeClusters(report, own, { window, vocabulary }).some(
      ({ toFirst, first }) => toFirst.odds >= openFrom && !tellsTheSame(toFirst, own, first, limits),
    )
  );
};

/** The cluster of a report at the same address, or of the piece that this one says it is a copy of. */
const sureCluster = (
  own: Compared,
  { window, vocabulary, addresses }: Known & { addresses: string[] },
): { clusterId: string; because: Because } | undefined => {
  for (const id of window.at(addresses)) {
    const known = window.get(id);
    const because = known && certainly(own, compared(known, vocabulary));
    if (known !== undefined && because !== undefined) return { clusterId: known.clusterId, because };
  }
  return undefined;
};

/** A report close to an event of an affair stands in that affair only if it is not far from its first report. */
const fartherBy = 1;
const affairFor = (
  own: Compared,
  clusterId: string,
  { window, vocabulary, limits }: Known & { limits: Limits },
): string => {
  const affairId = window.cluster(clusterId)?.first.affairId;
  const root = affairId === undefined ? undefined : window.cluster(affairId);
  if (affairId === undefined || root === undefined) return clusterId;
  const isNear = closenessOf(own, compared(root.first, vocabulary)).odds >= limits.related - fartherBy;
  return isNear ? affairId : clusterId;
};
