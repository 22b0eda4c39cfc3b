import { inHeadline, inOpening, isName, isTelling, type Idf, type Sketch } from '../evidence/sketch.ts';

/** A sketch whose terms are weighed by how telling they are these days. */
export type Weighed = Sketch & {
  /** How telling each term is. */
  idf: Float64Array;
  /** The length of the vector of weights times idf. */
  length: number;
};

export const weighed = (sketch: Sketch, idf: Idf): Weighed => {
  const { hashes, weights } = sketch;
  const telling = new Float64Array(hashes.length);
  let squares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const one = idf(hashes[at] ?? 0);
    telling[at] = one;
    squares += ((weights[at] ?? 0) * one) ** 2;
  }
  return { ...sketch, idf: telling, length: Math.sqrt(squares) };
};

/** What two stories have in common and what each has alone, as weights. */
export type Overlap = {
  /** The cosine of the two texts. */
  cosine: number;
  /** The terms of both headlines that the other story does not have at all. */
  unsaid: number;
  /**
   * The headlines are of one form and each has a name or number in the place of another one: "Jadwal Lengkap Chelsea di Liga
   * Inggris" and "Jadwal Lengkap Arsenal di Liga Inggris".
   */
  isOneForm: boolean;
  /** The names of each headline that the other headline lacks. */
  newNames: [number, number];
  /** The share of each headline's subject that stands in the other's headline or opening, 0 to 1. */
  subject: [number, number];
  /** Telling numbers: of both, and of each. */
  numbers: { shared: number; own: [number, number] };
};

const prominent = inHeadline | inOpening;
/** Headlines of one form share so many terms at least. */
const leastShared = 2;
/** A headline without a subject says neither. */
const shareOf = (told: number, all: number): number => (all === 0 ? 0.5 : told / all);

/** Walks two sketches side by side: both have their hashes in ascending order. */
export const overlapOf = (one: Weighed, two: Weighed): Overlap => {
  let product = 0;
  let unsaid = 0;
  const headline = { shared: 0, words: 0, named: [0, 0] as [number, number] };
  const newNames: [number, number] = [0, 0];
  const told: [number, number] = [0, 0];
  const all: [number, number] = [0, 0];
  const numbers: Overlap['numbers'] = { shared: 0, own: [0, 0] };

  const apart = (who: 0 | 1, marks: number): void => {
    if (marks & (isName | isTelling)) headline.named[who]++;
    else headline.words++;
  };
  const alone = (who: 0 | 1, hash: number, marks: number, idf: number): void => {
    if ((who === 0 ? one : two).subject.includes(hash)) all[who] += idf;
    if (marks & inHeadline) {
      unsaid += idf;
      apart(who, marks);
    }
    if (marks & inHeadline && marks & isName) newNames[who] += idf;
    if (marks & isTelling) numbers.own[who] += idf;
  };
  const inBoth = (at: number, other: number): void => {
    const idf = one.idf[at] ?? 0;
    const otherIdf = two.idf[other] ?? 0;
    product += (one.weights[at] ?? 0) * idf * (two.weights[other] ?? 0) * otherIdf;
    const [ours, theirs] = [one.marks[at] ?? 0, two.marks[other] ?? 0];
    if (ours & theirs & inHeadline) headline.shared++;
    else if (ours & inHeadline) apart(0, ours);
    else if (theirs & inHeadline) apart(1, theirs);
    if ((ours & inHeadline) > 0 && (ours & isName) > 0 && (theirs & inHeadline) === 0) newNames[0] += idf;
    if ((theirs & inHeadline) > 0 && (theirs & isName) > 0 && (ours & inHeadline) === 0)
      newNames[1] += otherIdf;
    if (ours & isTelling) {
      numbers.shared += idf;
      numbers.own[0] += idf;
      numbers.own[1] += otherIdf;
    }
    const hash = one.hashes[at] ?? 0;
    if (one.subject.includes(hash)) {
      all[0] += idf;
      if (theirs & prominent) told[0] += idf;
    }
    if (two.subject.includes(hash)) {
      all[1] += otherIdf;
      if (ours & prominent) told[1] += otherIdf;
    }
  };

  let at = 0;
  let other = 0;
  while (at < one.hashes.length || other < two.hashes.length) {
    const [first, second] = [one.hashes[at] ?? Infinity, two.hashes[other] ?? Infinity];
    if (first === second) inBoth(at++, other++);
    else if (first < second) alone(0, first, one.marks[at] ?? 0, one.idf[at++] ?? 0);
    else alone(1, second, two.marks[other] ?? 0, two.idf[other++] ?? 0);
  }
  const lengths = one.length * two.length;
  return {
    cosine: lengths === 0 ? 0 : product / lengths,
    unsaid,
    isOneForm: headline.words === 0 && Math.min(...headline.named) > 0 && headline.shared >= leastShared,
    newNames,
    subject: [shareOf(told[0], all[0]), shareOf(told[1], all[1])],
    numbers,
  };
};
