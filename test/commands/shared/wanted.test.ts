import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/feed/catalogue/catalogue.ts';
import { mostOffers, offeredInTalk, parseWanted, siteOffer } from '../../../commands/shared/wanted.ts';
import { feedOf, sourceOf } from '../fakes.ts';

const feed = (title: string) => feedOf(1, { title, address: `https://${title.toLowerCase()}.example/rss` });
const catalogue = createCatalogue([
  sourceOf('Kompas', [feed('Kompas')], { domains: ['kompas.com'] }),
  sourceOf('ANTARA', [feed('Politik'), feed('Hukum')], {
    aliases: ['ANTARA News'],
    domains: ['antaranews.com'],
  }),
  sourceOf('CNN Indonesia', [feed('CNN')]),
  sourceOf('BBC', [feed('BBC')]),
  sourceOf('BBC Indonesia', [feed('BBCI')]),
  sourceOf('Tempo', [feed('Tempo')]),
]);
const parse = (text: string, limit = 10) => parseWanted(text, catalogue, limit);
const address = (title: string) => ({ kind: 'address', address: feed(title).address });
/** As `address`, of a source that was named. */
const named = (title: string, name = title) => ({ ...address(title), name });

describe('parsing the sources that a text names', () => {
  it('gives the feed of a source with one feed, without a choice', () => {
    expect(parse('kompas')).toEqual([named('Kompas')]);
    expect(parse('Kompas.com')).toEqual([address('Kompas')]);
  });

  it('gives a choice of sections, or of sources with similar names', () => {
    expect(parse('antara news')).toEqual([
      {
        kind: 'choice',
        own: expect.any(Number),
        about: 'source',
        name: 'ANTARA',
        offers: [
          { title: 'Politik', url: feed('Politik').address },
          { title: 'Hukum', url: feed('Hukum').address },
        ],
      },
    ]);
    expect(parse('BBC')).toMatchObject([
      { kind: 'choice', name: 'BBC', offers: [{ title: 'BBC' }, { title: 'BBC Indonesia' }] },
    ]);
    expect(parse('bbc indonesia')).toEqual([named('BBCI', 'BBC Indonesia')]);
  });

  it('reads a front page as its source in the catalogue and a longer address as itself', () => {
    expect(parse('antaranews.com')).toEqual(parse('antara'));
    expect(parse('https://www.antaranews.com/')).toEqual(parse('antara'));
    expect(parse('antaranews.com/rss/politik.xml')).toEqual([
      { kind: 'address', address: 'antaranews.com/rss/politik.xml' },
    ]);
  });

  it.each(['kompas cnn indonesia tempo', 'kompas, cnn indonesia dan tempo', 'kompas,cnn indonesia;\ntempo.'])(
    'finds several names in one text: %j',
    (text) => {
      expect(parse(text)).toEqual([named('Kompas'), named('CNN', 'CNN Indonesia'), named('Tempo')]);
    },
  );

  it('lists addresses first, then names, each once', () => {
    expect(parse('tempo https://a.example/x,y cnn https://a.example/x,y indonesia, tempo')).toMatchObject([
      { kind: 'address', address: 'https://a.example/x,y' },
      named('Tempo'),
      { kind: 'choice', about: 'unknown', name: 'cnn', offers: [{ title: 'CNN Indonesia' }] },
      { kind: 'choice', about: 'unknown', name: 'indonesia' },
    ]);
  });

  it('splits addresses that only commas separate', () => {
    expect(parse('a.example,kompas.com;tempo,b.example')).toEqual([
      { kind: 'address', address: 'a.example' },
      address('Kompas'),
      { kind: 'address', address: 'b.example' },
      named('Tempo'),
    ]);
  });

  it('offers a source instead of following it when the text has a word left over', () => {
    expect(parse('kompas tv, tempo')).toEqual([
      {
        kind: 'choice',
        own: expect.any(Number),
        about: 'unknown',
        name: 'kompas tv',
        offers: [{ title: 'Kompas', url: feed('Kompas').address }],
      },
      named('Tempo'),
    ]);
    const prose = 'kompas memberitakan bahwa banjir di Serang sudah surut dan warga kembali pulang hari ini';
    expect(parse(prose)).toMatchObject([{ kind: 'choice', about: 'unknown', name: prose }]);
  });

  it('reports a name that resembles no source as unknown', () => {
    expect(parse('koran zzz')).toEqual([{ kind: 'unknown', name: 'koran zzz' }]);
    expect(parse('ftp://x.example/rss foo@bar')).toEqual([
      { kind: 'bad-address', address: 'ftp://x.example/rss' },
      { kind: 'bad-address', address: 'foo@bar' },
    ]);
    for (const nothing of ['', ' \n ', ',;', 'dan']) expect(parse(nothing)).toEqual([]);
  });

  it('stops after the limit of names', () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `x${at}`).join(',');
    expect(parse(text, 3)).toHaveLength(4);
  });

  it('offers at most as many feeds as fit under one message', () => {
    const many = createCatalogue([
      sourceOf(
        'Banyak',
        Array.from({ length: 30 }, (_, at) => feed(`B${at}`)),
      ),
    ]);
    expect(parseWanted('banyak', many, 10)).toMatchObject([{ offers: { length: mostOffers } }]);
  });
});

it('plain talk that names sources offers them, also when a name is misspelt', () => {
  expect(offeredInTalk(' Kompas ', catalogue)).toMatchObject([
    { name: 'Kompas', offers: [{ title: 'Kompas' }] },
  ]);
  expect(offeredInTalk('antara', catalogue)).toMatchObject([
    { offers: [{ title: 'Politik' }, { title: 'Hukum' }], own: 2 },
  ]);
  expect(offeredInTalk('Kompas, antara', catalogue)).toHaveLength(2);
  expect(offeredInTalk('kompss', catalogue)).toMatchObject([{ name: 'Kompas' }]);
  expect(offeredInTalk('tmpo', catalogue)).toMatchObject([
    { about: 'unknown', offers: [{ title: 'Tempo' }] },
  ]);
  // Part of "Indonesia" by chance.
  expect(offeredInTalk('nesi', catalogue)).toEqual([]);
  expect(offeredInTalk('kompas tv', catalogue)).toMatchObject([{ about: 'unknown' }]);
});

it('plain talk that names no source offers nothing', () => {
  for (const talk of ['apa kabar kompas?', 'halo', '', '😀', 'x'.repeat(4_000)])
    expect(offeredInTalk(talk, catalogue)).toEqual([]);
});

it('a shared link offers its site, or the known source of that site', () => {
  expect(siteOffer('https://www.kompas.com/read/1', catalogue)).toMatchObject({ name: 'Kompas' });
  expect(siteOffer('kabarbanyumas.id/berita/1', catalogue)).toMatchObject({
    name: 'kabarbanyumas.id',
    offers: [{ title: 'kabarbanyumas.id', url: 'https://kabarbanyumas.id/' }],
  });
});

it.each(['htps://a.example/rss', 'http:/a.example/rss', 'https;//a.example/rss', 'ttps://a.example/rss'])(
  'a misspelt scheme of an address is corrected: %s',
  (said) => {
    expect(parseWanted(said, catalogue, 10)).toEqual([{ kind: 'address', address: 'https://a.example/rss' }]);
  },
);

it('"all" of a source covers its own sections, not similar sources', () => {
  expect(parseWanted('bbc', catalogue, 10)).toMatchObject([
    { kind: 'choice', own: 1, offers: { length: 2 } },
  ]);
});
