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
    '<p>Editor at Large</p>',
    '<p>Sari Dewi, Editor at Large</p>',
    '<div>Editor</div><div>At Large</div>',
    '<p>Redaktur Pelaksana</p>',
    '<p>Redaktur Senior Kompas</p>',
    '<p>Editor in Chief</p>',
  ])('is not named by %s', (html) => {
    expect(read(html).editor).toBeUndefined();
  });

  it('is not the writer, where machines are told so', () => {
    const data =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Budi Santoso"},"editor":{"name":"Budi Santoso"}}</script>';
    const byline = '<h1>Judul</h1><div class="byline">Oleh Ani Dewi</div>';
    expect(read(`${data}${byline}`)).toMatchObject({ author: 'Ani Dewi', editor: 'Budi Santoso' });
    expect(read(`${data}<p>Penulis: Ani Dewi</p>`)).toMatchObject({ author: 'Ani Dewi' });
    expect(read(data).author).toBeUndefined();
  });

  it('does not hide the writer', () => {
    expect(read('<div>Penulis</div><div>Ani Dewi</div><p>(Editor: Budi)</p>')).toMatchObject({
      author: 'Ani Dewi',
      editor: 'Budi',
    });
  });
});

describe('the writer', () => {
  it.each([
    ['<p>Penulis Dinda Ayu</p>', 'Dinda Ayu'],
    ['<p>Reporter: Ani Dewi | Editor: Budi</p>', 'Ani Dewi'],
    ['<div>Pewarta</div><div>Ani Dewi</div>', 'Ani Dewi'],
  ])('is named by %s', (html, author) => {
    expect(read(html).author).toBe(author);
  });

  it.each(['<p>Penulis Buku</p>', '<p>Penulis novel itu meninggal dunia.</p>', '<p>Reporter Senior</p>'])(
    'is not named by %s',
    (html) => {
      expect(read(html).author).toBeUndefined();
    },
  );
});
