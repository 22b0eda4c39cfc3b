import { linkEnd, linkStart, unmarked } from '../../../text/marks.ts';
import {
  adverts,
  aggregatorFirsts,
  firstWord,
  labels,
  maybeRelated,
  pleas,
  promotions,
  readMore,
  related,
  scrolls,
  shares,
} from './phrases.ts';

const link = `${linkStart}[^${linkStart}${linkEnd}]{0,600}${linkEnd}`;
const links = new RegExp(link, 'gu');
const aside = String.raw`[^\p{L}\p{N}#@]{0,8}`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const starting = (pattern: string): RegExp => new RegExp(`^${aside}(?:${pattern})`, 'iu');
const whole = (pattern: string): RegExp => new RegExp(`^${aside}(?:${pattern})${aside}$`, 'iu');

const certain = String.raw`${related.pattern}|baca(?=\s?[:»])|gambas(?=\s?:)`;
const label = starting(`(?:${certain})${wordEnd}\\s{0,3}(?<sign>[:：»›>|–—-]|$)?`);
const onlyLabel = whole(`(?:${certain}|${maybeRelated.pattern})${wordEnd}`);
/** Within a paragraph: with the links that follow it, in brackets, or up to where its sentence ends. */
const labelAndLink = new RegExp(
  `(?:${certain})${wordEnd}\\s{0,3}[:：»–-]?\\s{0,3}${link}(?:\\s{0,3}[,;&]?\\s{0,3}${link}){0,5}\\.?`,
  'giu',
);
const inBrackets = new RegExp(
  `[([]\\s{0,3}(?:(?:${certain}|gambas|video|read|lire|leia|lea|lees)\\s{0,3}:|(?:${related.pattern})\\s|embed(?:ded content)?\\s{0,3}[:\\])])[^()[\\]]{0,300}[)\\]]`,
  'giu',
);
const inLine = new RegExp(
  `(?<=^|[.!?…"”)\\]]\\s{0,3})(?:${certain})${wordEnd}\\s{0,3}[:：»]\\s[^\\n]{3,200}?(?:[.!?…](?=\\s\\p{Lu})|$)`,
  'giu',
);

const advert = whole(
  `(?:${adverts.pattern})(?:\\s(?:${adverts.pattern}|content|below|continue reading below))?|(?:(?:${adverts.pattern})\\s)?(?:${scrolls.pattern})\\s(?:to|ke|untuk|after|below|di|down|up)\\s[\\p{L}\\s]{2,60}|(?:${scrolls.pattern})`,
);
const advertInLine =
  /(?<=^|\s)[-–—]?\s?(?:ADVERTISEMENTS?|IKLAN)(?:\s+SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT)?\s?[-–—]?(?=\s(?!\p{Lu}{2})|$)|SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT/gu;

const more = starting(`(?:${readMore.pattern})${wordEnd}`);
const onlyMore = whole(readMore.pattern);

/** Lines of Reddit, Hacker News, Lobsters and their kind. */
const aggregator = whole(
  String.raw`(?:\d{1,6}\s)?(?:comments?|points?|upvotes?|votes?)(?:\s?\(?\d{0,6}\)?)|(?:article|comments) url:?\s?\S{0,2000}|(?:points|comments):\s?\d{1,7}|# comments:\s?\d{1,7}|submitted by\s.{0,120}|(?:\[?(?:link|comments?|more|\d{1,6} comments?)\]\s?\[?){1,4}|(?:discussion|permalink)(?:\s?\|\s?(?:link|comments))?`,
);
const submitted =
  /\s?submitted by\s{1,3}\/?u\/\S{1,40}(?:\sto\s\/?r\/\S{1,40})?(?:\s{0,3}\[link\])?(?:\s{0,3}\[comments\])?\s{0,3}$/iu;

const hashtags = /^(?:[#＃][\p{L}\p{M}\p{N}_]{1,80}[\s,;|]{0,5}){1,60}$/u;
const hashtagsFirst = /^(?:[#＃][\p{L}\p{M}\p{N}_]{1,80}[\s,;|]{1,5}){2,60}/u;
const address = String.raw`(?:https?:\/\/|www\.)\S{1,2000}`;
const onlyAddress = whole(address);
const promotion = starting(
  `(?:${promotions.pattern})${wordEnd}[^.!?]{0,70}(?:${address}|@[\\w.]{2,40})\\S?(?:\\s.{0,20})?$`,
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
const mayOpen = (bare: string): boolean => {
  const word = firstWord(bare);
  return word === '' || openers.has(word) || oddStart.test(bare);
};
/** A number of votes, a hashtag, or letters of a script that has no blanks between words. */
const oddStart =
  /^(?:\d{1,6}\s(?:comment|point|upvote|vote)|\s?[#＃©]|[^\p{L}\p{N}]{0,8}[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af])/iu;

/** What the rest must say for a line beside the text to be one (characters). */
const sentenceChars = 30;
const mostListed = 6;
/** A paragraph that is longer says more than the title of another story (characters). */
const longestLine = 300;

/**
 * The lines of a text, links marked (text/marks.ts), without those that are no part of it: what leads to other
 * stories or to the whole, adverts, an aggregator's lines, calls to subscribe, hashtags, captions at its head. Linear.
 */
export const withoutInserted = (marked: string): string => {
  const lines = marked.split('\n');
  const mayHold = setIn.some((sign) => marked.includes(sign));
  let hasText: boolean | undefined;
  const isText = () => (hasText ??= lines.some(isSentence));
  const kept: string[] = [];
  /** Links that may follow a label: other stories in a list. */
  let listed = 0;
  for (const line of lines) {
    const own = mayHold ? inside(line) : line;
    const bare = unmarked(own);
    if (listed > 0 && isListed(own, bare, marked)) {
      listed--;
      continue;
    }
    // Where a label and its link were, more of the kind may follow.
    listed = own === '' && line.includes(linkStart) ? mostListed : 0;
    if (mayOpen(bare)) {
      if (onlyLabel.test(bare)) {
        listed = mostListed;
        continue;
      }
      if (lines.length > 1 && bare.length <= longestLine && label.exec(bare)?.groups?.['sign'] !== undefined)
        continue;
      if (isBeside(bare, own) || ((credit.test(bare) || copyright.test(bare)) && isText())) continue;
    }
    if (kept.length === 0 && lines.length > 1 && isCaption(bare) && isText()) continue;
    if (own !== '') kept.push(own);
  }
  return kept.length === lines.length && !mayHold ? marked : kept.join('\n');
};

const outside = (line: string): string => line.replace(links, '');
const isLink = (line: string): boolean => line.includes(linkStart) && !/[\p{L}\p{N}]/u.test(outside(line));
const isSentence = (line: string): boolean =>
  line.length >= sentenceChars && sentenceEnd.test(line.slice(-6));
const sentenceEnd = new RegExp(`[.!?…]["'”’»)\\]${linkEnd}]{0,3}\\s?$`, 'u');
const isCaption = (bare: string): boolean =>
  bare.length <= 2 * longestLine && /[:/)\]]/.test(bare.slice(-120)) && captioned.test(bare.slice(-120));

/** Behind a label that stands alone: a link, or in a text without links a title. */
const isListed = (line: string, bare: string, marked: string): boolean =>
  isLink(line) || (!marked.includes(linkStart) && !isSentence(bare) && bare.length <= longestLine / 2);

const isBeside = (bare: string, line: string): boolean =>
  firstWord(bare) === ''
    ? !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(bare)
    : [advert, aggregator, hashtags, onlyAddress, promotion, plea, sharing].some((beside) =>
        beside.test(bare),
      ) ||
      (more.test(bare) && (isLink(line) || onlyMore.test(bare)));

/** Signs without which nothing is set into a line. */
const setIn = [linkStart, '[', '(', ':', '»', '#', 'ADVERT', 'IKLAN', 'SCROLL', 'ubmitted by'];
/** A line without what was set into it. */
const inside = (line: string): string => {
  let text = line;
  if (text.includes(linkStart)) {
    if (hasLabel(text, linkStart)) text = text.replace(labelAndLink, ' ');
    const words = unmarked(outside(text)).trimStart();
    if (words !== '' && mayOpen(words) && onlyLabel.test(words)) return '';
  }
  if (text.includes('[') || text.includes('(')) text = text.replace(inBrackets, keepIdiom);
  if (/ADVERT|IKLAN|SCROLL/.test(text)) text = text.replace(advertInLine, ' ');
  if (text.startsWith('#')) text = text.replace(hashtagsFirst, '');
  if (hasLabel(text, ':') || text.includes('»')) text = text.replace(inLine, ' ');
  if (text.includes('ubmitted by')) text = text.replace(submitted, '');
  return text === line ? line : text.trim();
};

/** "(baca: gagal)" is a word of the text's own. */
const keepIdiom = (found: string): string => (/^[([]\s{0,3}\p{Ll}+\s?:/u.test(found) ? found : ' ');

/** Whether a label may stand before such a sign: one of its first words begins what is before it. */
const hasLabel = (text: string, sign: string): boolean => {
  let at = text.indexOf(sign);
  for (let looks = 0; at >= 0 && looks < mostSigns; looks++) {
    const before = text.slice(Math.max(0, at - 40, text.lastIndexOf(linkEnd, at - 1) + 1), at);
    if (relatedFirsts.has(firstWord(/[^.!?…"”()[\]]*$/.exec(before)?.[0].trimStart() ?? ''))) return true;
    at = text.indexOf(sign, at + 1);
  }
  return false;
};
const mostSigns = 12;
const relatedFirsts = new Set([...related.firsts, 'baca', 'gambas']);
