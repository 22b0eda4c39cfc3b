import { describe, expect, it } from 'vitest';
import { withPhrases } from '../../../src/clustering/lexicon/concepts.ts';
import { termOf, wordsWithTerms } from '../../../src/clustering/lexicon/words.ts';

describe('the term of a word', () => {
  it('words of one meaning have one term, and stop words have none', () => {
    expect(termOf('tewas')).toBe(termOf('killed'));
    expect(termOf('digerebek')).toBe(termOf('raided'));
    expect(termOf('yang')).toBeUndefined();
    // "petinggi" is a chief, "tinggi" is not.
    expect(termOf('tinggi')).not.toBe(termOf('petinggi'));
  });

  it.each([
    ['Sulistyo', 'Sulistio'],
    ['Soekarno', "Sukarno's"],
    ['Kyiv', 'Kiev'],
    ['Brasil', 'Brazilian'],
    ['ekspor', 'exports'],
    ['konfirmasi', 'confirmed'],
  ])('two spellings or languages of one word have one term: %s, %s', (one, two) => {
    expect(termOf(one)).toBe(termOf(two));
  });

  it('a model is known by its number and letter, and a bare number has no term', () => {
    expect(termOf('16e')).toBe(termOf('16E'));
    expect(termOf('5G')).toBe('5g');
    expect(termOf('1.138')).toBeUndefined();
  });

  it('two names that only begin alike have two terms', () => {
    expect(termOf('Sulistyo')).not.toBe(termOf('Sulaiman'));
    expect(termOf('Magelang')).not.toBe(termOf('Magetan'));
  });

  it('a body or a region has one term in full, by its letters and in English', () => {
    const terms = (text: string) => wordsWithTerms(withPhrases(text)).flatMap(({ terms: found }) => found);
    expect(terms('Komisi Pemberantasan Korupsi')).toEqual(terms('KPK'));
    expect(terms('Corruption Eradication Commission')).toEqual(terms('KPK'));
    expect(terms('di Jawa Tengah')).toEqual(terms('Central Java'));
    expect(terms('dolar AS')).toContain(termOf('American'));
    expect(terms('as of now')).not.toContain(termOf('American'));
    expect(terms('kata WHO')).toContain(terms('World Health Organization')[0]);
    expect(terms('who said')).toEqual([]);
    expect(terms('Korps Bhayangkara')).toEqual(terms('Polri'));
    expect(terms('Badan SAR Nasional')).toEqual(terms('Basarnas'));
    expect(terms('Indeks Harga Saham Gabungan')).toEqual(terms('IHSG'));
    expect(terms('Menteri ESDM')).toEqual(terms('Menesdm'));
  });

  it('a word has the same term however many words came before it', () => {
    const before = termOf('melonjak');
    for (let word = 0; word < 25_000; word++) termOf(`kata${word}`);
    expect(termOf('melonjak')).toBe(before);
  });
});
