import { stemsOf } from '../text/stems.ts';

/** What somebody searches for. */
export type SearchQuery = {
  /** Each must occur: a stem, or the stems of a phrase in their order. */
  terms: string[][];
  /** None of these may occur. */
  without: string[][];
  /** Name of the only source meant, as it was typed. */
  source?: string;
  /** From when on, as it was typed. */
  since?: string;
};

/** Terms looked at; more are no question. */
const mostTerms = 12;
const token = /(source|sumber|since|sejak):\s?("[^"]*"?|[^\s"]+)?|(-?)("[^"]*"?|[^\s"]+)/giu;
const quotes = /[“”„«»]/g;
/** Words that only introduce the others. They count within quotes. */
const fillers = new Set(
  'tentang soal mengenai di ke dari pada yang dan atau berita kabar terbaru terkini about the a an of in on at for and or to from news latest'
    .split(' ')
    .flatMap((word) => stemsOf(word)),
);

/**
 * Reads a search: words, all of which must occur, "a phrase" in quotes, -word for what must not, source:NAME and since:WHEN,
 * in Indonesian sumber: and sejak:. Pure and linear; nothing that is typed is ever run as a pattern.
 */
export const parseSearch = (typed: string): SearchQuery => {
  const query: SearchQuery = { terms: [], without: [] };
  const introducing: string[][] = [];
  for (const [, key, named = '', minus, said = ''] of typed.replace(quotes, '"').matchAll(token)) {
    const words = (named || said).replaceAll('"', '').trim();
    if (key !== undefined) {
      if (words !== '') query[/^s(?:ource|umber)$/i.test(key) ? 'source' : 'since'] = words;
      continue;
    }
    const stems = stemsOf(words);
    const [first = ''] = stems;
    if (stems.length === 0 || query.terms.length + query.without.length >= mostTerms) continue;
    if (minus === '-') query.without.push(stems);
    else if (stems.length === 1 && !said.startsWith('"') && fillers.has(first)) introducing.push(stems);
    else query.terms.push(stems);
  }
  // Who asks for "yang" alone means it.
  if (query.terms.length === 0 && query.source === undefined) query.terms = introducing.slice(0, mostTerms);
  return query;
};

/** Whether there is nothing to look for. */
export const isEmpty = ({ terms, source, since }: SearchQuery): boolean =>
  terms.length === 0 && source === undefined && since === undefined;

/** Whether it is words alone, which may be the name of a source. */
export const isPlain = ({ without, source, since }: SearchQuery): boolean =>
  without.length === 0 && source === undefined && since === undefined;

/**
 * The FTS5 expression (https://sqlite.org/fts5.html#full_text_query_syntax); undefined where no words are asked for. Stems are
 * letters and digits, each in quotes, so that none can be an operator. `typed`: the last word as far as it is typed, which may
 * be the beginning of one.
 */
export const matchOf = ({ terms, without }: SearchQuery, typed = ''): string | undefined => {
  if (terms.length === 0) return undefined;
  const wanted = terms.map((term, at) => {
    const isTyped = typed.length >= shortestTyped && at === terms.length - 1 && term.length === 1;
    return isTyped
      ? `(${stems(phrase(term))} OR ${stems(`${phrase([typed])} *`)} OR forms : ${phrase([typed])} *)`
      : stems(phrase(term));
  });
  const all = wanted.join(' AND ');
  return without.length === 0
    ? all
    : `(${all}) NOT (${without.map((term) => stems(phrase(term))).join(' OR ')})`;
};

/** The FTS5 expression for stories of one of these topics, each of which is the stems that all occur; undefined: there are none. */
export const matchOfTopics = (topics: readonly string[][]): string | undefined => {
  const each = topics.map(
    (words) => `(${words.map((word) => `{headline lead} : ${phrase([word])}`).join(' AND ')})`,
  );
  return each.length === 0 ? undefined : each.join(' OR ');
};

/** Fewer letters begin too many words. */
const shortestTyped = 3;
const phrase = (words: string[]): string => `"${words.join(' ')}"`;
const stems = (expression: string): string => `{headline lead about} : ${expression}`;
