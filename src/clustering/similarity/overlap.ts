import { inHeadline, inOpening, isName, isTelling } from '../evidence/sketch.ts';
import type { Weighed } from './weighed.ts';

/** What two stories have in common and what each has alone, as weights. */
export type Overlap = {
  /** The cosine of the two texts, 0 to 1. */
  cosine: number;
  /** The share of the story with less to say that the other one has, too, 0 to 1. */
  contained: number;
  /** The share of each opening that the other story has anywhere, 0 to 1. */
  opening: [number, number];
  /** The terms of both headlines that the other story does not have at all. */
  unsaid: number;
  /**
   * The headlines are of one form and each has a name or number in the place of another one: "Jadwal Lengkap Chelsea di Liga
   * Inggris" and "Jadwal Lengkap Arsenal di Liga Inggris".
   */
  isOneForm: boolean;
  /** The names of each headline that the other headline lacks. */
  newNames: [number, number];
  /** The cosine of the names of the headlines, 0 to 1; 0 where one has none. */
  headNames: number;
  /** The share of each headline's subject that stands in the other's headline or opening, 0 to 1. */
  subject: [number, number];
  /** Telling numbers: of both, and of each. */
  numbers: { shared: number; own: [number, number] };
};

/** What is summed up of one of two stories: weights, and where said counts. */
type Side = {
  all: number;
  opening: Share;
  subject: Share;
  unsaid: number;
  newNames: number;
  /** Squares of the weights of the headline's names. */
  headNames: number;
  numbers: number;
  /** Counts of names and numbers, and of other words, that the other headline lacks. */
  named: number;
  words: number;
};
/** How much there is of something, and how much of that the other story has. */
type Share = { all: number; told: number };

const prominent = inHeadline | inOpening;
/** Headlines of one form share so many terms at least. */
const leastShared = 2;
/** Of nothing, neither all nor none is shared. */
const shareOf = ({ told, all }: Share): number => (all === 0 ? 0.5 : told / all);

const sideOf = (): Side => ({
  all: 0,
  opening: { all: 0, told: 0 },
  subject: { all: 0, told: 0 },
  unsaid: 0,
  newNames: 0,
  headNames: 0,
  numbers: 0,
  named: 0,
  words: 0,
});

/** The marks of a term that a story lacks. */
const lacking = -1;

/** Adds a term to its story's side; `theirs`: its marks in the other story. */
const add = (side: Side, story: Weighed, at: number, theirs: number): void => {
  const marks = story.marks[at] ?? 0;
  const idf = story.idf[at] ?? 0;
  const isShared = theirs !== lacking;
  side.all += idf;
  if (marks & isTelling) side.numbers += idf;
  if (marks & inOpening) {
    side.opening.all += idf;
    if (isShared) side.opening.told += idf;
  }
  if (story.subject.includes(story.hashes[at] ?? 0)) {
    side.subject.all += idf;
    if (isShared && theirs & prominent) side.subject.told += idf;
  }
  if ((marks & inHeadline) === 0) return;
  if (!isShared) side.unsaid += idf;
  if (marks & isName) side.headNames += idf * idf;
  if (isShared && theirs & inHeadline) return;
  if (marks & isName) side.newNames += idf;
  if (marks & (isName | isTelling)) side.named++;
  else side.words++;
};

/** Walks two sketches side by side: both have their hashes in ascending order. */
export const overlapOf = (one: Weighed, two: Weighed): Overlap => {
  const [ours, theirs] = [sideOf(), sideOf()];
  const shared = { product: 0, all: 0, numbers: 0, headline: 0, headNames: 0 };

  const addShared = (at: number, other: number): void => {
    const [idf, otherIdf] = [one.idf[at] ?? 0, two.idf[other] ?? 0];
    const [marks, otherMarks] = [one.marks[at] ?? 0, two.marks[other] ?? 0];
    const inBoth = marks & otherMarks;
    shared.product += (one.weights[at] ?? 0) * idf * (two.weights[other] ?? 0) * otherIdf;
    shared.all += (idf + otherIdf) / 2;
    if (inBoth & isTelling) shared.numbers += (idf + otherIdf) / 2;
    if (inBoth & inHeadline) shared.headline++;
    if (inBoth & inHeadline && inBoth & isName) shared.headNames += idf * otherIdf;
    add(ours, one, at, otherMarks);
    add(theirs, two, other, marks);
  };

  let at = 0;
  let other = 0;
  while (at < one.hashes.length || other < two.hashes.length) {
    const [first, second] = [one.hashes[at] ?? Infinity, two.hashes[other] ?? Infinity];
    if (first === second) addShared(at++, other++);
    else if (first < second) add(ours, one, at++, lacking);
    else add(theirs, two, other++, lacking);
  }
  const lengths = one.length * two.length;
  const names = Math.sqrt(ours.headNames * theirs.headNames);
  return {
    cosine: lengths === 0 ? 0 : shared.product / lengths,
    contained: shareOf({ told: shared.all, all: Math.min(ours.all, theirs.all) }),
    opening: [shareOf(ours.opening), shareOf(theirs.opening)],
    unsaid: ours.unsaid + theirs.unsaid,
    isOneForm:
      ours.words + theirs.words === 0 &&
      Math.min(ours.named, theirs.named) > 0 &&
      shared.headline >= leastShared,
    newNames: [ours.newNames, theirs.newNames],
    headNames: names === 0 ? 0 : shared.headNames / names,
    subject: [shareOf(ours.subject), shareOf(theirs.subject)],
    numbers: { shared: shared.numbers, own: [ours.numbers, theirs.numbers] },
  };
};
