import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../src/feed/discovery/catalogue.ts';
import { mostOffers, namedAlone, parseWanted } from '../../../commands/shared/wanted.ts';
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

describe('what a text asks for', () => {
  it('is the one feed of a source, without a choice', () => {
    expect(parse('kompas')).toEqual([address('Kompas')]);
    expect(parse('Kompas.com')).toEqual([address('Kompas')]);
  });

  it('is a choice of sections, or of sources of like names', () => {
    expect(parse('antara news')).toEqual([
      {
        kind: 'choice',
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
    expect(parse('bbc indonesia')).toEqual([address('BBCI')]);
  });

  it('is a choice from the catalogue too where the front page is named, and the address where more is', () => {
    expect(parse('antaranews.com')).toEqual(parse('antara'));
    expect(parse('https://www.antaranews.com/')).toEqual(parse('antara'));
    expect(parse('antaranews.com/rss/politik.xml')).toEqual([
      { kind: 'address', address: 'antaranews.com/rss/politik.xml' },
    ]);
  });

  it.each(['kompas cnn indonesia tempo', 'kompas, cnn indonesia dan tempo', 'kompas,cnn indonesia;\ntempo.'])(
    'is each of several names: %j',
    (text) => {
      expect(parse(text)).toEqual([address('Kompas'), address('CNN'), address('Tempo')]);
    },
  );

  it('is the addresses first, then the names between them, each once', () => {
    expect(parse('tempo https://a.example/x,y cnn https://a.example/x,y indonesia, tempo')).toMatchObject([
      { kind: 'address', address: 'https://a.example/x,y' },
      address('Tempo'),
      { kind: 'choice', about: 'unknown', name: 'cnn', offers: [{ title: 'CNN Indonesia' }] },
      { kind: 'choice', about: 'unknown', name: 'indonesia' },
    ]);
  });

  it('is each of several addresses with nothing but commas between', () => {
    expect(parse('a.example,kompas.com;tempo,b.example')).toEqual([
      { kind: 'address', address: 'a.example' },
      address('Kompas'),
      { kind: 'address', address: 'b.example' },
      address('Tempo'),
    ]);
  });

  it('is only a guess where a word is left over', () => {
    expect(parse('kompas tv, tempo')).toEqual([
      {
        kind: 'choice',
        about: 'unknown',
        name: 'kompas tv',
        offers: [{ title: 'Kompas', url: feed('Kompas').address }],
      },
      address('Tempo'),
    ]);
    const prose = 'kompas memberitakan bahwa banjir di Serang sudah surut dan warga kembali pulang hari ini';
    expect(parse(prose)).toMatchObject([{ kind: 'choice', about: 'unknown', name: prose }]);
  });

  it('is unknown where nothing is like it', () => {
    expect(parse('koran zzz')).toEqual([{ kind: 'unknown', name: 'koran zzz' }]);
    expect(parse('ftp://x.example/rss foo@bar')).toEqual([
      { kind: 'bad-address', address: 'ftp://x.example/rss' },
      { kind: 'bad-address', address: 'foo@bar' },
    ]);
    for (const nothing of ['', ' \n ', ',;', 'dan']) expect(parse(nothing)).toEqual([]);
  });

  it('is not looked through beyond what is too much', () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `x${at}`).join(',');
    expect(parse(text, 3)).toHaveLength(4);
  });

  it('has room for its buttons under one message', () => {
    const many = createCatalogue([
      sourceOf(
        'Banyak',
        Array.from({ length: 30 }, (_, at) => feed(`B${at}`)),
      ),
    ]);
    expect(parseWanted('banyak', many, 10)).toMatchObject([{ offers: { length: mostOffers } }]);
  });
});

it('takes a name alone for a question, and talk for talk', () => {
  expect(namedAlone(' Kompas ', catalogue)).toMatchObject({ name: 'Kompas', offers: [{ title: 'Kompas' }] });
  expect(namedAlone('antara', catalogue)).toMatchObject({
    offers: [{ title: 'Politik' }, { title: 'Hukum' }],
  });
  for (const talk of ['kompss', 'apa kabar kompas?', 'halo', ''])
    expect(namedAlone(talk, catalogue)).toBeUndefined();
});
