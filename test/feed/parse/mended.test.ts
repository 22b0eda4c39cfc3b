import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, vi } from 'vitest';
import packageFacts from '../../../package.json' with { type: 'json' };
import { parseFeed } from '../../../src/feed/parse/parse.ts';

const require = createRequire(import.meta.url);
type Utils = { stripHtml(text: string): string; getSnippet(text: string): string };
const utils = require('rss-parser/lib/utils.js') as Utils;

/** Characters that rss-parser's quadratic stripHtml was given while a feed with this text everywhere was read. */
const strippedWith = async (text: string): Promise<number> => {
  const seen = vi.spyOn(utils, 'stripHtml');
  const fields = ['title', 'description', 'content:encoded', 'summary', 'author', 'category', 'guid'];
  const item = fields.map((name) => `<${name}><![CDATA[${text}]]></${name}>`).join('');
  const rss = `<rss version="2.0"><channel><title>x</title><description>${text}</description><item>${item}</item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><content type="html"><![CDATA[${text}]]></content><summary><![CDATA[${text}]]></summary></entry></feed>`;
  for (const body of [rss, atom])
    await parseFeed(Buffer.from(body), { url: 'https://contoh.id/feed', now: 0 });
  return seen.mock.calls.reduce((sum, [given]) => sum + given.length, 0);
};
afterEach(() => vi.restoreAllMocks());

describe('rss-parser behind the mended document', () => {
  it('never strips what a publisher sent: that takes quadratic time', async () => {
    expect(await strippedWith('<'.repeat(1_000))).toBe(0);
    expect(await strippedWith('<p>Isi <b>berita</b></p>')).toBe(0);
  });

  it('is the version that this was made for, and strips descriptions where it is used bare', async () => {
    expect(packageFacts.dependencies['rss-parser']).toBe('3.13.0');
    const { default: Parser } = await import('rss-parser');
    const seen = vi.spyOn(utils, 'stripHtml');
    await new Parser().parseString(
      '<rss version="2.0"><channel><item><description>a &lt;b&gt;</description></item></channel></rss>',
    );
    expect(seen).toHaveBeenCalledWith('a <b>');
  });

  it('reads every field that a card shows', async () => {
    const feed = await parseFeed(
      Buffer.from(
        '<rss version="2.0" xmlns:m="http://search.yahoo.com/mrss/"><channel><title>A &amp; B</title><item><title>"1" &lt; 2 &amp;amp; 3</title><link>/x?a=1&amp;b="2"</link><guid>g&amp;1</guid><author>Siti &amp; Budi</author><category>R&amp;D</category><category>Serang</category><m:content url="/p.jpg" medium="image"><m:description>"Warga" &amp; lain</m:description><m:credit>Antara</m:credit></m:content></item></channel></rss>',
      ),
      { url: 'https://contoh.id/feed', now: 0 },
    );
    expect(feed.title).toBe('A & B');
    expect(feed.entries).toEqual([
      expect.objectContaining({
        id: 'g&1',
        url: 'https://contoh.id/x?a=1&b=%222%22',
        title: '"1" < 2 & 3',
        author: 'Siti & Budi',
        categories: ['R&D', 'Serang'],
        image: { url: 'https://contoh.id/p.jpg', caption: '"Warga" & lain', credit: 'Antara' },
      }),
    ]);
  });

  it('leaves a link and an id as they are, but for what XML has no room for', async () => {
    const body =
      '<rss version="2.0"><channel><title>x</title><item><title>a</title><link>https://contoh.id/a?x=1&amp;y=&quot;</link><guid isPermaLink="false">  a &lt;b&gt;\u0001 &amp;amp; c </guid></item></channel></rss>';
    const { entries } = await parseFeed(Buffer.from(body), { url: 'https://contoh.id/feed', now: 0 });
    expect(entries.map(({ id, url }) => [id, url])).toEqual([
      ['a <b> &amp; c', 'https://contoh.id/a?x=1&y=%22'],
    ]);
  });

  it('is not led astray by names that objects have', async () => {
    const body =
      '<rss version="2.0"><channel><title>x</title><__proto__><title>y</title></__proto__><item><constructor>1</constructor><title>a</title><__proto__>2</__proto__><toString/><link>https://contoh.id/a</link></item></channel></rss>';
    const { entries } = await parseFeed(Buffer.from(body), { url: 'https://contoh.id/feed', now: 0 });
    expect(entries.map(({ title, url }) => [title, url])).toEqual([['a', 'https://contoh.id/a']]);
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
  });

  it('keeps the newest 1,500 of an archive, whichever way it is sorted', async () => {
    const item = (n: number) =>
      `<item><title>n${n}</title><guid>${n}</guid><pubDate>${new Date(n * 3_600_000 + 1e12).toUTCString()}</pubDate></item>`;
    const numbers = Array.from({ length: 1_900 }, (_, n) => n);
    for (const order of [numbers, numbers.toReversed()]) {
      const { entries } = await parseFeed(
        Buffer.from(`<rss version="2.0"><channel>${order.map(item).join('')}</channel></rss>`),
        { url: 'https://contoh.id/feed', now: 2e12 },
      );
      expect(entries).toHaveLength(1_500);
      expect(Math.min(...entries.map(({ id }) => Number(id)))).toBe(400);
    }
  });
});
