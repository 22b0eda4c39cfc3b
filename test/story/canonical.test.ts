import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../src/story/canonical.ts';

describe('the key of an address', () => {
  it.each([
    ['http://www.Detik.com/news/d-1/judul/?utm_source=x&fbclid=1#top', 'https://detik.com/news/d-1/judul'],
    ['https://m.detik.com/news/d-1/judul', 'https://detik.com/news/d-1/judul'],
    ['https://news.detik.com/berita/d-1/judul?single=1', 'https://news.detik.com/berita/d-1/judul'],
    ['https://amp.kompas.com/read/1/judul?page=all', 'https://kompas.com/read/1/judul'],
    ['https://x.test/a/amp/', 'https://x.test/a'],
    ['https://x.test/amp/read/7', 'https://x.test/read/7'],
    ['https://x.test/a.html/amp', 'https://x.test/a.html'],
    ['https://x.test/a?amp=1&outputType=amp', 'https://x.test/a'],
    ['https://x.test/a?outputtype=AMP&b=2&a=1', 'https://x.test/a?a=1&b=2'],
    ['https://x.test/dir/index.html', 'https://x.test/dir'],
    ['https://x.test:443/a//b/', 'https://x.test/a/b'],
    ['https://mobile.x.test/a?xtor=RSS-1&at_medium=rss&cmpid=1&dicbo=v2', 'https://x.test/a'],
    ['https://x.test/%7Euser/caf%c3%a9', 'https://x.test/~user/caf%C3%A9'],
    ['https://www.google.com/url?q=https%3A%2F%2Fx.test%2Fa%3Futm_source%3Dg&sa=U', 'https://x.test/a'],
    ['https://l.facebook.com/l.php?u=http%3A%2F%2Fm.x.test%2Fa&h=AT0', 'https://x.test/a'],
    ['https://www.google.com/amp/s/www.x.test/a/amp', 'https://x.test/a'],
    ['https://x-test.cdn.ampproject.org/c/s/x.test/a', 'https://x.test/a'],
    ['https://x.test/?p=12', 'https://x.test?p=12'],
    ['https://m.co/a', 'https://m.co/a'],
    ['https://x.test/a?PHPSESSID=81fa&id=3', 'https://x.test/a?id=3'],
    ['https://x.test/a;jsessionid=1A2B.node3/b;jsessionid=9', 'https://x.test/a/b'],
    ['https://x.test/a?access_token=q&sid=0f3a9c17be2244d1', 'https://x.test/a'],
    ['https://x.test/a?session=7', 'https://x.test/a?session=7'],
    ['https://x.test/a?sid=1201', 'https://x.test/a?sid=1201'],
    ['not an address', 'not an address'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
  ])('of %s is %s', (url, key) => {
    expect(canonicalUrl(url)).toBe(key);
  });

  it('of pages that only their query tells apart is another for each', () => {
    expect(canonicalUrl('https://x.test/read?id=1')).not.toBe(canonicalUrl('https://x.test/read?id=2'));
    expect(canonicalUrl('https://x.test/read.php?cid=1001')).not.toBe(
      canonicalUrl('https://x.test/read.php?cid=1002'),
    );
    expect(canonicalUrl('https://x.test/judul-berita-ini?cid=1001')).toBe('https://x.test/judul-berita-ini');
    expect(canonicalUrl('https://x.test/read?page=2')).not.toBe(canonicalUrl('https://x.test/read?page=3'));
  });

  it('never throws, and the key of a key is itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (url) => {
          const key = canonicalUrl(url);
          expect(canonicalUrl(key)).toBe(key);
        },
      ),
    );
  });
});
