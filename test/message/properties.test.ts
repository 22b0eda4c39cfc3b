import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import { mostInDigest, writeDigest } from '../../src/message/digest.ts';
import { codePoints, safeUrl } from '../../src/text/escape.ts';
import { writeLatest, writeRetraction } from '../../src/message/headlines.ts';
import { captionLimit, entityLimit, messageLimit } from '../../src/message/markup.ts';
import type { Message } from '../../src/message/message.ts';
import { anyOthers, anyStories, anyStory, anyStyle, anyTemplate, anyWords } from './any-story.ts';
import { parseTelegramHtml } from './telegram-html.ts';

/** Bytes of a raw text; over that Telegram refuses it unread. */
const rawLimit = 32_768;
/** Telegram's limit on all entities of a message together, with their addresses (bytes, roughly). */
const entityBytesLimit = 9_500;
const runs = { numRuns: 300 };

/** Whatever stories say, Telegram takes the message, with and without markup. */
const expectSendable = (message: Message, address?: string): void => {
  const { text, links, entities } = parseTelegramHtml(message.html);
  const limit = message.photoUrl === undefined ? messageLimit : captionLimit;
  expect(text.trim()).not.toBe('');
  expect(codePoints(text)).toBeLessThanOrEqual(limit);
  expect(codePoints(message.plain)).toBeLessThanOrEqual(limit);
  expect(Buffer.byteLength(message.html)).toBeLessThanOrEqual(rawLimit);
  expect(entities).toBeLessThanOrEqual(entityLimit);
  expect(links.join('').length + 40 * entities).toBeLessThanOrEqual(entityBytesLimit);
  expect(message.html.isWellFormed() && message.plain.isWellFormed()).toBe(true);
  expect(message.html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);

  // The plain form is what people see of the other, with addresses on lines of their own.
  const addresses = new Set([...links, message.previewUrl, address]);
  const withoutAddresses = (words: string) =>
    words
      .split('\n')
      .filter((line) => !addresses.has(line))
      .join('\n');
  expect(withoutAddresses(message.plain)).toBe(withoutAddresses(text));

  const urls = (message.buttons ?? []).flat().flatMap((button) => ('url' in button ? [button.url] : []));
  for (const url of [...links, ...urls, message.previewUrl, message.photoUrl])
    if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^\s@/]*[.:][^\s@/]*(\/|$)/);
};

describe('for any story of a feed', () => {
  it('a card is accepted by Telegram', () => {
    fc.assert(
      fc.property(anyStory, anyStyle, anyOthers, (story, style, alsoAt) => {
        const message = writeCard(story, style, { alsoAt });
        expectSendable(message);
        expect(message.buttons !== undefined).toBe(message.previewUrl !== undefined);
        expect(message.photoUrl === undefined || message.previewUrl === undefined).toBe(true);
      }),
      runs,
    );
  });

  it('a card by any template is accepted by Telegram, and so is what stays of it without its photo', () => {
    const looks = fc.constantFrom(undefined, 'text' as const, 'compact' as const);
    fc.assert(
      fc.property(
        anyStory,
        anyStyle,
        anyTemplate,
        looks,
        anyOthers,
        fc.array(anyWords, { maxLength: 3 }),
        (story, style, template, look, alsoAt, topics) => {
          const message = writeCard(story, { ...style, template, look }, { alsoAt, topics });
          const address = safeUrl(story.url);
          expectSendable(message, address);
          const { photoUrl: _photo, ...rest } = message;
          expectSendable(rest, address);
          expect(message.photoUrl === undefined || look === undefined).toBe(true);
        },
      ),
      runs,
    );
  });

  it('a bundle and a digest between the lines of any template are accepted by Telegram', () => {
    fc.assert(
      fc.property(anyStories(60), anyStyle, anyTemplate, (stories, given, template) => {
        const style = { ...given, template };
        const { message, used } = writeBundle(stories, style);
        expectSendable(message);
        expect(writeBundle(stories.slice(0, used), style).used).toBe(used);
        const items = stories.slice(0, mostInDigest).map((story) => ({ story, outlets: 1 }));
        const digest = writeDigest(items, style, { first: 0, of: items.length, minutes: 3 });
        const { text, entities } = parseTelegramHtml(digest.message.html);
        expect(codePoints(text)).toBeLessThanOrEqual(messageLimit);
        expect(entities).toBeLessThanOrEqual(entityLimit);
      }),
      { numRuns: 100 },
    );
  });

  it('a card without a lead is never longer than one with it', () => {
    fc.assert(
      fc.property(anyStory, anyStyle, (story, style) => {
        const bare = writeCard(story, style, { lead: 0 });
        expectSendable(bare);
        expect(bare.html).not.toContain('<blockquote');
        expect(bare.plain.length).toBeLessThanOrEqual(writeCard(story, style).plain.length);
      }),
      runs,
    );
  });

  it('a bundle is accepted by Telegram, and its stories make the same bundle again', () => {
    fc.assert(
      fc.property(anyStories(120), anyStyle, (stories, style) => {
        const { message, used } = writeBundle(stories, style);
        expectSendable(message);
        expect(used).toBeGreaterThanOrEqual(1);
        expect(used).toBeLessThanOrEqual(stories.length);
        const again = writeBundle(stories.slice(0, used), style);
        expect(again.used).toBe(used);
        expectSendable(again.message);
      }),
      { numRuns: 100 },
    );
  });

  it('a list of the latest is accepted by Telegram, and holds all of ten stories', () => {
    fc.assert(
      fc.property(
        anyStories(10),
        anyStyle,
        anyWords,
        fc.option(fc.constant(1_683_267_780_000), { nil: undefined }),
        (stories, style, heading, now) => {
          const first = 91;
          const message = writeLatest(stories, style, { heading, first, ...(now !== undefined && { now }) });
          expectSendable(message);
          stories.forEach((_, index) =>
            expect(message.plain).toMatch(new RegExp(`(^|\n)${first + index}\\. `)),
          );
        },
      ),
      runs,
    );
  });

  it('a retraction is accepted by Telegram, and holds no link', () => {
    fc.assert(
      fc.property(anyStory, anyStyle, (story, style) => {
        const message = writeRetraction(story, style);
        expectSendable(message);
        expect(Object.keys(message).sort()).toEqual(['html', 'plain']);
        expect(parseTelegramHtml(message.html).links).toEqual([]);
      }),
      runs,
    );
  });
});
