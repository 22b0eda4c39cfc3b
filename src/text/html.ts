import { Parser, type Handler } from 'htmlparser2';

const sliceChars = 3_072;
/** No page that people read nests deeper. The parser's time for each tag grows with those open around it, so more would be an attack. */
const maxDepth = 400;

/**
 * Reads HTML up to `maxChars`, in slices, until `enough` says so or elements nest deeper than any real page's. Linear, and
 * never throws. Handlers are htmlparser2's (https://github.com/fb55/htmlparser2).
 */
export const readHtml = (
  html: string,
  handler: Partial<Handler>,
  { maxChars, enough = () => false }: { maxChars: number; enough?: () => boolean },
): void => {
  let depth = 0;
  const parser = new Parser({
    ...handler,
    onopentag: (name, attributes, isImplied) => {
      depth++;
      handler.onopentag?.(name, attributes, isImplied);
    },
    onclosetag: (name, isImplied) => {
      depth--;
      handler.onclosetag?.(name, isImplied);
    },
  });
  const end = Math.min(html.length, maxChars);
  const isDone = () => depth > maxDepth || enough();
  for (let at = 0; at < end && !isDone(); at += sliceChars)
    parser.write(html.slice(at, Math.min(end, at + sliceChars)));
  parser.end();
};
