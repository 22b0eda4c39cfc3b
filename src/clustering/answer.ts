import type { Language } from './evidence/stop-words.ts';
import { hostOf, type KnownReport } from './member.ts';
import { featureNames, featuresIn, type Features } from './similarity/features.ts';
import { overlapOf } from './similarity/overlap.ts';
import type { Weighed } from './similarity/weighed.ts';
import model from './similarity/model.json' with { type: 'json' };

/** Two reports of one event come within this time of each other (milliseconds). */
export const sameWithinMs = 48 * 3_600_000;

/** A report with its terms weighed by how telling they are now. */
export type Compared = Pick<KnownReport, 'sourceId' | 'address' | 'first' | 'at' | 'newsroom'> & {
  weighed: Weighed;
};

export type Because = 'same address' | 'ran first there' | 'says the same';

/** What a model says of two reports: the log of the odds is the bias and each feature times its weight. */
export type Odds = { bias: number; weights: Features };
/** By language, for newsrooms of each write in their own way; `other` for reports of two languages, too. */
const oddsBy: Record<Language, Odds> = model.odds;

/** How close two reports are. */
export type Closeness = {
  /** The log of the odds that both are of one event: 0 is even, 3 is 20 to 1. */
  odds: number;
  /** The cosine of the two texts, 0 to 1. */
  cosine: number;
  /** How telling all that is which one headline says and the other story does not: a rare word counts 3.7, a common one little. */
  unsaid: number;
  /** The headlines differ by names or numbers alone, and each has its own: two schedules, two days' prices. */
  isOneForm: boolean;
};

/** How close two reports are, the same both ways round. Pure. */
export const closenessOf = (one: Compared, two: Compared): Closeness => {
  const overlap = overlapOf(one.weighed, two.weighed);
  const features = featuresIn(overlap, one, two);
  const { bias, weights } = oddsBy[languageOf(one, two)];
  const odds = featureNames.reduce((sum, name) => sum + weights[name] * features[name], bias);
  return { odds, cosine: overlap.cosine, unsaid: overlap.unsaid, isOneForm: overlap.isOneForm };
};

/** The language of two reports; `other` where each has its own. */
export const languageOf = ({ weighed: one }: Compared, { weighed: two }: Compared): Language =>
  one.language === two.language ? one.language : 'other';

/** Why two reports are of one event whatever they say, where that is so. */
export const certainly = (one: Compared, two: Compared): Because | undefined => {
  if (one.address !== undefined && one.address === two.address && one.sourceId !== two.sourceId)
    return 'same address';
  if (leadsTo(one, two) || leadsTo(two, one)) return 'ran first there';
  return undefined;
};

/** Whether the copy links to the original as where it ran first, or both link to one piece. */
const leadsTo = (copy: Compared, original: Compared): boolean =>
  copy.first?.address !== undefined &&
  (copy.first.address === original.address || copy.first.address === original.first?.address);

/** Whether the copy names the original's paper as where it ran first. */
export const namesPaperOf = (copy: Compared, original: Compared): boolean =>
  copy.first !== undefined && original.address !== undefined && hostOf(original.address) === copy.first.host;
