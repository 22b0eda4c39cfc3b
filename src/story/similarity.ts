import { canonicalUrl } from './canonical.ts';
import { isAction, isStage, withPhrases } from './words-concepts.ts';
import { amountsOf, haveOtherMeasures, isSameAmount, isTelling, type Amount } from './similarity-numbers.ts';
import { daysOf } from './similarity-days.ts';
import { namesOf } from './similarity-names.ts';
import type { Story } from './story.ts';
import { languageOf, wordsOf, type Word } from './words.ts';

/** What of a story is compared: made once, small. */
export type Print = {
  at: number;
  language: 'id' | 'en' | undefined;
  head: Set<string>;
  lead: Set<string>;
  /** Without what came before: "... after the quake on Monday". */
  main: Set<string>;
  /** The lead's first sentence, without what came before. */
  first: Set<string>;
  all: Set<string>;
  names: Set<string>;
  headNames: Set<string>;
  places: Set<string>;
  /** Words of the place it was written in. */
  dateline: string[];
  amounts: Amount[];
  headAmounts: Amount[];
  days: number[];
  stages: Set<string>;
  /** What the headline says that happens. */
  actions: Set<string>;
  /** The headline is somebody's answer to the news. */
  isReaction: boolean;
  /** Whose report it is: the host of its address, where that says so. */
  source: string | undefined;
};

/** A lead is compared up to here; behind it stands background that every report of a running story repeats. */
const comparedChars = 600;

export type Told = Pick<Story, 'headline' | 'lead' | 'publishedAt' | 'seenAt' | 'place' | 'url'>;

export const timeOf = ({ publishedAt, seenAt }: Pick<Story, 'publishedAt' | 'seenAt'>): number =>
  Math.min(publishedAt ?? seenAt, seenAt);

/** A story's words, names, numbers, days and places, ready to be compared. Pure, linear in its text. */
export const printOf = (story: Told): Print => {
  const headline = withPhrases(story.headline.slice(0, 300));
  const lead = withPhrases(story.lead.slice(0, comparedChars));
  const at = timeOf(story);
  const headWords = wordsOf(headline);
  const leadWords = wordsOf(lead);
  const head = termsOf(headWords);
  const { names, headNames, places } = namesOf(headWords, leadWords);
  const headAmounts = amountsOf(headline);
  const headMain = withoutBackground(headWords);
  const leadMain = withoutBackground(leadWords);
  const news = termsOf(headMain);
  const second = leadMain.findIndex(({ startsSentence }, at) => startsSentence && at > 0);
  return {
    at,
    language: languageOf([...headWords, ...leadWords]),
    head,
    lead: termsOf(leadWords),
    main: termsOf([...headMain, ...leadMain]),
    first: termsOf(second < 0 ? leadMain : leadMain.slice(0, second)),
    all: termsOf([...headWords, ...leadWords]),
    names: new Set(names),
    headNames: new Set(headNames),
    places: new Set(places),
    dateline: wordsOf(story.place ?? '').flatMap(({ terms }) => terms),
    amounts: [...headAmounts, ...amountsOf(lead)],
    headAmounts,
    source: sourceOf(story.url),
    days: daysOf(`${headline} . ${lead}`, at),
    actions: new Set([...news].filter(isAction)),
    isReaction: reaction.test(headline),
    stages: new Set([...news].filter(isStage)),
  };
};

/** Addresses of these are of many newsrooms. */
const gatherers = new Set(
  'news.google.com news.yahoo.com msn.com flipboard.com reddit.com t.me x.com youtube.com'.split(' '),
);

const sourceOf = (url: string | undefined): string | undefined => {
  const host = url === undefined ? undefined : URL.parse(canonicalUrl(url))?.hostname;
  return host === undefined || gatherers.has(host) ? undefined : host;
};

/** What a vocabulary counts and a cluster's index finds stories by. */
export const keysOf = (print: Print): Set<string> =>
  new Set([...print.all, ...print.amounts.filter(isTelling).map(({ value }) => `#${value}`)]);

/** From "after" to the end of the sentence a lead tells again what readers know. */
const withoutBackground = (words: Word[]): Word[] => {
  let isBackground = false;
  return words.filter(({ text, startsSentence }) => {
    isBackground = background.has(text.toLowerCase()) || (isBackground && !startsSentence);
    return !isBackground;
  });
};
const background = new Set(
  'setelah usai seusai pasca pascakejadian menyusul buntut sejak terkait soal kasus after following since despite amid over'.split(
    ' ',
  ),
);

/** Somebody answers to the news. */
const reaction =
  /\b(?:kecewa|tanggap\w*|respons?|reaksi|komentar|buka suara|angkat bicara|heran|soroti|pantau|dukung|sambut|(?:me)?muji|puji|(?:meng)?kritik|(?:menge)?kecam|desak|imbau|react\w*|respon\w+|disappoint\w+|regrets?|calls? for|backs|welcomes?|hails?|slams?|praises?|condemns?|critici[sz]es?|urges?)\b/iu;

const termsOf = (words: Word[]): Set<string> => {
  const terms = new Set<string>();
  for (const word of words) for (const term of word.terms) terms.add(term);
  return terms;
};

/** Two magnitudes, two scores; or each headline has a telling number that the other report does not know: not one event. */
export const contradict = (one: Print, two: Print): boolean =>
  haveOtherMeasures(one.amounts, two.amounts) ||
  [isLarge, isSmall].some(
    (isOfSize) =>
      hasNewAmounts(one.headAmounts.filter(isOfSize), two.amounts) &&
      hasNewAmounts(two.headAmounts.filter(isOfSize), one.amounts),
  );

/** Sums of money and crowds; rates, ages and scores. */
const isLarge = ({ value }: Amount): boolean => Number(value) >= 1_000;
const isSmall = (amount: Amount): boolean => !isLarge(amount);

const hasNewAmounts = (headline: Amount[], other: Amount[]): boolean => {
  const telling = headline.filter(isTelling);
  return telling.length > 0 && !telling.some((amount) => other.some((their) => isSameAmount(amount, their)));
};
