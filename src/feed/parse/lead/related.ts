import { linkEnd, linkStart, unmarked } from '../../../text/marks.ts';
import { firstWord, starting, whole, wordEnd } from './phrases.ts';
import { maybeRelated, readMore, related } from './vocabulary.ts';

const link = `${linkStart}[^${linkStart}${linkEnd}]{0,600}${linkEnd}`;
const links = new RegExp(link, 'gu');

/** "Read more: ..." leads elsewhere; without the sign it stands for the rest of the text. */
const certain = [
  related.pattern,
  String.raw`(?:baca|${readMore.pattern}|${maybeRelated.pattern})(?=\s?[:：»]\s?(?:${linkStart}|$))`,
  String.raw`(?:baca|gambas|read\s(?:more|next)|learn\smore)(?=\s?[:：])`,
].join('|');
const label = starting(`(?:${certain})${wordEnd}\\s{0,3}(?<sign>[:：»›>|–—-]|$)?`);
const onlyLabel = whole(`(?:${certain}|${maybeRelated.pattern})${wordEnd}`);
/** Within a paragraph: with the links that follow it, in brackets, or up to where its sentence ends. */
const labelAndLink = new RegExp(
  `(?:${certain})${wordEnd}\\s{0,3}[:：»–-]?\\s{0,3}${link}(?:\\s{0,3}[,;&]?\\s{0,3}${link}){0,5}\\.?`,
  'giu',
);
const inBrackets = new RegExp(
  `[([]\\s{0,3}(?:(?:${certain}|video|read|lire|leia|lea|lees)\\s{0,3}:|(?:${related.pattern})\\s|embed(?:ded content)?\\s{0,3}[:\\])])[^()[\\]]{0,300}[)\\]]`,
  'giu',
);
const inLine = new RegExp(
  `(?<=^|[.!?…"”)\\]]\\s{0,3})(?:${certain})${wordEnd}\\s{0,3}[:：»]\\s[^\\n${linkStart}]{3,200}?(?:[.!?…](?=\\s)|$)`,
  'giu',
);

/** The words of a line that are no link. */
export const outside = (line: string): string => line.replace(links, '');
export const isLink = (line: string): boolean =>
  line.includes(linkStart) && !/[\p{L}\p{N}]/u.test(outside(line));

/** A line that says "Baca juga:" and no more: what it leads to follows. */
export const isLabel = (line: string): boolean => onlyLabel.test(line);
/** A line that leads to another story: a label, a sign, a headline. */
export const leadsElsewhere = (line: string): boolean =>
  line.length <= longestHeadline && label.exec(line)?.groups?.['sign'] !== undefined;
/** A paragraph that is longer says more than a headline (characters). */
const longestHeadline = 300;

/** A line without what leads to other stories; empty where it does nothing else. */
export const withoutRelated = (line: string): string => {
  let text = line;
  if (text.includes(linkStart)) {
    if (hasLabel(text, linkStart)) text = text.replace(labelAndLink, keepSentence);
    const words = unmarked(outside(text)).trimStart();
    if (words !== '' && firsts.has(firstWord(words)) && isLabel(words)) return '';
  }
  if (text.includes('[') || text.includes('(')) text = text.replace(inBrackets, keepIdiom);
  return hasLabel(text, ':') || text.includes('»') ? text.replace(inLine, ' ') : text;
};

/** A sentence that goes on behind the link is the text's own. */
const keepSentence = (found: string, at: number, text: string): string =>
  /^\s{0,3}[\p{Ll},]/u.test(text.slice(at + found.length)) ? found : ' ';

/** "(baca: gagal)" is a word of the text's own. */
const keepIdiom = (found: string): string => (/^[([]\s{0,3}\p{Ll}+\s?:/u.test(found) ? found : ' ');

/** Whether a label may stand before such a sign: one of its first words begins what is before it. */
const hasLabel = (text: string, sign: string): boolean => {
  let at = text.indexOf(sign);
  for (let looks = 0; at >= 0 && looks < mostSigns; looks++) {
    const before = text.slice(Math.max(0, at - mostLabelChars, text.lastIndexOf(linkEnd, at - 1) + 1), at);
    if (firsts.has(firstWord(/[^.!?…"”()[\]]*$/.exec(before)?.[0].trimStart() ?? ''))) return true;
    at = text.indexOf(sign, at + 1);
  }
  return false;
};
const mostSigns = 12;
const mostLabelChars = 40;
const firsts = new Set([...related.firsts, ...maybeRelated.firsts, ...readMore.firsts, 'gambas']);
