import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/runtime/clock.ts';
import { FeedError } from '../../../src/http/failure.ts';
import { createFetcher } from '../../../src/http/client.ts';
import { createAgent, isPublic } from '../../../src/http/agent.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { htmlToText, plainText } from '../../../src/text/html-to-text.ts';
import { dialects } from './dialects.ts';
import { pieces } from './newsroom.ts';

const about = { url: 'https://news.example/feed', now: Date.UTC(2023, 5, 1) };
const sources = Object.values(dialects).map((make) => make(pieces(6)));

/** What breaks readers: halves of tags and entities, controls, other encodings, names that objects have by themselves. */
const fragment = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    "'",
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '</item>',
    '<item>',
    '</channel>',
    '<entry>',
    '<title>',
    '</title>',
    '<link href="//x/y"/>',
    '<guid>',
    '&#0;',
    '&#x110000;',
    '&b;',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<b onclick="x">',
    'xml:base="javascript:alert(1)"',
    ' type="xhtml" ',
    ' mode="base64" ',
    '<__proto__>',
    '<constructor/>',
    '\u0000',
    '\ufeff',
    '\u202e',
    '\ud800',
    '{"items":[',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    '<pubDate>31 Feb 2023</pubDate>',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
type Edit = { at: number; cut: number; put: string; times: number };
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(200),
    put: fragment,
    times: fc.constantFrom(1, 1, 1, 3, 200),
  }),
  { minLength: 1, maxLength: 12 },
);
const changed = (source: string, changes: Edit[]): string =>
  changes.reduce((text, { at, cut, put, times }) => {
    const from = Math.floor(at * text.length);
    return `${text.slice(0, from)}${put.repeat(times)}${text.slice(from + cut)}`;
  }, source);

/**
 * What would be markup wherever it stood: a tag with an attribute, an element that is opened and closed, an empty one, a
 * comment. A lone "<script>" may be what a headline tells of; the card escapes it.
 */
const tag =
  /<[a-z]\w*\s[^<>=]*=[^<>]*>|<(a|b|i|u|s|p|div|span|script|style|iframe|svg|form|pre|code|blockquote)(?:\s[^<>]*)?>[^]*<\/\1\s*>|<(?:br|hr|img)\s*\/>|<!--/i;

describe('feeds that were changed anyhow (invariant 7)', () => {
  it('are read, or refused for a reason of the closed set; titles hold no markup, links are of the web, dates are dates', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        edits,
        fc.constantFrom('utf8', 'latin1', 'utf16le'),
        async (source, changes, encoding) => {
          const body = Buffer.from(changed(source, changes), encoding as BufferEncoding);
          const started = process.cpuUsage();
          const feed = await parseFeed(body, about).catch((error: unknown) => {
            expect(error).toBeInstanceOf(FeedError);
            expect(['not-a-feed', 'too-big']).toContain((error as FeedError).reason);
            return undefined;
          });
          const { user } = process.cpuUsage(started);
          expect(user / 1_000).toBeLessThan(1_000);
          for (const { title, url, text, image, publishedAt, updatedAt, categories } of feed?.entries ?? []) {
            expect(title).not.toMatch(tag);
            for (const unseen of ['\n', '\r', '\u0000', '\u202e']) expect(title).not.toContain(unseen);
            for (const category of categories) expect(category).not.toMatch(tag);
            expect(text.length).toBeLessThan(2_000);
            for (const address of [url, image?.url])
              if (address !== undefined) expect(address).toMatch(/^https?:\/\/[^\s<>"]+$/i);
            for (const date of [publishedAt, updatedAt])
              if (date !== undefined) expect(Number.isNaN(date.getTime())).toBe(false);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('leave no tag in a plain text, whatever was put in', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        expect(plainText(parts.join(''))).not.toMatch(tag);
        expect(htmlToText(parts.join('')).length).toBeLessThan(2_000);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('addresses of a private network, in whatever form', () => {
  const octets = fc.oneof(
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(0), fc.nat(255), fc.nat(255), fc.nat(255)),
  );
  const forms: ((bytes: number[], whole: number) => string)[] = [
    (bytes) => bytes.join('.'),
    (_, whole) => String(whole),
    (_, whole) => `0x${whole.toString(16)}`,
    (_, whole) => `0${whole.toString(8)}`,
    (bytes) => bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
    (bytes) => bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
    ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${b}.${(c << 8) | d}`,
    (bytes) => `[::ffff:${bytes.join('.')}]`,
    (_, whole) => `[::ffff:${(whole >>> 16).toString(16)}:${(whole & 0xffff).toString(16)}]`,
    (_, whole) => `[64:ff9b::${(whole >>> 16).toString(16)}:${(whole & 0xffff).toString(16)}]`,
    (_, whole) => `[2002:${(whole >>> 16).toString(16)}:${(whole & 0xffff).toString(16)}::1]`,
    (bytes) => `${bytes.join('.')}.`,
    (bytes) => encodeURIComponent(bytes.join('.')).replace('1', '%31'),
  ];

  it('are refused before anything is sent, as literals and as what a name leads to', async () => {
    let answer = '127.0.0.1';
    const connected: string[] = [];
    const agent = createAgent({
      allowPrivateNetwork: false,
      resolve: async () => [{ address: answer, family: 4 }],
      openAt: (_target, address, done) => {
        connected.push(address);
        done(new Error('no network in tests'));
      },
    });
    const fetcher = createFetcher({ agent, clock: systemClock, userAgent: 'x' });
    await fc.assert(
      fc.asyncProperty(octets, fc.constantFrom(...forms), fc.nat(65_535), async (bytes, form, port) => {
        const whole = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
        const dotted = bytes.join('.');
        expect(isPublic(dotted)).toBe(false);
        answer = dotted;
        for (const host of [form(bytes, whole), 'rumah.example']) {
          const url = `http://${host}:${port}/rahasia`;
          if (!URL.canParse(url)) continue;
          await expect(fetcher.fetch(url)).rejects.toMatchObject({ reason: 'refused-address' });
        }
        expect(connected).toEqual([]);
      }),
      { numRuns: 500 },
    );
    await agent.destroy();
  });
});
