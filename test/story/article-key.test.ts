import { describe, expect, it } from 'vitest';
import { articleKey } from '../../src/story/article-key.ts';

describe('the key of an article', () => {
  it.each([
    [
      'https://news.detik.com/berita/d-6705432/tiga-korban',
      'https://news.detik.com/berita/d-6705432/dua-korban',
    ],
    [
      'https://news.okezone.com/read/2023/05/05/337/2809999/tiga-korban?utm_source=rss',
      'https://news.okezone.com/read/2023/05/05/337/2809999/dua-korban',
    ],
    ['https://contoh.id/a-b', 'http://www.contoh.id/a-b/?utm_source=x#y'],
  ])('is the same for %s and %s', (one, two) => {
    expect(articleKey(one)).toBeDefined();
    expect(articleKey(one)).toBe(articleKey(two));
  });

  it.each([
    ['https://contoh.id/2023/05/05/tiga-korban', 'https://contoh.id/2023/05/05/dua-korban'],
    ['https://contoh.id/20230505/tiga-korban', 'https://contoh.id/20230505/dua-korban'],
    [
      'https://contoh.id/read/1089231/slug-satu-1683273600',
      'https://contoh.id/read/1089231/slug-dua-1683273601',
    ],
    ['https://contoh.id/foto/2809999/1', 'https://contoh.id/foto/2809999/2'],
    ['https://contoh.id/baca?id=1', 'https://contoh.id/baca?id=2'],
    ['https://satu.id/read/2809999/a-b', 'https://dua.id/read/2809999/a-b'],
  ])('is not the same for %s and %s', (one, two) => {
    expect(articleKey(one)).not.toBe(articleKey(two));
  });

  it.each(['https://contoh.id', 'https://www.contoh.id/?utm_source=rss', 'no address'])(
    'is none for %s',
    (address) => {
      expect(articleKey(address)).toBeUndefined();
    },
  );
});
