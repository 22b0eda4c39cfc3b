import type { Catalogue, Section, Source } from './catalogue.ts';
import { isWithin, placeAround, placeMeant, type Place } from './places.ts';
import { subjectMeant, type Subject } from './subjects.ts';

/** What somebody looks for in the catalogue: everything that is set must fit. */
export type About = { topic?: Subject; place?: Place; language?: 'id' | 'en' };

/** A source that fits, and those of its sections that do, the fittest first. */
export type Fit = { source: Source; sections: Section[] };

export type Found = {
  /** What the sources are about: what was looked for, or where nothing fits, something near it. */
  about: About;
  fits: Fit[];
};

/** Words of a question that say nothing of what is looked for. */
const filler = new Set([
  'berita',
  'sumber',
  'media',
  'koran',
  'di',
  'dari',
  'tentang',
  'soal',
  'news',
  'from',
  'in',
  'about',
  'on',
  'sources',
]);
const inLanguage: Record<string, 'id' | 'en'> = {
  'bahasa inggris': 'en',
  'berbahasa inggris': 'en',
  english: 'en',
  'in english': 'en',
  'bahasa indonesia': 'id',
  'berbahasa indonesia': 'id',
  indonesian: 'id',
};
const mostWords = 8;

/**
 * What words look for: a topic, a place, a language, or several ("olahraga banten", "sports in english"); undefined where a word
 * is none of these. A word that is both a topic and a place (dunia) is the topic.
 */
export const aboutMeant = (said: string): About | undefined => {
  const words = said
    .toLowerCase()
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0 || words.length > mostWords) return undefined;
  const about: About = {};
  for (let at = 0; at < words.length;) {
    const found = longest(words.slice(at));
    if (found === undefined && !filler.has(words[at] ?? '')) return undefined;
    Object.assign(about, found?.about);
    at += found?.length ?? 1;
  }
  return Object.keys(about).length === 0 ? undefined : about;
};

const longest = (words: string[]): { about: About; length: number } | undefined => {
  for (let length = words.length; length > 0; length--) {
    const said = words.slice(0, length).join(' ');
    const language = Object.hasOwn(inLanguage, said) ? inLanguage[said] : undefined;
    if (language !== undefined) return { about: { language }, length };
    const topic = subjectMeant(said);
    if (topic !== undefined) return { about: { topic }, length };
    const place = placeMeant(said);
    if (place !== undefined) return { about: { place }, length };
  }
  return undefined;
};

/**
 * The sources that fit, the nearest first: of the place itself ahead of its parts, with the topic as their main one, in the
 * reader's language, read before, by name. Where none does: those of the place on any topic, then those of the larger place.
 */
export const sourcesAbout = (catalogue: Catalogue, about: About, reader: 'id' | 'en'): Found => {
  for (const one of [about, ...nearby(about)]) {
    const fits = fitting(catalogue, one, reader);
    if (fits.length > 0) return { about: one, fits };
  }
  return { about, fits: [] };
};

const nearby = ({ topic, place, language }: About): About[] => {
  const rest = { ...(language !== undefined && { language }) };
  const wider: About[] = [];
  for (let one = place; one !== undefined; one = placeAround(one)) wider.push({ ...rest, place: one });
  return topic === undefined ? wider.slice(1) : wider;
};

const fitting = (catalogue: Catalogue, about: About, reader: 'id' | 'en'): Fit[] =>
  catalogue.sources
    .filter(({ language }) => about.language === undefined || language === about.language)
    .map((source) => ({ source, sections: sectionsAbout(source, about) }))
    .filter(({ sections }) => sections.length > 0)
    .map((fit) => ({ fit, order: orderOf(fit, about, reader) }))
    .sort((one, two) => compare(one.order, two.order))
    .map(({ fit }) => fit);

const sectionsAbout = (source: Source, { topic, place }: About): Section[] =>
  source.feeds
    .filter(
      (feed) =>
        (topic === undefined || feed.topics.includes(topic)) &&
        (place === undefined || isWithin(feed.place ?? source.place, place)),
    )
    .sort((one, two) => Number(two.topics[0] === topic) - Number(one.topics[0] === topic));

/** Smaller is nearer, the first difference counts. */
const orderOf = (
  { source, sections }: Fit,
  { topic, place }: About,
  reader: 'id' | 'en',
): (number | string)[] => [
  place === undefined || source.place === place ? 0 : 1,
  topic === undefined || sections.some(({ topics }) => topics[0] === topic) ? 0 : 1,
  source.language === reader ? 0 : 1,
  sections.some(({ checked }) => checked !== false) ? 0 : 1,
  source.name.toLowerCase(),
];

const compare = (one: (number | string)[], two: (number | string)[]): number => {
  for (const [at, mine] of one.entries()) {
    const other = two[at] ?? mine;
    if (mine !== other) return mine < other ? -1 : 1;
  }
  return 0;
};
