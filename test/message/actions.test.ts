import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { actionButtons, wordButtons } from '../../src/message/actions.ts';
import { cardButtons } from '../../src/message/card.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { savedOnPage, writeSaved } from '../../src/message/saved.ts';
import { codePoints } from '../../src/text/escape.ts';
import { anyStory } from './any-story.ts';
import { parseTelegramHtml } from './telegram-html.ts';

const id = 'sAbCdEfGhIjKlMnO';
const style = { language: 'id', timeZone: 'Asia/Jakarta' } as const;
const anyLanguage = fc.constantFrom(...languages);

/** Within Telegram's limits: a name, and what is sent in 1 to 64 bytes, or an http(s) address. */
const expectPressable = (buttons: Button[][]) => {
  for (const row of buttons) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(8);
  }
  for (const button of buttons.flat()) {
    expect(button.text).not.toBe('');
    if ('callback' in button) expect(Buffer.byteLength(button.callback)).toBeLessThanOrEqual(64);
    if ('url' in button) expect(new URL(button.url).protocol).toMatch(/^https?:$/);
  }
};

describe('the buttons of any story', () => {
  it('are accepted by Telegram, its card’s own, its menu and its words', () => {
    fc.assert(
      fc.property(
        anyStory,
        anyLanguage,
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })),
        (given, language, some) => {
          const story = { ...given, id };
          for (const buttons of [
            cardButtons(story, { language }, true),
            actionButtons(story, language),
            wordButtons(story, some, language),
          ]) {
            expectPressable(buttons);
            expect(buttons.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('share the link with its headline, and a story without a link not at all', () => {
    const story = {
      id,
      sourceId: 'f1',
      sourceTitle: 'Koran',
      headline: 'Harga cabai & bawang naik',
      lead: '',
      seenAt: 0,
      categories: [],
    };
    const { share } = textsFor('id').actions;
    const shareOf = (buttons: Button[][]) => buttons.flat().find(({ text }) => text === share);
    const button = shareOf(actionButtons({ ...story, url: 'https://a.test/?a=1&b=2' }, 'id'));
    const { searchParams } = new URL(button !== undefined && 'url' in button ? button.url : '');
    expect(searchParams.get('url')).toBe('https://a.test/?a=1&b=2');
    expect(searchParams.get('text')).toBe('Harga cabai & bawang naik');
    expect(shareOf(actionButtons(story, 'id'))).toBeUndefined();
  });
});

describe('a page of saved stories', () => {
  const written = (message: Message) => parseTelegramHtml(message.html).text;

  it('is accepted by Telegram, and holds all of them, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(anyStory, { minLength: 1, maxLength: savedOnPage }),
        anyLanguage,
        fc.constantFrom(0, 5, 495),
        (stories, language, offset) => {
          const saved = stories.map((story) => ({ story: { ...story, id }, at: 0 }));
          const message = writeSaved(
            { saved, count: offset + saved.length + 3 },
            { ...style, language },
            { offset, now: 1_000, undo: 'AbCdEfGhIjKl' },
          );
          expect(codePoints(message.plain)).toBeLessThanOrEqual(4_096);
          saved.forEach((_, at) =>
            expect(written(message)).toMatch(new RegExp(`(^|\n)${offset + at + 1}\\. `)),
          );
          expectPressable(message.buttons ?? []);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leads to the pages before and after it, where there are any', () => {
    const saved = Array.from({ length: 5 }, () => ({
      story: { id, sourceId: 'f', sourceTitle: 'K', headline: 'B', lead: '', seenAt: 0, categories: [] },
      at: 0,
    }));
    const turns = (offset: number, count: number) =>
      (writeSaved({ saved, count }, style, { offset, now: 0 }).buttons ?? [])
        .flat()
        .flatMap((button) => ('callback' in button && /page/.test(button.callback) ? button.callback : []));
    expect(turns(0, 5)).toEqual([]);
    expect(turns(0, 6)).toEqual(['saved:page:5']);
    expect(turns(5, 12)).toEqual(['saved:page:0', 'saved:page:10']);
    expect(turns(10, 15)).toEqual(['saved:page:5']);
    expect(writeSaved({ saved: [], count: 0 }, style, { offset: 0, now: 0 }).buttons).toBeUndefined();
  });
});
