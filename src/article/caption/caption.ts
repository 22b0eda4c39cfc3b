import { isSource, namesSource } from './agencies.ts';
import { creditIn } from './credit.ts';
import { isLabel, withoutLabel } from './label.ts';
import { isCredit, isNamed, isStock } from './makers.ts';
import { piecesOf } from './notes.ts';
import type { Note } from '../page/parts.ts';
import { lettersOf, oneLine } from '../page/text.ts';

export type CaptionAndCredit = { caption?: string; credit?: string };

/** More than any caption, before what is said twice in it is left out. */
const maxTextChars = 3_000;

/** A caption and the credit that stands in it, each by itself. */
export const captionAndCredit = (caption: string, credit?: string): CaptionAndCredit =>
  fromNotes([
    { text: caption.slice(0, maxTextChars), kind: 'caption' },
    ...(credit === undefined ? [] : [{ text: credit.slice(0, maxTextChars), kind: 'credit' as const }]),
  ]);

/** What a figure says, its pieces in their order. */
export const fromNotes = (notes: Note[]): CaptionAndCredit => {
  const { captions, credits, isRecording } = piecesOf(notes);
  const told = parted(captions.join(' '), joined(credits));
  // A recording is no picture, unless somebody is said to have taken one.
  return isRecording && told.credit === undefined ? {} : told;
};

/** "Photo by X" and "/Y via Z", torn in two, are one. */
const joined = (credits: string[]): string =>
  [...new Set(credits.map((credit) => withoutLabel(tidy(credit))))]
    .filter((credit) => credit !== '')
    .reduce((told, credit) => `${told}${told === '' ? '' : /^[/|]/.test(credit) ? ' ' : ', '}${credit}`, '');

const maxLineChars = 1_000;
const maxCaptionChars = 500;
const maxCreditChars = 150;

/** `own`: the credit that the page's elements name. */
const parted = (caption: string, own: string): CaptionAndCredit => {
  const said = once(oneLine(caption).slice(0, maxLineChars));
  const line = tidy(said);
  const isWhole = own === '' && isWholeCredit(said, line);
  const found = isWhole ? { rest: '', credit: line, isLabelled: false } : creditIn(line);
  const inLine = withoutLabel(tidy(found?.credit ?? ''));
  // What a caption says itself is surer than an element's name, and often longer.
  const isSurer = inLine.includes(own) || (found?.isLabelled === true && !own.includes(inLine));
  const credit = closed(own === '' || (inLine !== '' && isSurer) ? inLine : own);
  const rest = tidy(found === undefined ? line : found.rest).replace(labelBehind, '');
  const words = tidy(own !== '' && rest.endsWith(own) ? rest.slice(0, -own.length) : rest).replace(
    labelBefore,
    '',
  );
  return {
    ...(words !== '' && !isLabel(words) && { caption: words.slice(0, maxCaptionChars) }),
    ...(credit !== '' && { credit: credit.slice(0, maxCreditChars) }),
  };
};

/** "Foto: Warga bergotong royong." is about the picture, not by it. */
const labelBefore =
  /^(?:(?:ket(?:erangan|\.)?\s)?(?:foto|gambar)|keterangan|photo|image|picture|caption|bild|(?:bild)?legende)\s?[:：]\s(?=\S{1,40}\s)/iu;
/** What is left of "Credit: AFP/Getty" without the name. */
const labelBehind = /\s(?:photo |image |picture )?(?:credits?|source|foto|photo|image|picture|bild)\s?:$/iu;

/** A line that is a credit and nothing else says so: "AFP", "Foto: X", "X/Antara", "(The Herald)". */
const isWholeCredit = (said: string, line: string): boolean =>
  (/^\([^()]{2,60}\)$/.test(said) && isNamed(line)) ||
  (isCredit(line) &&
    (withoutLabel(line) !== line ||
      isSource(line) ||
      isStock(line) ||
      (namesSource(line) && line.split(' ').length <= 6) ||
      /^\p{Lu}[^/()]{1,40}\/\p{Lu}[^/()]{1,60}$/u.test(line)));

/** "X. X." is X, and so is "X … more X. less". */
const once = (line: string): string => {
  const start = line.slice(0, 40);
  const again = line.indexOf(start, start.length);
  if (again > 0) {
    const first = withoutMore(line.slice(0, again));
    const second = withoutMore(line.slice(again));
    return second.length >= first.length ? second : first;
  }
  const half = line.slice(0, Math.ceil(line.length / 2)).trim();
  return half.length > 10 && lettersOf(line) === lettersOf(half).repeat(2) ? half : line;
};
const withoutMore = (text: string): string =>
  text.replace(/\s?(?:…|\.{3})?\s?(?:more|less|mehr|weniger)?\s*$/i, '').trim();

const tidy = (text: string): string =>
  oneLine(text)
    .replace(/^[\s|–—,;:/·•-]+/, (start) => (start.includes('/') ? '/' : ''))
    .replace(/^\/$/, '')
    .replace(/[\s|–—,;([·•/-]+$/, '')
    .replace(/^\(([^()]*)\)$/, '$1');
/** Of two brackets, one may have been torn off. */
const closed = (credit: string): string => (credit.includes('(') ? credit : credit.replace(/\)$/, '').trim());
