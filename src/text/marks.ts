/** Marks around the words of a link, and for "<" and "&" that are meant so: separators of ASCII, which no text needs. */
export const linkStart = '\u001c';
export const linkEnd = '\u001d';
export const lessMark = '\u001e';
export const andMark = '\u001f';

// oxlint-disable-next-line no-control-regex
const marks = /[\u001c-\u001f]/g;
/** Searching for single characters takes next to no time. */
const isMarked = (text: string): boolean =>
  text.includes(linkStart) || text.includes(linkEnd) || text.includes(lessMark) || text.includes(andMark);

/** A text that nobody has marked yet, without what looks like marks. */
export const withoutMarks = (text: string): string => (isMarked(text) ? text.replace(marks, '') : text);

/** A marked text as people read it. */
export const unmarked = (text: string): string => {
  if (!isMarked(text)) return text;
  const plain = text.replaceAll(lessMark, '<').replaceAll(andMark, '&').replace(marks, '');
  return plain.replace(/  +/g, ' ').replace(/^ | (?=\n)|(?<=\n) | $/g, '');
};
