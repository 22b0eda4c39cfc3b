/** Phrases as a regular expression, and the words that any of them begins with. */
export type Phrases = { pattern: string; firsts: string[] };

const word = /[\p{L}\p{M}\p{N}]+/u;
/** The same for what most texts begin with: that takes less time. */
const plainWord = /^[a-z]+(?=[ ,.:])/i;
/** A text's first word, in small letters; empty where it has none. */
export const firstWord = (text: string): string =>
  (plainWord.exec(text) ?? word.exec(text.slice(0, 60)))?.[0].toLowerCase() ?? '';

/** One phrase a line: words with "/" between those that stand for each other, "?" behind one that may be left out. */
export const phrases = (list: string): Phrases => {
  const lines = list.trim().split(/\s*\n\s*/);
  const slots = lines.map((line) => line.split(' '));
  return {
    pattern: slots.map((line) => line.map(slotOf).join('')).join('|'),
    firsts: slots.flatMap(([first = '', second = '']) =>
      (first.endsWith('?') ? [first, second] : [first]).flatMap((slot) =>
        slot.replace(/\?$/, '').split('/').map(firstWord),
      ),
    ),
  };
};

const slotOf = (slot: string, index: number): string => {
  const isOptional = slot.endsWith('?');
  const words = (isOptional ? slot.slice(0, -1) : slot).replaceAll('/', '|').replaceAll("'", "['’]");
  if (index === 0) return isOptional ? String.raw`(?:(?:${words})\s)?` : `(?:${words})`;
  return isOptional ? String.raw`(?:\s(?:${words}))?` : String.raw`\s?(?:${words})`;
};

/** What stands around a line's words: signs, quotes, arrows. */
export const aside = String.raw`[^\p{L}\p{N}#@]{0,8}`;
export const wordEnd = String.raw`(?![\p{L}\p{N}])`;
/** A line that begins with, or is no more than, what the pattern says. */
export const starting = (pattern: string): RegExp => new RegExp(`^${aside}(?:${pattern})`, 'iu');
export const whole = (pattern: string): RegExp => new RegExp(`^${aside}(?:${pattern})${aside}$`, 'iu');
