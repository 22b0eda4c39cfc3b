import { describe, expect, it } from 'vitest';
import { feedId, normaliseAddress, parseAddresses } from '../../src/feed/address.ts';

describe('the addresses in a message', () => {
  it('are found with and without https://, in their order', () => {
    const text =
      'Ikuti contoh.id/feed, https://antaranews.com/rss (dan <http://127.0.0.1:81/x>). feed://a.co.id/rss @kanal 3.5 a@b.id';
    expect(parseAddresses(text)).toEqual([
      'contoh.id/feed',
      'https://antaranews.com/rss',
      'http://127.0.0.1:81/x',
      'feed://a.co.id/rss',
    ]);
  });

  it.each([
    ['https://id.wikipedia.org/wiki/Kopi_(minuman)', 'https://id.wikipedia.org/wiki/Kopi_(minuman)'],
    ['(https://koran.id/feed)', 'https://koran.id/feed'],
    ['(lihat https://koran.id/a_(b)).', 'https://koran.id/a_(b)'],
    ['(https://koran.id/a_(b)_(c))', 'https://koran.id/a_(b)_(c)'],
    ['https://koran.id/a(b', 'https://koran.id/a(b'],
    ['[situs kami](https://koran.id/feed)', 'https://koran.id/feed'],
    ['"koran.id/feed"…', 'koran.id/feed'],
    ['«koran.id/feed»:', 'koran.id/feed'],
    ['`feed:https://koran.id/x`', 'feed:https://koran.id/x'],
    ['alamat:https://koran.id/x!', 'https://koran.id/x'],
    ['arsip.id/web/https://koran.id/x', 'arsip.id/web/https://koran.id/x'],
    ['Coba r/indonesia, ya', 'r/indonesia'],
    ['@koran@sosial.id', '@koran@sosial.id'],
  ])('are taken whole and bare of %j', (text, address) => {
    expect(parseAddresses(text)).toEqual([address]);
  });

  it('are two where only a comma stands between them', () => {
    expect(parseAddresses('https://a.id/x,https://b.id/y')).toEqual(['https://a.id/x', 'https://b.id/y']);
  });

  it.each(['dan/atau', '1/2', 'a@b.id', '@kanal', 'berita', '3.5', 'r/x', '(hm)', '...', 'koran .id'])(
    'are none in %j',
    (text) => {
      expect(parseAddresses(text)).toEqual([]);
    },
  );
});

describe('an address', () => {
  it.each([
    ['contoh.id', 'https://contoh.id/'],
    ['HTTP://Contoh.ID/A?b=c#d', 'http://contoh.id/A?b=c'],
    ['feed:https://contoh.id/x', 'https://contoh.id/x'],
    ['feed://https://contoh.id/x', 'https://contoh.id/x'],
    ['feed:contoh.id/x', 'https://contoh.id/x'],
    ['FEED://contoh.id/x', 'https://contoh.id/x'],
    ['itpc://contoh.id/siniar.xml', 'https://contoh.id/siniar.xml'],
    ['//contoh.id/x', 'https://contoh.id/x'],
    ['htps://contoh.id/x', 'https://contoh.id/x'],
    ['http//contoh.id/x', 'http://contoh.id/x'],
    ['https:/contoh.id/x', 'https://contoh.id/x'],
    ['https;//contoh.id/x', 'https://contoh.id/x'],
    ['r/indonesia', 'https://www.reddit.com/r/indonesia'],
    ['/r/indonesia/', 'https://www.reddit.com/r/indonesia'],
    ['@koran@sosial.id', 'https://sosial.id/@koran'],
    ['https://user:pass@contoh.id/x', 'https://contoh.id/x'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['javascript:alert(1)', undefined],
    ['feed:javascript:alert(1)', undefined],
    ['ftp://contoh.id', undefined],
    ['kata', undefined],
    ['http://', undefined],
    [`https://contoh.id/${'x'.repeat(3_000)}`, undefined],
  ])('written %s is %s', (address, expected) => {
    expect(normaliseAddress(address)).toBe(expected);
  });
});

describe('the id of a feed', () => {
  it('is one for http and https', () => {
    expect(feedId('http://contoh.id/x')).toBe(feedId('https://contoh.id/x'));
    expect(feedId('https://contoh.id/x')).toMatch(/^f[\w-]{15}$/);
    expect(feedId('https://contoh.id/x')).not.toBe(feedId('https://contoh.id/y'));
  });
});
