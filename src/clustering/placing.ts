import { certainly, namesPaperOf, oddsOf, sameWithinMs, type Because, type Compared } from './answer.ts';
import type { Vocabulary } from './evidence/vocabulary.ts';
import type { KnownReport } from './member.ts';
import { weighed } from './similarity/weighed.ts';
import { addressesOf, type Cluster, type Window } from './window.ts';

/** From which odds on a report is of an event or an affair, as the logarithm of odds: 0 is even, 1 is 2.7 to 1. */
export type Limits = {
  /** Of a cluster's event, by its reports. */
  same: number;
  /** The same, where one of the two is known by headline and lead alone: these say less, and mislead more often. */
  sameInShort: number;
  /** And at least so, by its first report alone, and by all of them on average: else an affair would become one event, report by report. */
  first: number;
  /** Of the affair that a cluster belongs to. */
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
/** The nearest report of a cluster says so much of whether another one is of its event, all of them together the rest. */
const ofNearest = 0.75;

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
  for (const { clusterId, odds, toFirst, centre, isCopy } of weighedUp(report, own, { window, vocabulary })) {
    const enough =
      isShort(report) || isShort(window.cluster(clusterId)?.first) ? limits.sameInShort : limits.same;
    if (odds >= enough && Math.min(toFirst, centre) >= limits.first && odds > (same?.odds ?? -Infinity))
      same = { clusterId, odds, because: isCopy ? 'ran first there' : 'says the same' };
    const close = Math.max(toFirst, centre);
    if (close >= limits.related && close > (related?.odds ?? -Infinity)) related = { clusterId, odds: close };
  }
  if (same !== undefined) return { kind: 'same', clusterId: same.clusterId, because: same.because };
  if (related === undefined) return { kind: 'other' };
  return { kind: 'related', affairId: affairFor(own, related.clusterId, { window, vocabulary, limits }) };
};

export const compared = (report: Unplaced, vocabulary: Vocabulary): Compared => ({
  ...report,
  weighed: weighed(report.sketch, vocabulary.idf(report.sketch.language)),
});

type Known = { window: Window; vocabulary: Vocabulary };

/** The odds of a report with each likely cluster. */
const weighedUp = (
  report: Unplaced,
  own: Compared,
  { window, vocabulary }: Known,
): { clusterId: string; odds: number; toFirst: number; centre: number; isCopy: boolean }[] => {
  const likely = window.likely(report, mostLikely).map((id) => window.get(id)?.clusterId ?? '');
  return [...new Set(likely)].flatMap((clusterId) => {
    const cluster = window.cluster(clusterId);
    if (cluster === undefined || Math.abs(report.at - cluster.first.at) > sameWithinMs) return [];
    const first = compared(cluster.first, vocabulary);
    const toFirst = oddsOf(own, first);
    const { centre, nearest } = oddsOfCluster(own, cluster, toFirst, { window, vocabulary });
    const isCopy = namesPaperOf(own, first) && toFirst > 0;
    const odds = isCopy ? Infinity : ofNearest * nearest + (1 - ofNearest) * centre;
    return { clusterId, odds, toFirst, centre, isCopy };
  });
};

/** A text of fewer terms is a headline and a lead, or less. */
const fewTerms = 50;
const isShort = (report: Pick<KnownReport, 'sketch'> | undefined): boolean =>
  report !== undefined && report.sketch.hashes.length < fewTerms;
/** What more of a text may change odds by: below that a report is of no known event, above it surely of one. */
const openFrom = -2.5;
const openUntil = 2.5;

/** Whether a report says too little to be placed, and would be of a known event, or not, if it said more. */
export const isOpenFor = (report: Unplaced, { window, vocabulary }: Known): boolean =>
  isShort(report) &&
  weighedUp(report, compared(report, vocabulary), { window, vocabulary }).some(
    ({ odds }) => odds >= openFrom && odds <= openUntil,
  );

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

/** The odds by a cluster's reports on average, its centre, and by the nearest of them. */
const oddsOfCluster = (
  own: Compared,
  { first, ids }: Cluster,
  toFirst: number,
  { window, vocabulary }: Known,
): { centre: number; nearest: number } => {
  const others = ids
    .filter((id) => id !== first.id)
    .slice(-mostOfCluster)
    .flatMap((id) => window.get(id) ?? []);
  const all = [toFirst, ...others.map((one) => oddsOf(own, compared(one, vocabulary)))];
  return { centre: all.reduce((sum, one) => sum + one, 0) / all.length, nearest: Math.max(...all) };
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
  const isNear = oddsOf(own, compared(root.first, vocabulary)) >= limits.related - fartherBy;
  return isNear ? affairId : clusterId;
};
