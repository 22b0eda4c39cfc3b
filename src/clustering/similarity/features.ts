import { overlapOf, type Overlap } from './overlap.ts';
import type { Weighed } from './weighed.ts';

/** What of a report is compared with others. */
export type Comparable = {
  weighed: Weighed;
  /** When it was reported, in milliseconds since the epoch. */
  at: number;
  /** Whose report it is: two of one newsroom are seldom of one event. */
  newsroom: string;
};

export const featureNames = [
  'cosine',
  'contained',
  'opening',
  'subject',
  'newNames',
  'headNames',
  'numbers',
  'hours',
  'oneNewsroom',
] as const;
export type Features = Record<(typeof featureNames)[number], number>;

const hourMs = 3_600_000;

/**
 * What speaks for and against two reports being of one event, the same both ways round:
 * - `cosine` of the two texts, 0 to 1;
 * - `contained`: the share of the one with less to say that the other has, too, 0 to 1: a short report, a copy with more;
 * - `opening`: the share of each opening that the other has anywhere, of the one with less, 0 to 1;
 * - `subject`: the share of each headline's first two words that the other has in its headline or opening, added, 0 to 2;
 * - `newNames`: the weight of names that one headline has and the other lacks, of the headline with more of them;
 * - `headNames`: the cosine of the headlines' names, 0 to 1;
 * - `numbers` that both tell, as a share of those that each tells, 0 to 1;
 * - `hours` between them, on a logarithmic scale;
 * - `oneNewsroom`: 1 where both are of one.
 */
export const featuresOf = (one: Comparable, two: Comparable): Features =>
  featuresIn(overlapOf(one.weighed, two.weighed), one, two);

/** The same, of two reports whose overlap is known. */
export const featuresIn = (
  { cosine, contained, opening, subject, newNames, headNames, numbers }: Overlap,
  one: Omit<Comparable, 'weighed'>,
  two: Omit<Comparable, 'weighed'>,
): Features => {
  const [ours, theirs] = numbers.own;
  return {
    cosine,
    contained,
    opening: Math.min(...opening),
    subject: subject[0] + subject[1],
    newNames: Math.max(...newNames),
    headNames,
    numbers: numbers.shared === 0 ? 0 : numbers.shared / Math.sqrt(ours * theirs),
    hours: Math.log1p(Math.abs(one.at - two.at) / hourMs),
    oneNewsroom: Number(one.newsroom === two.newsroom),
  };
};
