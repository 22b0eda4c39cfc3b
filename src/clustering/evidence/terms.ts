import { stem } from './stem.ts';
import { isStopWord, languageOf, type Language } from './stop-words.ts';

/** What a story says, in the order it says it. */
export type Told = {
  headline: string;
  /** The article's text, its beginning at least; else the lead. */
  body: string;
};

/** A term of a story: a word by its stem, or a number by its digits ("#1138"). */
export type Term = {
  term: string;
  /** How much of the story it is, by where it stands and how often; 0 to about 4. */
  weight: number;
  inHeadline: boolean;
  /** It stands where the text begins: there is what the story is about. */
  inOpening: boolean;
  /** It is a name: the text has it with a capital. */
  isName: boolean;
  /** A number that few other stories have: two digits at least, and no year. */
  isTelling: boolean;
};
/** `subject`: the terms with which the headline begins. */
export type Terms = { terms: Term[]; subject: string[]; language: Language };

/** A headline is read up to so many characters, a text up to so many. What stands further behind is background. */
const headlineChars = 300;
const bodyChars = 1_600;

/** A word of the headline counts so much, the first one of the text 1, and the one at `half` half of that. */
const ofHeadline = 2.5;
const half = 20;
/** Names and numbers say more of which event it is than other words do. */
const ofName = 1.5;
const ofNumber = 1.5;
/** So many terms of a text are its opening, and so many of a headline its subject. */
const openingTerms = 40;
const subjectTerms = 2;

/** The terms of a story, each once. Pure, linear in the text. */
export const termsOf = ({ headline, body }: Told): Terms => {
  const headWords = wordsOf(withoutLabels(headline.slice(0, headlineChars)));
  const bodyWords = wordsOf(body.slice(0, bodyChars));
  const head = said(headWords);
  const text = said(bodyWords);
  const names = new Set(text.filter(({ isCapital }) => isCapital).map(({ term }) => term));
  const found = new Map<string, Term>();
  const add = (term: string, weight: number): Term => {
    const known = found.get(term) ?? {
      term,
      weight: 0,
      inHeadline: false,
      inOpening: false,
      isName: names.has(term),
      isTelling: telling.test(term) && !year.test(term),
    };
    known.weight += weight * (term.startsWith('#') ? ofNumber : 1);
    found.set(term, known);
    return known;
  };
  for (const { term } of head) add(term, ofHeadline * (names.has(term) ? ofName : 1)).inHeadline = true;
  for (const [at, { term, isCapital }] of text.entries()) {
    const known = add(term, (isCapital ? ofName : 1) / (1 + at / half));
    if (at < openingTerms) known.inOpening = true;
  }
  // The first time a word is said tells most.
  for (const term of found.values()) term.weight = Math.sqrt(term.weight);
  return {
    terms: [...found.values()],
    subject: [...new Set(head.map(({ term }) => term))].slice(0, subjectTerms),
    language: languageOf([...headWords, ...bodyWords].map((word) => word.toLowerCase())),
  };
};

/** "BREAKING: ...", "... (VIDEO)": what a newsroom calls its piece says nothing of the event. */
const withoutLabels = (headline: string): string =>
  headline
    .replace(/^(?:[^\p{L}]{0,3}\p{Lu}[\p{Lu} !'’/-]{2,30}:\s+){1,2}/u, '')
    .replace(/\s{0,2}[([]\p{Lu}[\p{Lu} /]{1,20}[)\]]/gu, '');

const wordPattern = /[\p{L}\p{N}]+(?:[.,'’:][\p{L}\p{N}]+)*/gu;
const wordsOf = (text: string): string[] => text.match(wordPattern) ?? [];

const telling = /^#.*\d.*\d/;
const year = /^#(?:19|20)\d\d$/;

type Said = { term: string; isCapital: boolean };
const said = (words: string[]): Said[] =>
  words.flatMap((word) => {
    const term = termOf(word);
    return term === undefined ? [] : { term, isCapital: capital.test(word) };
  });
const capital = /^\p{Lu}/u;

/** The term of a word; stop words have none. */
export const termOf = (word: string): string | undefined => {
  let term = remembered.get(word);
  if (term === undefined) {
    term = workOutTerm(word) ?? none;
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(word, term);
  }
  return term === none ? undefined : term;
};

/** Terms worked out before, by word: news says the same words again and again. Only speed depends on it. */
const remembered = new Map<string, string>();
/** So many words are remembered at most; then all are forgotten. */
const maxRemembered = 20_000;
const none = '';

const workOutTerm = (word: string): string | undefined => {
  const folded = lowerWithoutAccents(word).replace(/'s$|'/g, '');
  if (folded.length < 2 || isStopWord(folded)) return undefined;
  // "1,138" and "1.138" are one number in two languages.
  return /^[\d.,:]+$/.test(folded) ? `#${folded.replace(/[.,]/g, '')}` : stem(folded);
};

/** A word in lower case without accents, and with straight apostrophes. */
const lowerWithoutAccents = (word: string): string =>
  /^[!-~]*$/.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/’/g, "'")
        .toLowerCase();
