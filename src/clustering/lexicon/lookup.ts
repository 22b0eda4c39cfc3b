import { stem } from './stem.ts';
import type { Table } from './tables.ts';

/** Finds what words stand for in the tables. Words are given in lower case without accents. */
export type Lookup = {
  /** The concept of a word, listed or of a listed word's stem, with "~" before it. */
  conceptOf: (word: string) => string | undefined;
  /** What a name with several forms is always called. */
  canonicalName: (form: string) => string | undefined;
  /** Whether a table lists a word or phrase just so. */
  isListed: (word: string) => boolean;
  /** The listed phrases that begin with a word, each as its words, the longest first. */
  phrasesFrom: (word: string) => string[][];
};

type Line = [key: string, words: string[]];

/** The tables turned round, from words to what they stand for. Making it for those of `tables.ts` takes about a tenth of a second. */
export const createLookup = (concepts: Table[], names: Table): Lookup => {
  const lines = concepts.flatMap(linesOf).map(([concept, words]): Line => [`~${concept}`, words]);
  const conceptByWord = keyByWord(lines);
  const conceptByStem = keyByStem(lines);
  const nameByForm = keyByWord(linesOf(names));
  const phrases = phrasesByFirst([...conceptByWord.keys(), ...nameByForm.keys()]);
  return {
    conceptOf: (word) =>
      conceptByWord.get(word) ?? (nameByForm.has(word) ? undefined : conceptByStem.get(stem(word))),
    canonicalName: (form) => nameByForm.get(form),
    isListed: (word) => conceptByWord.has(word) || nameByForm.has(word),
    phrasesFrom: (word) => phrases.get(word) ?? [],
  };
};

const linesOf = (table: Table): Line[] =>
  Object.entries(table).map(([key, words]): Line => [key, words.split(' ')]);

const keyByWord = (lines: Line[]): Map<string, string> =>
  new Map(lines.flatMap(([key, words]) => words.map((word): [string, string] => [word, key])));

/** Stems of fewer letters are those of too many words. */
const leastStem = 4;

/**
 * A stem belongs to the concept that lists it as a word, else to the only one with two words of it. One word does not make
 * a stem sure: "petinggi" is a chief, "tinggi" is not. A stem of which two concepts have two words says neither.
 */
const keyByStem = (lines: Line[]): Map<string, string> => {
  const owners = new Map<string, string | undefined>();
  const listed = new Map<string, string>();
  for (const [key, words] of lines) {
    for (const word of words) if (stem(word) === word) listed.set(word, key);
    for (const shared of sharedStems(words)) owners.set(shared, owners.has(shared) ? undefined : key);
  }
  const sure = [...owners, ...listed].flatMap(([stemmed, key]): [string, string][] =>
    key === undefined || stemmed.length < leastStem ? [] : [[stemmed, key]],
  );
  return new Map(sure);
};

/** Stems that two words of a line have, phrases aside. "Petinggi" and "petingginya" (its chief) are one word. */
const sharedStems = (words: string[]): Set<string> => {
  const known = new Set<string>();
  const shared = new Set<string>();
  const bare = words.filter((word) => !word.includes('-')).map((word) => word.replace(/nya$/, ''));
  for (const stemmed of [...new Set(bare)].map(stem)) (known.has(stemmed) ? shared : known).add(stemmed);
  return shared;
};

/** A phrase of the tables: words of plain letters, as texts can be searched for them. */
const phrase = /^[a-z0-9]+-[a-z0-9-]+$/;

const phrasesByFirst = (words: string[]): Map<string, string[][]> => {
  const phrases = new Map<string, string[][]>();
  for (const parts of words.filter((word) => phrase.test(word)).map((word) => word.split('-'))) {
    const [first = ''] = parts;
    const known = phrases.get(first);
    if (known === undefined) phrases.set(first, [parts]);
    else known.push(parts);
  }
  for (const known of phrases.values()) known.sort((one, two) => two.length - one.length);
  return phrases;
};
