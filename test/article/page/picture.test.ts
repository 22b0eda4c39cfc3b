import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle, type Article } from '../../../src/article/page/article.ts';

const text =
  '<p>Sebuah kecelakaan terjadi di jalan tol Cipali dan melibatkan tiga kendaraan pada Senin pagi, kata polisi.</p>';
const body = `<div class="article-content">${text.repeat(3)}</div>`;
const shared = '<meta property="og:image" content="https://img.test/a.jpg">';
const picture = (html: string, head = shared): Article['picture'] =>
  readArticle(`<html><head>${head}</head><body><h1>Judul</h1>${html}</body></html>`, {
    url: 'https://paper.test/1',
    parseDate,
  }).picture;

const url = 'https://img.test/a.jpg';
const own = { url, caption: 'WNI tiba.', credit: 'Dok Kemlu' };
const words = 'WNI tiba. (Foto: Dok Kemlu)';
const img = '<img src="https://img.test/a.jpg">';
const other = '<figure><img src="https://img.test/b.jpg"><figcaption>Kedua. Foto: B</figcaption></figure>';

describe('the caption of the shared picture', () => {
  it.each([
    ['figure', `<figure>${img}<figcaption>${words}</figcaption></figure>${body}`],
    ['div.photo', `<div class="photo">${img}<p class="caption">${words}</p></div>${body}`],
    ['div.img', `<div class="img">${img}<div class="caption">${words}</div></div>${body}`],
    ['div.cover', `<div class="cover">${img}<span class="caption">${words}</span></div>${body}`],
    ['a caption behind it', `${img}<div class="image-caption">${words}</div>${body}`],
    ['photo__img', `<div class="photo__img">${img}</div><div class="photo__caption">${words}</div>${body}`],
    [
      'a smaller one',
      `<figure><img src="/x/a-300x200.jpg"><figcaption>${words}</figcaption></figure>${body}`,
    ],
    [
      'one that is loaded late',
      `<figure><img src="/blank.gif" data-src="${url}"><figcaption>${words}</figcaption></figure>${body}`,
    ],
    [
      'a figure that does not say what it shows',
      `<figure><picture></picture><figcaption>${words}</figcaption></figure>${body}`,
    ],
    ['a plain div below it', `<div><div>${img}</div><div>${words}</div></div>${body}`],
    [
      'a paragraph of a hashed class',
      `<div class="x1a2">${img}<p class="css-9zk3q">${words}</p></div>${body}`,
    ],
    ['a paragraph behind a closed figure', `<figure>${img}</figure><p>${words}</p>${body}`],
    ['a carousel', `<ul class="slides"><li><img src="${url}" data-caption="${words}"></li></ul>${body}`],
    ['a lightbox', `<a href="${url}" data-caption="${words}">${img}</a>${body}`],
    [
      'a picture that states its shape',
      `<figure><img src="${url}" width="16" height="9"><figcaption>${words}</figcaption></figure>${body}`,
    ],
    ['a gallery', `<figure>${img}<figcaption>${words}</figcaption></figure>${other}${body}`],
    [
      'a figure in a figure',
      `<figure><figure>${img}</figure><figcaption>WNI tiba. <small>Foto: Dok Kemlu</small></figcaption></figure>${body}`,
    ],
    [
      'a figure whose credit is twice',
      `<figure>${img}<figcaption>WNI tiba. <i class="credit">Dok Kemlu</i></figcaption><span class="credit">Foto: Dok Kemlu</span></figure>${body}`,
    ],
  ])('is found in %s', (_, html) => {
    expect(picture(html)).toEqual(own);
    expect(picture(`${html}<article>${other}</article>`)).toEqual(own);
    expect(picture(`<article>${other}</article>${html}`)).toEqual(own);
  });

  it.each([
    ['another picture in the text', `<div class="article-content">${text}${other}${text}</div>`],
    ['another, where its own has none', `<article><figure>${img}</figure>${text}${other}</article>`],
    ['an aside', `<aside><figure><figcaption>Terkait lain</figcaption></figure></aside>${body}`],
    ['a picture in an aside', `<aside>${img}</aside><aside><p class="caption">Lain</p></aside>${body}`],
    ['a face', `<figure><img width="60" src="/c.jpg"><figcaption>Penulis</figcaption></figure>${body}`],
    [
      'a promo beside it',
      `${img}${body}<div class="promo"><figure><img src="${url}"><figcaption>Acara kami</figcaption></figure></div>`,
    ],
    ['a recording', `<figure>${img}<span>3:12</span><figcaption>Cuaca hari ini</figcaption></figure>${body}`],
    ['a headline of a list', `<div>${img}<h3>Banjir di kota lain surut</h3></div>${body}`],
    ['a video far below', `${img}${body}<p class="caption">Video: Budi</p>`],
  ])('is not that of %s', (_, html) => {
    expect(picture(html)).toEqual({ url });
  });

  it.each([
    ['the headline again', 'Judul'],
    ['a slug', 'wni-tiba-di-bandara'],
    ['the name of a file', 'IMG_2031.JPG'],
    ['an address', 'https://paper.test/foto/1'],
    ['its own file', 'a'],
    ['a label', 'Image caption'],
    ['a button', 'Perbesar'],
  ])('is none where it is %s', (_, caption) => {
    expect(picture(`<figure>${img}<figcaption>${caption}</figcaption></figure>${body}`)).toEqual({ url });
  });

  it.each([
    ['a mark of its crop', 'https://img.test/pasar-pagi-facebookJumbo.jpg', '/pasar-pagi-master768.jpg'],
    ['another host', 'https://share.test/s/pasar-pagi.jpg', 'https://cdn.test/m/pasar-pagi.webp'],
    ['a time', 'https://img.test/pasar-pagi_1732033413.jpg', '/pasar-pagi.jpg'],
    [
      'a key',
      'https://img.test/warga-membeli-sayur-di-pasar-8f1c.jpg',
      '/warga-membeli-sayur-di-pasar-20aa.jpg',
    ],
  ])('is that of the same picture where %s parts its two files', (_, share, shown) => {
    const head = `<meta property="og:image" content="${share}">`;
    const later = `<figure><img src="${shown}"><figcaption>${words}</figcaption></figure>`;
    const html = `<div class="article-content">${text}${other}${text}${later}${text}</div>`;
    expect(picture(html, head)).toEqual({ ...own, url: share });
  });

  it('is that of the first picture of the article where none has the shared file', () => {
    const first = `<figure><img src="/lain.jpg"><figcaption>${words}</figcaption></figure>`;
    expect(picture(`<h2>Populer</h2>${first}${body}${other}`)).toEqual(own);
  });

  it.each(['default-share', 'logo', 'og-placeholder'])(
    'is none where %s is shared in place of a picture',
    (name) => {
      const share = `https://img.test/${name}.png`;
      const html = `<figure><img src="/lain.jpg"><figcaption>${words}</figcaption></figure>${body}`;
      expect(picture(html, `<meta property="og:image" content="${share}">`)).toEqual({ url: share });
    },
  );

  it('is not told to machines only, where the page shows the picture without a word', () => {
    const data = `${shared}<script type="application/ld+json">{"@type":"NewsArticle","image":{"url":"${url}","caption":"C"}}</script>`;
    expect(picture(`<figure>${img}</figure>${body}`, data)).toEqual({ url });
  });

  it('is not that of another picture that machines are told of', () => {
    const data = (image: string) =>
      `${shared}<script type="application/ld+json">{"@type":"NewsArticle","image":{"url":"${image}","caption":"C"}}</script>`;
    expect(picture(body, data('https://img.test/b.jpg'))).toEqual({ url });
    expect(picture(body, data('https://cdn.test/a.jpg'))).toEqual({ url, caption: 'C' });
  });

  it('is that of the first captioned one in the text where none is shared', () => {
    expect(picture(`<aside>${other}</aside><article>${text}<figure>${img}</figure></article>`, '')).toEqual({
      url,
    });
    expect(picture(`<article>${text}<figure>${img}</figure>${other}</article>`, '')).toEqual({
      url: 'https://img.test/b.jpg',
      caption: 'Kedua.',
      credit: 'B',
    });
  });

  it('is found behind more pictures than are kept', () => {
    const many = '<img src="/logo.png">'.repeat(300);
    expect(picture(`${many}<div class="img">${img}<p class="caption">${words}</p></div>${body}`)).toEqual(
      own,
    );
  });
});
