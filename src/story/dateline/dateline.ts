import { isDomain, isKnownPaper, isNoPlace, isPaper } from './papers.ts';
import { isColonPlace, isPlace, placeAtStart } from './places.ts';
import { isRegion } from './regions.ts';

export { ranFirst, withoutBoilerplate } from './notice.ts';

type Dateline = { place: string | undefined; rest: string };

/** A dateline ends within so many characters. */
const maxHeadChars = 100;
const end = /(?<head>[^\n]{2,100}?)\s{0,3}(?<mark>[-–—]{1,3}|[:|])(?=\s)/u;

/**
 * Where the text says it was written, and the text without saying so: "SERANG, iNewsBanten - ", "Jakarta (ANTARA) - ",
 * "TEMPO.CO, Jakarta - ", "NEW YORK, May 5 (Reuters) - ", "KBRN, Jakarta : ", "NEW DELHI: ", "FLUSHING MEADOWS — ". A false place
 * is worse than none: words that are neither a place nor a paper stay in the text.
 */
export const dateline = (text: string): Dateline => {
  const found = end.exec(text.slice(0, maxHeadChars + 10));
  const head = found?.groups?.['head'];
  if (found?.index !== 0 || head === undefined) return withoutDash(text);
  const rest = text.slice(found[0].length).trimStart();
  const mark = found.groups?.['mark'] ?? '';
  const parts = partsOf(head);
  const [only] = parts;
  if (only?.isBracketed === true && only.kind === 'paper') return { place: undefined, rest };
  if (parts.length === 1 && only?.kind === 'paper')
    return { place: undefined, rest: isSignature(only.words, rest) && !/[:|]/.test(mark) ? rest : text };
  const place = placeIn(parts, rest, mark);
  return place === undefined ? withoutDash(text) : { place: proper(place), rest };
};

const bare = (words: string | undefined): string => (words ?? '').replace(/[\s.,:–—-]{1,5}$/, '').trim();

/** A place that is said by itself, of which a machine is told: a name, and nothing that a name of a place is not. */
export const placeAlone = (words: string | undefined): string | undefined => {
  const place = bare(words);
  if (dateline(`${place} — X`).place !== undefined) return dateline(`${place} — X`).place;
  return isPlace(place) || (looksLikePlace(place) && !isRegion(place)) ? proper(place) : undefined;
};

/** The same of a line between others, which may be anything: only what is known. */
export const knownPlaceAlone = (words: string | undefined): string | undefined => {
  const place = bare(words);
  if (isPlace(place)) return proper(place);
  return words !== undefined && /[-–—:]$/.test(words) ? dateline(`${words} X`).place : undefined;
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
const placeIn = (parts: Part[], rest: string, mark: string): string | undefined => {
  const others = parts.filter(({ kind }) => kind === 'paper' || kind === 'unknown');
  const at = parts.findIndex(({ kind }) => kind === 'place' || kind === 'unknown');
  const candidate = parts[at];
  if (candidate === undefined || candidate.isBracketed || parts.length > 5) return undefined;
  const isSigned = parts.some(({ kind }) => kind === 'paper');
  const strange = others.filter(
    (part) => part.kind === 'unknown' && part !== candidate && !isState(part, candidate),
  );
  const isKnownSigned = parts.some(({ kind, words }) => kind === 'paper' && isKnownPaper(words));
  if (candidate.kind === 'unknown') {
    if (!looksLikePlace(candidate.words) || !strange.every(mayBeRegion)) return undefined;
    const isSaid = /[:|]/.test(mark) ? isKnownSigned : isSignedWell(parts, candidate);
    return isSaid || isWrittenOut(parts, candidate, rest, mark) ? candidate.words : undefined;
  }
  if (/[:|]/.test(mark) && !isKnownSigned && !(parts.length === 1 && endsWithColon(candidate, rest, mark)))
    return undefined;
  if (strange.length > 1 || !strange.every((part) => isSigned || signs(part, candidate))) return undefined;
  // "Jakarta - Bandung kini ditempuh dua jam" tells of a way, "Barcelona - tim terbaik" of a team.
  return isSigned ||
    strange.length > 0 ||
    (begins(rest) && (/[:|]/.test(mark) || placeAtStart(rest) === undefined))
    ? candidate.words
    : undefined;
};

/** "ST. LOUIS, Mo. (KTVI)": behind a place, its state says no more. */
const isState = ({ words, isBracketed }: Part, { kind }: Part): boolean =>
  kind === 'place' && !isBracketed && words.length <= 6 && isRegion(words);

/** "NEW DELHI: ", "Kolkata: ", "BERLIN | ". */
const endsWithColon = ({ words }: Part, rest: string, mark: string): boolean =>
  begins(rest) && (isCapital(words) || (mark === ':' && isColonPlace(words)));

/**
 * A place that is not known, all in capitals and behind it a date, a state or country, or a long dash: "SEREMBAN, Nov 22 — ",
 * "LEWISTON, Maine — ", "FLUSHING MEADOWS — "; or a text that tells of what happens there: "MOHALI: … in Mohali".
 */
const isWrittenOut = (parts: Part[], { words: place }: Part, rest: string, mark: string): boolean => {
  if (!begins(rest)) return false;
  const isInState = parts.some(({ kind, words }) => kind === 'unknown' && words !== place && isRegion(words));
  if (!isCapital(place))
    return (
      isInState &&
      /^[–—]$/.test(mark) &&
      parts.length === 2 &&
      (!place.includes(' ') || parts.some(({ words }) => /^\p{Lu}\p{L}{1,4}\.$/u.test(words)))
    );
  const letters = place.replace(/[^\p{L}]/gu, '').length;
  const isTold = new RegExp(
    String.raw`(?:^|\s)(?:in|at|near|from|outside|di|ke|dari|in der|en|à)\s${escaped(proper(place))}(?!\p{L})`,
    'u',
  ).test(rest);
  if (mark === ':' || mark === '|') return isTold;
  return (
    isTold ||
    parts.some(({ kind, words }) => kind === 'date' && words !== '') ||
    isInState ||
    (parts.length === 1 && mark === '—' && letters >= 6 && !/(?:^|\s)\p{L}{1,2}(?=\s|$)/u.test(place))
  );
};
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

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
  mayBeRegion({ words }) &&
  (isBracketed || isRegion(words) || isSigil(words) || (words.split(' ').length <= 2 && isCapital(place)));

/** "MINA", "SekitarKita": one word, with more capitals than a name has. */
const isSigil = (words: string): boolean =>
  /^(?:\p{Lu}{3,12}|\p{L}{0,12}\p{Ll}\p{Lu}\p{L}{1,12})$/u.test(words);

/** "HILLSBORO, Ore. (AP)", "JAKARTA, Indonesia". */
const mayBeRegion = ({ words }: Pick<Part, 'words'>): boolean =>
  /^\p{Lu}[\p{L}\d.' -]{1,30}$/u.test(words) && words.split(' ').length <= 3 && !isNoPlace(words);
/** A name of up to four words, no office or body, and no domain. */
const looksLikePlace = (words: string): boolean =>
  /^\p{Lu}[\p{L}.'’/ -]{2,40}$/u.test(words) &&
  words.split(' ').length <= 4 &&
  words.split(' ').every((word) => /^[\p{Lu}'’-]|^(?:de|del|la|le|al|el|of|the|upon|sur)$/u.test(word)) &&
  !/\.\p{L}{2,}/u.test(words) &&
  !isNoPlace(words);

const isCapital = (words: string): boolean => !/\p{Ll}/u.test(words);
const begins = (rest: string): boolean => /^[\p{Lu}\d"“‘'(]/u.test(rest);

/** Some leave out the dash: "Liputan6.com, Jakarta Sebuah kecelakaan ...", "Hong Kong (CNN)A muddled view ...". */
const withoutDash = (text: string): Dateline => {
  const cnn =
    /^(?<place>\p{Lu}[\p{L} .]{1,30}?)?\s?\(CNN[^()]{0,20}\)\s{0,3}[—–-]{0,2}\s?(?=["“‘\p{Lu}])/u.exec(text);
  const from = cnn?.groups?.['place']?.trim();
  if (cnn !== null && (from === undefined || isPlace(from)))
    return { place: from === undefined ? undefined : proper(from), rest: text.slice(cnn[0].length) };
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
    ? place.replace(/\s?\/\s?/g, '/')
    : place
        .replace(/\s?\/\s?/g, '/')
        .replace(/\p{L}+/gu, (word) =>
          abbreviations.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
        );
const abbreviations = new Set(['DKI', 'DI', 'DIY', 'NTB', 'NTT', 'IKN', 'AS', 'US', 'USA', 'UK', 'DC']);
