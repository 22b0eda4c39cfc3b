import { describe, expect, it } from 'vitest';
import { distance, foldName } from '../../../src/feed/catalogue/alike.ts';
import { createCatalogue, knownSources, type Source } from '../../../src/feed/catalogue/catalogue.ts';

const source = (name: string, aliases: string[] = [], domains: string[] = []): Source => ({
  name,
  aliases,
  domains,
  language: 'id',
  feeds: [{ title: 'Terbaru', url: `https://${foldName(name)}.example/rss` }],
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
  const urls = knownSources.flatMap(({ feeds }) => feeds.map(({ url }) => url));

  it('are forty at least, in both languages', () => {
    expect(knownSources.length).toBeGreaterThanOrEqual(40);
    for (const language of ['id', 'en'])
      expect(knownSources.filter((one) => one.language === language).length).toBeGreaterThan(10);
    expect(knownSources.every(({ language }) => /^(id|en)$/.test(language))).toBe(true);
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
    expect(new Set(urls).size).toBe(urls.length);
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
