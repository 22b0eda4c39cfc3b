import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advertIn } from '../../../src/feed/websub/links.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { cpuMsOf } from '../../measured.ts';

describe('what a feed advertises', () => {
  const url = 'https://contoh.id/feed';
  const inFeed = { hub: 'https://hub.example/', self: url };

  it('a feed advertises what its Link headers say, or else what its document says', () => {
    expect(advertIn({ url }, inFeed)).toEqual({ hub: 'https://hub.example/', topic: url });
    const links = '<https://lain.example/hub>; rel="hub", <https://contoh.id/rss>; rel=self; title="a, b"';
    expect(advertIn({ url, links }, inFeed)).toEqual({
      hub: 'https://lain.example/hub',
      topic: 'https://contoh.id/rss',
    });
    expect(advertIn({ url, links: '</rss>; REL="alternate Self"' }, inFeed)?.topic).toBe(
      'https://contoh.id/rss',
    );
  });

  it('a feed advertises all of its hubs, each once and four at most', () => {
    const hubs = (...names: string[]) => names.map((name) => `https://${name}.example/`);
    const [hub = '', ...otherHubs] = hubs('a', 'b', 'a', 'c', 'd', 'e');
    expect(advertIn({ url }, { hub, otherHubs, self: url })).toEqual({
      hub: 'https://a.example/',
      topic: url,
      others: hubs('b', 'c', 'd'),
    });
    const links = '<https://x.example/>; rel=hub, <ftp://y.example/>; rel=hub, <https://z.example/>; rel=hub';
    expect(advertIn({ url, links }, { hub, otherHubs, self: url })).toMatchObject({
      hub: 'https://x.example/',
      others: hubs('z'),
    });
  });

  it.each([
    [
      'RSS',
      `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title>
      <atom:link rel="hub" href="https://a.example/"/><atom:link rel="self" href="${url}"/><atom:link rel="hub" href="/b"/>
      <item><title>x</title><link>https://contoh.id/1</link></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><link rel="self" href="${url}"/><link rel="hub" href="https://a.example/"/>
      <link rel="hub" href="/b"/><entry><id>1</id><title>x</title><link href="https://contoh.id/1"/></entry></feed>`,
    ],
    [
      'JSON',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'x',
        feed_url: url,
        hubs: [
          { type: 'WebSub', url: 'https://a.example/' },
          { type: 'WebSub', url: '/b' },
        ],
        items: [{ id: '1', title: 'x', url: 'https://contoh.id/1' }],
      }),
    ],
  ])('a feed in %s advertises all hubs of its document', async (_format, text) => {
    const feed = await parseFeed(Buffer.from(text), { url, now: 0 });
    expect(advertIn({ url }, feed)).toEqual({
      hub: 'https://a.example/',
      topic: url,
      others: ['https://contoh.id/b'],
    });
  });

  it('a feed with half of an advert, or one that is no web address, advertises nothing', () => {
    for (const one of [{}, { hub: inFeed.hub }, { self: url }, { ...inFeed, hub: 'ftp://hub.example/' }])
      expect(advertIn({ url }, one)).toBeUndefined();
  });

  it('a feed does not advertise topics of other sites, nor links of other resources', () => {
    expect(advertIn({ url }, { ...inFeed, self: 'https://korban.example/feed' })).toBeUndefined();
    for (const [own, self, isBelieved] of [
      [url, 'https://feeds.contoh.id/rss', true],
      [
        'https://satu.blogspot.com/feeds/posts/default',
        'https://www.blogger.com/feeds/1/posts/default',
        true,
      ],
      ['https://blog.contoh.id/feeds/posts/default', 'https://www.blogger.com/feeds/1/posts/default', true],
      [
        'https://satu.blogspot.com/feeds/posts/default',
        'https://dua.blogspot.com/feeds/posts/default',
        false,
      ],
      ['https://satu.co.id/rss', 'https://dua.co.id/rss', false],
      ['http://10.0.0.1/rss', 'http://10.1.0.1/rss', false],
      ['http://contoh.id:8080/rss', 'http://contoh.id/rss', false],
    ] as const)
      expect(advertIn({ url: own }, { ...inFeed, self }) !== undefined).toBe(isBelieved);
    expect(advertIn({ url }, { ...inFeed, self: 'http://www.contoh.id/rss' })?.topic).toBe(
      'http://www.contoh.id/rss',
    );
    const links = '<https://lain.example/hub>; rel="hub"; anchor="https://lain.example/"';
    expect(advertIn({ url, links }, inFeed)?.hub).toBe(inFeed.hub);
  });

  it('Link headers of any kind are read in a short time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        ';',
        ',',
        'rel=',
        '"',
        'hub',
        'self',
        'http:',
        'https://[',
        '//',
        ':',
        ' ',
        '\u0000',
        '\ud800',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => advertIn({ url, links: pieces.join('') }, inFeed)).not.toThrow();
      }),
    );
    const cpuMs = cpuMsOf(() => {
      for (const links of ['<'.repeat(65_000), '<a>;'.repeat(16_000), `<a>${'; rel ='.repeat(9_000)}`])
        advertIn({ url, links }, inFeed);
    });
    expect(cpuMs).toBeLessThan(500);
  });
});
