import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle, type Article } from '../../../src/article/page/article.ts';

const text = 'Sebuah kecelakaan terjadi di jalan tol Cipali dan melibatkan tiga kendaraan, kata polisi.';
const read = (html: string): Article =>
  readArticle(`<article>${`<p>${text}</p>`.repeat(3)}${html}</article>`, {
    url: 'https://paper.test/1',
    parseDate,
  });

describe('the editor', () => {
  it.each([
    ['<p>Editor : Mahesa Apriandi</p>', 'Mahesa Apriandi'],
    ['<p>(Editor: Budi)</p>', 'Budi'],
    ['<p>Editor Budi Santoso</p>', 'Budi Santoso'],
    ['<p><span>Editor</span><a href="/e">Budi</a></p>', 'Budi'],
    ['<div><b>Editor</b> : <span>Budi</span></div>', 'Budi'],
    ['<div>Editor</div><div>Budi Santoso</div>', 'Budi Santoso'],
    ['<p>Pewarta: Ani Editor: Budi COPYRIGHT © ANTARA 2023</p>', 'Budi'],
    ['<p>Redaktur: Sari Dewi, S.Sos</p>', 'Sari Dewi, S.Sos'],
    ['<p>Editor Pilihan</p><p>Reporter: Ani | Editor: Budi</p>', 'Budi'],
  ])('is named by %s', (html, editor) => {
    expect(read(html).editor).toBe(editor);
  });

  it.each([
    '<p>Pilihan Editor: Anies Bertemu Warga</p>',
    "<p>Editor's Choice</p>",
    '<p>Editor Picks</p>',
    '<p>Editor</p><p>Berita Lainnya</p>',
    '<p>Editor itu berkata bahwa ia tidak tahu.</p>',
  ])('is not named by %s', (html) => {
    expect(read(html).editor).toBeUndefined();
  });

  it('does not hide the writer', () => {
    expect(read('<div>Penulis</div><div>Ani Dewi</div><p>(Editor: Budi)</p>')).toMatchObject({
      author: 'Ani Dewi',
      editor: 'Budi',
    });
  });
});
