import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty, isPlain, matchOf, parseSearch } from '../../src/search/query.ts';

describe('a search', () => {
  it.each([
    ['kebakaran hutan', { terms: [['bakar'], ['hutan']], without: [] }],
    ['"harga beras" naik', { terms: [['harga', 'beras'], ['naik']], without: [] }],
    ['“rumah sakit”', { terms: [['rumah', 'sakit']], without: [] }],
    ['anak-anak', { terms: [['anak', 'anak']], without: [] }],
    ['bakar -bahan -"api unggun"', { terms: [['bakar']], without: [['bahan'], ['api', 'unggun']] }],
    ['gempa source:tempo', { terms: [['gempa']], without: [], source: 'tempo' }],
    ['sumber:"CNN Indonesia" gempa', { terms: [['gempa']], without: [], source: 'CNN Indonesia' }],
    ['gempa since:3d', { terms: [['gempa']], without: [], since: '3d' }],
    ['SEJAK: kemarin gempa', { terms: [['gempa']], without: [], since: 'kemarin' }],
    ['berita tentang gempa di Banten', { terms: [['gempa'], ['banten']], without: [] }],
    ['yang', { terms: [['yang']], without: [] }],
    ['"harga beras', { terms: [['harga', 'beras']], without: [] }],
  ])('%j is read', (typed, query) => {
    expect(parseSearch(typed)).toEqual(query);
  });

  it.each(['', '  ', '""', '-banjir', '🔥 !!', 'source:', 'since:""'])('%j asks for nothing', (typed) => {
    expect(isEmpty(parseSearch(typed))).toBe(true);
  });

  it('may be the name of a source where it is words alone', () => {
    expect(isPlain(parseSearch('tempo'))).toBe(true);
    for (const typed of ['tempo -x', 'source:tempo', 'tempo since:1d'])
      expect(isPlain(parseSearch(typed))).toBe(false);
  });
});

describe('the expression for SQLite', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (headline, lead, about, forms, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`,
  );
  const put = database.prepare(
    'INSERT INTO words (rowid, headline, lead, about, forms) VALUES (?, ?, ?, ?, ?)',
  );
  put.run(1, 'gudang bakar', 'api lahap', 'tangerang', 'terbakar');
  put.run(2, 'harga bahan bakar naik', '', '', '');
  const found = (typed: string, typing = ''): number[] =>
    database
      .prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid')
      .all(matchOf(parseSearch(typed), typing) ?? '')
      .map(({ rowid }) => Number(rowid));

  it('finds all words, phrases, and none of those that must not occur', () => {
    expect(found('kebakaran')).toEqual([1, 2]);
    expect(found('kebakaran tangerang')).toEqual([1]);
    expect(found('"bahan bakar"')).toEqual([2]);
    expect(found('"bakar bahan"')).toEqual([]);
    expect(found('bakar -bahan')).toEqual([1]);
  });

  it('finds what is half typed by its stem and by its form, and forms by nothing else', () => {
    expect(found('terb')).toEqual([]);
    expect(found('terb', 'terb')).toEqual([1]);
    expect(found('gudang terb', 'terb')).toEqual([1]);
    expect(found('bah', 'bah')).toEqual([2]);
    expect(found('te', 'te')).toEqual([]);
  });

  it('is one that SQLite takes, whatever is typed', () => {
    const odd = fc.array(
      fc.oneof(
        fc.constantFrom(
          '"',
          '-',
          'OR',
          'AND',
          'NOT',
          'NEAR(',
          '*',
          '^',
          'source:',
          'since:',
          '{',
          '}',
          ')',
          ' ',
        ),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(odd, fc.string({ maxLength: 4 }), (parts, glue) => {
        const typed = parts.join(glue);
        const query = parseSearch(typed);
        expect(query.terms.length + query.without.length).toBeLessThanOrEqual(12);
        const typing = query.terms.at(-1)?.[0] ?? '';
        if (matchOf(query) !== undefined) expect(() => found(typed, typing)).not.toThrow();
      }),
    );
  });
});
