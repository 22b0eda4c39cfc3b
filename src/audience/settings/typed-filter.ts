import { stemsOf } from '../../text/stems.ts';
import type { Filter, FilterTerm } from './filter.ts';

/** A filter has this many terms at most, and a term this many words and phrases. */
export const mostTerms = 30;
/** Characters of one word or phrase. */
export const longestTerm = 60;

/** What people call the places where a word may stand. */
const places: Record<string, NonNullable<FilterTerm['in']>> = {
  author: 'author',
  penulis: 'author',
  wartawan: 'author',
  section: 'section',
  rubrik: 'section',
  kategori: 'section',
  category: 'section',
};
/** Quotation marks of keyboards and phones. */
const quotes = /[“”„«»″]/g;
const termShape = /([+\-−–]?)(?:([\p{L}]+):)?((?:"[^"]*"|[^\s"|]+)(?:\|(?:"[^"]*"|[^\s"|]+))*)/gu;

/** What was typed as a filter: its terms, and what stands there beside them (the source that it is for). */
export type TypedFilter = {
  terms: Filter;
  rest: string;
  /** A term was begun in which no word stands: quotation marks alone, or at the end a sign or a place. */
  isWordless: boolean;
};
/** A sign, or a place with its colon, behind which nothing stands. */
const beginning = /^[+\-−–]*(?:(\p{L}+):)?$/u;

/**
 * Reads `-judi +gempa|tsunami "harga emas" author:siti section:olahraga`. A sign, quotation marks or a place make a word a
 * term; other words are the rest. Terms without a word in them (`-"!"`) are left out.
 */
export const readFilter = (typed: string): TypedFilter => {
  const terms: Filter = [];
  const rest: string[] = [];
  let isWordless = false;
  const found = [...typed.replace(quotes, '"').matchAll(termShape)];
  for (const [at, [whole, sign = '', place = '', words = '']] of found.entries()) {
    const where = places[place.toLowerCase()];
    const isTerm = sign !== '' || where !== undefined || whole.startsWith('"');
    const [begun, ofPlace] = beginning.exec(whole) ?? [];
    const isBegun =
      begun !== undefined && (ofPlace === undefined || Object.hasOwn(places, ofPlace.toLowerCase()));
    // Between words a dash may be part of a title.
    if (isBegun && at === found.length - 1) {
      isWordless = true;
      continue;
    }
    if (!isTerm || (place !== '' && where === undefined)) {
      rest.push(whole);
      continue;
    }
    const any = [...words.matchAll(/"([^"]*)"|([^|"]+)/g)]
      .map(([, quoted, bare]) => (quoted ?? bare ?? '').trim().slice(0, longestTerm))
      .filter((word) => stemsOf(word).length > 0);
    if (any.length === 0) {
      isWordless = true;
      continue;
    }
    terms.push({ ...(/[-−–]/.test(sign) && { not: true }), ...(where && { in: where }), any });
  }
  return { terms, rest: rest.join(' '), isWordless };
};
