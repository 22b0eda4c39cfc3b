import { lettersOf, placeOf } from '../../../text/beyond.ts';
import { linkEnd, linkStart, unmarked } from '../../../text/marks.ts';
import { aside, firstWord, wordEnd } from './phrases.ts';
import { readMore } from './vocabulary.ts';

const inLink = `[^${linkStart}${linkEnd}]`;

/** "Baca selengkapnya →", "Continue reading on Contoh", or with the headline behind it. */
const more = new RegExp(`^${aside}(?:${readMore.pattern})${wordEnd}(?<rest>.{0,400})$`, 'isu');
const elsewhere =
  /^\s?(?:on|at|di|pada|sur|chez|dans|en|no|na|em|auf|bei|su|sul|op|på|w|на|в)\s(?:[^.!?\n]|\.(?=\S)){2,60}?\s?[»›→⟶➜➔▶.!]{0,3}$/iu;
const nothing = new RegExp(`^${aside}$`, 'u');
const moreAndArrow = new RegExp(String.raw`(?<=\s)(?:${readMore.pattern})\s{0,3}[»›→>⟶➜➔▶]{1,3}\s?$`, 'iu');
const arrow = /[»›→>⟶➜➔▶]\s?$/u;
const firsts = new Set(readMore.firsts);
const mayBeMore = (words: string): boolean => {
  const first = firstWord(words);
  return firsts.has(first) || /^[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/.test(first);
};

/** What is left of a text that goes on elsewhere. */
const broken = /^\s?[[(]?\s?(?:…|\.{3}|&hellip;)\s?[\])]?\s?$/u;

/** Of "appeared first on", in the languages that content systems speak: with the headline beside it, it is their footer. */
const appeared =
  /appeared first|first appeared|erschien|en premier|première fois|1ère fois|primero en|primera vez|aparegut|apareix|primeiro e[mn]|foi publicad|proviene da|il primo su|prima volta|verscheen|eerst op|eerst voor|pochodzi z|pojawił|ukazał|ilk (?:önce|olarak|kez)|ortaya çıktı|yayınlan|появи|опубликов|впервые|спершу|спочатку|вперше|опублік|först|først|ensimmäis|ilmestyi|pochází z|objevil|zobrazen|jelent meg|először|prima dată|xuất hiện|ปรากฏ|ครั้งแรก|最初に|最先|最早|首先|首次|처음|최초|ظهر|أول|اولین بار|پدیدار|הופיע|לראשונה|पहली बार|πρώτα|πρώτη φορά|за първи|за пръв|prvi put|prvič|pirmiausia|pirmą kartą|pirmo reizi|esmalt|pertama|muncul|tampil|terbit/iu;
/** A footer's parts (characters): words before the headline, and behind it with the paper's name. */
const most = { before: 60, after: 160, more: 600, line: 2_400 };

/** The text without what a content system sets behind it; `headline`: the entry's own, `paper`: who publishes it. */
export const withoutEndings = (marked: string, headline: string, paper: string): string => {
  let text = marked.trimEnd();
  for (let round = 0; round < maxEndings; round++) {
    const shorter = withoutFooter(withoutMore(text, headline), headline, paper).trimEnd();
    if (shorter === text) break;
    text = shorter;
  }
  return text;
};
const maxEndings = 4;

/** It is a line or a sentence of its own, or the words of the last link. */
const withoutMore = (text: string, headline: string): string => {
  const line = text.lastIndexOf('\n') + 1;
  const tail = Math.max(line, text.length - most.more);
  const starts = [
    text.endsWith(linkEnd) ? text.lastIndexOf(linkStart) : -1,
    tail === line ? line : -1,
    lastSentence(text, tail),
  ];
  for (const start of starts) {
    if (start < 0 || !mayBeMore(text.slice(start))) continue;
    const rest = more.exec(text.slice(start))?.groups?.['rest'];
    if (rest === undefined) continue;
    const words = unmarked(rest);
    const isOfHeadline = headline !== '' && isMostOf(lettersOf(words), lettersOf(headline));
    const isLink = start === starts[0];
    if (nothing.test(words) || isOfHeadline || elsewhere.test(words) || isLink) return text.slice(0, start);
  }
  if (!arrow.test(text.slice(-3))) return text;
  const found = moreAndArrow.exec(text.slice(tail));
  return found === null ? text : text.slice(0, tail + found.index);
};

/** The headline may be cut there; a word or two of it may be the text's own. */
const isMostOf = (words: string, headline: string): boolean =>
  words.length * 2 >= headline.length && headline.startsWith(words);

/** Where the last sentence begins, behind `from`; -1 where there is but one. */
const lastSentence = (text: string, from: number): number => {
  let at = text.length - 1;
  while (at > from && !isLetter.test(text.charAt(at))) at--;
  while (at > from && !(stops.has(text.charCodeAt(at)) && text.charCodeAt(at + 1) <= blank)) at--;
  if (at <= from) return -1;
  while (text.charAt(++at) === ' ');
  return at;
};
const stops = new Set(Array.from('.!?…])»”"', (stop) => stop.charCodeAt(0)));
const blank = ' '.charCodeAt(0);
const isLetter = /[\p{L}\p{N}]/u;

/**
 * A footer names the headline as it is, and then the paper: as links, or in words that say where it appeared. A sentence of
 * the text may hold the headline's words, too.
 */
const withoutFooter = (text: string, headline: string, paper: string): string => {
  if (headline.length < leastLetters) return text;
  const from = Math.max(
    text.lastIndexOf('\n') + 1,
    text.length - headline.length - 2 * most.after - 2 * most.before,
  );
  const line = text.slice(from);
  // Told as it is: a look for its beginning settles most.
  if (!line.includes(headline.slice(0, leastLetters)) || lettersOf(headline).length < leastLetters)
    return text;
  const place = placeOf(line, headline);
  if (place === undefined || line.length - place.end > most.after) return text;
  if (line.charAt(place.start) !== /[\p{L}\p{N}]/u.exec(headline)?.[0]) return text;
  const behind = line.slice(place.end);
  const name = lettersOf(paper);
  const isLinked = linkedPair.test(line.slice(Math.max(0, place.start - 3)));
  const isSigned = name.length > 2 && lettersOf(unmarked(behind)).endsWith(name) && place.start > 0;
  if (!isLinked && !isSigned && !appeared.test(behind)) return text;
  const words =
    /[^.!?…\])»”]*$/u.exec(line.slice(Math.max(0, place.start - most.before), place.start))?.[0] ?? '';
  return text.slice(0, from + place.start - words.length);
};
const leastLetters = 8;
/** The headline as one link, and the paper as another, the last thing there is. */
const linkedPair = new RegExp(
  `^[^${linkEnd}]{0,600}${linkEnd}${inLink}{1,100}${linkStart}${inLink}{1,120}${linkEnd}${aside}$`,
  'u',
);

/** Whether nothing is left but a sign that the text goes on. */
export const isBroken = (text: string): boolean => broken.test(text);
