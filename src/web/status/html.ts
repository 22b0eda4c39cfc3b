import { escapeHtml } from '../../text/escape.ts';

/** HTML that may be put into a page as it is. */
export type Html = { html: string };

type Part = Html | string | number | undefined | readonly (Html | string)[];

/** Writes HTML: what is put in is escaped, but for HTML made by this. */
export const html = (pieces: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: pieces.map((piece, index) => piece + written(parts[index])).join(''),
});

const written = (part: Part): string => {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'html' in part ? part.html : part.map(written).join('');
};
