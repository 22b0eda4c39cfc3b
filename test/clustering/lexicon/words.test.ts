import { describe, expect, it } from 'vitest';
import { withPhrases } from '../../../src/clustering/lexicon/concepts.ts';
import { termOf, wordsWithTerms } from '../../../src/clustering/lexicon/words.ts';

describe('words', () => {
  it('takes words of one meaning together', () => {
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
  ])('takes two spellings or languages of one word together: %s, %s', (one, two) => {
    expect(termOf(one)).toBe(termOf(two));
  });

  it('knows a model by its number and letter, and leaves bare numbers to the numbers', () => {
    expect(termOf('16e')).toBe(termOf('16E'));
    expect(termOf('5G')).toBe('5g');
    expect(termOf('1.138')).toBeUndefined();
  });

  it('keeps names apart that only begin alike', () => {
    expect(termOf('Sulistyo')).not.toBe(termOf('Sulaiman'));
    expect(termOf('Magelang')).not.toBe(termOf('Magetan'));
  });

  it('calls a body or a region the same in full, by its letters and in English', () => {
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

  it('gives the same answer however many words came before', () => {
    const before = termOf('melonjak');
    for (let word = 0; word < 25_000; word++) termOf(`kata${word}`);
    expect(termOf('melonjak')).toBe(before);
  });
});
