import { request } from 'node:http';
import { Parser } from 'htmlparser2';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
});
afterEach(() => newsroom.close());

/** The answer as it came, undecoded. */
const raw = (url: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
const text = async (url: string) => (await fetch(url)).text();
const tagsIn = (document: string): string[] => {
  const names: string[] = [];
  const parser = new Parser({ onopentag: (name) => names.push(name) }, { xmlMode: true });
  parser.end(document);
  return names;
};

describe('feeds of the sandbox newsroom', () => {
  it.each([
    ['rss', 'item'],
    ['atom', 'entry'],
    ['rdf', 'item'],
  ] as const)('are written as %s with the newest story first', async (format, tag) => {
    const feed = newsroom.feed('/feed', { title: 'Serang & sekitarnya', format });
    feed.publish({ title: 'Satu <1>', text: 'Isi & lain' });
    feed.publish({ title: 'Dua', text: '', date: null, image: { url: 'https://a.example/1.jpg' } });
    const document = await text(feed.url);
    expect(tagsIn(document).filter((name) => name === tag)).toHaveLength(2);
    expect(document.indexOf('Dua')).toBeLessThan(document.indexOf('Satu &lt;1&gt;'));
  });

  it('are written as JSON', async () => {
    const feed = newsroom.feed('/feed.json', { title: 'Serang', format: 'json' });
    const item = feed.publish({ title: 'Satu', text: 'Isi', categories: ['Daerah'] });
    expect(JSON.parse(await text(feed.url))).toMatchObject({
      items: [{ id: item.guid, title: 'Satu', content_text: 'Isi', tags: ['Daerah'] }],
    });
  });

  it('are answered as unchanged to a client with the current version', async () => {
    const feed = newsroom.feed('/feed', { title: 'Serang' });
    const { guid } = feed.publish({ title: 'Satu' });
    const first = await raw(feed.url);
    const etag = String(first.headers['etag']);
    const since = { 'if-modified-since': String(first.headers['last-modified']) };
    expect((await raw(feed.url, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    expect((await raw(feed.url, since)).status).toBe(304);
    expect((await raw(feed.url, { ...since, 'if-none-match': '"other"' })).status).toBe(200);
    feed.revise(guid, { title: 'Satu, diperbaiki' });
    expect((await raw(feed.url, { 'if-none-match': etag })).body.toString()).toContain('diperbaiki');
    feed.remove(guid);
    expect(await text(feed.url)).not.toContain('diperbaiki');
    expect(feed.counts()).toEqual({ 200: 4, 304: 2 });
    expect(newsroom.requests[1]?.headers['if-none-match']).toBe(`W/${etag}`);
  });

  it('are sent in the requested encoding', async () => {
    const feed = newsroom.feed('/feed', { title: 'Serang' });
    const plain = (await raw(feed.url)).body.toString();
    const unpackers = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };
    for (const [name, unpack] of Object.entries(unpackers)) {
      const { headers, body } = await raw(feed.url, { 'accept-encoding': name });
      expect(headers['content-encoding']).toBe(name);
      expect(unpack(body).toString()).toBe(plain);
    }
    const refused = await raw(feed.url, { 'accept-encoding': 'br;q=0, gzip;q=0.0' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });
});

describe('pages of the sandbox newsroom', () => {
  it('describe their story and link to their feed', async () => {
    const feed = newsroom.feed('/feed', { title: 'Serang' });
    const item = feed.publish({
      title: 'Satu "dua"',
      text: 'Isi.\n\nLagi.',
      author: 'Ani',
      image: { url: 'https://a.example/1.jpg' },
    });
    const page = await text(item.url);
    expect(page).toContain('<meta property="og:title" content="Satu &quot;dua&quot;">');
    expect(page).toContain('<meta property="og:image" content="https://a.example/1.jpg">');
    expect(/<script type="application\/ld\+json">(.*)<\/script>/.exec(page)?.[1]).toContain(
      '"@type":"NewsArticle"',
    );
    expect(await text(feed.page)).toContain(
      'rel="alternate" type="application/rss+xml" title="Serang" href="/feed"',
    );
    expect(await text(newsroom.front('/', 'Depan', [feed]))).toContain('href="/feed"');
  });
});

describe('faults of the sandbox newsroom', () => {
  it('can cut off, slow down, redirect, inflate or falsify an answer', async () => {
    const feed = newsroom.feed('/feed', { title: 'Serang' });
    feed.fault({ reset: true });
    await expect(raw(feed.url)).rejects.toThrow(/ECONNRESET|socket hang up/);
    feed.fault({ reset: 'midway' });
    await expect(raw(feed.url)).rejects.toThrow(/aborted|ECONNRESET|socket hang up/);
    feed.fault({ status: 503, times: 1 });
    expect([(await raw(feed.url)).status, (await raw(feed.url)).status]).toEqual([503, 200]);
    feed.fault({ redirects: 3 });
    expect((await fetch(feed.url)).url).toBe(`${feed.url}?hop=3`);
    feed.fault({ huge: 100_000, type: 'image/png' });
    const huge = await raw(feed.url);
    expect([huge.body.length, huge.headers['content-type']]).toEqual([100_000, 'image/png']);
    feed.fault({ body: 'not a feed', drip: { bytes: 2, everyMs: 10 } });
    const started = performance.now();
    expect((await raw(feed.url)).body.toString()).toBe('not a feed');
    expect(performance.now() - started).toBeGreaterThanOrEqual(35);
    feed.fault(undefined);
    expect((await raw(feed.url)).headers['content-type']).toContain('rss');
    expect(feed.counts()).toMatchObject({ 0: 2, 302: 3, 503: 1 });
  });
});
