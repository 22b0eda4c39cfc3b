import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/text/stems.ts';
import { families, laterFamilies, strangers } from './stem-words.ts';

const linesOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
const stemOf = (word: string): string | undefined => stemsOf(word)[0];

describe('stems', () => {
  it.each([...linesOf(families), ...linesOf(laterFamilies)])(
    '"%s" is the stem of its forms',
    (word, ...forms) => {
      expect(forms.filter((form) => stemOf(form) !== stemOf(word ?? ''))).toEqual([]);
    },
  );

  it.each(linesOf(strangers))('"%s" and "%s" are two words', (one = '', other = '') => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });

  it('keep the order of the words, and each as often as it occurs', () => {
    expect(stemsOf('Kebakaran hutan: hutan di Riau terbakar!')).toEqual([
      'bakar',
      'hutan',
      'hutan',
      'di',
      'riau',
      'bakar',
    ]);
  });

  it('of one word with a hyphen are two', () => {
    expect(stemsOf('anak-anak')).toEqual(['anak', 'anak']);
  });

  it('know neither case nor accents nor genitives', () => {
    expect(stemsOf('BEYONCÉ’s KPK')).toEqual(stemsOf('beyonce kpk'));
  });

  it('of digits and of other scripts are the words as they stand', () => {
    expect(stemsOf('5G 2026 日本 Київ')).toEqual(['5g', '2026', '日本', stemOf('київ')]);
    expect(stemOf('Київ')).toBe(stemOf('КИЇВ'));
  });

  it('of a text without words are none', () => {
    expect(stemsOf(' -- "" 🔥 ')).toEqual([]);
  });

  it('of any text are the stems of its words, whatever their case and composition', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 }), (words) => {
        const text = words.join(' | ');
        const stems = stemsOf(text);
        expect(stems).toEqual(words.flatMap((word) => stemsOf(word)));
        expect(stemsOf(text.normalize('NFD'))).toEqual(stemsOf(text.normalize('NFC')));
        for (const stem of stems) expect(stem).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('of Latin letters are the same in capitals, and never longer than the word by more than a letter', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abdegikmnprstuy'), minLength: 1, maxLength: 45 });
    const affixed = fc
      .tuple(
        fc.constantFrom(
          '',
          'di',
          'me',
          'meng',
          'meny',
          'men',
          'mem',
          'pe',
          'peng',
          'ber',
          'ter',
          'ke',
          'se',
          'per',
        ),
        letters,
        fc.constantFrom('', 'kan', 'an', 'i', 'nya', 's', 'ed', 'ing'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(affixed, (word) => {
        const stem = stemOf(word) ?? '';
        expect(stemOf(word.toUpperCase())).toBe(stem);
        expect(stem.length).toBeGreaterThan(0);
        expect(stem.length).toBeLessThanOrEqual(word.length + 1);
      }),
    );
  });
});
