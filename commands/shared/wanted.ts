import { foldName } from '../../src/feed/catalogue/alike.ts';
import { normaliseAddress, parseAddresses } from '../../src/feed/address.ts';
import type { Catalogue, Match, Source } from '../../src/feed/catalogue/catalogue.ts';
import type { Choice, Offer } from './choice.ts';

/** One thing that a person wants to follow. */
export type Wanted =
  /** `name`: of the source that is known there, where it was named by that and not by its address. */
  | { kind: 'address'; address: string; name?: string }
  /** Several feeds fit; or, where the name is unknown, these look like it. */
  | WantedChoice
  | { kind: 'unknown'; name: string }
  | { kind: 'bad-address'; address: string };

type WantedChoice = { kind: 'choice'; own: number } & Omit<Choice, 'chatId' | 'own'>;

/** Buttons under one message. */
export const mostOffers = 12;
/** Words between commas among which names are looked for; more are prose. */
const mostWords = 12;
/** Words that only join names. */
const joints = new Set(['dan', 'and', 'serta', 'sama', '&', '+']);

/**
 * What a text asks for: its addresses first, then the sources that it names, each once. Names stand side by side or with
 * commas between ("kompas, cnn indonesia tempo"). Stops one after `limit`.
 */
export const parseWanted = (text: string, catalogue: Catalogue, limit: number): Wanted[] => {
  const { addresses, phrases } = split(text);
  const found = new Map<string, Wanted>();
  const add = (wanted: Wanted) => void found.set('name' in wanted ? wanted.name : wanted.address, wanted);
  for (const address of addresses) {
    const source = catalogue.at(normaliseAddress(address) ?? '');
    add(source === undefined ? { kind: 'address', address } : ofMatch({ sources: [source], beside: [] }));
  }
  for (const phrase of phrases) {
    if (found.size > limit) break;
    for (const wanted of namesIn(phrase, catalogue)) add(wanted);
  }
  return [...found.values()];
};

/** What is no name itself is guessed at in a text this short (words). */
const mostGuessed = 2;
/** Longest talk among which names are looked for (words). */
const mostTalk = 6;

/**
 * What a text that may be mere talk names, to be offered rather than followed: known sources, also where one is misspelt;
 * nothing where a word of it is none.
 */
export const offeredInTalk = (text: string, catalogue: Catalogue): WantedChoice[] => {
  const { addresses, phrases } = split(text);
  if (addresses.length > 0 || phrases.flat().length > mostTalk) return [];
  const found = phrases.flatMap((phrase) => namesIn(phrase, catalogue));
  const isGuess = (one: Wanted) => one.kind === 'choice' && one.about === 'unknown';
  const isTalk =
    found.some(({ kind }) => kind === 'unknown' || kind === 'bad-address') ||
    (found.some(isGuess) && phrases.flat().length > mostGuessed);
  if (isTalk) return [];
  return found.flatMap((one) => {
    if (one.kind === 'address') return offerOf(one.address, catalogue) ?? [];
    if (one.kind !== 'choice') return [];
    const offers = one.about === 'unknown' ? likelyMeant(one.name, one.offers) : one.offers;
    return offers.length === 0 ? [] : [{ ...one, offers, own: Math.min(one.own, offers.length) }];
  });
};

/** A word this short ("halo", "mana") is part of many names by chance (letters): in mere talk it means only names as short. */
const byChance = 4;
const likelyMeant = (said: string, offers: Offer[]): Offer[] => {
  const length = foldName(said).length;
  return length > byChance ? offers : offers.filter(({ title }) => foldName(title).length <= length + 1);
};

/** A source of one feed is asked about, too. */
const offerOf = (address: string, catalogue: Catalogue): WantedChoice | undefined => {
  const source = catalogue.sources.find(({ feeds }) => feeds.some(({ url }) => url === address));
  return source && choiceOf(source);
};

const choiceOf = (source: Source): WantedChoice => {
  const offers = sections(source);
  return { kind: 'choice', about: 'source', name: source.name, offers, own: offers.length };
};

/** The site of an address, to be offered: the source of that site where it is known. */
export const siteOffer = (address: string, catalogue: Catalogue): WantedChoice => {
  const { origin, hostname } = new URL(normaliseAddress(address) ?? 'https://invalid/');
  const source = catalogue.at(`${origin}/`);
  if (source !== undefined) return choiceOf(source);
  const title = hostname.replace(/^www\./, '');
  return { kind: 'choice', about: 'source', name: title, offers: [{ title, url: `${origin}/` }], own: 1 };
};

/** An address whose scheme somebody has misspelt: "htps://", "http:/", "https;//". */
export const mendedScheme = (word: string): string =>
  /^https?:\/\//i.test(word) ? word : word.replace(/^h?t{1,3}p{0,2}s?[:;]\/{1,3}(?=[^/])/i, 'https://');

/** Addresses, and what stands between them and the commas, as words. */
const split = (text: string): { addresses: string[]; phrases: string[][] } => {
  const addresses: string[] = [];
  const phrases: string[][] = [[]];
  for (const word of text.replaceAll('\n', ' , ').split(/\s+/)) {
    // A comma within a path is part of the address.
    const parts = word.includes('/') ? [word] : word.split(/[,;]/);
    for (const [at, part] of parts.entries()) {
      const [address] = parseAddresses(mendedScheme(part));
      if (at > 0 || address !== undefined) phrases.push([]);
      if (address !== undefined) addresses.push(address);
      else if (part !== '') phrases.at(-1)?.push(part);
    }
  }
  return { addresses, phrases: phrases.filter((words) => words.length > 0) };
};

/**
 * The longest names that the words make, from the left. Where a word is left over, nobody can say what was meant ("kompas tv"):
 * then what was found is only offered.
 */
const namesIn = (words: string[], catalogue: Catalogue): Wanted[] => {
  const bad = words.filter((word) => /[/@\\]/.test(word));
  const said = words.filter((word) => !bad.includes(word));
  const matches: { match: Match; said: string }[] = [];
  let isClear = said.length <= mostWords;
  for (let at = 0; at < said.length && at < mostWords;) {
    const found = longest(said.slice(at, mostWords), catalogue);
    if (found !== undefined) matches.push(found);
    else if (!joints.has(said[at]?.toLowerCase() ?? '')) isClear = false;
    at += found?.length ?? 1;
  }
  return [
    ...bad.map((address) => ({ kind: 'bad-address' as const, address })),
    ...(isClear
      ? matches.map((found) => ofMatch(found.match, found.said))
      : [guess(said.join(' '), matches, catalogue)]),
  ];
};

/** The whole is tried first, so that a slip in "cnn indonsia" does not leave "cnn". */
const longest = (
  words: string[],
  catalogue: Catalogue,
): { match: Match; said: string; length: number } | undefined => {
  for (let length = words.length; length > 0; length--) {
    const said = words.slice(0, length).join(' ');
    const match = catalogue.find(said);
    if (match.sources.length > 0) return { match, said, length };
  }
  return undefined;
};

const guess = (name: string, matches: { match: Match }[], catalogue: Catalogue): Wanted => {
  const sources = new Set([...matches.flatMap(({ match }) => match.sources), ...catalogue.nearest(name)]);
  const offers = [...sources].flatMap(mainOf).slice(0, mostOffers);
  return offers.length === 0
    ? { kind: 'unknown', name }
    : { kind: 'choice', about: 'unknown', name, offers, own: offers.length };
};

/** One source: its sections, and the sources beside it. Several: the main feed of each. One feed in all needs no choice. */
const ofMatch = ({ sources, beside }: Match, said = ''): Wanted => {
  const [source] = sources;
  const isOne = source !== undefined && sources.length === 1;
  const first = isOne ? sections(source) : sources.flatMap(mainOf);
  const offers = [...first, ...beside.flatMap(mainOf)].slice(0, mostOffers);
  const [only] = offers;
  if (only !== undefined && offers.length === 1)
    return { kind: 'address', address: only.url, ...(said !== '' && { name: only.title }) };
  const own = Math.min(first.length, offers.length);
  return { kind: 'choice', about: 'source', name: isOne ? source.name : said, offers, own };
};

const sections = ({ name, feeds }: Source): Offer[] =>
  feeds.map(({ title, url }) => ({ title: feeds.length === 1 ? name : title, url }));
const mainOf = ({ name, feeds }: Source): Offer[] =>
  feeds.slice(0, 1).map(({ url }) => ({ title: name, url }));
