import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, cut, escapeHtml, safeUrl, short, tidy } from '../../src/text/escape.ts';
import { anyUrl, anyWords } from '../message/any-story.ts';
import { parseTelegramHtml } from '../message/telegram-html.ts';

describe('escapeHtml', () => {
  it('gives back what went in, once Telegram has parsed it', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(parseTelegramHtml(escapeHtml(words)).text).toBe(words.toWellFormed());
        expect(parseTelegramHtml(`<a href="${escapeHtml(words)}">x</a>`).links).toEqual([
          words.toWellFormed(),
        ]);
      }),
    );
  });
});

describe('codePoints', () => {
  it('counts as Unicode does, halves of characters too', () => {
    const units = fc.array(fc.constantFrom('a', 'é', '👨', '\u200d', '\ud83d', '\udc68', '🇮🇩'));
    fc.assert(
      fc.property(units, (parts) => {
        const words = parts.join('');
        expect(codePoints(words)).toBe(Array.from(words).length);
      }),
    );
  });
});

describe('tidy', () => {
  it.each([
    ['white space', ' satu \n\t dua\u00a0tiga ', 'satu dua tiga'],
    ['control characters', 'satu\u0000dua\u009ftiga', 'satu dua tiga'],
    ['characters that turn the direction', '\u202esatu\u2067 dua\u2069', 'satu dua'],
    ['what hides in words', 'pe\u200bni\u00adpu\u2060an\ufeff', 'penipuan'],
    ['half a character', 'satu\ud83d', 'satu\ufffd'],
    ['marks piled up', `z${'\u0335'.repeat(50)}a`, `z${'\u0335'.repeat(4)}a`],
  ])('cleans %s', (_what, words, expected) => {
    expect(tidy(words)).toBe(expected);
  });

  it('folds every kind of gap, wherever it stands', () => {
    const parts = fc.array(
      fc.constantFrom('a', 'dua', ' ', '  ', '\n', '\t', '\u00a0', '\u2003', '\u0000', '\u0085'),
    );
    fc.assert(
      fc.property(parts, (some) => {
        expect(tidy(some.join(''))).toBe(
          some
            .join('')
            .match(/[a-z]+/g)
            ?.join(' ') ?? '',
        );
      }),
    );
  });

  it('keeps what emoji and scripts need', () => {
    for (const words of ['👨‍👩‍👧‍👦', '🇮🇩', 'می‌خواهم', 'ก็ดี', 'क्षेत्र']) expect(tidy(words)).toBe(words);
  });

  it.each(['\u200b', '\u2800', '\u3164 \u115f', '\u0301', '\u200e\u200f', '\ufe0f'])(
    'is empty where nothing can be seen',
    (words) => {
      expect(tidy(words)).toBe('');
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(tidy(tidy(words))).toBe(tidy(words));
      }),
    );
  });
});

describe('cut', () => {
  it.each([
    ['what fits', 'satu dua', 8, 'satu dua'],
    ['between words', 'satu dua tiga', 10, 'satu dua…'],
    ['before a space', 'satu dua tiga', 9, 'satu dua…'],
    ['a long word', 'ketidakberdayaan', 8, 'ketidak…'],
    ['without signs before the ellipsis', 'satu, dua tiga', 6, 'satu…'],
    ['never inside a family', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 10, '👨‍👩‍👧‍👦…'],
    ['to nothing', 'satu', 0, ''],
  ])('cuts %s', (_what, words, limit, expected) => {
    expect(cut(words, limit)).toBe(expected);
  });

  it('stays within its limit and makes no halves', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(300), (words, limit) => {
        const kept = short(words, limit);
        expect(codePoints(kept)).toBeLessThanOrEqual(limit);
        expect(kept.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('safeUrl', () => {
  it.each([
    ['https://contoh.id', 'https://contoh.id/'],
    ['HTTP://Contoh.ID/a b?x="1"', 'http://contoh.id/a%20b?x=%221%22'],
    ['https://berita.contoh.id/méga', 'https://berita.contoh.id/m%C3%A9ga'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://[::1]/', 'http://[::1]/'],
  ])('gives %s as browsers write it', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'contoh.id',
    'javascript:alert(1)',
    'tg://resolve?domain=x',
    'data:text/html,x',
    'https://user:secret@contoh.id/',
    'http://localhost:8080/',
    'https://kota/',
  ])('refuses %s', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });

  it('refuses what is too long, also once it is written as browsers do', () => {
    expect(safeUrl(`https://contoh.id/${'a'.repeat(2_100)}`)).toBeUndefined();
    expect(safeUrl(`https://contoh.id/${'é'.repeat(900)}`)).toBeUndefined();
  });

  it('is the same the second time', () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const safe = safeUrl(url);
        expect(safeUrl(safe)).toBe(safe);
      }),
    );
  });
});
