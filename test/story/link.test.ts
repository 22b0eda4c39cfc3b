import { describe, expect, it } from 'vitest';
import { addressOf, linkOf } from '../../src/story/link.ts';

describe('a link', () => {
  it.each([
    ['https://warta.test/2026/03/10/hujan', 'article', 'article'],
    ['https://warta.test/read/1234567', 'article', 'article'],
    ['https://warta.test/harga-beras-naik-lagi', 'article', 'article'],
    ['https://warta.test/baca?id=5', 'article', 'article'],
    ['https://warta.test/catatan#versi-2', 'article', 'article'],
    ['https://warta.test/#/berita/12', 'article', 'article'],
    ['https://warta.test/harga-emas', 'article', 'page'],
    ['https://warta.test/gempa', 'page', 'page'],
    ['https://warta.test/', 'slot', 'slot'],
    ['https://warta.test/?utm_source=rss#top', 'slot', 'slot'],
    ['https://warta.test/id', 'slot', 'slot'],
    ['https://warta.test/siaran-langsung', 'slot', 'slot'],
    ['https://warta.test/feed.xml', 'slot', 'slot'],
    ['https://warta.test/tag/banjir-besar', 'slot', 'slot'],
    ['no address', 'slot', 'slot'],
  ])('%s is that of a kind: %s, and alone: %s', (url, kind, kindAlone) => {
    expect(linkOf(url)).toMatchObject({ kind, kindAlone });
  });

  it.each([
    ['https://lama.test/baca/kabar-satu?x=1', 'https://www.baru.test/baca/kabar-satu'],
    ['http://warta.test/a/', 'https://m.warta.test/a?utm_source=x#comments'],
  ])('%s has the path of %s', (one, other) => {
    expect(linkOf(one).path).toBe(linkOf(other).path);
    expect(linkOf(one).path).toBeDefined();
  });

  it('has another address for each anchor that names something, and one for all others', () => {
    const at = (anchor: string) => addressOf(`https://warta.test/catatan${anchor}`);
    expect(new Set(['#versi-1', '#versi-2', ''].map(at)).size).toBe(3);
    expect(new Set(['', '#top', '#comment-12', '#xtor=RSS-1', '#:~:text=a', '#'].map(at)).size).toBe(1);
  });
});
