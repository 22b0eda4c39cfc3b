import { describe, expect, it } from 'vitest';
import { aboutMeant, sourcesAbout, type About } from '../../../src/feed/catalogue/browse.ts';
import {
  createCatalogue,
  knownSources,
  type Section,
  type Source,
} from '../../../src/feed/catalogue/catalogue.ts';
import { isPlace, placeMeant, places } from '../../../src/feed/catalogue/places.ts';
import { generalSources, mainFeeds, startingPoints } from '../../../src/feed/catalogue/suggestions.ts';
import { subjectMeant, subjects } from '../../../src/feed/catalogue/subjects.ts';

const section = (title: string, more: Partial<Section> = {}): Section => ({
  title,
  url: `https://${title.toLowerCase()}.example/rss`,
  topics: ['general'],
  list: 'kabar',
  checked: false,
  ...more,
});
const source = (name: string, more: Partial<Source> = {}): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  feeds: [section(name)],
  ...more,
});
const catalogue = createCatalogue([
  source('Bola Kita', { feeds: [section('Bola', { topics: ['football', 'sport'] })] }),
  source('Harian Banten', { place: 'banten' }),
  source('Harian Jabar', { place: 'jabar' }),
  source('Kabar Raya', { feeds: [section('Utama'), section('Olahraga', { topics: ['sport'] })] }),
  source('Sport Daily', { language: 'en', place: 'uk', feeds: [section('Sport', { topics: ['sport'] })] }),
  source('Utara', { place: 'papua', feeds: [section('Papua', { checked: '2026-05-05' })] }),
  source('Atas', { place: 'papua' }),
]);
const namesOf = (about: About, reader: 'id' | 'en' = 'id') =>
  sourcesAbout(catalogue, about, reader).fits.map(({ source: { name } }) => name);

describe('words of somebody who looks for sources', () => {
  it.each<[string, About]>([
    ['olahraga', { topic: 'sport' }],
    ['Sports', { topic: 'sport' }],
    ['sepak bola', { topic: 'football' }],
    ['BOLA', { topic: 'football' }],
    ['berita ekonomi', { topic: 'business' }],
    ['crime', { topic: 'law' }],
    ['banten', { place: 'banten' }],
    ['Kota Serang', { place: 'banten' }],
    ['Kab. Tangerang', { place: 'banten' }],
    ['jabar', { place: 'jabar' }],
    ['West Java', { place: 'jabar' }],
    ['Provinsi Jawa Barat', { place: 'jabar' }],
    ['jogja', { place: 'yogyakarta' }],
    ['Labuan Bajo', { place: 'ntt' }],
    ['wamena', { place: 'papua-peg' }],
    ['kalimantan', { place: 'kalimantan' }],
    ['filipina', { place: 'philippines' }],
    ['dunia', { topic: 'world' }],
    ['olahraga banten', { topic: 'sport', place: 'banten' }],
    ['berita olahraga dari jawa barat', { topic: 'sport', place: 'jabar' }],
    ['sports in english', { topic: 'sport', language: 'en' }],
    ['ekonomi bahasa inggris', { topic: 'business', language: 'en' }],
  ])('%j mean %j', (said, about) => {
    expect(aboutMeant(said)).toEqual(about);
  });

  it.each([
    '',
    ' ',
    ',',
    'antara',
    'olahraga xyz',
    'berita',
    'constructor',
    '__proto__',
    '<b>',
    'olahraga '.repeat(9),
    'é'.repeat(5_000),
  ])('%j mean nothing that is known', (said) => {
    expect(aboutMeant(said)).toBeUndefined();
  });

  it('find each topic and each place by the names that buttons give them', () => {
    for (const topic of subjects) expect(subjectMeant(topic) === topic || topic === 'general').toBe(true);
    for (const place of places) expect(placeMeant(place)).toBe(place);
    expect(isPlace('toString')).toBe(false);
  });
});

describe('the sources that fit', () => {
  it('are those with such a section, its main topic and the language of the reader first', () => {
    expect(namesOf({ topic: 'sport' })).toEqual(['Kabar Raya', 'Sport Daily', 'Bola Kita']);
    expect(namesOf({ topic: 'sport' }, 'en')).toEqual(['Sport Daily', 'Kabar Raya', 'Bola Kita']);
    const { fits } = sourcesAbout(catalogue, { topic: 'sport' }, 'id');
    expect(fits[0]?.sections.map(({ title }) => title)).toEqual(['Olahraga']);
  });

  it('are those of the place ahead of those of its parts, and what was read before ahead of the rest', () => {
    expect(namesOf({ place: 'papua' })).toEqual(['Utara', 'Atas']);
    expect(namesOf({ place: 'indonesia' }).slice(0, 2)).toEqual(['Bola Kita', 'Kabar Raya']);
    expect(namesOf({ place: 'jawa' })).toEqual(['Harian Banten', 'Harian Jabar']);
  });

  it('are, where there is none, those of the place on any topic, else those of the larger place', () => {
    expect(sourcesAbout(catalogue, { topic: 'sport', place: 'banten' }, 'id')).toMatchObject({
      about: { place: 'banten' },
      fits: [{ source: { name: 'Harian Banten' } }],
    });
    expect(sourcesAbout(catalogue, { place: 'papua-peg' }, 'id').about).toEqual({ place: 'papua' });
    expect(sourcesAbout(catalogue, { topic: 'games', language: 'en' }, 'id').fits).toEqual([]);
  });
});

describe('sources to begin with', () => {
  const known = createCatalogue(knownSources);

  it.each(['id', 'en'] as const)('are there for readers of %s, in their language', (language) => {
    const { sources, topics: first } = startingPoints(known, language);
    expect(sources.length).toBeGreaterThan(4);
    for (const name of sources) expect(known.named(name)).toMatchObject({ name, language });
    for (const topic of first)
      expect(sourcesAbout(known, { topic }, language).fits.length).toBeGreaterThan(8);
    expect(startingPoints(createCatalogue([]), language).sources).toEqual([]);
  });

  it.each(['id', 'en'] as const)(
    'that are watched by default are six of %s and two of the other language',
    (language) => {
      const names = generalSources(language);
      const languages = names.map((name) => known.named(name)?.language);
      expect(languages.filter((one) => one === language)).toHaveLength(6);
      expect(languages).toHaveLength(8);
      const feeds = mainFeeds(known, names);
      expect(feeds.map(({ title }) => title)).toEqual(names);
      const main = feeds.map(({ address }) =>
        knownSources.flatMap((one) => one.feeds).find(({ url }) => url === address),
      );
      for (const one of main) expect(one?.topics).toContain('general');
    },
  );

  it('have no feed where the catalogue does not know them', () => {
    expect(mainFeeds(known, ['Koran Entah'])).toEqual([]);
  });
});
