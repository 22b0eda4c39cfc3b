import { createLookup, type Lookup } from './lookup.ts';
import { conceptTables, nameTable } from './tables.ts';

let made: Lookup | undefined;
/** The look-up is made when the first word is asked for: a process that compares no stories does not wait for it. */
const lookup = (): Lookup => (made ??= createLookup(conceptTables, nameTable));

/** The concept of a word in lower case without accents, "~die" of "tewas"; nothing where no table has it or its stem. */
export const conceptOf = (word: string): string | undefined => lookup().conceptOf(word);

/** The one form of a name that has several, "kpk" of "komisi-pemberantasan-korupsi"; nothing for other words. */
export const canonicalName = (form: string): string | undefined => lookup().canonicalName(form);

/** Whether the tables list a word with hyphens as a whole. */
export const isPhrase = (word: string): boolean => lookup().isListed(word.toLowerCase());

/** The text with the phrases of the tables joined by hyphens: "unjuk-rasa", "Jawa-Barat". Linear in the text. */
export const withPhrases = (text: string): string => {
  const { phrasesFrom } = lookup();
  // Words and what stands between them take turns. A space or a hyphen holds a phrase together.
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
