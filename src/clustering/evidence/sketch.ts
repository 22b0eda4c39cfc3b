import type { Language } from './stop-words.ts';
import { termsOf, type Term, type Told } from './terms.ts';

/**
 * What is kept of a story's text: its weightiest terms by their hashes, in ascending order, each with its weight (in steps
 * of 1/64) and its marks. About 600 bytes.
 */
export type Sketch = {
  language: Language;
  /** The hashes of the two terms with which the headline begins; 0 where it has no more. */
  subject: [number, number];
  hashes: Uint32Array;
  weights: Uint8Array;
  marks: Uint8Array;
};

/** What a term is in its story. */
export const inHeadline = 1;
export const inOpening = 2;
export const isName = 4;
export const isTelling = 8;

/** So many terms of a story are kept. */
const mostTerms = 96;
const steps = 64;

/** How telling a term is, by its hash: high where few stories have it, near 0 where every other one does. */
export type Idf = (hash: number) => number;

/** The hashes of all terms of a story, for a vocabulary to count, and its sketch. */
export type Sketched = { sketch: Sketch; all: number[] };

/** Of a long text the terms that tell most are kept, `idf` says which, and those of the headline. Pure. */
export const sketchOf = (told: Told, idf: (language: Language) => Idf): Sketched => {
  const { terms, subject, language } = termsOf(told);
  const [first, second] = subject.map(hashOf);
  const hashed = terms.map((term) => ({ ...term, hash: hashOf(term.term) }));
  const telling = idf(language);
  const worth = ({ hash, weight, inHeadline: isHead }: Term & { hash: number }) =>
    isHead ? Infinity : weight * telling(hash);
  const kept = (
    hashed.length <= mostTerms
      ? hashed
      : hashed
          .map((term): [number, typeof term] => [worth(term), term])
          .sort(([one], [two]) => (one === two ? 0 : two - one))
          .slice(0, mostTerms)
          .map(([, term]) => term)
  ).toSorted((one, two) => one.hash - two.hash);
  return {
    sketch: {
      language,
      subject: [first ?? 0, second ?? 0],
      hashes: Uint32Array.from(kept, ({ hash }) => hash),
      weights: Uint8Array.from(kept, ({ weight }) => Math.max(1, Math.min(255, Math.round(weight * steps)))),
      marks: Uint8Array.from(kept, marksOf),
    },
    all: hashed.map(({ hash }) => hash),
  };
};

const marksOf = (term: Term): number =>
  (term.inHeadline ? inHeadline : 0) |
  (term.inOpening ? inOpening : 0) |
  (term.isName ? isName : 0) |
  (term.isTelling ? isTelling : 0);

/** FNV-1a, 32 bits. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Form of a packed sketch; another one is read as another form. */
const form = '1';
/** Bytes of the subject, and of a term. */
const head = 8;
const each = 6;
const languages: Language[] = ['id', 'en', 'other'];

/** A sketch as text, for a store: `1`, the language's number, and in base64 the subject's hashes and six bytes a term. */
export const pack = ({ language, subject, hashes, weights, marks }: Sketch): string => {
  const bytes = Buffer.alloc(head + hashes.length * each);
  bytes.writeUInt32LE(subject[0], 0);
  bytes.writeUInt32LE(subject[1], 4);
  hashes.forEach((hash, at) => {
    const from = head + at * each;
    bytes.writeUInt32LE(hash, from);
    bytes.writeUInt8(weights[at] ?? 0, from + 4);
    bytes.writeUInt8(marks[at] ?? 0, from + 5);
  });
  return `${form}${languages.indexOf(language)}${bytes.toString('base64')}`;
};

/** The sketch of a packed one; undefined for text that is none. */
export const unpack = (packed: string): Sketch | undefined => {
  const language = languages[Number(packed[1])];
  const bytes = Buffer.from(packed.slice(2), 'base64');
  if (
    packed[0] !== form ||
    language === undefined ||
    bytes.length < head ||
    (bytes.length - head) % each !== 0
  )
    return undefined;
  const count = (bytes.length - head) / each;
  const sketch: Sketch = {
    language,
    subject: [bytes.readUInt32LE(0), bytes.readUInt32LE(4)],
    hashes: new Uint32Array(count),
    weights: new Uint8Array(count),
    marks: new Uint8Array(count),
  };
  for (let at = 0; at < count; at++) {
    const from = head + at * each;
    sketch.hashes[at] = bytes.readUInt32LE(from);
    sketch.weights[at] = bytes.readUInt8(from + 4);
    sketch.marks[at] = bytes.readUInt8(from + 5);
  }
  return sketch;
};
