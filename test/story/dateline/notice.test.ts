import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle } from '../../../src/article/page/article.ts';
import { ranFirst, withoutBoilerplate } from '../../../src/story/dateline/dateline.ts';
import { cpuMsOf } from '../../measured.ts';

const text = 'Sebuah kecelakaan terjadi di jalan tol Cipali dan melibatkan tiga kendaraan, kata polisi.';
const onPage = (notice: string) =>
  readArticle(`<article>${`<p>${text}</p>`.repeat(3)}<p>${notice}</p><p>Berita Lainnya</p></article>`, {
    url: 'https://paper.test/1',
    parseDate,
  }).firstRanAt;

describe('a notice that a text ran elsewhere first', () => {
  it.each([
    ['Artikel ini telah tayang di CNN Indonesia', 'CNN Indonesia'],
    ['Artikel ini telah tayang di Tribun Jabar dengan judul "X"', 'Tribun Jabar'],
    ['Artikel ini telah tayang di The Jakarta Post. Baca juga', 'The Jakarta Post'],
    ['Artikel ini telah tayang di Media Indonesia', 'Media Indonesia'],
    ['Artikel ini telah tayang di okezone.com pada Jumat, 5 Mei 2023', 'okezone.com'],
    ['Artikel ini telah tayang pada Jumat (5/5) di okezone.com', 'okezone.com'],
    [
      'Artikel ini telah diterbitkan di halaman SINDOnews.com pada Jumat, 05 Mei 2023 - 13:23 WIB oleh Rizky dengan judul "Y"',
      'SINDOnews.com',
    ],
    ['Artikel ini juga telah tayang di Okezone', 'Okezone'],
    ['Artikel ini telah tayang pada laman Antara', 'Antara'],
    ['Artikel ini sudah tayang sebelumnya di Tribun Jabar', 'Tribun Jabar'],
    ['Artikel ini telah tayang di POS-KUPANG.COM', 'POS-KUPANG.COM'],
    ['Berita ini sudah tayang di detikJabar.', 'detikJabar'],
    ['Berita ini sudah tayang di detikcom, Jumat', 'detikcom'],
    ['Artikel ini telah tayang di laman www.bolasport.com dengan judul: Z', 'bolasport.com'],
    ['This article first appeared on Reuters.com', 'Reuters.com'],
    ['This story was originally published by The Guardian on Monday', 'The Guardian'],
  ])('%s: %s', (notice, name) => {
    expect(ranFirst(`${text} ${notice}`)).toEqual({ name });
    expect(onPage(notice)).toEqual({ name });
    expect(withoutBoilerplate(`${text} ${notice}`)).toBe(text);
  });

  it.each([
    ['di Kompas.com dengan judul "A. B", Klik untuk baca: https://a.test/1.', 'https://a.test/1'],
    [
      'di TribunJakarta.com dengan judul Satu Dua, Klik untuk baca: https://a.test/1?p=all',
      'https://a.test/1?p=all',
    ],
    ['di Okezone dengan judul: X (https://okz.test/1)', 'https://okz.test/1'],
    ['di Kompas.com. Baca juga: https://lain.test/2', undefined],
    ['di Kompas.com. Mari bergabung di Grup Telegram, klik https://t.test/kompas', undefined],
  ])('has the address that it says, and no other: %s', (notice, url) => {
    expect(ranFirst(`Artikel ini telah tayang ${notice}`)?.url).toBe(url);
  });

  it.each([
    'Artikel ini telah tayang di halaman ini',
    'Artikel ini telah tayang pada Jumat',
    'Artikel ini bersumber dari BBC',
    'The report first appeared in Der Spiegel',
    'The post Kue Lapis first appeared on Dapur Ibu.',
  ])('is not "%s"', (notice) => {
    expect(ranFirst(`${text} ${notice}`)).toBeUndefined();
    expect(onPage(notice)).toBeUndefined();
  });

  it('has the link of its paper', () => {
    expect(
      onPage('Artikel ini telah tayang di <a href="https://www.cnnindonesia.test/1">CNN Indonesia</a>'),
    ).toEqual({ name: 'CNN Indonesia', url: 'https://www.cnnindonesia.test/1' });
  });

  it('is not taken out in English where text follows it', () => {
    const told = `This story first appeared on Wired. ${text}`;
    expect(withoutBoilerplate(told)).toBe(told);
  });

  it('is read in no time', () => {
    const cpuMs = cpuMsOf(() => {
      for (const part of [
        'Artikel ini telah ',
        'Artikel ini telah tayang di ',
        'this story first ',
        'The post ',
      ]) {
        withoutBoilerplate(part.repeat(20_000));
        ranFirst(part.repeat(20_000));
      }
    });
    expect(cpuMs).toBeLessThan(1_000);
  });
});
