import { englishStem } from './stems/english.ts';
import { indonesianStem } from './stems/indonesian.ts';

/**
 * The stems of a text's words, in their order, repetitions and all: without case, accents, Indonesian affixes ("kebakaran",
 * "terbakar" and "bakar" are one) and the endings of English plurals and verbs. Words of both languages are told apart by
 * themselves, so that a question in one finds a text in the other; stems of other languages are the words as they stand. A
 * stem is for comparing and not for reading. Linear in the text.
 */
export const stemsOf = (text: string): string[] => wordsOf(text).map(stemOf);

/** What is not a word of its own: "Trump's", "KPK’s". */
const genitive = /(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu;

/** The words of a text in lower case and without accents: letters and digits as far as they go. Linear in the text. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(genitive, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Longer words are no words, and none of the rules is for them. */
const longestWord = 40;

/** Stems worked out before, by word: news says the same words again and again. Only speed depends on it. */
const remembered = new Map<string, string>();
const mostRemembered = 20_000;

const stemOf = (word: string): string => {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const isPlain = word.length > 2 && word.length <= longestWord && /^[a-z]+$/.test(word);
  const stem = isPlain ? (indonesianStem(word) ?? englishStem(word)) : word;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, stem);
  return stem;
};
