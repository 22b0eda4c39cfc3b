import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/feed/opml/read.ts';
import { writeList } from '../../../src/feed/opml/write.ts';
import type { FeedList } from '../../../src/feed/opml/list.ts';

const names = ['filter', 'top', 'topic'];
const read = (text: string) => readList(new TextEncoder().encode(text), names);
const opml = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<opml version="2.0"><head><title>Langganan</title></head><body>${body}</body></opml>`;

describe('readList', () => {
  it('reads the feeds of all folders in order, each address once', async () => {
    const list = await read(
      opml(`
        <outline text="Nasional">
          <outline text="Antara" xmlUrl="https://antara.example/rss?a=1&amp;b=2"/>
          <outline text="Bola"><outline title="Bola &amp; Raket" text="x" XMLURL="https://bola.example/rss"/></outline>
        </outline>
        <outline xmlUrl="https://tanpa-nama.example/rss"/>
        <outline text="Antara lagi" xmlUrl="https://antara.example/rss?a=1&amp;b=2"/>`),
    );
    expect(list).toEqual({
      kind: 'list',
      left: 0,
      title: 'Langganan',
      own: {},
      feeds: [
        { title: 'Antara', url: 'https://antara.example/rss?a=1&b=2', own: {} },
        { title: 'Bola & Raket', url: 'https://bola.example/rss', own: {} },
        { title: 'https://tanpa-nama.example/rss', url: 'https://tanpa-nama.example/rss', own: {} },
      ],
    });
  });

  it('reads own attributes of feeds and of the folder around them, and no others', async () => {
    const list = await read(
      opml(
        '<outline text="Kabar" kabar:filter="-judi"><outline text="A" xmlUrl="https://a.example/" kabar:top="5" kabar:other="1"/></outline>',
      ),
    );
    expect(list).toMatchObject({ own: { filter: '-judi' }, feeds: [{ own: { top: '5' } }] });
    expect(JSON.stringify(list)).not.toContain('other');
  });

  it.each([
    ['a picture', '\u0089PNG\r\n\u001a\n', 'not-opml'],
    ['nothing', '', 'not-opml'],
    ['a feed', '<rss version="2.0"><channel/></rss>', 'not-opml'],
    ['a root that never ends', '<opml version="2.0"><body>', 'not-opml'],
    ['outlines in outlines without end', `<opml><body>${'<outline text="a">'.repeat(50_000)}`, 'not-opml'],
    ['an outline of ever more attributes', opml(`<outline ${'a="" '.repeat(400_000)}/>`), 'not-opml'],
    ['a list without feeds', opml('<outline text="kosong"/>'), 'empty'],
    [
      'entities that multiply',
      opml(
        '<outline text="&b;" xmlUrl="https://a.example/"/>',
        '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
      ),
      'entities',
    ],
  ])('calls %s no list', async (_name, text, why) => {
    expect(await read(text)).toEqual({ kind: 'none', why });
  });

  it('takes 10,000 feeds of one file and counts the others', async () => {
    const outlines = Array.from({ length: 10_050 }, (_, at) => `<outline xmlUrl="https://k.example/${at}"/>`);
    const list = await read(opml(outlines.join('')));
    expect(list).toMatchObject({ kind: 'list', left: 50 });
    expect(list.kind === 'list' && list.feeds.length).toBe(10_000);
  });

  it('never fails, and gives feeds within bounds, whatever the file is', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<opml version="2.0">',
        '<body>',
        '<outline',
        ' text="a"',
        ' xmlUrl="https://a.example/"',
        ' kabar:filter="-x"',
        ' __proto__="x"',
        ' constructor="x"',
        '>',
        '/>',
        '</outline>',
        '</body>',
        '</opml>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<!DOCTYPE x [',
        ']>',
        '&amp;',
        '&#0;',
        '&lol;',
        '"',
      ),
      fc.string({ maxLength: 20, unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.boolean(), async (pieces, isClosed) => {
        const text = `<opml version="2.0"><body>${pieces.join('')}${isClosed ? '</body></opml>' : ''}`;
        const list = await read(text);
        if (list.kind === 'none') return;
        for (const { title, url, own } of list.feeds) {
          expect(title.length).toBeGreaterThan(0);
          expect(url.length).toBeLessThanOrEqual(2_048);
          expect(Object.keys(own).every((name) => names.includes(name))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('keeps a topic without an address', async () => {
  const feeds = [{ title: 'gempa banten', url: '', own: { topic: 'gempa banten' } }];
  const written = await writeList({ title: 'Kabar', own: {}, feeds }, 0);
  expect(written).not.toContain('xmlUrl');
  expect(await read(written)).toMatchObject({ kind: 'list', feeds, own: {} });
});

describe('writeList', () => {
  const list: FeedList = {
    title: 'Kabar · Warga <Serang>',
    own: { filter: '-"harga emas" +a|b' },
    feeds: [
      { title: 'Harian "Satu" & Dua', url: 'https://satu.example/?a=1&b=2', own: { top: '5' } },
      { title: '', url: 'https://dua.example/rss', own: {} },
    ],
  };

  it('writes what readList reads', async () => {
    const written = await writeList(list, Date.UTC(2026, 0, 1));
    expect(written).toContain('xmlns:kabar="urn:kabar:opml"');
    expect(await read(written)).toEqual({
      kind: 'list',
      left: 0,
      ...list,
      feeds: [list.feeds[0], { title: 'https://dua.example/rss', url: 'https://dua.example/rss', own: {} }],
    });
  });

  it('writes well-formed XML whatever titles and settings are', async () => {
    const text = fc.string({ maxLength: 60, unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, feedTitle, filter) => {
        const feeds = [{ title: feedTitle, url: 'https://satu.example/', own: { filter } }];
        const back = await read(await writeList({ title, own: {}, feeds }, 0));
        expect(back).toMatchObject({ kind: 'list', feeds: [{ url: 'https://satu.example/' }] });
      }),
      { numRuns: 300 },
    );
  });
});
