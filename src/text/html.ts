import { Parser, type Handler } from 'htmlparser2';

const sliceChars = 3_072;
/** The longest name of an entity, with its signs (https://html.spec.whatwg.org/multipage/named-characters.html). */
const maxEntityChars = 33;
/** No page that people read nests deeper. The parser's time for each tag grows with those open around it, so more would be an attack. */
const maxDepth = 400;

type ReadOptions = { maxChars: number; encoded?: boolean; enough?: () => boolean };

/**
 * Reads HTML up to `maxChars`, in slices, until `enough` says so or elements nest deeper than any real page's. Linear, and
 * never throws. Handlers are htmlparser2's (https://github.com/fb55/htmlparser2). `encoded`: entities are handed on as they are
 * written, each whole; without them to look for, texts are passed in half the time.
 */
export const readHtml = (
  html: string,
  handler: Partial<Handler>,
  { maxChars, encoded = false, enough = () => false }: ReadOptions,
): void => {
  let depth = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentag: (name, attributes, isImplied) => {
        depth++;
        handler.onopentag?.(name, attributes, isImplied);
      },
      onclosetag: (name, isImplied) => {
        depth--;
        handler.onclosetag?.(name, isImplied);
      },
    },
    { decodeEntities: !encoded },
  );
  const end = Math.min(html.length, maxChars);
  const isDone = () => depth > maxDepth || enough();
  let at = 0;
  while (at < end && !isDone()) {
    const next = sliceEnd(html, at, end);
    parser.write(html.slice(at, next));
    at = next;
  }
  parser.end();
};

/** Where the slice from `at` on ends: never within an entity. */
const sliceEnd = (html: string, at: number, end: number): number => {
  const next = Math.min(end, at + sliceChars);
  if (next === end) return end;
  const ampersand = html.slice(next - maxEntityChars, next).lastIndexOf('&');
  return ampersand < 0 ? next : next - maxEntityChars + ampersand;
};
