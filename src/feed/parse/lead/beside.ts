import { firstWord, starting, whole, wordEnd } from './phrases.ts';
import { isLink } from './related.ts';
import {
  adverts,
  aggregatorFirsts,
  labels,
  maybeRelated,
  pleas,
  promotions,
  readMore,
  related,
  scrolls,
  shares,
} from './vocabulary.ts';

const advert = whole(
  `(?:${adverts.pattern})(?:[\\s|:–—-]{1,3}(?:${adverts.pattern}|content|below|continue reading below))?|(?:(?:${adverts.pattern})\\s)?(?:${scrolls.pattern})\\s(?:to|ke|untuk|after|below|di|down|up)\\s[\\p{L}\\s]{2,60}|(?:${scrolls.pattern})`,
);
/** In a text of one line: in capitals anywhere, else at its start. */
const advertInLine =
  /(?<=^|\s)[-–—]?\s?(?:ADVERTISEMENTS?|IKLAN)(?:\s+SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT)?\s?[-–—]?(?=\s(?!\p{Lu}{2})|$)|SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT/gu;
const advertFirst = starting(
  `(?:(?:${adverts.pattern})\\s)?scroll to (?:continue|resume)(?: with| reading)? content[\\s.:|–—-]{1,4}(?=\\S)`,
);

const more = starting(`(?:${readMore.pattern})${wordEnd}`);
const onlyMore = whole(readMore.pattern);

/** Lines of Reddit, Hacker News, Lobsters and their kind. */
const aggregator = whole(
  [
    String.raw`(?:\d{1,6}\s)?(?:comments?|points?|upvotes?|votes?)(?:\s?\(?\d{0,6}\)?)`,
    String.raw`(?:article|comments) url:?\s?\S{0,2000}`,
    String.raw`(?:points|comments):\s?\d{1,7}|# comments:\s?\d{1,7}`,
    // Old ones leave out the blanks.
    String.raw`submitted by\s?[^\s.!?]{1,60}(?:\s?to\s?\S{1,60})?(?:\s?\[link\])?(?:\s?\[(?:\d{1,6}\s)?comments?\])?`,
    String.raw`(?:\[?(?:link|comments?|more|\d{1,6} comments?)\]\s?\[?){1,4}`,
    String.raw`(?:discussion|permalink)(?:\s?\|\s?(?:link|comments))?`,
  ].join('|'),
);
const submitted =
  /\s?submitted by\s{1,3}\/?u\/\S{1,40}(?:\sto\s\/?r\/\S{1,40})?(?:\s{0,3}\[link\])?(?:\s{0,3}\[comments\])?\s{0,3}$/iu;

const hashtags = /^(?:[#＃][\p{L}\p{M}\p{N}_]{1,80}[\s,;|]{0,5}){1,60}$/u;
/** One alone may be a word of the sentence. */
const hashtagsFirst = /^(?:[#＃][\p{L}\p{M}\p{N}_]{1,80}[\s,;|]{1,5}){2,60}/u;
const address = String.raw`(?:https?:\/\/|www\.)\S{1,2000}`;
const onlyAddress = whole(address);
const promotion = starting(
  `(?:${promotions.pattern})${wordEnd}(?:[^.!?]{0,70}${address}|\\s?[:：]?\\s{0,2}@[\\w.]{2,40})\\S?(?:\\s.{0,20})?$`,
);
const plea = starting(
  `(?:${pleas.pattern})${wordEnd}(?=.{0,120}(?:channel|kanal|youtube|subscribe|notif|lonceng|\\bbell\\b|media sosial|social media|google news|whatsapp|telegram)).{0,160}$`,
);
const sharing = whole(`(?:${shares.pattern})(?:[\\s|·,/•-]{1,5}(?:${shares.pattern})){0,12}`);
const credit = starting(String.raw`(?:${labels.pattern})\s?[:：]\s?\S.{0,90}$`);
const copyright = /^[^\p{L}\p{N}]{0,3}(?:©|\(c\)|copyright|hak cipta)\s.{0,90}$/iu;
/** The end of a caption: "(Foto: Antara)", "Foto: Dok. Polri". */
const captioned =
  /[([](?:foto|photo|photograph|dok|ist(?:imewa)?|sumber|source|credit|kredit|antara|reuters|afp|ap|epa|getty|shutterstock|pexels|unsplash|pixabay)\b[^()[\]]{0,80}[)\]]\.?$|(?:^|[\s.;|–—-])(?:foto|photo|photograph|photo credit|image credit|credit|kredit)\s?[:/]\s?\S[^.!?]{1,70}\.?$/iu;

/** Words that any of these lines may begin with; most lines of a text begin with none of them. */
const openers = new Set([
  ...[related, maybeRelated, readMore, adverts, scrolls, promotions, pleas, shares, labels].flatMap(
    ({ firsts }) => firsts,
  ),
  ...aggregatorFirsts,
  'gambas',
  'http',
  'https',
  'www',
  'copyright',
  'hak',
  'c',
]);
/** A number of votes, a hashtag, or letters of a script that has no blanks between words. */
const oddStart =
  /^(?:\d{1,6}\s(?:comment|point|upvote|vote)|\s?[#＃©]|[^\p{L}\p{N}]{0,8}[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af])/iu;

/** Whether a line may stand beside a text at all. Costs next to nothing, and settles most. */
export const mayBeBeside = (line: string): boolean => {
  const word = firstWord(line);
  return word === '' || openers.has(word) || oddStart.test(line);
};

/** What a line without a word may still tell: emoji, and what code is made of. Strokes and stars are only ornaments. */
const tells = /[\p{L}\p{N}\p{Extended_Pictographic}{}()[\]<>"'“”;]/u;

/** Whether a line, as people read it, stands beside the text; `marked`: the same with its links marked. */
export const isBeside = (line: string, marked: string): boolean =>
  firstWord(line) === ''
    ? !tells.test(line)
    : [advert, aggregator, hashtags, onlyAddress, promotion, plea, sharing].some((kind) => kind.test(line)) ||
      (more.test(line) && (isLink(marked) || onlyMore.test(line)));

export const isAddress = (line: string): boolean => onlyAddress.test(line);
/** "Editor: Budi": who made the text, where there is one. */
export const isCredit = (line: string): boolean => credit.test(line) || copyright.test(line);

/** Whether a line ends as captions do. */
export const isCaption = (line: string): boolean => {
  const end = line.slice(-120);
  return line.length <= longestCaption && /[:/)\]]/.test(end) && captioned.test(end);
};
const longestCaption = 600;

/** A line without adverts, hashtags and an aggregator's words that are set into it. */
export const withoutBeside = (line: string): string => {
  let text = line;
  if (/ADVERT|IKLAN|SCROLL/.test(text)) text = text.replace(advertInLine, ' ');
  if (/^.{0,30}scroll to /i.test(text)) text = text.replace(advertFirst, '');
  if (text.startsWith('#')) text = text.replace(hashtagsFirst, '');
  return text.includes('ubmitted by') ? text.replace(submitted, '') : text;
};
