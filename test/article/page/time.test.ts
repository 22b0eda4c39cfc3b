import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { readArticle } from '../../../src/article/page/article.ts';

const at = (body: string, head = ''): string | undefined => {
  const { publishedAt } = readArticle(`<html><head>${head}</head><body><h1>Judul</h1>${body}</body></html>`, {
    url: 'https://paper.test/1',
    parseDate,
  });
  return publishedAt === undefined ? undefined : new Date(publishedAt).toISOString().slice(0, 16);
};
const data = (date: string): string =>
  `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${date}"}</script>`;

describe('the time of an article', () => {
  it.each([
    "Jum'at, 05 Mei 2023 | 13:23 WIB",
    'Jumat, 05/05/2023 13.23 WIB',
    '05 Mei 2023 13:23 WIB',
    '05 Mei 2023, 13.23 WIB',
    '05 Mei 2023 - 14:23 WITA',
    'Diterbitkan 5 Mei 2023 pukul 13.23 WIB',
    'Kompas.com - 05/05/2023, 13:23 WIB',
  ])('is read from "%s"', (line) => {
    expect(at(`<p>${line}</p>`)).toBe('2023-05-05T06:23');
  });

  it.each([
    '05 Mei 2023',
    '05 Mei 2023 13:23',
    `Gempa itu terjadi pada 05 Mei 2023 13:23 WIB ${'dan seterusnya '.repeat(8)}`,
  ])('is not read from "%s"', (line) => {
    expect(at(`<p>${line}</p>`)).toBeUndefined();
  });

  it.each(['2023-05-05T13:23:00', '2023-05-05 13:23:10', '2023-05-05T06:23:00Z', '2023-05-05T06:23:00'])(
    'is in the zone that the page shows: %s',
    (date) => {
      const shown = "<p>Jum'at, 05 Mei 2023 | 13:23 WIB</p>";
      expect(at(shown, data(date))).toBe('2023-05-05T06:23');
      expect(at(shown, `<meta property="article:published_time" content="${date}">`)).toBe(
        '2023-05-05T06:23',
      );
      expect(at(`<time datetime="${date}"></time>${shown}`)).toBe('2023-05-05T06:23');
    },
  );

  it('is in the zone of the page that shows nothing but what day it is now', () => {
    expect(at('<p>Rabu, 25 November 2026 09:00 WIB</p>', data('2023-05-05T13:23:00'))).toBe(
      '2023-05-05T06:23',
    );
  });

  it.each([
    '2023-05-05T13:23:00Z',
    '2023-05-05T15:23:00+02:00',
    '2023-05-05T15:23:00.000+0200',
    'Fri, 05 May 2023 13:23:00 GMT',
    '1683292980',
  ])('is in the zone that it says itself: %s', (date) => {
    expect(at('<p>Sabtu, 06 Mei 2023 09:00 WIB</p>', data(date))).toBe('2023-05-05T13:23');
  });

  it('is not that of what stands beside it', () => {
    const beside = '<aside><ul><li><time datetime="2020-01-01T00:00:00Z"></time></li></ul></aside>';
    expect(at(`${beside}<time datetime="2023-05-05T13:23:00+07:00"></time>`)).toBe('2023-05-05T06:23');
    expect(at(beside)).toBeUndefined();
  });
});
