import { isDomain, isKnownPaper, isNoPlace, isPaper } from './papers.ts';
import { isPlace, placeAtStart } from './places.ts';

export { ranFirst, withoutBoilerplate } from './notice.ts';

type Dateline = { place: string | undefined; rest: string };

/** A dateline ends within so many characters. */
const maxHeadChars = 100;
const end = /(?<head>[^\n]{2,100}?)\s{0,3}(?<mark>[-–—]{1,3}|:)(?=\s)/u;

/**
 * Where the text says it was written, and the text without saying so: "SERANG, iNewsBanten - ", "Jakarta (ANTARA) - ",
 * "TEMPO.CO, Jakarta - ", "NEW YORK, May 5 (Reuters) - ", "KBRN, Jakarta : ", "Jakarta - ". A false place is worse than none:
 * words that are neither a place nor a paper stay in the text.
 */
export const dateline = (text: string): Dateline => {
  const found = end.exec(text.slice(0, maxHeadChars + 10));
  const head = found?.groups?.['head'];
  if (found?.index !== 0 || head === undefined) return withoutDash(text);
  const rest = text.slice(found[0].length).trimStart();
  const isColon = found.groups?.['mark'] === ':';
  const parts = partsOf(head);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'paper')
    return { place: undefined, rest: isSignature(only.words, rest) && !isColon ? rest : text };
  const place = placeIn(parts, rest, isColon);
  return place === undefined ? withoutDash(text) : { place: proper(place), rest };
};

type Part = { words: string; kind: 'place' | 'paper' | 'date' | 'unknown'; isBracketed: boolean };

/** The press agencies of companies stand between strokes: "/PRNewswire/". */
const partsOf = (head: string): Part[] =>
  [
    ...head.replace(/\s\/(\p{L}{2,20})\/$/u, ' ($1)').matchAll(/(?<open>\()?(?<words>[^,()]{1,100})/gu),
  ].flatMap(({ groups }) => {
    const words = groups?.['words']?.trim() ?? '';
    if (!/[\p{L}\d]/u.test(words)) return [];
    return [{ words, kind: kindOf(words), isBracketed: groups?.['open'] !== undefined }];
  });

const date =
  /^(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b\s?)?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{1,2}\s\p{L}{3,9}(?:\s\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}|\d{4})?$/iu;
const kindOf = (words: string): Part['kind'] =>
  isPlace(words) ? 'place' : date.test(words) ? 'date' : isPaper(words) ? 'paper' : 'unknown';

/** The first part that is neither paper nor date, if what stands beside it says that it is a place. */
const placeIn = (parts: Part[], rest: string, isColon: boolean): string | undefined => {
  const others = parts.filter(({ kind }) => kind === 'paper' || kind === 'unknown');
  const at = parts.findIndex(({ kind }) => kind === 'place' || kind === 'unknown');
  const candidate = parts[at];
  if (candidate === undefined || candidate.isBracketed || parts.length > 5) return undefined;
  const isSigned = parts.some(({ kind }) => kind === 'paper');
  const strange = others.filter((part) => part.kind === 'unknown' && part !== candidate);
  if (isColon && !parts.some(({ kind, words }) => kind === 'paper' && isKnownPaper(words))) return undefined;
  if (candidate.kind === 'unknown')
    return isSignedWell(parts, candidate) && looksLikePlace(candidate.words) && strange.every(isRegion)
      ? candidate.words
      : undefined;
  if (strange.length > 1 || !strange.every((part) => isSigned || signs(part, candidate))) return undefined;
  // "Jakarta - Bandung kini ditempuh dua jam" tells of a way, "Barcelona - tim terbaik" of a team.
  return isSigned || strange.length > 0 || (begins(rest) && placeAtStart(rest) === undefined)
    ? candidate.words
    : undefined;
};

/** Some papers are called like people ("Surya", "Fajar"): a place that is not known needs a surer sign. */
const isSignedWell = (parts: Part[], { words: place }: Part): boolean =>
  parts.some(
    ({ kind, words, isBracketed }) =>
      kind === 'paper' && (isBracketed || isDomain(words) || isCapital(place)),
  );

/** A paper's name alone, "VIVA – ". */
const isSignature = (words: string, rest: string): boolean =>
  isKnownPaper(words) && begins(rest) && (isDomain(words) || (isCapital(words) && words.length > 2));

/** Whether words of which nothing is known could be the paper behind a known place: "PALU, MERCUSUAR", "Jakarta (Lensa)". */
const signs = ({ words, isBracketed }: Part, { words: place }: Part): boolean =>
  isRegion({ words }) &&
  (isBracketed ||
    countries.test(words) ||
    isSigil(words) ||
    (words.split(' ').length <= 2 && isCapital(place)));

/** "MINA", "SekitarKita": one word, with more capitals than a name has. */
const isSigil = (words: string): boolean =>
  /^(?:\p{Lu}{3,12}|\p{L}{0,12}\p{Ll}\p{Lu}\p{L}{1,12})$/u.test(words);

/** "HILLSBORO, Ore. (AP)", "JAKARTA, Indonesia". */
const isRegion = ({ words }: Pick<Part, 'words'>): boolean =>
  /^\p{Lu}[\p{L}\d.' -]{1,30}$/u.test(words) && words.split(' ').length <= 3 && !isNoPlace(words);
const countries =
  /^(?:indonesia|malaysia|amerika serikat|inggris|arab saudi|jepang|china|tiongkok|australia)$/iu;

/** A name of up to four words, no office or body, and no domain. */
const looksLikePlace = (words: string): boolean =>
  /^\p{Lu}[\p{L}.'’/ -]{2,40}$/u.test(words) &&
  words.split(' ').length <= 4 &&
  words.split(' ').every((word) => /^[\p{Lu}'’-]|^(?:de|del|la|le|al|el|of|the|upon|sur)$/u.test(word)) &&
  !/\.\p{L}{2,}/u.test(words) &&
  !isNoPlace(words);

const isCapital = (words: string): boolean => !/\p{Ll}/u.test(words);
const begins = (rest: string): boolean => /^[\p{Lu}\d"“‘'(]/u.test(rest);

/** Liputan6 leaves out the dash: "Liputan6.com, Jakarta Sebuah kecelakaan ...". */
const withoutDash = (text: string): Dateline => {
  const paper = /^(?<paper>[\p{L}\d]{2,20}\.(?:com|co\.id|id|co))\s?,\s/iu.exec(text);
  const place = paper === null ? undefined : placeAtStart(text.slice(paper[0].length));
  if (paper === null || place === undefined || !isKnownPaper(paper.groups?.['paper'] ?? ''))
    return { place: undefined, rest: text };
  const rest = text.slice(paper[0].length + place.length).trimStart();
  return begins(rest) ? { place: proper(place), rest } : { place: undefined, rest: text };
};

/** "SERANG" is Serang, "DKI JAKARTA" DKI Jakarta. */
const proper = (place: string): string =>
  /\p{Ll}/u.test(place)
    ? place
    : place.replace(/\p{L}+/gu, (word) =>
        abbreviations.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
      );
const abbreviations = new Set(['DKI', 'DI', 'DIY', 'NTB', 'NTT', 'IKN', 'AS', 'US', 'USA', 'UK', 'DC']);
