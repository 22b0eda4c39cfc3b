import type { Catalogue } from './catalogue.ts';
import type { Subject } from './subjects.ts';

/** A source, and the address of its main feed. */
export type Suggestion = { title: string; address: string };

/** Where a newcomer may start, in the language of each: sources by their names in the catalogue, and topics. */
const starts: Record<'id' | 'en', { sources: string[]; topics: Subject[] }> = {
  id: {
    sources: ['ANTARA', 'CNN Indonesia', 'detikcom', 'Tempo', 'BBC Indonesia', 'Mongabay Indonesia'],
    topics: ['sport', 'business', 'technology', 'entertainment'],
  },
  en: {
    sources: ['ANTARA English', 'BBC News', 'The Guardian', 'CNA', 'Al Jazeera', 'The Diplomat'],
    topics: ['world', 'business', 'sport', 'technology'],
  },
};

/** Where a newcomer may start. */
export type StartingPoints = { sources: string[]; topics: Subject[] };

/** A handful of good first sources and topics for who reads this language; only what the catalogue has. */
export const startingPoints = (catalogue: Catalogue, language: 'id' | 'en'): StartingPoints => {
  const { sources, topics } = starts[language];
  return { sources: sources.filter((name) => catalogue.named(name) !== undefined), topics };
};

/** Big sources of general news, the first six of which are the default of those who read the language, and two of the others'. */
const general: Record<'id' | 'en', string[]> = {
  id: ['ANTARA', 'CNN Indonesia', 'detikcom', 'Tempo', 'Liputan6', 'Republika'],
  en: ['BBC News', 'The Guardian', 'Al Jazeera', 'CNA', 'DW', 'ANTARA English'],
};
const ofTheOther = 2;

/** Names of the sources that are watched by default where most people read this language: six of it, two of the other. */
export const generalSources = (language: 'id' | 'en'): string[] => [
  ...general[language],
  ...general[language === 'id' ? 'en' : 'id'].slice(0, ofTheOther),
];

/** The main feeds of the sources of these names, those that the catalogue has. */
export const mainFeeds = (catalogue: Catalogue, names: readonly string[]): Suggestion[] =>
  names.flatMap((name) => {
    const source = catalogue.named(name);
    const [main] = source?.feeds ?? [];
    return source === undefined || main === undefined ? [] : [{ title: source.name, address: main.url }];
  });
