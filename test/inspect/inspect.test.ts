import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FeedError } from '../../src/http/failure.ts';
import { inspect } from '../../src/inspect/inspect.ts';
import type { Line, StoryLine } from '../../src/inspect/lines.ts';
import type { Kind, Order } from '../../src/inspect/order.ts';
import { pageLines } from '../../src/inspect/page.ts';
import { createReading } from '../../src/inspect/reading.ts';
import { shown } from '../../src/inspect/show.ts';

const reading = createReading();
afterAll(reading.close);

const now = Date.UTC(2026, 0, 15, 5);
/** What is told of documents that stand here as texts, each named by its number. */
const told = (kind: Kind, bodies: (string | Uint8Array)[], order: Partial<Order> = {}) =>
  inspect(
    {
      kind,
      places: bodies.map((_, index) => `dokumen-${index + 1}`),
      isEach: false,
      isJson: true,
      url: 'https://contoh.id/feed',
      now,
      ...order,
    },
    {
      reading,
      open: async (place, _kind, url) => {
        const body = bodies[Number(place.replace('dokumen-', '')) - 1];
        if (body === undefined || body === 'missing') throw new FeedError('not-found');
        return { body: Buffer.from(body as string), url: url ?? 'https://contoh.id/' };
      },
    },
  );
const linesOf = async (kind: Kind, bodies: (string | Uint8Array)[], order?: Partial<Order>) => {
  const answer = await told(kind, bodies, order);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
};
const storiesOf = async (bodies: string[], order?: Partial<Order>) =>
  (await linesOf('feed', bodies, order)) as StoryLine[];

const rss = (...items: string[]) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harian Contoh</title><link>https://contoh.id/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const item = (name: string, text = `Kabar dari ${name}.`) =>
  `<title>Pasar ${name} dibuka lagi</title><link>https://contoh.id/berita/pasar-${name}</link><guid>${name}</guid><description>${text}</description>`;

describe('a feed that is inspected', () => {
  it('gives a line for each entry in the order of the document, with all that the card shows', async () => {
    const full =
      `${item('rau', 'SERANG, Contoh - Pembeli memadati pasar sejak subuh.')}<pubDate>Thu, 15 Jan 2026 08:30:00 +0700</pubDate><author>Siti</author>` +
      '<media:content url="https://contoh.id/foto.jpg" medium="image"><media:description>Pembeli di pasar</media:description><media:credit>Antara</media:credit></media:content>';
    const [first, second] = await storiesOf([rss(full, '<title>Tanpa apa-apa</title>')]);
    expect(first).toEqual({
      kind: 'story',
      new: true,
      changed: false,
      headline: 'Pasar rau dibuka lagi',
      lead: 'Pembeli memadati pasar sejak subuh.',
      url: 'https://contoh.id/berita/pasar-rau',
      picture: 'https://contoh.id/foto.jpg',
      caption: 'Pembeli di pasar',
      credit: 'Antara',
      place: 'Serang',
      publishedAt: '2026-01-15T01:30:00.000Z',
      author: 'Siti',
      card: 'Pasar rau dibuka lagi\nHarian Contoh · Serang · Kamis, 15 Januari 2026, 08.30 WIB\nPembeli memadati pasar sejak subuh.\nFoto: Pembeli di pasar, Antara',
    });
    expect(second).toEqual({
      kind: 'story',
      new: true,
      changed: false,
      headline: 'Tanpa apa-apa',
      lead: null,
      url: null,
      picture: null,
      caption: null,
      credit: null,
      place: null,
      publishedAt: null,
      author: null,
      card: 'Tanpa apa-apa\nHarian Contoh',
    });
  });

  it('tells the lead whole that its card cuts', async () => {
    const long = 'Harga cabai di pasar itu turun tipis pada hari ini. '.repeat(20).trim();
    const [story] = await storiesOf([rss(item('rau', long))]);
    expect(story?.lead).toBe(long);
    expect(story?.card.length).toBeLessThan(600);
  });

  it('shows what a second look finds new and what has changed since the first', async () => {
    const before = rss(item('rau'), item('lama'));
    const after = rss(item('baru'), item('rau', 'Diralat: pasar dibuka besok.'), item('lama'));
    const stories = await storiesOf([before, after]);
    expect(stories.map((one) => [one.headline, one.new, one.changed])).toEqual([
      ['Pasar baru dibuka lagi', true, false],
      ['Pasar rau dibuka lagi', false, true],
      ['Pasar lama dibuka lagi', false, false],
    ]);
  });

  it('finds nothing new in a feed that has not changed', async () => {
    const feed = rss(item('rau'), item('lama'));
    expect((await storiesOf([feed, feed])).some((one) => one.new || one.changed)).toBe(false);
  });

  it('keeps the order of the document where news are told in another, and tells what is listed twice once', async () => {
    const dated = (name: string, day: number) =>
      `${item(name)}<pubDate>${new Date(Date.UTC(2026, 0, day)).toUTCString()}</pubDate>`;
    const before = rss(dated('lama', 10));
    const after = rss(dated('satu', 12), dated('dua', 14), dated('dua', 14), dated('lama', 10));
    const stories = await storiesOf([before, after]);
    expect(stories.map((one) => one.new)).toEqual([true, true, false, false]);
    expect((await storiesOf([after])).map((one) => one.new)).toEqual([true, true, true, true]);
  });

  it('calls nothing published that lies ahead of the time that is given', async () => {
    const feed = rss(`${item('rau')}<pubDate>Thu, 15 Jan 2026 05:00:00 GMT</pubDate>`);
    expect((await storiesOf([feed]))[0]?.publishedAt).toBe('2026-01-15T05:00:00.000Z');
    expect((await storiesOf([feed], { now: now - 86_400_000 }))[0]?.publishedAt).toBeNull();
  });

  const fixtures = join(import.meta.dirname, '../feed/parse/fixtures');
  it.each(readdirSync(fixtures).filter((file) => !file.endsWith('.out.json')))(
    '%s: a line for each entry',
    async (file) => {
      const body = readFileSync(join(fixtures, file));
      const expected = readFileSync(join(fixtures, file.replace(/\.\w+$/, '.out.json')), 'utf8');
      const { entries } = JSON.parse(expected) as { entries: unknown[] };
      const lines = await linesOf('feed', [body]);
      expect(lines).toHaveLength(entries.length);
      for (const line of lines) expect(line).toMatchObject({ kind: 'story', new: true, changed: false });
    },
  );

  it('is read on a thread of its own where it is large', async () => {
    const large = rss(...Array.from({ length: 20 }, (_, number) => item(String(number)))).replace(
      '<item>',
      `<!-- ${'catatan '.repeat(40_000)} --><item>`,
    );
    expect(await storiesOf([large])).toHaveLength(20);
  });

  it('that is none is named in a sentence, with the exit code for it', async () => {
    expect(await told('feed', ['<html><p>Halo</p></html>'])).toEqual({
      ok: false,
      message: 'dokumen-1 cannot be read as a feed.',
      exit: 65,
    });
    expect(await told('feed', [rss(item('rau')), 'missing'])).toEqual({
      ok: false,
      message: 'There is no file dokumen-2 that can be opened.',
      exit: 66,
    });
    expect(await told('feed', ['missing', rss(item('rau'))])).toMatchObject({ exit: 66 });
  });
});

const articlePage =
  '<html><head><title>x</title><meta property="og:title" content="Waduk surut"><meta property="article:published_time" content="2026-01-14T10:00:00+07:00"></head>' +
  '<body><article><h1>Waduk surut</h1><figure><img src="/waduk.jpg" width="800" height="600"><figcaption>Warga antre air. (Foto: BPBD)</figcaption></figure>' +
  '<p>WONOGIRI, Contoh - Air di waduk tinggal sepertiga sehingga warga mengantre bantuan sejak pagi hari.</p><p>Editor: Dita Angga</p></article></body></html>';

describe("an article's page that is inspected", () => {
  it('gives one line with what it says, and null for what it does not', async () => {
    expect(await linesOf('article', [articlePage])).toEqual([
      {
        kind: 'article',
        headline: 'Waduk surut',
        lead: 'Air di waduk tinggal sepertiga sehingga warga mengantre bantuan sejak pagi hari.',
        picture: 'https://contoh.id/waduk.jpg',
        caption: 'Warga antre air.',
        credit: 'BPBD',
        place: 'Wonogiri',
        author: null,
        editor: 'Dita Angga',
        firstRanAt: null,
        publishedAt: '2026-01-14T03:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['a feed', rss(item('rau'))],
    ['JSON', '{"html":"<p>Halo</p>"}'],
    ['words alone', 'Halo'],
    ['nothing', ''],
    ['a picture', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256))],
  ])('%s is none', async (name, body) => {
    expect(await told('article', [body])).toMatchObject({
      ok: false,
      message: "dokumen-1 cannot be read as an article's page.",
      exit: 65,
    });
    if (name !== 'a feed') expect(await told('page', [body])).toMatchObject({ ok: false, exit: 65 });
  });
});

describe('a page that is inspected', () => {
  const head =
    '<link rel="alternate" type="application/rss+xml" title="Nasional" href="/nasional.xml"><link rel="alternate" type="application/atom+xml" title="Daerah" href="https://contoh.id/daerah.xml">';

  it('gives a line for each feed that it names, in their order', async () => {
    expect(await linesOf('page', [`<html><head>${head}</head><body>Halo</body></html>`])).toEqual([
      { kind: 'offer', title: 'Nasional', url: 'https://contoh.id/nasional.xml' },
      { kind: 'offer', title: 'Daerah', url: 'https://contoh.id/daerah.xml' },
    ]);
  });

  it('leads nowhere where it names no feed', async () => {
    expect(await linesOf('page', ['<html><body><p>Halo</p></body></html>'])).toEqual([]);
  });

  it('is the feed itself where it is one', async () => {
    expect(await linesOf('page', [rss(item('rau'))])).toEqual([
      { kind: 'offer', title: 'Harian Contoh', url: 'https://contoh.id/feed' },
    ]);
  });

  it('says where the search goes on, after what it offers', async () => {
    const leads = async () => ({
      offers: [{ title: 'Satu', url: 'https://contoh.id/1.xml' }],
      next: 'https://contoh.id/blog/',
    });
    const source = { body: Buffer.from('<html></html>'), url: 'https://contoh.id/' };
    expect(await pageLines(source, { reading: { ...reading, leads }, now })).toEqual([
      { kind: 'offer', title: 'Satu', url: 'https://contoh.id/1.xml' },
      { kind: 'next', url: 'https://contoh.id/blog/' },
    ]);
  });
});

describe('several documents, each by itself', () => {
  it('a bad one is a line, and the rest goes on', async () => {
    const lines = await linesOf('feed', [rss(item('a'), item('b')), 'missing', 'Halo', rss(item('a'))], {
      isEach: true,
    });
    expect(lines.map((line) => [line.kind, line.file])).toEqual([
      ['story', 'dokumen-1'],
      ['story', 'dokumen-1'],
      ['error', 'dokumen-2'],
      ['error', 'dokumen-3'],
      ['story', 'dokumen-4'],
    ]);
    expect(lines[2]).toEqual({
      kind: 'error',
      file: 'dokumen-2',
      message: 'There is no file dokumen-2 that can be opened.',
    });
    expect(lines[4]).toMatchObject({ new: true });
  });
});

describe('a line on a terminal', () => {
  it('says what the card says, whether it is new, and where the button leads', async () => {
    const [line] = await linesOf('feed', [rss(item('rau'))]);
    expect(line && shown(line).split('\n')).toEqual([
      expect.stringMatching(/^── new ─+$/),
      'Pasar rau dibuka lagi',
      'Harian Contoh',
      'Kabar dari rau.',
      '→ https://contoh.id/berita/pasar-rau',
      '',
    ]);
  });

  it('cannot be steered by what a document says', () => {
    const lines: Line[] = [
      { kind: 'offer', title: '\u001b[2Jx', url: 'https://contoh.id/\u001b]0;x\u0007' },
      { kind: 'next', url: 'https://contoh.id/\u202e' },
      { kind: 'error', message: 'tidak\u0007', file: '\u001b[1mx' },
    ];
    // oxlint-disable-next-line no-control-regex
    for (const line of lines) expect(shown(line)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
