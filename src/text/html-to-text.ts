import { decodeHTML } from 'entities';
import { cut, foldLine, foldLines } from './fold.ts';
import { maxHtmlChars, readable, textOfHtml } from './html-reader.ts';
import { unmarked } from './marks.ts';
import { asHtml, hasMarkup } from './markup.ts';

export { cut };

/** Text kept of one entry: a card shows a few sentences of it. */
export const maxTextChars = 1_500;
/** Twice escaped texts happen; a third time is somebody playing. */
const maxPasses = 3;

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** HTML to plain text: markup, scripts and captions out, entities in, a line a paragraph. Linear, capped, never throws. */
export function htmlToText(html: string, maxChars = maxTextChars): string {
  return cut(unmarked(markedText(html, maxChars)), maxChars);
}

/**
 * As htmlToText, but the words of links stand between marks (marks.ts), and what is behind the limit is there in
 * part. Markup and entities that were escaped once more than needed are read, too.
 */
export function markedText(html: string, maxChars = maxTextChars): string {
  const source = withoutSections(readable(html)).slice(0, maxHtmlChars);
  if (!source.includes('<') && !source.includes('&'))
    return foldLines(source.slice(0, maxChars * 20)).slice(0, maxChars * 2);
  const first =
    source.includes('<') && hasMarkup(source)
      ? textOfHtml(source, { maxChars, marks: true })
      : decodeEntities(source.slice(0, maxChars * 40));
  const read = (again: string) => textOfHtml(again, { maxChars, marks: true });
  const text = unescaped(first, maxPasses - 1, read);
  return foldLines(text.slice(0, maxChars * 20)).slice(0, maxChars * 2);
}

/** Text that should be plain, but may hold markup or entities all the same (titles do). What is left holds no markup. */
export function plainText(text: string, maxChars = 1_000): string {
  if (!text.includes('<') && !text.includes('&')) return cut(foldLine(text), maxChars);
  // Each character may be written in many; what is behind would be cut off in the end.
  const source = withoutSections(readable(text).slice(0, maxChars * 40));
  const plain = unescaped(source, maxPasses, (html) => textOfHtml(html, { maxChars: maxChars * 4 }));
  const left = plain.includes('<') && hasMarkup(plain) ? plain.replaceAll('<', ' ') : plain;
  return cut(foldLine(left), maxChars);
}

function unescaped(text: string, passes: number, read: (html: string) => string): string {
  let plain = text;
  for (let pass = 0; pass < passes; pass++) {
    const html = asHtml(plain);
    if (html !== undefined) plain = read(html);
    else if (plain.includes('&') && entity.test(plain)) plain = withoutSections(decodeEntities(plain));
    else break;
  }
  return plain;
}

/** Marks of CDATA sections that are left in a text: to HTML all that follows one is a comment. */
const withoutSections = (text: string): string =>
  text.includes('<![CDATA[') ? text.replaceAll('<![CDATA[', ' ').replaceAll(']]>', ' ') : text;

/** Entities of HTML, once. Half a character that is written as one is none. */
const decodeEntities = (text: string): string => (text.includes('&') ? decodeHTML(text) : text);
