import { describe, expect, it } from 'vitest';
import { feedId, normaliseAddress, parseAddresses } from '../../src/feed/address.ts';

describe('addresses', () => {
  it('finds several in one message, with and without https://', () => {
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
    ['contoh.id', 'https://contoh.id/'],
    ['HTTP://Contoh.ID/A?b=c#d', 'http://contoh.id/A?b=c'],
    ['feed:https://contoh.id/x', 'https://contoh.id/x'],
    ['https://user:pass@contoh.id/x', 'https://contoh.id/x'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['javascript:alert(1)', undefined],
    ['ftp://contoh.id', undefined],
    ['kata', undefined],
    ['http://', undefined],
    [`https://contoh.id/${'x'.repeat(3_000)}`, undefined],
  ])('%s is %s', (address, expected) => {
    expect(normaliseAddress(address)).toBe(expected);
  });

  it('gives http and https one id', () => {
    expect(feedId('http://contoh.id/x')).toBe(feedId('https://contoh.id/x'));
    expect(feedId('https://contoh.id/x')).toMatch(/^f[\w-]{15}$/);
    expect(feedId('https://contoh.id/x')).not.toBe(feedId('https://contoh.id/y'));
  });
});
