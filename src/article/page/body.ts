import { isSigned } from '../caption/credit.ts';
import { isInserted, isNotice } from './furniture.ts';
import { openingOf, type Said } from './opening.ts';
import { charsOf, type Line, type Page } from './parts.ts';
import { oneLine } from './text.ts';

/** A paragraph of an article is at least this long; menus and buttons are not. */
const paragraphChars = 40;
/** With less than this, an element is no body, whatever it is called. */
const leastBodyChars = 80;
/** A body by name holds at least this part of what the page says: cards of other stories are named so, too. */
const leastShare = 0.35;

/**
 * The paragraphs of the article: in the smallest element that holds most of the text, of that named like a body if there
 * is one; with those above it that stand in another one, and without a standfirst.
 */
export const textOf = (page: Page, said: Said): Line[] => {
  const headline = oneLine(page.heading);
  const candidates = page.lines.filter((line) => isText(line) && line.text !== headline);
  const named = poolOf(candidates);
  const mostHolder = holderOf(named);
  const below = candidates.filter(({ at, isFurniture }) => at > page.headingAt && !isFurniture);
  const holder = firstHolder(below, mostHolder);
  const pool = holder === mostHolder ? named : below;
  const held = pool.filter(({ within }) => within.includes(holder));
  return openingOf(page, { pool, held, said });
};

const isText = ({ text, isLink, isParagraph, isHeading }: Line): boolean =>
  !isLink &&
  !isHeading &&
  !isInserted(text) &&
  !isNotice(text) &&
  (text.length >= paragraphChars || (isParagraph && /[.!?"”]$/.test(text)));

/** Lines in elements named like a body, unless most of the page stands elsewhere. */
const poolOf = (candidates: Line[]): Line[] => {
  const plain = candidates.filter(({ isFurniture }) => !isFurniture);
  const named = plain.filter(({ inBody }) => inBody);
  if (charsOf(plain) < Math.max(leastBodyChars, charsOf(candidates) * leastShare)) return candidates;
  return charsOf(named) >= Math.max(leastBodyChars, charsOf(plain) * leastShare) ? named : plain;
};

/** How much text stands in each element. */
const heldBy = (pool: Line[]): ReadonlyMap<number, { chars: number; lines: number }> => {
  const held = new Map<number, { chars: number; lines: number }>();
  for (const { within, text } of pool)
    for (const id of within) {
      const { chars, lines } = held.get(id) ?? { chars: 0, lines: 0 };
      held.set(id, { chars: chars + text.length, lines: lines + 1 });
    }
  return held;
};

/** The innermost element with more than half of the text, and with more than one paragraph of it. */
const holderOf = (pool: Line[]): number => {
  const all = charsOf(pool);
  let holder = 0;
  // Elements are numbered in their order: of those around one another, the innermost has the highest number.
  for (const [id, { chars, lines }] of heldBy(pool))
    if (chars >= all * (lines > 1 ? 0.5 : 0.9) && id > holder) holder = id;
  return holder;
};

/** An article of its own is at least this long, or a quarter of the page. */
const articleChars = { least: 600, enough: 1_200 };
/** Where more is said below, in comments or in the next article, what stands first below the heading is the page's. */
const firstHolder = (below: Line[], mostHolder: number): number => {
  const pool = below.filter(({ text }) => !isSigned(text));
  const end = pool.findIndex(({ within }) => within.includes(mostHolder));
  if (end < 0) return mostHolder;
  const around = new Set(pool.flatMap(({ within }) => (within.includes(mostHolder) ? within : [])));
  let first = mostHolder;
  let most = Math.min(Math.max(articleChars.least, charsOf(pool) * 0.25), articleChars.enough);
  for (const [id, { chars, lines }] of heldBy(pool.slice(0, end)))
    if (lines > 2 && chars > most && !around.has(id)) {
      first = id;
      most = chars;
    }
  return first;
};
