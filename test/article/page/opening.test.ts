import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle, type Article } from '../../../src/article/page/article.ts';

const first = 'Tiga truk bertabrakan di jalan tol Cipali pada Senin pagi, kata polisi setempat.';
const second = 'Seorang sopir dirawat di rumah sakit, dan dua orang lainnya boleh pulang.';
const third = 'Jalan ditutup selama dua jam, sehingga antrean mengular sampai gerbang Kertajati.';
const text = `<p>${first}</p><p>${second}</p><p>${third}</p>`.concat(`<p>${third} ${second}</p>`.repeat(3));
const read = (html: string, head = ''): Article =>
  readArticle(`<html><head>${head}</head><body>${html}</body></html>`, {
    url: 'https://paper.test/1',
    parseDate,
  });
const startsWithFirst = new RegExp(`^${first}`);
const heading = '<h1>Tiga truk bertabrakan</h1>';

describe('the lead of an article', () => {
  it.each([
    'Your browser does not support the audio element, so this story cannot be heard.',
    'You can save this article by registering for free here, or sign in if you have an account.',
    'We may earn a commission if you buy products through the affiliate links on this page.',
    'Published November 19, 2024 5:30 AM. Last updated November 20, 2024 8:10 AM.',
    'Diterbitkan 19 November 2024, 05.30 WIB. Diperbarui 20 November 2024, 08.10 WIB.',
    'Sign up here to get the latest news in your inbox every morning before breakfast.',
    'Ikuti berita terbaru kami di WhatsApp Channel dan Google News setiap hari.',
    'Dieser Text wurde maschinell übersetzt und vor der Veröffentlichung nicht geprüft.',
    'Schriftgröße: größer, kleiner; der Text passt sich der Breite des Fensters an.',
  ])('is not "%s", which the page says', (notice) => {
    expect(read(`${heading}<article><p>${notice}</p>${text}</article>`).lead).toMatch(startsWithFirst);
    expect(read(`${heading}<article><div>${notice}</div><div>${text}</div></article>`).lead).toMatch(
      startsWithFirst,
    );
  });

  it.each([
    ['the standfirst', `<p class="standfirst">${second} ${third}</p>`],
    ['the sentence below the headline', `<h2>${second} ${third}</h2>`],
    ['what stands in the header', `<header><p>${second} ${third}</p></header>`],
    ['key points', `<div><ul><li>${second}</li><li>${third}</li></ul></div>`],
    ['a list of what matters most', `<div class="key-points"><p>${second}</p><p>${third}</p></div>`],
    ['the caption in a plain paragraph', `<p>${second} (Foto: Antara/Budi Santoso)</p>`],
    ['a label above it', '<div>Kecelakaan lalu lintas di jalan tol paling ramai</div>'],
    ['a notice of other stories', `<p>Baca juga: <a href="/2">${second}</a></p>`],
    ['a recommended story', `<div class="recommended"><p>${third}</p></div>`],
  ])('is not %s', (_, html) => {
    expect(read(`${heading}<main>${html}<div class="article-body">${text}</div></main>`).lead).toMatch(
      startsWithFirst,
    );
  });

  it('is not the caption that stands above the text by itself', () => {
    const share = '<meta property="og:image" content="https://img.test/a.jpg">';
    const caption = `<img src="https://img.test/a.jpg"><div>${second} Foto: Antara/Budi Santoso</div>`;
    const { lead, picture } = read(`${heading}<div><div>${caption}</div>${text}</div>`, share);
    expect(lead).toMatch(startsWithFirst);
    expect(picture).toMatchObject({ caption: second, credit: 'Antara/Budi Santoso' });
  });

  it('is not the standfirst that the page describes itself with, where that stands apart', () => {
    const head = `<meta name="description" content="${second} ${third}">`;
    const html = `<article><div><p>${second} ${third}</p></div><div>${text}</div></article>`;
    expect(read(`${heading}${html}`, head).lead).toMatch(startsWithFirst);
  });

  it('is the first paragraph, where the page describes itself with that', () => {
    const head = `<meta name="description" content="${first}">`;
    expect(read(`${heading}<article>${text}</article>`, head).lead).toMatch(startsWithFirst);
  });

  it('begins above an advertisement that parts the first paragraph from the rest', () => {
    const html = `<div><div><p>${first}</p></div><div class="ad">Advertisement</div><div>${text.replace(`<p>${first}</p>`, '')}</div></div>`;
    expect(read(`${heading}<main>${html}</main>`).lead).toMatch(new RegExp(`^${first} ${second}`));
  });

  it('begins with a first paragraph that is set as a heading', () => {
    const html = `<article><h3>${first}</h3>${text.replace(`<p>${first}</p>`, '')}</article>`;
    expect(read(`${heading}${html}`).lead).toMatch(new RegExp(`^${first} ${second}`));
  });

  it('is that of the article, where its comments or the next article are longer', () => {
    const other = `<p>Harga cabai di pasar induk turun lagi sejak hujan mulai reda di sentra tanam.</p>`;
    const next = `<article>${other.repeat(40)}</article>`;
    const comments = `<div class="comments">${other.repeat(40)}</div>`;
    for (const below of [next, comments])
      expect(read(`${heading}<article><div>${text}</div></article>${below}`).lead).toMatch(startsWithFirst);
  });

  it('begins where what machines are told begins', () => {
    const body = JSON.stringify(`${first} ${second} ${third}`);
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":${body}}</script>`;
    const html = `<article><p>${third} ${third}</p>${text}</article>`;
    expect(read(`${heading}${html}`, head).lead).toMatch(startsWithFirst);
  });
});

describe('the place of an article', () => {
  it.each([
    ['in its first paragraph', `<p>PALU, KOMPAS.com - ${first}</p>`],
    ['in a line of its own', `<p>Palu</p><p>${first}</p>`],
    ['in a line of its own with a dash', `<div>PALU —</div><p>${first}</p>`],
  ])('is told %s', (_, opening) => {
    const html = `${heading}<article>${opening}${text.replace(`<p>${first}</p>`, '')}</article>`;
    expect(read(html)).toMatchObject({ place: 'Palu', lead: expect.stringContaining(first) as string });
  });

  it.each([
    ['dateline', '"Palu"', 'Palu'],
    ['contentLocation', '{"@type":"Place","name":"Palu"}', 'Palu'],
    ['contentLocation', '{"@type":"Place","name":"Palu Arit Merah"}', undefined],
  ])('is what machines are told in %s: %s', (name, value, place) => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","${name}":${value}}</script>`;
    expect(read(`${heading}<article>${text}</article>`, head).place).toBe(place);
  });
});
