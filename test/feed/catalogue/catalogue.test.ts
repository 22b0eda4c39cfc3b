import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../src/feed/catalogue/alike.ts';
import { distance } from '../../../src/text/distance.ts';
import { sourcesAbout } from '../../../src/feed/catalogue/browse.ts';
import { createCatalogue, knownSources, type Source } from '../../../src/feed/catalogue/catalogue.ts';
import { fileOf, sourcesIn } from '../../../src/feed/catalogue/check.ts';
import { lists } from '../../../src/feed/catalogue/lists.ts';
import { isWithin, places } from '../../../src/feed/catalogue/places.ts';
import { subjects } from '../../../src/feed/catalogue/subjects.ts';

const source = (name: string, aliases: string[] = [], domains: string[] = []): Source => ({
  name,
  aliases,
  domains,
  language: 'id',
  place: 'indonesia',
  feeds: [
    {
      title: 'Terbaru',
      url: `https://${foldName(name)}.example/rss`,
      topics: ['general'],
      list: 'kabar',
      checked: false,
    },
  ],
});
const catalogue = createCatalogue([
  source('ANTARA', ['ANTARA News'], ['antaranews.com']),
  source('ANTARA Banten', [], ['banten.antaranews.com']),
  source('Kompas'),
  source('Kompasiana'),
  source('CNN Indonesia'),
  source('CNBC Indonesia'),
  source('DW'),
]);
const names = (sources: readonly Source[]) => sources.map(({ name }) => name);

describe('a name of a source', () => {
  it.each([
    'kompas',
    'KOMPAS',
    ' Kompas.com ',
    'www.kompas.com',
    'https://www.kompas.com/',
    'kompas com',
    'Kómpas!',
    '"kompas"',
  ])('is known as %j', (said) => {
    expect(names(catalogue.find(said).sources)).toEqual(['Kompas']);
  });

  it.each([
    ['antaranews', 'ANTARA'],
    ['cnnindonesia', 'CNN Indonesia'],
    ['cnn-indonesia', 'CNN Indonesia'],
  ])('is known as %j, without its spaces, as %s', (said, name) => {
    expect(catalogue.named(said)?.name).toBe(name);
  });

  it.each([
    ['kompsa', ['Kompas']],
    ['kompass', ['Kompas']],
    ['cnn indonsia', ['CNN Indonesia']],
    ['cn indonesia', ['CNN Indonesia']],
    ['cnnc indonesia', ['CNN Indonesia', 'CNBC Indonesia']],
    ['dv', []],
    ['kampos', []],
    ['berita', []],
    ['', []],
    ['!!!', []],
    ['k'.repeat(4_000), []],
  ])('that has a slip in it, %j, means %j', (said, expected) => {
    expect(names(catalogue.find(said).sources)).toEqual(expected);
  });

  it('brings along the sources whose names begin with it, as whole words', () => {
    expect(names(catalogue.find('antara').beside)).toEqual(['ANTARA Banten']);
    expect(catalogue.find('kompas').beside).toEqual([]);
    expect(catalogue.find('antara banten')).toMatchObject({
      sources: [{ name: 'ANTARA Banten' }],
      beside: [],
    });
  });

  it.each([
    ['kompasi', ['Kompasiana', 'Kompas']],
    ['kompas tv', ['Kompas']],
    ['cnn', ['CNN Indonesia']],
    ['indonesia', ['CNN Indonesia', 'CNBC Indonesia']],
    ['kampos', ['Kompas']],
    ['zzzzzz', []],
    ['an', []],
  ])('that no source has, %j, looks like %j', (said, expected) => {
    expect(names(catalogue.nearest(said))).toEqual(expected);
  });
});

it('a source is known by the address of its front page, not by one of an article or another host', () => {
  const at = (address: string) => catalogue.at(address)?.name;
  expect(at('https://www.antaranews.com/')).toBe('ANTARA');
  expect(at('http://antaranews.com')).toBe('ANTARA');
  expect(at('https://banten.antaranews.com/')).toBe('ANTARA Banten');
  for (const other of [
    'https://www.antaranews.com/berita/1',
    'https://antaranews.com/?q=1',
    'https://jogja.antaranews.com/',
    'no',
  ])
    expect(at(other)).toBeUndefined();
});

it.each([
  ['kompas', 'kompas', 0],
  ['kompas', 'kopas', 1],
  ['kompas', 'okmpas', 1],
  ['kompas', 'kampos', 2],
  ['kompas', 'kmposa', Infinity],
  ['', 'ab', 2],
  ['abc', '', Infinity],
])('%j and %j are %d letters apart, of two that are looked for', (one, two, expected) => {
  expect(distance(one, two, 2)).toBe(expected);
  expect(distance(two, one, 2)).toBe(expected);
});

describe('the sources that come with Kabar', () => {
  const file = new URL('../../../src/feed/catalogue/sources.json', import.meta.url);
  const urls = knownSources.flatMap(({ feeds }) => feeds.map(({ url }) => url));

  it('have all the facts that their type says, a line each, by name', () => {
    expect(() => sourcesIn(structuredClone(knownSources))).not.toThrow();
    expect(readFileSync(file, 'utf8')).toBe(fileOf(knownSources));
  });

  it('speak both languages, and bring news from each province of Indonesia itself or of the one that it was part of', () => {
    for (const language of ['id', 'en'])
      expect(knownSources.filter((one) => one.language === language).length).toBeGreaterThan(100);
    const provinces = places.filter((one) => isWithin(one, 'indonesia') && one !== 'indonesia');
    const missed = provinces.filter(
      (one) => !sourcesAbout(createCatalogue(knownSources), { place: one }, 'id').fits.length,
    );
    expect(missed).toEqual([]);
    const covered = new Set(knownSources.map(({ place }) => place));
    const newest = ['papua-bd', 'papua-sel', 'papua-teng', 'papua-peg'];
    const islands = ['sumatera', 'jawa', 'nusra', 'kalimantan', 'sulawesi'];
    expect(provinces.filter((one) => !covered.has(one)).toSorted()).toEqual(
      [...newest, ...islands].toSorted(),
    );
  });

  it('have a feed for each topic in each language', () => {
    for (const language of ['id', 'en']) {
      const sections = knownSources.filter((one) => one.language === language).flatMap(({ feeds }) => feeds);
      const without = subjects.filter((topic) => !sections.some((one) => one.topics.includes(topic)));
      expect(without).toEqual([]);
    }
  });

  it('name the lists in which their addresses were seen, each with a licence that lets anybody use it', () => {
    const named = new Set(knownSources.flatMap(({ feeds }) => feeds.map(({ list }) => list)));
    expect([...named].toSorted()).toEqual(Object.keys(lists).toSorted());
    for (const [name, list] of Object.entries(lists)) {
      expect(['MIT', 'CC0-1.0', 'Apache-2.0']).toContain(list.licence);
      expect(list.title).not.toBe('');
      if (name !== 'kabar')
        expect('address' in list && list.address).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w.-]+$/);
    }
  });

  it('have names, other names and domains that no two share', () => {
    const said = knownSources.flatMap(({ name, aliases }) => [name, ...aliases].map(foldName));
    const domains = knownSources.flatMap((one) => one.domains);
    for (const list of [said, domains]) {
      expect(list.filter((one, at) => list.indexOf(one) !== at)).toEqual([]);
      expect(list).not.toContain('');
    }
    for (const domain of domains) expect(domain).toMatch(/^(?!www\.)[a-z\d-]+(\.[a-z\d-]+)+$/);
  });

  it('have absolute https addresses, each once, and titles that tell their sections apart', () => {
    const bare = urls.map((url) =>
      url
        .replace(/^https:\/\/(www\.)?/, '')
        .replace(/\/(?=\?|$)/, '')
        .toLowerCase(),
    );
    expect(bare.filter((one, at) => bare.indexOf(one) !== at)).toEqual([]);
    for (const url of urls) {
      expect(new URL(url).href).toBe(url);
      expect(url).toMatch(/^https:\/\/[a-z\d-]+(\.[a-z\d-]+)+\//);
      expect(url).not.toMatch(/#|@|api_?key|token/i);
    }
    for (const { feeds } of knownSources) {
      expect(feeds.length).toBeGreaterThan(0);
      expect(feeds.length).toBeLessThanOrEqual(12);
      expect(new Set(feeds.map(({ title }) => title)).size).toBe(feeds.length);
    }
  });

  it.each([
    ['antaranews', 'ANTARA'],
    ['cnn indonesia', 'CNN Indonesia'],
    ['kompas', 'Kompas'],
    ['BBC', 'BBC News'],
    ['detik', 'detikcom'],
    ['nyt', 'The New York Times'],
    ['guardian', 'The Guardian'],
    ['liputan 6', 'Liputan6'],
    ['inewsbanten', 'iNews Banten'],
    ['hacker news', 'Hacker News'],
  ])('answer to %j', (said, name) => {
    expect(createCatalogue(knownSources).named(said)?.name).toBe(name);
  });
});
