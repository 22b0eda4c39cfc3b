import { createBoundedMap } from '../../runtime/bounded-map.ts';
import { stemsOf } from '../../text/stems.ts';

/** One thing that a story must say, or must not. */
export type FilterTerm = {
  /** It must not be there. */
  not?: true;
  /** Where it stands; undefined: in the headline or the lead. */
  in?: 'author' | 'section';
  /** Words or phrases as they were typed: one of them is enough. */
  any: string[];
};

/** What a story must fulfil, every term of it. */
export type Filter = FilterTerm[];

/** What filters look at in a story. */
export type FilterFacts = { headline: string; lead: string; author?: string; categories: string[] };

/** A text as filters read it: its words' stems, and where each stands, so that a word is found as fast in a long text. */
type Stemmed = { stems: string[]; places: ReadonlyMap<string, readonly number[]> };

/** A story as filters read it. Made once for a story, however many chats are asked about. */
export type FilterText = { text: Stemmed[]; author: Stemmed[]; section: Stemmed[] };

/** Words of filters kept as stems. */
const kept = 5_000;
const stemmed = createBoundedMap<string, string[]>(kept);

export const filterTextOf = ({ headline, lead, author, categories }: FilterFacts): FilterText => ({
  text: [stemmedText(headline), stemmedText(lead)],
  author: author === undefined ? [] : [stemmedText(author)],
  section: categories.map(stemmedText),
});

const stemmedText = (text: string): Stemmed => {
  const stems = stemsOf(text);
  const places = new Map<string, number[]>();
  for (const [at, stem] of stems.entries()) {
    const known = places.get(stem);
    if (known === undefined) places.set(stem, [at]);
    else known.push(at);
  }
  return { stems, places };
};

/**
 * The first term that a story does not fulfil; undefined: it passes. Whole words count, whatever their case, accents and
 * Indonesian affixes; the words of a phrase must follow each other. Nothing that a person wrote runs as a pattern.
 */
export const failedTerm = (filter: Filter, story: FilterText): FilterTerm | undefined =>
  filter.find(({ not, in: place, any }) => {
    const texts = story[place ?? 'text'];
    const isThere = any.some((phrase) => texts.some((text) => follows(text, stemsFor(phrase))));
    return isThere === (not === true);
  });

/** Whether the words stand in the text one after the other. */
const follows = ({ stems, places }: Stemmed, words: string[]): boolean =>
  (places.get(words[0] ?? '') ?? []).some((at) => words.every((word, n) => stems[at + n] === word));

const stemsFor = (phrase: string): string[] => {
  // As no use of it: to keep the order of use costs more than to find the stems of a forgotten phrase again.
  const known = stemmed.peek(phrase);
  if (known !== undefined) return known;
  const stems = stemsOf(phrase);
  stemmed.set(phrase, stems);
  return stems;
};

/** A term as it is typed: `-banjir`, `+gempa|tsunami`, `-"harga emas"`, `author:"Siti N"`. */
export const writeTerm = ({ not, in: where, any }: FilterTerm): string => {
  // What a sign, a colon or a bar would make something else of stands in quotation marks.
  const words = any.map((one) => (/[\s|:]|^[+\-−–]/.test(one) ? `"${one}"` : one)).join('|');
  return `${not ? '-' : where === undefined ? '+' : ''}${where === undefined ? '' : `${where}:`}${words}`;
};
