import { beyond, goesOn } from '../text/beyond.ts';

/** What a story says: the two never say the same. `isPost`: headline and lead are one text that has no headline of its own. */
export type Wording = { headline: string; lead: string; isPost?: true };

/** A longer title is no headline but a whole post (characters). */
const longestHeadline = 240;
/** A first sentence stands for the headline of a post (characters). */
const headlineChars = 140;
/** A cut title of fewer characters says too little to be found again in its text. */
const leastCut = 20;

/**
 * Headline and lead of an entry's title and text, both on one line. Posts have no title (Mastodon), one that is all of them
 * (Nitter), or one that is cut ("Hari ini kami …"): their first sentence heads them, and the lead goes on from there.
 */
export const wordingOf = (title: string, text: string): Wording => {
  if (title === '') return post(text);
  if (title.length > longestHeadline) return post(together(title, text));
  if (isCutOf(title, text)) return post(text);
  return { headline: title, lead: isAllOf(title, text) ? '' : beyond(text, title) };
};

const ellipsis = /\s?(?:…|\.{3})$/;
/** Who posted it, as a reader of other people's posts writes it before them. */
const poster = /^(?:(?:RT|R to|RT by|Re:?|Reply to) @[\w.@-]{1,60}|Pinned):\s+/i;

/** Whether the title is the text's beginning, cut off: with an ellipsis, or in the middle of a word. */
const isCutOf = (title: string, text: string): boolean => {
  const own = title.replace(poster, '');
  const start = own.replace(ellipsis, '');
  if (start.length < leastCut) return false;
  const end = goesOn(text, start);
  const isInWord = typeof end === 'number' && /^[\p{L}\p{N}]/u.test(text.slice(end));
  return start === own
    ? isInWord
    : typeof end === 'number' || isBegun(text, start.replace(/\S+$/, '').trimEnd());
};
const isBegun = (text: string, start: string): boolean =>
  start.length >= leastCut && typeof goesOn(text, start) === 'number';

/** Whether the text is the title again, but for who posted it. */
const isAllOf = (title: string, text: string): boolean =>
  poster.test(title) && beyond(text, title.replace(poster, '')) === '';

const together = (title: string, text: string): string => {
  if (isAllOf(title, text)) return title;
  if (isBegun(text, title.replace(ellipsis, '').replace(poster, ''))) return text;
  const rest = beyond(text, title);
  return rest === '' ? title : `${title} ${rest}`;
};

const post = (text: string): Wording => {
  if (text === '') return { headline: '', lead: '' };
  const sentence = /^.{20,140}?[.!?…]["'”’»)]{0,2}(?=\s|$)/su.exec(text)?.[0] ?? text;
  if (sentence.length <= headlineChars)
    return { headline: sentence, lead: text.slice(sentence.length).trimStart(), isPost: true };
  const head = sentence
    .slice(0, headlineChars)
    .toWellFormed()
    .replace(/\ufffd$|\s+\S*$/, '');
  return { headline: `${head}…`, lead: `…${text.slice(head.length).trimStart()}`, isPost: true };
};
