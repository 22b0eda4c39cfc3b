import { isSource, namesSource } from './agencies.ts';
import { withoutLabel } from './label.ts';

const maxWords = 10;
const maxChars = 160;

/** Small words that stand between names, and the agencies that write themselves small. */
const small =
  /^(?:de|del|della|di|da|do|dos|du|des|la|le|el|al|bin|binti|von|van|der|den|ten|ter|zu|af|av|y|e|et|and|und|dan|en|i|of|the|for|via|by|from|with|courtesy|pour|für|per|at|on|in|x|dpa|dapd|epd|apa|sda|imago|picture|alliance|archive?|archiv|archivo|archivbild|file|handout|images?|photos?|foto|image|stock|symbol(?:foto|bild):?|archivfoto:?|montage:?|collage:?|&|\+|-|–|—|\||\/|·|•|hr|nn|ap|rwa|aww|nz|pool)$/iu;
const isName = (word: string): boolean =>
  /^[\p{Lu}\p{Lo}\d"“'’@(©[]/u.test(word) ||
  /[/|@_]|\p{L}\.\p{L}|^\p{Ll}-?\p{Lu}/u.test(word) ||
  isSource(word);

/** Words that begin with capitals, but for what stands between names; no sentence. */
const looksLikeNames = (text: string, most = maxWords): boolean => {
  const words = text
    .trim()
    .replace(/[.)\]]+$/, '')
    .split(/\s+/);
  if (words.length > most || text.length > maxChars || /[!?]|[\p{Ll}\d]{3}[.]\s\p{L}{3}/u.test(text))
    return false;
  return words.some(isName) && words.every((word) => small.test(word) || isName(word));
};

/** Two to four words with capitals, none of them a number. */
export const isPerson = (text: string): boolean =>
  /^\p{Lu}[\p{L}.'’-]{1,20}(?:\s(?:(?:de|del|da|di|van|von|der|den|bin|al|el|la)\s){0,2}\p{Lu}[\p{L}.'’-]{0,20}){1,3}$/u.test(
    text.trim(),
  );

/** A stroke between two names, "X/Antara", or "X via Y". */
const isShared = (credit: string): boolean => /\S\s?[/|]\s?\S|\s(?:via|for)\s|©/i.test(credit);
const stock =
  /(?:^|[\s/])(?:stock\.adobe|shutterstock|istockphoto|gettyimages|unsplash|pixabay|pexels|alamy)\.com$/i;
/** "name - stock.adobe.com". */
export const isStock = (credit: string): boolean => credit.length <= 60 && stock.test(credit);

/** Without any word for it, and without any stop before it: an agency, names that share. */
export const isShort = (credit: string): boolean =>
  isSource(credit) ||
  isStock(credit) ||
  (looksLikeNames(credit) && (namesSource(credit) || isShared(credit)));

/** Behind a full stop: that, or a person. */
export const isBare = (credit: string): boolean => isShort(credit) || isPerson(credit);

/** Behind a word for "picture": names, or who else is said to have made it; no sentence. */
export const isNamed = (credit: string): boolean =>
  looksLikeNames(credit, 16) ||
  (credit.length <= 80 &&
    /\p{Lu}|\p{Lo}/u.test(credit) &&
    credit.split(/\s/).length <= 6 &&
    !/[.!?]\s|[.!?]$/.test(credit));

/** "(AP)", "(via REUTERS)", "(Fred Scheiber/SIPA)"; "(kiri)" and "(2019)" are none. */
export const isInBrackets = (credit: string): boolean =>
  isShort(credit) ||
  /^(?:via|credit|courtesy)\s/i.test(credit) ||
  /^[\w-]{2,40}\.(?:com|org|net|gov|edu|co\.\w\w|\w\w)$/i.test(credit);

/** "Name / J. Doe / LRT". */
export const isInStrokes = (credit: string): boolean => looksLikeNames(credit) || /nuotr\.?$/i.test(credit);

/** Whether a piece by itself is a credit: "AFP", "Uncredited/AP/dpa", "Nikolai von Bismarck". */
export const isCredit = (text: string): boolean => {
  const words = text.replace(/[.\s]+$/, '');
  const named = withoutLabel(words);
  // "Foto: Warga bergotong royong." is a sentence by its full stop.
  return named === words ? isBare(words) : isNamed(withoutLabel(text));
};

/** Whether it says so itself: with a word for it, an agency's name, or a stroke between names. */
export const isSure = (text: string): boolean =>
  withoutLabel(text) !== text || namesSource(text) || isShared(text);
