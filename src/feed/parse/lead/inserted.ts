import { linkEnd, linkStart, unmarked } from '../../../text/marks.ts';
import { isAddress, isBeside, isCaption, isCredit, mayBeBeside, withoutBeside } from './beside.ts';
import { isLabel, isLink, leadsElsewhere, withoutRelated } from './related.ts';

/** Other stories that follow a label. */
const mostListed = 6;
/** What the text must say for a line beside it to be one, and what a headline says at most (characters). */
const sentenceChars = 30;
const headlineChars = 150;

/**
 * The lines of a text, links marked (text/marks.ts), without those that are no part of it: what leads to other stories or
 * to the whole, adverts, an aggregator's lines, calls to subscribe, hashtags, captions at its head. Linear.
 */
export const withoutInserted = (marked: string): string => {
  const lines = marked.split('\n');
  const mayHold = setIn.some((sign) => marked.includes(sign));
  let hasText: boolean | undefined;
  const isText = () => (hasText ??= lines.some(isSentence));
  const kept: string[] = [];
  let listed = 0;
  for (const line of lines) {
    const own = mayHold ? inside(line) : line;
    const bare = unmarked(own);
    if (listed > 0 && isListed(own, bare, marked)) {
      listed--;
      continue;
    }
    // Where a label and its link were, more of the kind may follow.
    const isEmptied = own !== line && !/[\p{L}\p{N}]/u.test(own);
    listed = isEmptied && line.includes(linkStart) ? mostListed : 0;
    if (isEmptied) continue;
    if (mayBeBeside(bare)) {
      if (isLabel(bare)) {
        listed = mostListed;
        continue;
      }
      if (lines.length > 1 && leadsElsewhere(bare)) continue;
      // "Unduh di:" needs the address that follows.
      if (isAddress(bare) && kept.at(-1)?.endsWith(':') === true) {
        kept.push(own);
        continue;
      }
      if (isBeside(bare, own) || (isCredit(bare) && isText())) continue;
    }
    if (kept.length === 0 && lines.length > 1 && isCaption(bare) && isText()) continue;
    kept.push(own);
  }
  return kept.length === lines.length && !mayHold ? marked : kept.join('\n');
};

/** Signs without which nothing is set into a line. */
const setIn = [linkStart, '[', '(', ':', '»', '#', 'ADVERT', 'IKLAN', 'SCROLL', 'croll to', 'ubmitted by'];
/** A line without what was set into it. */
const inside = (line: string): string => {
  const own = withoutBeside(withoutRelated(line));
  return own === line ? line : own.trim();
};

const isSentence = (line: string): boolean =>
  line.length >= sentenceChars && sentenceEnd.test(line.slice(-6));
const sentenceEnd = new RegExp(`[.!?…]["'”’»)\\]${linkEnd}]{0,3}\\s?$`, 'u');

/** Behind a label that stands alone: a link, or in a text without links a headline. */
const isListed = (line: string, bare: string, marked: string): boolean =>
  isLink(line) || (!marked.includes(linkStart) && !isSentence(bare) && bare.length <= headlineChars);
