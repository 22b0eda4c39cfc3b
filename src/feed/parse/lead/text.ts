import { beyond } from '../../../text/beyond.ts';
import { foldLines } from '../../../text/fold.ts';
import { unmarked } from '../../../text/marks.ts';
import { cut, markedText, maxTextChars } from '../../../text/html-to-text.ts';
import { first, unpacked, type Field, type Fields } from '../fields.ts';
import { plainTextName } from '../json-feed.ts';
import { isBroken, withoutEndings } from './endings.ts';
import { withoutInserted } from './inserted.ts';

/** Who publishes the entry, and what it is called. */
export type Known = { headline: string; paper: string };

/**
 * What an entry says beyond its headline: the first of its texts that says anything, summaries first, without what is no
 * part of it. Of an entry without a headline it is never empty where any text is not. Plain text, a line a paragraph.
 */
export const textOf = (fields: Fields, written: Field[], known: Known): string => {
  let fallback = '';
  for (const marked of texts(fields, written)) {
    if (marked === '') continue;
    const told = beyondHeadline(marked, known);
    if (told !== '') return cut(told, maxTextChars);
    fallback ||= marked;
  }
  return known.headline === '' ? cut(unmarked(fallback), maxTextChars) : '';
};

function* texts(fields: Fields, written: Field[]): Generator<string> {
  const plain = first(fields, plainTextName);
  if (plain !== undefined) yield foldLines(plain);
  for (const field of written)
    if (field.attributes.get('type')?.startsWith('image/') !== true) yield markedText(unpacked(field));
}

const beyondHeadline = (marked: string, { headline, paper }: Known): string => {
  const own = withoutEndings(withoutInserted(marked), headline, paper);
  const rest = beyond(unmarked(own).trim(), headline, paper);
  return isBroken(rest) || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(rest) ? '' : rest;
};
