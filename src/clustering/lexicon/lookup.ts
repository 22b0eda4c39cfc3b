import { stem } from './stem.ts';
import type { Table } from './tables.ts';

/** What the tables say of a word. Words are given in lower case without accents. */
export type Lookup = {
  /** The concept that lists a word or owns its stem, with "~" before it. */
  conceptOf: (word: string) => string | undefined;
  /** The name of which a table lists this form. */
  canonicalName: (form: string) => string | undefined;
  /** Whether a table lists the word or phrase as it is. */
  isListed: (word: string) => boolean;
  /** The listed phrases that begin with a word, each as its words, the longest first. */
  phrasesFrom: (word: string) => string[][];
};

type Line = [key: string, words: string[]];

/** A look-up in tables of concepts and one of names. Making it takes about a tenth of a second with those of `tables.ts`. */
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

/** A stem of fewer letters is shared by too many words. */
const leastStem = 4;

/**
 * The owners of stems. A stem belongs to the concept that lists it as a word, else to the only one with two words of it.
 * One word does not make a stem sure: "petinggi" is a chief, "tinggi" is not. A stem of which two concepts have two words
 * says neither.
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

/** A phrase is two words or more of plain letters: texts can be searched for it. */
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
