import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../src/http/failure.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import type { Entry } from '../../../src/story/entry.ts';

const read = (body: string | Buffer) =>
  parseFeed(Buffer.from(body), { url: 'https://contoh.id/feed', now: Date.UTC(2026, 0, 1) });
const rss = (items: string) => `<rss version="2.0"><channel><title>C</title>${items}</channel></rss>`;
const atom = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry>${entry}</entry></feed>`;

/** What each says, as feeds in the wild have it, and what of its first entry is told. */
const cases: [string, string | Buffer, Partial<Entry>][] = [
  [
    'an unclosed CDATA section in an element of mixed case',
    rss(
      '<item><title>Satu</title><pubDate><![CDATA[Fri, 05 May 2023 13:23:00 +0700</pubDate><description><![CDATA[isi]]></description></item>',
    ),
    { title: 'Satu', text: 'isi', publishedAt: new Date('2023-05-05T06:23:00Z') },
  ],
  [
    'a picture in the text of an enclosing link',
    atom(
      '<title>Satu</title><link rel="alternate" href="https://contoh.id/1"/><link rel="enclosure" type="image/jpeg">https://contoh.id/p.jpg</link>',
    ),
    { url: 'https://contoh.id/1' },
  ],
  [
    'a relation written out',
    atom(
      '<title>Satu</title><link rel="http://www.iana.org/assignments/relation/alternate" href="https://contoh.id/1"/>',
    ),
    { url: 'https://contoh.id/1' },
  ],
  ['UTF-8 that was encoded twice', rss('<item><title>FlÃ¼chtlinge</title></item>'), { title: 'Flüchtlinge' }],
  [
    'letters that only look so',
    rss('<item><title>Café “Ã¼” – SÃO PAULO</title></item>'),
    { title: 'Café “Ã¼” – SÃO PAULO' },
  ],
  [
    'windows-1252 among control characters',
    rss('<item><title>don\u0092t</title></item>'),
    { title: 'don’t' },
  ],
  ['zeros in its tags', rss('<it\0em><title>Sa\0tu</title></item>'), { title: 'Satu' }],
  [
    'a DOCTYPE that is never closed',
    `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "x"\n${rss('<item><title>Satu</title></item>')}`,
    { title: 'Satu' },
  ],
  [
    'a title in base64',
    atom('<title type="application/octet-stream">RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title>'),
    { title: 'Example Atom' },
  ],
  [
    'a link without quotes',
    atom('<title>Satu</title><link href=https://contoh.id/1/ rel=alternate />'),
    { url: 'https://contoh.id/1/' },
  ],
  [
    'a guid that is no address',
    rss('<item><title>Satu</title><guid>http://contoh.c[o.id/1</guid></item>'),
    { url: undefined, id: 'http://contoh.c[o.id/1' },
  ],
  [
    'an empty frame before its words',
    rss('<item><title>Satu</title><description>&lt;iframe src="x"/&gt;isi</description></item>'),
    { text: 'isi' },
  ],
  [
    'UTF-8 that is declared to be shift_jis',
    `<?xml version="1.0" encoding="shift_jis"?>${rss(`<item><title>${'新聞の見出し'.repeat(3)}</title></item>`)}`,
    { title: '新聞の見出し'.repeat(3) },
  ],
  [
    'a JSON Feed behind blank lines',
    `${'\n'.repeat(400)}{"version":"https://jsonfeed.org/version/1.1","title":"C","items":[{"id":"1","title":"Satu"}]}`,
    { title: 'Satu' },
  ],
];

describe('a feed in the wild with', () => {
  it.each(cases)('%s is read as it is meant', async (_name, body, expected) => {
    const { entries } = await read(body);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject(expected);
  });

  it('a hundred unclosed CDATA sections keeps all its entries', async () => {
    const items = Array.from(
      { length: 100 },
      (_, n) => `<item><creditLine><![CDATA[x</creditLine><title>n${n}</title><guid>${n}</guid></item>`,
    );
    const { entries } = await read(rss(items.join('')));
    expect(entries.map(({ title }) => title)).toEqual(items.map((_, n) => `n${n}`));
  });
});

describe('no feed is', () => {
  const page = (inside: string) => `<!doctype html>\n<html><head><title>C</title></head>${inside}</html>`;
  it.each([
    ['a page with an element that is called like one', page('<feed></feed>')],
    [
      'a page with one in a script',
      page(`<script>const a='<rss version="2.0"><channel><title>x</title>'</script>`),
    ],
    [
      'a sitemap without news',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://contoh.id/1</loc></url></urlset>',
    ],
  ])('%s', async (_name, body) => {
    await expect(read(body)).rejects.toThrow(FeedError);
  });
});
