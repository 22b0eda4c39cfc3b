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
import { gistOf, type Gist, type GistStory } from './similarity/gist.ts';
import type { Story } from '../story/story.ts';
import type { Idf } from './lexicon/vocabulary.ts';

/** What of a story decides which others report the same event. */
export type StoryToCompare = GistStory & Pick<Story, 'url' | 'firstRanAt'> & Partial<Pick<Story, 'sourceId'>>;

export type Sameness = { score: number; same: boolean; because: Because };
export type Because =
  'same address' | 'ran first there' | 'says the same' | 'too far apart' | 'says something else';

/** Two reports of one event come within this time of each other (milliseconds). */
export const sameWithinMs = 48 * 3_600_000;
/** A copy shares this much of the headline of the piece that ran first. */
const keptHeadline = 0.4;

/** A story made ready to be compared with many others. */
export type Comparable = {
  gist: Gist;
  sourceId: string | undefined;
  address: string | undefined;
  first: FirstRun | undefined;
};
type FirstRun = { host: string; address: string | undefined };

export const toComparable = (report: StoryToCompare): Comparable => ({
  gist: gistOf(report),
  sourceId: report.sourceId,
  address: articleAt(report.url),
  first: report.firstRanAt === undefined ? undefined : firstRun(report.firstRanAt),
});

/** Whether two stories report the same event, and why. Symmetric, pure. */
export const sameness = (one: StoryToCompare, two: StoryToCompare, idf: Idf): Sameness =>
  compare(toComparable(one), toComparable(two), idf);

/** `sameness` of two stories that are ready to be compared. */
export const compare = (one: Comparable, two: Comparable, idf: Idf): Sameness => {
  if (one.address !== undefined && one.address === two.address && !areOfOneSource(one, two))
    return { score: 1, same: true, because: 'same address' };
  if (leadsTo(one, two) || leadsTo(two, one)) return { score: 1, same: true, because: 'ran first there' };
  if (Math.abs(one.gist.at - two.gist.at) > sameWithinMs)
    return { score: 0, same: false, because: 'too far apart' };
  if (
    (namesPaperOf(one, two) || namesPaperOf(two, one)) &&
    headlinesShare(one.gist, two.gist, idf) >= keptHeadline &&
    !measureOtherwise(one.gist, two.gist)
  )
    return { score: 1, same: true, because: 'ran first there' };
  if (areApart(one.gist, two.gist)) return { score: 0, same: false, because: 'says something else' };
  const features = featuresOf(one.gist, two.gist, idf);
  const score =
    1 / (1 + Math.exp(-featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias)));
  const same = score >= threshold;
  return { score, same, because: same ? 'says the same' : 'says something else' };
};

/** Of one source two stories are two, also under one address (story/known/): a column, or a page where one follows the other. */
const areOfOneSource = (one: Comparable, two: Comparable): boolean =>
  one.sourceId !== undefined && one.sourceId === two.sourceId;

/** Whether the copy links to the original as where it ran first, or both link to one piece. */
const leadsTo = (copy: Comparable, original: Comparable): boolean =>
  copy.first?.address !== undefined &&
  (copy.first.address === original.address || copy.first.address === original.first?.address);

/** Whether the copy names the original's paper as where it ran first. */
const namesPaperOf = (copy: Comparable, original: Comparable): boolean =>
  copy.first !== undefined && original.address !== undefined && hostOf(original.address) === copy.first.host;

const firstRun = ({ name, url }: { name: string; url?: string }): FirstRun => ({
  host: hostOf(canonicalUrl(`https://${name.toLowerCase()}`)),
  address: articleAt(url),
});

/** The address of an article in its canonical form. A front page is no article, nor is a page that always shows the latest. */
const articleAt = (url: string | undefined): string | undefined => {
  const address = url === undefined ? undefined : canonicalUrl(url);
  const { pathname = '', search = '' } = URL.parse(address ?? '') ?? {};
  const isArticles = pathname.length + search.length > 1 && linkOf(address ?? '').kind !== 'slot';
  return isArticles ? address : undefined;
};

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? '';
