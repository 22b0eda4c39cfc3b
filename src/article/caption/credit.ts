import { namesSource, isSource } from './agencies.ts';
import { copyright, inBrackets, labelled, made } from './label.ts';
import { isBare, isInBrackets, isInStrokes, isNamed, isPerson, isShort } from './makers.ts';

/** A line without the credit that stood in it. `isLabelled`: a word for "picture" said so. */
export type Parted = { rest: string; credit: string; isLabelled: boolean };

/** A way to sign a picture: a group `credit`, and what must be true of it. */
type Way = { pattern: RegExp; isCredit: (credit: string) => boolean; isLabelled?: true };

/** In Japanese and Korean: "（山田撮影）", "＝ＡＰ", "（Ｃ）共同通信社", "[사진 출처 = X]". */
const eastern =
  /(?:[（(](?<shot>[^（）()]{1,30})(?:撮影|提供)[）)]|＝(?<agency>[Ａ-ＺA-Z]{2,8}|共同|ロイター|時事)|[（(][ＣC][）)]\s?(?<owner>[^\s（）]{2,20})|\[(?:사진|자료)[^=\]]{0,12}=\s?(?<source>[^\]]{2,40})\])\s{0,2}$/u;
/** Without a word for it, at the end: "(AP)", "(via REUTERS)". */
const bracketed = /[([](?<credit>[^()[\]]{2,100})[)\]]\.?(?=\s{0,3}$)/u;
/** A name in brackets behind the last full stop, or nothing else: "(Edu Luque)". */
const bracketedBehindStop = /(?:(?<=[.!?]\s?)|^)[(](?<credit>[^()]{4,50})[)]\.?$/u;
/** Reuters, with what it tells its customers behind it: "@name/via REUTERS THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY". */
const reuters =
  /(?:^|\s)(?<credit>(?:\S{2,40}\s?\/\s?)?(?:via\s)?REUTERS(?:\/[\p{L}][^.!?]{2,60}?)?)(?:[.\s]{1,3}(?:[\p{Lu}\s.,-]{8,300}|(?:File|Handout) Photo.{0,60}|Acquire Licensing.{0,60}))?$/u;
const agency =
  /(?:^|[\s.,;|–—-])(?<credit>(?:ANTARA(?: FOTO)?|AFP|REUTERS|AP Photo)\s?\/\s?[^()[\]]{2,100})$/u;
const behindPipe = /\s{0,2}\|\s{0,2}(?<credit>(?!\p{L}{1,14}\s?[:：])[^|]{2,80})$/u;
/** "… in Doha. Reuters". "Governor Jane Doe, D-Mont. Jane" is no end of a sentence. */
const behindStop =
  /(?<=[\p{L}\d)”"'’»]{2}[.!?…]["”’»)]?)\s{1,3}(?<credit>[^.!?…]{2,80}(?:\.[^.!?\s]{2,30})?)\.?$/u;
const abbreviated =
  /\b(?:gov|sen|rep|lt|gen|mr|mrs|ms|dr|prof|sgt|col|capt|rev|hon|jr|sr|st|mt|ft|no|vs|inc|ltd|co|corp|ave|blvd|u\.s|u\.k|u\.n|d\.c)\.\s[^.!?]{2,80}$/iu;
const gluedToStop = /(?<=\p{Ll}{2}[.!?])(?<credit>[\p{L}][^.!?]{1,60})$/u;
const behindStrokes = /\s\/\s(?<credit>[^/]{3,60}\s\/\s[^/]{2,60})$/u;
const behindDash = /\s(?:[–—|/]|-{1,2})\s{0,2}(?<credit>[^–—|]{2,80}(?:\|[^|]{2,60})?)$/u;
const behindSlash = /\s\/\s(?<credit>[^/]{5,50})$/u;

/** The surest first. */
const ways: Way[] = [
  { pattern: inBrackets, isCredit: () => true, isLabelled: true },
  { pattern: bracketed, isCredit: isInBrackets },
  { pattern: bracketedBehindStop, isCredit: isPerson },
  { pattern: reuters, isCredit: () => true },
  { pattern: agency, isCredit: () => true },
  { pattern: labelled, isCredit: isNamed, isLabelled: true },
  { pattern: made, isCredit: isNamed, isLabelled: true },
  { pattern: copyright, isCredit: isNamed, isLabelled: true },
  { pattern: behindPipe, isCredit: isBare },
  { pattern: behindStop, isCredit: isBare },
  { pattern: gluedToStop, isCredit: (credit) => isSource(credit) || namesSource(credit) },
  { pattern: behindStrokes, isCredit: isInStrokes },
  { pattern: behindDash, isCredit: isShort },
  { pattern: behindSlash, isCredit: isPerson },
];
/** Those that a paragraph of a text does not end in. */
const signatures = ways.filter(({ pattern }) =>
  [inBrackets, bracketed, labelled, copyright].includes(pattern),
);

/** A line parted from the credit that stands in it or at its end; nothing where there is none. */
export const creditIn = (line: string): Parted | undefined => {
  const found = eastern.exec(line);
  const { shot, agency: wire, owner, source } = found?.groups ?? {};
  const name = shot ?? wire?.normalize('NFKC') ?? owner ?? source;
  if (found !== null && name !== undefined)
    return { rest: line.slice(0, found.index), credit: name, isLabelled: true };
  return firstOf(ways, line);
};

const firstOf = (among: Way[], line: string): Parted | undefined => {
  for (const { pattern, isCredit, isLabelled = false } of among) {
    if (pattern === behindStop && abbreviated.test(line)) continue;
    const found = pattern.exec(line);
    const credit = found?.groups?.['credit'];
    if (found === null || credit === undefined || !isCredit(credit)) continue;
    const rest = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`;
    return { rest, credit, isLabelled };
  }
  return undefined;
};

const mostCaption = 600;
/** A line that ends in a credit is a picture's, not a paragraph. */
export const isSigned = (line: string): boolean =>
  line.length <= mostCaption && firstOf(signatures, line) !== undefined;
