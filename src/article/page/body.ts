import type { Line, Page } from './parts.ts';
import { oneLine } from './text.ts';

/** Lines that stand in a body and are no part of the text. */
const inserted =
  /^\(?(?:baca (?:juga|selengkapnya|berita)|lihat juga|simak (?:juga|video)|tonton|also read|read (?:also|more)|related|advertisement|iklan|scroll|pilihan editor|video\s?:|gambas|loading|foto\s?:|editor\s?:|reporter\s?:|penulis\s?:|sumber\s?:|tag\s?:|share|bagikan|copyright|follow (?:berita|kami))/iu;
const related = /^(?:baca juga|lihat juga|simak juga|also read|read also|baca\s?:)\s{0,3}[:»-]?\s{0,3}/iu;
/** A paragraph of an article is at least this long; menus and buttons are not. */
const paragraphChars = 40;
const maxRelated = 10;

/** The paragraphs of the article: those of the body by name, else of the element that holds most text. */
export const paragraphsOf = ({ lines, heading }: Page): string[] => {
  const headline = oneLine(heading);
  const candidates = lines.filter((line) => isText(line) && line.text !== headline);
  const named = candidates.filter(({ inBody }) => inBody);
  const pool = named.some(({ text }) => text.length > paragraphChars * 2) ? named : candidates;
  const chars = new Map<number, number>();
  for (const { holder, text } of pool) chars.set(holder, (chars.get(holder) ?? 0) + text.length);
  const total = [...chars.values()].reduce((sum, one) => sum + one, 0);
  const [best, most] = [...chars].reduce(
    ([id, count], [other, more]) => (more > count ? [other, more] : [id, count]),
    [-1, 0],
  );
  // Each paragraph in an element of its own: then all of the body is the text.
  const isSpread = pool === named && most < total * 0.4;
  const body = pool.filter(({ holder }) => isSpread || holder === best);
  return body.map(({ text }) => text);
};

const isText = ({ text, isLink, isParagraph, isHeading }: Line): boolean =>
  !isLink &&
  !isHeading &&
  !inserted.test(text) &&
  (text.length >= paragraphChars || (isParagraph && /[.!?"”]$/.test(text)));

/** "Baca juga: ..." with its link: stories the newsroom set beside this one. */
export const relatedIn = ({ lines }: Page): { title: string; href: string }[] =>
  lines
    .flatMap(({ text, href, isLink }, at) => {
      if (!related.test(text)) return [];
      const title = text.replace(related, '').trim();
      if (title !== '') return href === undefined ? [] : { title, href };
      const next = lines[at + 1];
      return next?.href !== undefined && (next.isLink || isLink) ? { title: next.text, href: next.href } : [];
    })
    .slice(0, maxRelated);

/** The first paragraphs, up to about this many characters. */
const leadChars = 350;
export const leadOf = (paragraphs: string[]): string => {
  const taken: string[] = [];
  let chars = 0;
  for (const paragraph of paragraphs) {
    if (chars > 0 && chars + paragraph.length > leadChars) break;
    taken.push(paragraph);
    chars += paragraph.length;
    if (chars >= leadChars * 0.6 || taken.length === 3) break;
  }
  return taken.join(' ').slice(0, 2_000).trimEnd();
};
