import type { ChatFirst } from '../../src/telegram/command.ts';

/** A chat that a person manages. */
export type Titled = { id: number; title: string };

/** Words among which the end of a title is looked for: a title has 128 characters at most. */
const mostWords = 40;

/** What stands in quotes at the front of a text. */
const quoted = /^(?:"([^"]+)"|“([^”]+)”|«([^»]+)»|(?:'(.+?)'|‘(.+?)’)(?=[\s,;:]|$))/su;

/** A word by which everything is meant, and a number of a list. */
const hasItsOwnMeaning = /^(?:semua|semuanya|all|everything|\d+)$/i;

/**
 * The chats whose title a text begins with, case, spaces and signs ignored, and what stands behind it; the longest title counts.
 * Undefined: there is none. `or`: what else may stand there. A title that is a source's name, too, or where any words may stand a
 * title of one word, counts only in quotes. `isSource`: whether words are the name of a source, or its address. Pure.
 */
export const titleAhead = <Chat extends Titled>(
  said: string,
  chats: readonly Chat[],
  { or, isSource }: { or: ChatFirst['or']; isSource(words: string): boolean },
): { chats: Chat[]; rest: string } | undefined => {
  const titled = (words: string) => {
    const wanted = foldTitle(words);
    return wanted === '' ? [] : chats.filter(({ title }) => foldTitle(title) === wanted);
  };
  const inQuotes = quoted.exec(said);
  if (inQuotes !== null) {
    const found = titled(inQuotes.slice(1).find(Boolean) ?? '');
    return found.length > 0 ? { chats: found, rest: behind(said, inQuotes[0].length, '') } : undefined;
  }
  const ends = Array.from(said.matchAll(/\S+/g), ({ 0: word, index }) => index + word.length);
  const starts = ends.slice(0, mostWords).map((end) => said.slice(0, end));
  for (const [at, words] of [...starts.entries()].toReversed()) {
    const found = isSign(words.slice(words.search(/\S+$/))) ? [] : titled(words);
    if (found.length === 0) continue;
    if (at === 0 && (or === 'words' || hasItsOwnMeaning.test(words))) continue;
    if (or !== 'nothing' && starts.slice(at).some(isSource)) return undefined;
    return { chats: found, rest: behind(said, words.length, found[0]?.title ?? '') };
  }
  return undefined;
};

/** Letters and digits alone; all of it where there are none. */
const foldTitle = (title: string): string => {
  const folded = title.normalize('NFKC').toLowerCase();
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || folded.replace(/\s+/g, '');
};

/** A word without a letter or digit; one that has nothing before it may be a whole title. */
const isSign = (word: string): boolean => !/[\p{L}\p{N}]/u.test(word);

/** What stands behind a title of so many characters, without the signs that the title ends with and a colon. */
const behind = (said: string, length: number, title: string): string => {
  let rest = said.slice(length).trim();
  for (let word = /^\S+/.exec(rest)?.[0]; word && isSign(word) && title.includes(word);) {
    rest = rest.slice(word.length).trim();
    word = /^\S+/.exec(rest)?.[0];
  }
  return rest.replace(/^:\s*/, '');
};
