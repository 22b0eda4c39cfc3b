import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedTerm, filterTextOf, writeTerm, type Filter } from '../../../src/audience/settings/filter.ts';
import { readFilter } from '../../../src/audience/settings/typed-filter.ts';

const story = filterTextOf({
  headline: 'Kebakaran pasar lama di Serang',
  lead: 'Harga emas naik, kata Gubernur Banten. Café tutup.',
  author: 'Siti Nurhaliza',
  categories: ['Ekonomi', 'Banten Raya'],
});
const passes = (typed: string) => failedTerm(readFilter(typed).terms, story) === undefined;

describe('a filter', () => {
  it.each([
    ['+pasar', true],
    ['+PASAR', true],
    ['+cafe', true],
    ['+tsunami', false],
    ['+tsunami|pasar', true],
    ['+pasar +tsunami', false],
    ['-pasar', false],
    ['-tsunami', true],
    ['-tsunami|serang', false],
    ['-asar', true],
    ['"harga emas"', true],
    ['“harga emas”', true],
    ['"emas harga"', false],
    ['-"harga emas"', false],
    ['"serang harga"', false],
    ['author:siti', true],
    ['penulis:"siti nurhaliza"', true],
    ['-author:siti', false],
    ['author:budi', false],
    ['section:ekonomi', true],
    ['rubrik:olahraga', false],
    ['-section:"banten raya"', false],
    ['+siti', false],
  ])('%s lets the story pass: %s', (typed, isPassed) => {
    expect(passes(typed)).toBe(isPassed);
  });

  it('knows Indonesian affixes', () => {
    expect(passes('+terbakar')).toBe(true);
    expect(passes('-membakar')).toBe(false);
  });

  it('names the first term that fails as it is typed', () => {
    const failed = failedTerm(readFilter('+pasar -"harga emas" -judi').terms, story);
    expect(failed && writeTerm(failed)).toBe('-"harga emas"');
  });

  it('decides as a plain reference does', () => {
    const word = fc.constantFrom('pasar', 'serang', 'emas', 'banjir', 'gempa', 'gubernur');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const term = fc.record({ not: fc.boolean(), any: fc.array(phrase, { minLength: 1, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), fc.array(word, { maxLength: 8 }), (terms, said) => {
        const filter: Filter = terms.map(({ not, any }) => ({ ...(not && { not }), any }));
        const isPassed = terms.every(
          ({ not, any }) => any.some((one) => ` ${said.join(' ')} `.includes(` ${one} `)) !== not,
        );
        const text = filterTextOf({ headline: said.join(' '), lead: '', categories: [] });
        expect(failedTerm(filter, text) === undefined).toBe(isPassed);
      }),
    );
  });
});

describe('a typed filter', () => {
  it('leaves the source that it is for', () => {
    expect(readFilter('detik news -judi "harga emas"')).toEqual({
      terms: [{ not: true, any: ['judi'] }, { any: ['harga emas'] }],
      rest: 'detik news',
      isWordless: false,
    });
  });

  it('leaves addresses and words with a dash in them whole', () => {
    expect(readFilter('https://x.example/rss?a=b kompas-tv')).toEqual({
      terms: [],
      rest: 'https://x.example/rss?a=b kompas-tv',
      isWordless: false,
    });
  });

  it('takes a long dash of a phone for a minus', () => {
    expect(readFilter('–judi').terms).toEqual([{ not: true, any: ['judi'] }]);
  });

  it('leaves out terms without a word', () => {
    expect(readFilter('-"!" +').terms).toEqual([]);
  });

  it.each([
    ['detik -', true],
    ['-"!"', true],
    ['detik author:', true],
    ['BBC News - World', false],
    ['detik constructor:', false],
    ['', false],
  ])('of %j says whether a term without a word was begun: %s', (typed, isWordless) => {
    expect(readFilter(typed)).toMatchObject({ terms: [], isWordless });
  });

  it('is read again as it is written, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (typed) => {
        const { terms } = readFilter(typed);
        expect(readFilter(terms.map(writeTerm).join(' ')).terms).toEqual(terms);
      }),
      { numRuns: 1_000 },
    );
  });
});
