import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { fileOf } from '../../../src/article/picture-file.ts';
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
    ['a video far below', `${img}${body}<p class="caption">Video: Budi</p>`],
  ])('is not that of %s', (_, html) => {
    expect(picture(html)).toEqual({ url });
  });

  it('is not that of another picture in the data for machines', () => {
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

describe('the file of a picture', () => {
  it.each([
    ['https://a.test/x/bandara-300x200.jpg', 'https://b.test/bandara.jpg'],
    ['https://a.test/foto-banjir_169.jpeg?w=700', 'https://b.test/wm/foto-banjir_43.jpeg?wid=54'],
    ['https://a.test/banjir-scaled.jpg', 'https://a.test/banjir-1024x683.jpg.webp'],
    ['https://a.test/_next/image?url=https%3A%2F%2Fb.test%2Fbanjir.jpg&w=640', 'https://b.test/banjir.jpg'],
    [
      'https://i.test/img/media/3f1c9e0a7b6d4c2e8f/0_0_3000_1800/master/3000.jpg',
      'https://i.test/img/media/3f1c9e0a7b6d4c2e8f/0_0_3000_1800/500.jpg?width=500',
    ],
  ])('is one in %s and %s', (one, same) => {
    expect(fileOf(one)).toBe(fileOf(same));
  });

  it.each([
    ['https://a.test/banjir-1.jpg', 'https://a.test/banjir-2.jpg'],
    ['https://a.test/2023/05/1.jpg', 'https://a.test/2023/05/2.jpg'],
    ['https://a.test/satu/image.jpg', 'https://a.test/dua/image.jpg'],
    ['https://a.test/image?id=1', 'https://a.test/image?id=2'],
  ])('is another in %s and %s', (one, other) => {
    expect(fileOf(one)).not.toBe(fileOf(other));
  });
});
