import { isAction, isStage } from './words-concepts.ts';
import { amountsOf, haveOtherMeasures, isSameAmount, isTelling, type Amount } from './similarity-numbers.ts';
import { daysOf } from './similarity-days.ts';
import { namesOf } from './similarity-names.ts';
import type { Story } from './story.ts';
import { fold, languageOf, termOf, tokensOf, withPhrases, type Token } from './words.ts';

/** What of a story is compared: made once, small. */
export type Print = {
  at: number;
  language: 'id' | 'en' | undefined;
  head: Set<string>;
  lead: Set<string>;
  /** Without what came before: "... after the quake on Monday". */
  main: Set<string>;
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
  /** The headline is what somebody says about it. */
  isSaying: boolean;
};

/** A lead is compared up to here; behind it stands background that every report of a running story repeats. */
const comparedChars = 600;

const saying =
  /["“‘]|(?:^|\s)'\p{L}|\b(?:says?|said|tells|warns?|insists?|hints|calls on|akui|sebut|nilai|minta|klaim|ungkap|tegaskan|harap|imbau|janji|kata)\b/iu;

export type Told = Pick<Story, 'headline' | 'lead' | 'publishedAt' | 'seenAt' | 'place'>;

export const timeOf = ({ publishedAt, seenAt }: Pick<Story, 'publishedAt' | 'seenAt'>): number =>
  Math.min(publishedAt ?? seenAt, seenAt);

/** A story's words, names, numbers, days and places, ready to be compared. Pure, linear in its text. */
export const printOf = (story: Told): Print => {
  const headline = withPhrases(story.headline.slice(0, 300));
  const lead = withPhrases(story.lead.slice(0, comparedChars));
  const at = timeOf(story);
  const headTokens = tokensOf(headline);
  const leadTokens = tokensOf(lead);
  const head = termsOf(headTokens);
  const all = termsOf([...headTokens, ...leadTokens]);
  const { names, headNames, places } = namesOf(headline, lead);
  const headAmounts = amountsOf(headline);
  return {
    at,
    language: languageOf([...headTokens, ...leadTokens]),
    head,
    lead: termsOf(leadTokens),
    main: termsOf([...headTokens, ...withoutBackground(leadTokens)]),
    all,
    names: new Set(names),
    headNames: new Set(headNames),
    places: new Set(places),
    dateline: tokensOf(story.place ?? '').map(({ text }) => fold(text)),
    amounts: [...headAmounts, ...amountsOf(lead)],
    headAmounts,
    days: daysOf(`${headline} . ${lead}`, at),
    actions: new Set([...head].filter(isAction)),
    isSaying: saying.test(headline),
    stages: new Set([...head].filter(isStage)),
  };
};

/** What a vocabulary counts and a cluster's index finds stories by. */
export const keysOf = (print: Print): Set<string> =>
  new Set([...print.all, ...print.names, ...print.amounts.filter(isTelling).map(({ value }) => `#${value}`)]);

/** From "after" to the end of the sentence a lead tells again what readers know. */
const withoutBackground = (tokens: Token[]): Token[] => {
  let isBackground = false;
  return tokens.filter(({ text, startsSentence }) => {
    isBackground = background.has(text.toLowerCase()) || (isBackground && !startsSentence);
    return !isBackground;
  });
};
const background = new Set(
  'setelah usai seusai pasca menyusul buntut sejak after following since despite amid'.split(' '),
);

const termsOf = (tokens: { text: string }[]): Set<string> =>
  new Set(
    tokens.flatMap(({ text }) => [text, ...(text.includes('-') ? text.split('-') : [])]).flatMap(known),
  );
const known = (word: string): string[] => {
  const term = termOf(word);
  return term === undefined ? [] : [term];
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
