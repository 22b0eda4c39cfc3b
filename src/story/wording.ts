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
  const cutAt = /\s?(?:…|\.{3})$/.exec(title)?.index ?? -1;
  if (cutAt >= leastCut && isBegun(text, title.slice(0, cutAt))) return post(text);
  return { headline: title, lead: beyond(text, title) };
};

/** Whether the text goes on where the title was cut, in the middle of a word or behind one. */
const isBegun = (text: string, title: string): boolean =>
  [title, title.replace(/\S+$/, '').trimEnd()].some(
    (part) => typeof goesOn(text, part) === 'number' && part.length >= leastCut / 2,
  );

const together = (title: string, text: string): string => {
  const whole = title.replace(/\s?(?:…|\.{3})$/, '');
  if (isBegun(text, whole)) return text;
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
