import * as fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../src/telegram/html-of.ts';

const over = (type: 'bold' | 'italic' | 'code', offset: number, length: number): MessageEntity => ({
  type,
  offset,
  length,
});

describe('formatted words as HTML', () => {
  it.each<[string, string, MessageEntity[], string]>([
    ['plain words are escaped', 'a < b & "c"', [], 'a &lt; b &amp; &quot;c&quot;'],
    ['one entity', 'Awas banjir', [over('bold', 0, 4)], '<b>Awas</b> banjir'],
    ['nested entities', 'abcd', [over('bold', 0, 4), over('italic', 1, 2)], '<b>a<i>bc</i>d</b>'],
    [
      'crossing entities are split',
      'abcd',
      [over('bold', 0, 3), over('italic', 2, 2)],
      '<b>ab<i>c</i></b><i>d</i>',
    ],
    ['offsets count UTF-16 units', '🔥 api', [over('bold', 3, 3)], '🔥 <b>api</b>'],
    [
      'a link keeps its address',
      'di sini',
      [{ type: 'text_link', offset: 3, length: 4, url: 'https://contoh.id/?a=1&b="2"' }],
      'di <a href="https://contoh.id/?a=1&amp;b=&quot;2&quot;">sini</a>',
    ],
    [
      'what Telegram finds by itself needs no markup',
      '#banjir',
      [{ type: 'hashtag', offset: 0, length: 7 }],
      '#banjir',
    ],
  ])('%s', (_, text, entities, html) => {
    expect(htmlOf(text, entities)).toBe(html);
  });

  it('has every tag closed in order and the words unchanged, whatever the entities', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold' as const, 'italic' as const, 'code' as const),
      offset: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(entity, { maxLength: 6 }), (text, entities) => {
        const html = htmlOf(text, entities);
        const open: string[] = [];
        for (const [, close, name] of html.matchAll(/<(\/?)(\w+)>/g))
          if (close === '') open.push(name ?? '');
          else expect(open.pop()).toBe(name);
        expect(open).toEqual([]);
        const words = html.replaceAll(/<\/?(?:b|i|code)>/g, '');
        expect(
          words
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&'),
        ).toBe(text);
      }),
    );
  });
});
