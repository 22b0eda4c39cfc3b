import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../src/http/failure.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).filter((file) => !file.endsWith('.out.json'));
const about = { url: 'https://contoh.id/kanal/feed', now: Date.UTC(2023, 5, 1) };
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(folder, file)));

describe('feeds as they are served (FIXTURES=write makes what is expected anew, to be read before it is kept)', () => {
  it.each(fixtures)('%s', async (file) => {
    const feed: unknown = JSON.parse(JSON.stringify(await parseFeed(bytesOf(file), about)));
    const expected = join(folder, `${file.replace(/\.\w+$/, '')}.out.json`);
    if (process.env['FIXTURES'] === 'write') writeFileSync(expected, `${JSON.stringify(feed, null, 2)}\n`);
    expect(feed).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });

  it.each([
    '<!doctype html><html><head><title>x</title></head><body>y</body></html>',
    '',
    '{"a":1}',
    'plain words',
    '<a/>',
  ])('is not a feed: %s', async (text) => {
    await expect(parseFeed(Buffer.from(text), about)).rejects.toMatchObject({ reason: 'not-a-feed' });
  });
});

describe('hostile feeds (invariant 7)', () => {
  const samples = fixtures
    .filter((file) => /^(rss2|atom|rdf|rss-media)\.xml$|\.json$/.test(file))
    .map((file) => Buffer.from(bytesOf(file)));
  const nasty = [
    '<',
    '>',
    '&',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '"',
    "'",
    '<item>',
    '</item>',
    '<title>',
    '\0',
    '\u202e',
    '&#x0;',
    '&#9999999;',
    '<b',
    '</',
    'xmlns:a="',
    '\ud800',
  ];

  it('never gives anything but a feed or a FeedError, and no markup in a title', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...nasty), fc.nat(20)),
          { maxLength: 12 },
        ),
        async (sample, edits) => {
          let text = sample.toString();
          for (const [where, what, cut] of edits) {
            const at = Math.floor(where * text.length);
            text = text.slice(0, at) + what + text.slice(at + cut);
          }
          const feed = await parseFeed(Buffer.from(text), about).catch((error: unknown) => error);
          if (feed instanceof Error) {
            expect(feed).toBeInstanceOf(FeedError);
            return;
          }
          for (const { title, url, image } of (feed as Awaited<ReturnType<typeof parseFeed>>).entries) {
            expect(title).not.toMatch(/<(script|b|p|div|a|img)\b[^<>]*>[^]*<\/\1|<\w+\s[^<>]*=[^<>]*>/i);
            for (const link of [url, image?.url])
              if (link !== undefined) expect(link).toMatch(/^https?:\/\//);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a million open tags', () => `<rss><channel>${'<a>'.repeat(1_000_000)}`],
    [
      '200 KB of "<"',
      () => `<rss><channel><item><title>x</title><description>${'<'.repeat(200_000)}</description></item>`,
    ],
    ['350,000 entries', () => `<rss><channel>${'<item><title>x</title></item>'.repeat(350_000)}`],
    [
      '50,000 namespaces',
      () =>
        `<rss ${Array.from({ length: 50_000 }, (_, n) => `xmlns:a${n}="u${n}"`).join(' ')}><channel><item><title>x</title></item></channel></rss>`,
    ],
    [
      'one text of 10 MB',
      () => `<rss><channel><item><title>${'x'.repeat(10_000_000)}</title></item></channel></rss>`,
    ],
    [
      '100,000 sections that never close',
      () => `<rss><channel><item><title>x</title><description>${'<![CDATA['.repeat(100_000)}`,
    ],
    ['100,000 quotes', () => `<rss><channel><item><title a=${'"\'='.repeat(100_000)}>x</title></item>`],
    ['a million ampersands', () => `<rss><channel><item><title>${'&amp;'.repeat(1_000_000)}</title></item>`],
  ])('is through with %s in 2 s', { timeout: 10_000 }, async (_name, make) => {
    const body = Buffer.from(make());
    const started = process.cpuUsage();
    await parseFeed(body, about).catch((error: unknown) => expect(error).toBeInstanceOf(FeedError));
    const { user, system } = process.cpuUsage(started);
    // CPU time, as the machine may be busy with others.
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
