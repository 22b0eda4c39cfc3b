import { canonicalUrl } from '../../story/canonical.ts';
import { reportedAt } from '../reported-at.ts';
import { withPhrases } from '../lexicon/concepts.ts';
import { isAction, isStage } from '../lexicon/roles.ts';
import { amountKey, isTelling } from './amounts.ts';
import { amountsOf, type Amount } from './numbers.ts';
import { daysOf } from './days.ts';
import { namesOf } from './names.ts';
import type { Story } from '../../story/story.ts';
import { isConcept, wordsWithTerms, type Word } from '../lexicon/words.ts';

/** What of a story is compared: made once, small. */
export type Gist = {
  at: number;
  head: Set<string>;
  headConcepts: Set<string>;
  /** Without what came before: "... after the quake on Monday". */
  main: Set<string>;
  all: Set<string>;
  names: Set<string>;
  headNames: Set<string>;
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

export type GistStory = Pick<Story, 'headline' | 'lead' | 'publishedAt' | 'seenAt' | 'url'>;

/** A story's words, names, numbers, days and places, ready to be compared. Pure, linear in its text. */
export const gistOf = (story: GistStory): Gist => {
  const headline = withPhrases(story.headline.slice(0, 300));
  const lead = withPhrases(story.lead.slice(0, comparedChars));
  const at = reportedAt(story);
  const headWords = wordsWithTerms(headline);
  const leadWords = wordsWithTerms(lead);
  const head = termsOf(headWords);
  const { names, headNames } = namesOf(headWords, leadWords);
  const headAmounts = amountsOf(headline);
  const headMain = withoutBackground(headWords);
  const news = termsOf(headMain);
  return {
    at,
    head,
    headConcepts: new Set([...head].filter(isConcept)),
    main: termsOf([...headMain, ...withoutBackground(leadWords)]),
    all: termsOf([...headWords, ...leadWords]),
    names: new Set(names),
    headNames: new Set(headNames),
    amounts: [...headAmounts, ...amountsOf(lead)],
    headAmounts,
    source: newsroomHost(story.url),
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

const newsroomHost = (url: string | undefined): string | undefined => {
  const host = url === undefined ? undefined : URL.parse(canonicalUrl(url))?.hostname;
  return host === undefined || gatherers.has(host) ? undefined : host;
};

/** What a vocabulary counts and a cluster's index finds stories by. */
export const indexTerms = (gist: Gist): Set<string> =>
  new Set([...gist.all, ...gist.amounts.filter(isTelling).map(amountKey)]);

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
  /\b(?:kecewa|tanggap\w*|respons?|reaksi|komentar|buka suara|angkat bicara|heran|dukung|sambut|(?:me)?muji|puji|(?:meng)?kritik|(?:menge)?kecam|desak|imbau|react\w*|respon\w+|disappoint\w+|regrets?|calls? for|backs|welcomes?|hails?|praises?|condemns?|critici[sz]es?|urges?)\b/iu;

const termsOf = (words: Word[]): Set<string> => {
  const terms = new Set<string>();
  for (const word of words) for (const term of word.terms) terms.add(term);
  return terms;
};
