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

/** The gist of a story is what of it is compared: terms, names, amounts and days. It is made once a story. */
export type Gist = {
  at: number;
  head: Set<string>;
  headConcepts: Set<string>;
  /** The terms of headline and lead without background: "... after the quake on Monday" is left out. */
  main: Set<string>;
  all: Set<string>;
  names: Set<string>;
  headNames: Set<string>;
  amounts: Amount[];
  headAmounts: Amount[];
  days: number[];
  stages: Set<string>;
  /** The actions of the headline: what it says that happens. */
  actions: Set<string>;
  /** The headline is somebody's reaction to an event. */
  isReaction: boolean;
  /** The host of the newsroom whose report it is, where the address says that. */
  source: string | undefined;
};

/** A lead is compared up to so many characters. Behind them stands background that every report of a running story repeats. */
const comparedChars = 600;

/** What of a story its gist is made of. */
export type GistStory = Pick<Story, 'headline' | 'lead' | 'publishedAt' | 'seenAt' | 'url'>;

/** The gist of a story. Pure, linear in its text. */
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

/** Hosts that bring reports of many newsrooms. */
const gatherers = new Set(
  'news.google.com news.yahoo.com msn.com flipboard.com reddit.com t.me x.com youtube.com'.split(' '),
);

const newsroomHost = (url: string | undefined): string | undefined => {
  const host = url === undefined ? undefined : URL.parse(canonicalUrl(url))?.hostname;
  return host === undefined || gatherers.has(host) ? undefined : host;
};

/** The terms that a vocabulary counts and an index files: words, and amounts that tell something. */
export const indexTerms = (gist: Gist): Set<string> =>
  new Set([...gist.all, ...gist.amounts.filter(isTelling).map(amountKey)]);

/** Words without background: from "after" to the end of a sentence a text tells again what readers know. */
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

/** Words of a headline in which somebody reacts to an event. */
const reaction =
  /\b(?:kecewa|tanggap\w*|respons?|reaksi|komentar|buka suara|angkat bicara|heran|dukung|sambut|(?:me)?muji|puji|(?:meng)?kritik|(?:menge)?kecam|desak|imbau|react\w*|respon\w+|disappoint\w+|regrets?|calls? for|backs|welcomes?|hails?|praises?|condemns?|critici[sz]es?|urges?)\b/iu;

const termsOf = (words: Word[]): Set<string> => {
  const terms = new Set<string>();
  for (const word of words) for (const term of word.terms) terms.add(term);
  return terms;
};
