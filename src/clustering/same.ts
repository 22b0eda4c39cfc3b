import { canonicalUrl } from '../story/canonical.ts';
import { linkOf } from '../story/link.ts';
import { bias, threshold, weights } from './same-weights.ts';
import {
  areApart,
  featureNames,
  featuresOf,
  headlinesShare,
  measureOtherwise,
} from './similarity/features.ts';
import { printOf, type Print, type Told } from './similarity/similarity.ts';
import type { Story } from '../story/story.ts';
import type { Idf } from './lexicon/vocabulary.ts';

/** What of a story decides which others report the same. */
export type Report = Told & Pick<Story, 'url' | 'firstRanAt'> & Partial<Pick<Story, 'sourceId'>>;

export type Sameness = { score: number; same: boolean; because: Because };
export type Because =
  'same address' | 'ran first there' | 'says the same' | 'too far apart' | 'says something else';

/** Reports of one event come within this time of each other (milliseconds). */
export const sameWithinMs = 48 * 3_600_000;
/** A piece that ran first elsewhere keeps about its headline. */
const keptHeadline = 0.4;

/** A report ready to be compared with many others. */
export type Compared = {
  print: Print;
  sourceId: string | undefined;
  address: string | undefined;
  first: First | undefined;
};
type First = { host: string; address: string | undefined };

export const toCompared = (report: Report): Compared => ({
  print: printOf(report),
  sourceId: report.sourceId,
  address: articleAt(report.url),
  first: report.firstRanAt === undefined ? undefined : firstOf(report.firstRanAt),
});

/** Whether two stories report the same event, and why. Symmetric, pure. */
export const sameness = (one: Report, two: Report, idf: Idf): Sameness =>
  samenessOf(toCompared(one), toCompared(two), idf);

export const samenessOf = (one: Compared, two: Compared, idf: Idf): Sameness => {
  if (one.address !== undefined && one.address === two.address && !areOfOneSource(one, two))
    return { score: 1, same: true, because: 'same address' };
  if (leadsTo(one, two) || leadsTo(two, one)) return { score: 1, same: true, because: 'ran first there' };
  if (Math.abs(one.print.at - two.print.at) > sameWithinMs)
    return { score: 0, same: false, because: 'too far apart' };
  if (
    (names(one, two) || names(two, one)) &&
    headlinesShare(one.print, two.print, idf) >= keptHeadline &&
    !measureOtherwise(one.print, two.print)
  )
    return { score: 1, same: true, because: 'ran first there' };
  if (areApart(one.print, two.print)) return { score: 0, same: false, because: 'says something else' };
  const features = featuresOf(one.print, two.print, idf);
  const score =
    1 / (1 + Math.exp(-featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias)));
  const same = score >= threshold;
  return { score, same, because: same ? 'says the same' : 'says something else' };
};

/** Of one source two stories are two, also under one address (story/known.ts): a column, or a page where one follows the other. */
const areOfOneSource = (one: Compared, two: Compared): boolean =>
  one.sourceId !== undefined && one.sourceId === two.sourceId;

/** The copy links to where it ran first, or both were copied from there. */
const leadsTo = (copy: Compared, original: Compared): boolean =>
  copy.first?.address !== undefined &&
  (copy.first.address === original.address || copy.first.address === original.first?.address);

/** The copy only names the paper. */
const names = (copy: Compared, original: Compared): boolean =>
  copy.first !== undefined && original.address !== undefined && hostOf(original.address) === copy.first.host;

const firstOf = ({ name, url }: { name: string; url?: string }): First => ({
  host: hostOf(canonicalUrl(`https://${name.toLowerCase()}`)),
  address: articleAt(url),
});

/** The address by which an article is known; that of a front page, or of one that always shows the latest, is no article's. */
const articleAt = (url: string | undefined): string | undefined => {
  const address = url === undefined ? undefined : canonicalUrl(url);
  const { pathname = '', search = '' } = URL.parse(address ?? '') ?? {};
  const isArticles = pathname.length + search.length > 1 && linkOf(address ?? '').kind !== 'slot';
  return isArticles ? address : undefined;
};

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? '';
