import { createLookup, type Lookup } from './lookup.ts';
import { conceptTables, nameTable } from './tables.ts';

let made: Lookup | undefined;
/** Made when the first word is asked for: who compares no stories does not wait for it. */
const lookup = (): Lookup => (made ??= createLookup(conceptTables, nameTable));

/** The concept a folded word stands for, where it or its stem is in the tables. */
export const conceptOf = (word: string): string | undefined => lookup().conceptOf(word);

/** What a name with several forms is always called. */
export const canonicalName = (form: string): string | undefined => lookup().canonicalName(form);

/** A word with hyphens that the tables know as a whole. */
export const isPhrase = (word: string): boolean => lookup().isListed(word.toLowerCase());

/** Phrases of the tables joined to one word: "unjuk rasa", "Komisi Pemberantasan Korupsi", "Jawa Barat". Linear. */
export const withPhrases = (text: string): string => {
  const { phrasesFrom } = lookup();
  // Words and what stands between them, in turn: a space or a hyphen holds a phrase together.
  const parts = text.split(/([^a-z0-9]+)/i);
  for (let at = 0; at < parts.length; at += 2) {
    const words = phrasesFrom(lowerAt(parts, at)).find((phrase) =>
      phrase.every((word, next) => isNext(parts, at, next, word)),
    );
    if (words === undefined) continue;
    for (let next = 1; next < words.length; next++) parts[at + 2 * next - 1] = '-';
    at += 2 * (words.length - 1);
  }
  return parts.join('');
};

const lowerAt = (parts: string[], at: number): string => (parts[at] ?? '').toLowerCase();

const isNext = (parts: string[], at: number, next: number, word: string): boolean =>
  lowerAt(parts, at + 2 * next) === word &&
  (next === 0 || parts[at + 2 * next - 1] === ' ' || parts[at + 2 * next - 1] === '-');
