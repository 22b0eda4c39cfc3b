import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/text/date.ts';
import { enrich, readArticle, type Article } from '../../../src/article/page/article.ts';
import type { Story } from '../../../src/story/story.ts';
import { cpuMsOf } from '../../measured.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'pages', name), 'utf8');
const read = (html: string, url = 'https://paper.test/a'): Article => readArticle(html, { url, parseDate });

describe('an article page', () => {
  it.each([
    ['regional', 'https://banten.inews.test/read/289000/wni'],
    ['json-ld', 'https://kantor.test/berita/1'],
    ['open-graph', 'https://paper.test/bridge?utm_source=x'],
    ['amp', 'https://portal.test/amp/read/77/waduk-mengering'],
    ['wordpress', 'https://valley.test/2025/10/orchard/'],
  ])('in the form of %s is read with all its facts', (name, url) => {
    const { publishedAt, ...rest } = read(fixture(`${name}.html`), url);
    const told = publishedAt === undefined ? {} : { publishedAt: new Date(publishedAt).toISOString() };
    expect({ ...rest, ...told }).toEqual(JSON.parse(fixture(`${name}.json`)));
  });

  it('that only names the paper where the piece ran first tells its name', () => {
    const { firstRanAt } = read('<article><p>Berita ini pertama kali tayang di okezone.com</p></article>');
    expect(firstRanAt).toEqual({ name: 'okezone.com' });
  });

  it('has no headline in its lead, wherever that stands', () => {
    const { lead, place } =
      read(`<article><h1>Seribu warga negara Indonesia pulang dari Kamboja lewat bandara</h1>
      <div>Seribu warga negara Indonesia pulang dari Kamboja lewat bandara</div>
      <p>SERANG, iNews - Mereka tiba di bandara pada hari Jumat siang.</p><h2>Dijanjikan pekerjaan yang bergaji tinggi di sana</h2>
      <p>Lalu mereka dipaksa menipu orang lewat internet.</p></article>`);
    expect(place).toBe('Serang');
    expect(lead).toBe(
      'Mereka tiba di bandara pada hari Jumat siang. Lalu mereka dipaksa menipu orang lewat internet.',
    );
  });
});

describe('a hostile page', () => {
  it.each([
    ['five million characters of <div>', '<div>'.repeat(1_000_000)],
    ['unclosed spans and wrong ends', '<b>'.repeat(300_000) + '</i>'.repeat(600_000)],
    ['"<" alone', '<'.repeat(2_000_000)],
    [
      'a megabyte of brackets in JSON-LD',
      `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>`,
    ],
    ['a long line', `<article><p>${'a '.repeat(1_000_000)}</p></article>`],
    ['captions without end', '<figure><figcaption>(Foto: '.repeat(70_000)],
    ['words for dates', `<p>${'senin, 1 '.repeat(200_000)}</p>`],
    ['figures in figures', '<figure><img src="/a.jpg"><b class="credit">Foto: A</b> '.repeat(35_000)],
    ['pictures between lines', '<div><img src="/a.jpg"><p>Warga tiba. (Foto: A/B)</p></div>'.repeat(30_000)],
    ['a long set of pictures', `<p><img srcset="${'/a-300x200.jpg 1w, '.repeat(100_000)}">`],
    ['long names of elements', `<div class="${'image-caption-'.repeat(2_000)}">`.repeat(300)],
    ['notices', `<p>${'Artikel ini telah tayang di '.repeat(70_000)}</p>`],
  ])('of %s is read in no time', (_, html) => {
    expect(cpuMsOf(() => expect(read(html).related).toEqual([]))).toBeLessThan(3_000);
  });

  it('gets no script into a caption, and no address that is none into a link', () => {
    const article = read(`<html><head><link rel="canonical" href="javascript:alert(1)">
      <meta property="og:image" content="data:image/png;base64,AAAA"><link rel="amphtml" href="ftp://x.test/">
      <script type="application/ld+json">{"@type":"NewsArticle","url":"javascript:1","image":"file:///etc/passwd","headline":"<script>x()<\\/script>Judul <b>tebal</b>"}</script></head>
      <article><figure><img src="javascript:alert(2)"><figcaption>Keterangan<script>alert(3)</script> <b>gambar</b></figcaption></figure>
      <p><a href="javascript:alert(4)">Baca juga: Jebakan</a></p></article></html>`);
    expect(article).toEqual({ headline: 'Judul tebal', related: [] });
  });

  it('never makes the reader throw', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<figure>',
      '</figure>',
      '<figcaption>',
      '<article>',
      '<a href="',
      '<time datetime="',
      '<meta property="og:image" content="',
      '">',
      '<script type="application/ld+json">',
      '{"@graph":[',
      '</script>',
      'SERANG, iNews - ',
      'Editor : ',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const { headline = '', lead = '' } = read(parts.join(''));
        expect(`${headline}${lead}`).not.toContain('<script');
      }),
    );
  });
});

describe('a story that its page enriches', () => {
  const story: Story = {
    id: 's1',
    sourceId: 'f1',
    sourceTitle: 'iNews Banten',
    headline: 'Judul dari umpan',
    lead: '',
    seenAt: Date.UTC(2023, 4, 5, 7),
    categories: [],
  };
  const article = read(fixture('regional.html'), 'https://banten.inews.test/read/289000/wni');

  it('gets what its feed left out', () => {
    expect(enrich(story, article)).toMatchObject({
      headline: 'Judul dari umpan',
      place: 'Serang',
      categories: ['Nasional'],
      author: 'Mahesa Apriandi',
      picture: { credit: 'Rangga Wijaya/Antara' },
      firstRanAt: { name: 'okezone.com' },
      publishedAt: Date.UTC(2023, 4, 5, 6, 23),
    });
  });

  it('keeps what its feed said', () => {
    const full: Story = {
      ...story,
      lead: 'Kalimat dari umpan.',
      text: 'Kalimat dari umpan. '.repeat(40),
      place: 'Cilegon',
      author: 'Wartawan',
      categories: ['Daerah'],
      picture: { url: 'https://img.test/lain.jpg' },
      firstRanAt: { name: 'tempo.co' },
      publishedAt: 1,
      language: 'id-ID',
    };
    expect(enrich(full, article)).toEqual(full);
  });

  it('gets a caption for its own picture when the page shows the same file', () => {
    const picture = { url: 'https://other.test/x/bandara-300x200.jpg' };
    expect(enrich({ ...story, picture }, article).picture).toMatchObject({
      url: picture.url,
      caption: 'Para pekerja migran tiba di terminal kedatangan.',
    });
  });

  it('goes on where its own lead breaks off', () => {
    const lead = 'Sebanyak 1.138 warga negara Indonesia yang menjadi …';
    expect(enrich({ ...story, lead }, article).lead).toBe(article.lead);
  });
});
