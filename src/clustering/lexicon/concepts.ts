import { aliases } from './aliases.ts';
import { people } from './people.ts';
import { stem } from './stem.ts';
import { events } from './events.ts';
import { things } from './things.ts';
import { wider } from './wider.ts';

const lines = (table: string): [key: string, words: string[]][] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', words = ''] = line.split(': ');
      return [key, words.split(' ')];
    });

const byWord = new Map<string, string>();
const byStem = new Map<string, string>();
for (const [key, words] of [...lines(events), ...lines(people), ...lines(things), ...lines(wider)]) {
  const stems = words.filter((word) => !word.includes('-')).map(stem);
  words.forEach((word) => {
    if (!byWord.has(word)) byWord.set(word, `~${key}`);
    const stemmed = stem(word);
    // Short stems are those of too many words; and "petinggi" alone does not make "tinggi" a word for it.
    const isSure = stemmed === word || stems.filter((other) => other === stemmed).length > 1;
    if (stemmed.length >= 4 && isSure && !byStem.has(stemmed)) byStem.set(stemmed, `~${key}`);
  });
}
const nameByForm = new Map<string, string>();
for (const [key, forms] of lines(aliases)) for (const form of forms) nameByForm.set(form, key);

/** The phrases of the tables by their first word, the longest first. */
const phrases = new Map<string, string[][]>();
for (const words of [...byWord.keys(), ...nameByForm.keys()]
  .filter((word) => /^[a-z0-9]+-[a-z0-9-]+$/.test(word))
  .map((word) => word.split('-'))
  .toSorted((one, two) => two.length - one.length)) {
  const [first = ''] = words;
  const known = phrases.get(first);
  if (known === undefined) phrases.set(first, [words]);
  else known.push(words);
}

/** Phrases of the tables joined to one word: "unjuk rasa", "Komisi Pemberantasan Korupsi", "Jawa Barat". Linear. */
export const withPhrases = (text: string): string => {
  // Words and what stands between them, in turn: a space or a hyphen holds a phrase together.
  const parts = text.split(/([^a-z0-9]+)/i);
  for (let at = 0; at < parts.length; at += 2) {
    const words = phrases
      .get(lowerAt(parts, at))
      ?.find((phrase) => phrase.every((word, next) => isNext(parts, at, next, word)));
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

/** The concept a folded word stands for, where it or its stem is in the tables. */
export const conceptOf = (word: string): string | undefined =>
  byWord.get(word) ?? (nameByForm.has(word) ? undefined : byStem.get(stem(word)));

/** What a name with several forms is always called. */
export const aliasOf = (word: string): string | undefined => nameByForm.get(word);

/** A word with hyphens that the tables know as a whole. */
export const isPhrase = (word: string): boolean => {
  const folded = word.toLowerCase();
  return byWord.has(folded) || nameByForm.has(folded);
};
