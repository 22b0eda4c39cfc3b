import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/text/charset.ts';
import { encodedOnce } from '../../src/text/encoded-twice.ts';

/** UTF-8 that is taken for windows-1252. */
const mistaken = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('a text that was encoded twice', () => {
  it.each([
    'L’Oréal: Flüchtlinge',
    '“Harga” naik – kata dia…',
    'Ação em São Paulo',
    'İstanbul’da kar yağışı',
    'Łódź i Kraków',
    'Москва сегодня',
    '東京で桜が満開',
    'Panen ☕ raya 🎉',
    '12 °C – Ø 3 €',
  ])('is read as it was meant, once or twice over: %s', (text) => {
    expect(encodedOnce(mistaken(text))).toBe(text);
    expect(encodedOnce(mistaken(mistaken(text)))).toBe(text);
  });

  it.each([
    ['beside a quote of its own', '“FlÃ¼chtlinge”', '“Flüchtlinge”'],
    ['with a byte that was dropped', 'Kata â€œiniâ€ itu', 'Kata “ini” itu'],
    ['with a blank for a byte', 'Lâ€™auto Ã  gas', 'L’auto à  gas'],
  ])('%s is read, too', (_what, text, meant) => {
    expect(encodedOnce(text)).toBe(meant);
  });

  it.each([
    'Café “Ã¼” – SÃO PAULO',
    'OLÉ’s day',
    'PERÚ’s win',
    '"Spaß“',
    '“Spaß“ und Füße',
    'élan…',
    'CAFÉ—ÉTÉ',
    'Ã',
    'â€'.slice(0, 1),
  ])('is none that only looks so: %s', (text) => {
    expect(encodedOnce(text)).toBe(text);
  });

  it('is found whatever it says, and plain letters never change', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abc dé’–ü'), minLength: 3, maxLength: 40 }),
        (text) => {
          const proof = `Lübeck’s ${text}`;
          expect(encodedOnce(mistaken(proof))).toBe(proof);
          expect(encodedOnce(proof)).toBe(proof);
        },
      ),
    );
  });

  it('is none of what a document says in latin-1, and UTF-8 with a stray byte is UTF-8 in spite of its declaration', () => {
    const declared = '<?xml version="1.0" encoding="ISO-8859-1"?>';
    const stray = Buffer.concat([Buffer.from(`${declared}L’été, Flüchtlinge `), Buffer.of(0xe9)]);
    expect(decodeBody(stray)).toBe(`${declared}L’été, Flüchtlinge é`);
    const latin = Buffer.from(`${declared}Été à la plage, “voilà” français`.replace(/[“”]/g, '"'), 'latin1');
    expect(decodeBody(latin)).toBe(`${declared}Été à la plage, "voilà" français`);
  });
});
