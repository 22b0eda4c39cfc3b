import { describe, expect, it } from 'vitest';
import { allFormats, createLooks, lastLook, type Said } from './looks.ts';

type Row = {
  /** What the documents show, told as what is right. */
  name: string;
  documents: Said[][];
  fresh?: string[];
  changed?: string[];
};

/** Headlines of what the last look brings, in each format that can say it. */
const check = (rows: Row[]) => {
  for (const { name, documents, fresh = [], changed = [] } of rows)
    for (const format of allFormats)
      it(`${name} (${format})`, async () => {
        const last = await lastLook(format, documents);
        expect({
          fresh: last.fresh.map(({ headline }) => headline),
          changed: last.changed.map(({ headline }) => headline),
          passedOver: last.passedOver.length,
        }).toEqual({ fresh, changed, passedOver: 0 });
        // Stories of one document are all different ones.
        expect(new Set(last.present.map(({ id }) => id)).size).toBe(last.present.length);
      });
};

const front = 'https://warta.test/';
const at = (time: string, day = '10') => `2026-03-${day}T${time}:00Z`;
const news = (word: string, more: Partial<Said> = {}): Said => ({
  title: `Kabar ${word} dari pasar`,
  guid: `tag:warta.test,2026:${word}`,
  link: `https://warta.test/pasar/kabar-${word}-dari-pasar`,
  text: `Pedagang bercerita tentang ${word} sejak pagi tadi.`,
  date: at('04:10'),
  ...more,
});
const others = [news('cabai', { date: at('03:00') }), news('bawang', { date: at('02:00') })];

const swell = (height: string, time: string, more: Partial<Said> = {}): Said => ({
  title: `Gelombang ${height} meter di Selat Sunda`,
  text: `Angin dari barat, periode ${height} detik.`,
  date: at(time),
  ...more,
});
const threeSwells = (more: Partial<Said>) => [
  [swell('2,1', '02:00', more), swell('1,4', '01:00', more)],
  [swell('3,6', '03:00', more), swell('2,1', '02:00', more), swell('1,4', '01:00', more)],
];

describe('entries that share a guid or a link', () => {
  check([
    {
      name: 'are each news where all link to the front page and have no guid',
      documents: threeSwells({ link: front }),
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
    {
      name: 'are each news where guid and link of all say N/A',
      documents: threeSwells({ guid: 'N/A', link: 'N/A' }),
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
    {
      name: 'are each news where the guid of all is the address of the feed',
      documents: threeSwells({ guid: 'https://warta.test/umpan', link: 'https://warta.test/umpan' }),
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
    {
      name: 'are each news where all have one guid and no link',
      documents: threeSwells({ guid: '1' }),
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
    {
      name: 'are each news where all have one guid and each a link',
      documents: [
        [news('telur', { guid: 'pasar' }), news('beras', { guid: 'pasar' })],
        [news('gula', { guid: 'pasar' }), news('telur', { guid: 'pasar' }), news('beras', { guid: 'pasar' })],
      ],
      fresh: ['Kabar gula dari pasar'],
    },
    {
      name: 'are each news where they have neither text nor date',
      documents: [
        ['Ombak tinggi', 'Ombak rendah'].map((title) => ({ title, link: front })),
        ['Ombak sedang', 'Ombak tinggi', 'Ombak rendah'].map((title) => ({ title, link: front })),
      ],
      fresh: ['Ombak sedang'],
    },
    {
      name: 'are each news under one headline, where text and date tell them apart',
      documents: [
        [{ title: 'Info ombak', guid: 'x', link: front, text: 'Ombak 2 m.', date: at('01:00') }],
        [
          { title: 'Info ombak', guid: 'x', link: front, text: 'Ombak 3 m.', date: at('02:00') },
          { title: 'Info ombak', guid: 'x', link: front, text: 'Ombak 2 m.', date: at('01:00') },
        ],
      ],
      fresh: ['Info ombak'],
    },
    {
      name: 'are each news where the same words come at another time',
      documents: [
        [swell('2,1', '01:00', { link: front })],
        [swell('2,1', '02:30', { link: front }), swell('2,1', '01:00', { link: front })],
      ],
      fresh: ['Gelombang 2,1 meter di Selat Sunda'],
    },
    {
      name: 'are each news where those before have left the feed',
      documents: [
        [swell('2,1', '02:00', { guid: '0' }), swell('1,4', '01:00', { guid: '0' }), ...others],
        [swell('3,6', '03:00', { guid: '0' }), ...others],
      ],
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
    {
      name: 'are each news where all are dated alike and say the same stock phrase',
      documents: [
        ['Satu', 'Dua'].map((title) => swell('1', '02:00', { guid: '-', title, text: 'Klik di sini.' })),
        ['Empat', 'Tiga'].map((title) => swell('1', '02:00', { guid: '-', title, text: 'Klik di sini.' })),
      ],
      fresh: ['Tiga', 'Empat'],
    },
    {
      name: 'are one where the document lists one twice',
      documents: [others, [news('jahe'), ...others, news('jahe')]],
      fresh: ['Kabar jahe dari pasar'],
    },
    {
      name: 'are one where the document lists one under two guids',
      documents: [others, [news('jahe'), ...others, news('jahe', { guid: 'rubrik-jahe' })]],
      fresh: ['Kabar jahe dari pasar'],
    },
    {
      name: 'are two under one headline and date where the texts are others, at midnight',
      documents: [
        others,
        [
          news('jahe', { date: at('00:00') }),
          news('jahe', { date: at('00:00'), text: 'Panen jahe di lereng utara.' }),
          ...others,
        ],
      ],
      fresh: ['Kabar jahe dari pasar', 'Kabar jahe dari pasar'],
    },
    {
      name: 'are two without dates where the texts are others',
      documents: [
        others,
        [
          { title: 'Terasa getaran', link: 'https://warta.test/data/getaran-dirasakan', text: 'Di Lebak.' },
          {
            title: 'Terasa getaran',
            link: 'https://warta.test/data/getaran-dirasakan',
            text: 'Di Pandeglang.',
          },
          ...others,
        ],
      ],
      fresh: ['Terasa getaran', 'Terasa getaran'],
    },
    {
      name: 'are each news where anchors of one page tell them apart',
      documents: [
        [{ title: 'Versi 1.1', link: 'https://warta.test/catatan#versi-1.1' }, ...others],
        [{ title: 'Versi 1.2', link: 'https://warta.test/catatan#versi-1.2' }, ...others],
      ],
      fresh: ['Versi 1.2'],
    },
    {
      name: 'are changed only where one of them is corrected, in its headline',
      documents: [
        threeSwells({ link: front })[0] ?? [],
        [
          swell('2,1', '02:00', { link: front, title: 'Gelombang 2,2 meter' }),
          swell('1,4', '01:00', { link: front }),
        ],
      ],
      changed: ['Gelombang 2,2 meter'],
    },
    {
      name: 'are changed only where one of them is corrected, in its text',
      documents: [
        threeSwells({ guid: 'N/A' })[0] ?? [],
        [
          swell('3,6', '03:00', { guid: 'N/A' }),
          swell('2,1', '02:00', { guid: 'N/A' }),
          swell('1,4', '01:00', { guid: 'N/A', text: 'Angin dari timur.' }),
        ],
      ],
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
      changed: ['Gelombang 1,4 meter di Selat Sunda'],
    },
    {
      name: 'are told apart by their links where one of them is rewritten',
      documents: [
        [news('telur', { guid: 'pasar' }), news('beras', { guid: 'pasar' })],
        [
          news('telur', { guid: 'pasar' }),
          news('beras', { guid: 'pasar', title: 'Bulog menambah stok', text: 'Gudang diisi lagi.' }),
        ],
      ],
      changed: ['Bulog menambah stok'],
    },
    {
      name: 'are changed by guid where each has its own, and all link to one page',
      documents: [
        [news('telur', { link: front }), news('beras', { link: front })],
        [news('gula', { link: front }), news('telur', { link: front, title: 'Harga telur naik' })],
      ],
      fresh: ['Kabar gula dari pasar'],
      changed: ['Harga telur naik'],
    },
  ]);
});

describe('a guid in which one story follows the other', () => {
  const live = (title: string, time: string | undefined, text: string, more: Partial<Said> = {}): Said => ({
    title,
    guid: 'sekarang',
    link: 'https://warta.test/live',
    text,
    ...(time !== undefined && { date: at(time) }),
    ...more,
  });
  const debate = live('Debat calon bupati dimulai', '02:00', 'Tiga calon naik panggung di alun-alun kota.');
  const flood = live('Banjir menutup jalan lintas', '03:30', 'Air setinggi lutut sejak subuh di dua desa.');

  check([
    {
      name: 'brings the next story as news, and edits nothing',
      documents: [
        [debate, ...others],
        [flood, ...others],
      ],
      fresh: [flood.title],
    },
    {
      name: 'brings the next story as news where it is all that the feed lists',
      documents: [[debate], [flood]],
      fresh: [flood.title],
    },
    {
      name: 'brings the next story as news where nothing has a date',
      documents: [
        [live(debate.title, undefined, debate.text ?? '')],
        [live(flood.title, undefined, flood.text ?? '')],
      ],
      fresh: [flood.title],
    },
    {
      name: 'brings the third story as news, too',
      documents: [[debate], [flood], [live('Pasar lama terbakar', '05:00', 'Api dari kios sepatu.')]],
      fresh: ['Pasar lama terbakar'],
    },
    {
      name: 'brings the next story as news where the links are its own',
      documents: [
        [live(debate.title, '02:00', '', { link: 'https://warta.test/politik/debat-bupati-1' }), ...others],
        [live(flood.title, '02:40', '', { link: 'https://warta.test/daerah/banjir-lintas-2' }), ...others],
      ],
      fresh: [flood.title],
    },
    {
      name: 'tells a correction by its date, which stays',
      documents: [
        [debate, ...others],
        [{ ...debate, title: 'Debat calon bupati ditunda', text: 'Listrik padam.' }, ...others],
      ],
      changed: ['Debat calon bupati ditunda'],
    },
    {
      name: 'tells nothing where an earlier story comes back',
      documents: [[debate], [flood], [debate]],
    },
  ]);
});

describe('an entry that has taken the place of another', () => {
  const before = news('garam', { text: 'Pedagang menjemurnya.', date: at('05:00') });
  const after = news('lada', { text: 'Petani menunggu hujan.', date: at('06:00') });
  const placed = (facts: Partial<Said>) => [
    [{ ...before, ...facts }, ...others],
    [{ ...after, ...facts }, ...others],
  ];
  const undated = { date: undefined } as unknown as Partial<Said>;
  check([
    {
      name: 'is news under a new guid with the same link, where nothing else is the same',
      documents: placed({ link: before.link ?? '' }),
      fresh: [after.title],
    },
    {
      name: 'is news under a new guid with the same link, where nothing else is the same and nothing has a date',
      documents: placed({ ...undated, link: before.link ?? '' }),
      fresh: [after.title],
    },
    {
      name: 'is news under a new guid on a live page, though a stock phrase is the same',
      documents: placed({ link: 'https://warta.test/live', text: 'Klik judul di atas.' }),
      fresh: [after.title],
    },
    {
      name: 'is news under the same guid with another link, though a stock phrase is the same',
      documents: placed({ guid: 'https://warta.test/umpan', text: 'Klik judul di atas.', ...undated }),
      fresh: [after.title],
    },
    {
      name: 'is news under the same guid and headline where link, text and day are others',
      documents: [
        [
          news('garam', {
            guid: 'cuaca',
            title: 'Cuaca',
            link: 'https://warta.test/c/1',
            date: at('05:00', '09'),
          }),
          ...others,
        ],
        [
          news('lada', { guid: 'cuaca', title: 'Cuaca', link: 'https://warta.test/c/2', date: at('05:00') }),
          ...others,
        ],
      ],
      fresh: ['Cuaca'],
    },
    {
      name: 'is news without a guid on a page that two words name',
      documents: [
        [swell('2,1', '02:00', { link: 'https://warta.test/info-ombak' }), ...others],
        [swell('3,6', '03:00', { link: 'https://warta.test/info-ombak' }), ...others],
      ],
      fresh: ['Gelombang 3,6 meter di Selat Sunda'],
    },
  ]);
});

describe('an entry with a guid and a link of its own', () => {
  const told = news('kopi');
  check([
    ...(
      [
        ['its headline', { title: 'Kabar kopi dari kebun' }],
        ['its text', { text: 'Pedagang kini bercerita lain.' }],
        ['headline and text', { title: 'Hujan merusak panen', text: 'Petani rugi.' }],
        [
          'headline, text and date',
          { title: 'Hujan merusak panen', text: 'Petani rugi.', date: at('06:45') },
        ],
        ['headline and link', { title: 'Panen rusak', link: 'https://warta.test/pasar/panen-rusak' }],
        ['its link alone', { link: 'https://warta.test/arsip/kopi-dari-pasar' }],
      ] as [string, Partial<Said>][]
    ).map(([what, facts]) => ({
      name: `is changed where ${what} changed`,
      documents: [
        [told, ...others],
        [{ ...told, ...facts }, ...others],
      ],
      changed: [facts.title ?? told.title],
    })),
    {
      name: 'is neither news nor changed where only its date is another',
      documents: [
        [told, ...others],
        [{ ...told, date: at('07:30') }, ...others],
      ],
    },
    {
      name: 'is changed where it has no date and no text, and its headline is rewritten',
      documents: [
        [{ title: 'Pagi cerah', guid: 'g1', link: 'https://warta.test/cuaca/101' }, ...others],
        [{ title: 'Sore hujan', guid: 'g1', link: 'https://warta.test/cuaca/101' }, ...others],
      ],
      changed: ['Sore hujan'],
    },
    {
      name: 'is changed where everything is another but its guid and the path of a link with a token',
      documents: [
        [{ ...told, link: 'https://warta.test/kabar-kopi?xq=1' }, ...others],
        [
          {
            ...told,
            title: 'Panen rusak',
            text: 'Petani rugi.',
            date: at('06:45'),
            link: 'https://warta.test/kabar-kopi?xq=2',
          },
          ...others,
        ],
      ],
      changed: ['Panen rusak'],
    },
    {
      name: 'is changed where it has no guid, and its date stays',
      documents: [
        [
          { title: 'Pagi cerah', link: 'https://warta.test/hujan', text: 'Cerah.', date: at('01:00') },
          ...others,
        ],
        [
          { title: 'Sore hujan', link: 'https://warta.test/hujan', text: 'Basah.', date: at('01:00') },
          ...others,
        ],
      ],
      changed: ['Sore hujan'],
    },
    {
      name: 'is changed under a new guid where its link stays, for two days',
      documents: [
        [told, ...others],
        [{ ...told, guid: `${told.guid}#1`, title: 'Kopi makin mahal', date: at('05:00') }, ...others],
      ],
      changed: ['Kopi makin mahal'],
    },
  ]);
});

describe('a column under one headline and link', () => {
  const column = (day: string, more: Partial<Said> = {}): Said => ({
    title: 'Catatan kaki',
    guid: `kolom-${day}`,
    link: 'https://warta.test/kolom/catatan-kaki',
    text: `Catatan untuk tanggal ${day} bulan ini.`,
    date: at('00:30', day),
    ...more,
  });
  check([
    {
      name: 'is news each day where yesterday’s has left',
      documents: [
        [column('09'), ...others],
        [column('10'), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news each day where yesterday’s stands beside it',
      documents: [
        [column('09'), ...others],
        [column('10'), column('09'), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news on the third day',
      documents: [
        [column('08'), ...others],
        [column('09'), ...others],
        [column('10'), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news each day without a text',
      documents: [
        [column('09', { text: '' }), ...others],
        [column('10', { text: '' }), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news each day where its guid is its link',
      documents: [
        [column('09', { guid: 'https://warta.test/kolom/catatan-kaki' }), ...others],
        [column('10', { guid: 'https://warta.test/kolom/catatan-kaki' }), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news each day where guid and link stay, and the link is a section’s',
      documents: [
        [column('09', { guid: 'cuaca', link: 'https://warta.test/cuaca' }), ...others],
        [column('10', { guid: 'cuaca', link: 'https://warta.test/cuaca' }), ...others],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is news within the hour where its link is a section’s',
      documents: [
        [column('10', { guid: 'k1', link: 'https://warta.test/ombak' }), ...others],
        [
          column('10', {
            guid: 'k2',
            link: 'https://warta.test/ombak',
            text: 'Ombak reda.',
            date: at('01:20'),
          }),
          ...others,
        ],
      ],
      fresh: ['Catatan kaki'],
    },
    {
      name: 'is changed where today’s is corrected under its guid',
      documents: [
        [column('10'), ...others],
        [column('10', { text: 'Catatan diperbaiki.' }), ...others],
      ],
      changed: ['Catatan kaki'],
    },
  ]);
});

describe('a feed whose addresses change', () => {
  const words = ['kopi', 'gula', 'teh', 'susu'];
  /** The feed as a site has it whose addresses are made by `address`. */
  const site = (address: (word: string) => string, more: Partial<Said> = {}): Said[] =>
    words.map((word, at) =>
      news(word, {
        date: `2026-03-10T0${at}:15:20Z`,
        ...more,
        guid: address(word),
        link: address(word),
      }),
    );
  const undated = { date: undefined } as unknown as Partial<Said>;
  const silent = { text: undefined } as unknown as Partial<Said>;
  const changes: [string, (word: string) => string, (word: string) => string][] = [
    ['its host', (w) => `https://lama.test/n/kabar-${w}`, (w) => `https://www.baru.test/n/kabar-${w}`],
    ['its scheme', (w) => `http://warta.test/n/kabar-${w}`, (w) => `https://warta.test/n/kabar-${w}`],
    [
      'its paths',
      (w) => `https://warta.test/?p=${w.length}${w}`,
      (w) => `https://warta.test/2026/kabar-${w}`,
    ],
    [
      'a tracking parameter',
      (w) => `https://warta.test/${w}?utm_source=a`,
      (w) => `https://warta.test/${w}?utm_source=b`,
    ],
    [
      'a session token',
      (w) => `https://warta.test/${w}?PHPSESSID=a81f`,
      (w) => `https://warta.test/${w}?PHPSESSID=77c0`,
    ],
    [
      'a session in the path',
      (w) => `https://warta.test/baca/${w};jsessionid=1A2B`,
      (w) => `https://warta.test/baca/${w};jsessionid=9F00`,
    ],
    [
      'a token of any name',
      (w) => `https://warta.test/baca?b=${w}&xq=1`,
      (w) => `https://warta.test/baca?b=${w}&xq=2`,
    ],
    [
      'a token that differs for each',
      (w) => `https://warta.test/${w}?k=${w}1`,
      (w) => `https://warta.test/${w}?k=${w}2`,
    ],
  ];
  check(
    changes.flatMap(([what, before, after]) =>
      (
        [
          ['', {}],
          [', without dates', undated],
          [', without texts', silent],
          [', without dates and texts', { ...undated, ...silent }],
        ] as [string, Partial<Said>][]
      ).map(([how, facts]) => ({
        name: `brings nothing twice where it changes ${what}${how}`,
        documents: [site(before, facts), site(after, facts)],
      })),
    ),
  );

  const [, host, newHost] = changes[0] ?? [];
  if (host === undefined || newHost === undefined) throw new Error('no change');
  check([
    {
      name: 'brings what is new beside what moved',
      documents: [site(host), [news('madu'), ...site(newHost)]],
      fresh: ['Kabar madu dari pasar'],
    },
    {
      name: 'edits no card for the new site’s way of cutting texts',
      documents: [site(host), site(newHost, { text: 'Pedagang bercerita […]' })],
    },
    {
      name: 'brings nothing twice where addresses and texts change, and dates have no time of day',
      documents: [
        site(changes[2]?.[1] ?? String, { date: '2026-03-09T17:00:00Z' }),
        site(changes[2]?.[2] ?? String, { date: '2026-03-09T17:00:00Z', text: 'Pedagang […]' }),
      ],
    },
    {
      name: 'edits no card where links alone change, all at once',
      documents: [
        words.map((word) => news(word, { link: `https://warta.test/lama/kabar-${word}` })),
        words.map((word) => news(word, { link: `https://warta.test/baru/pasar-${word}` })),
      ],
    },
    {
      name: 'edits no card for a token in a link',
      documents: [
        [news('kopi', { link: 'https://warta.test/kabar-kopi?xq=1' })],
        [news('kopi', { link: 'https://warta.test/kabar-kopi?xq=2' })],
      ],
    },
    {
      name: 'edits the card of one that is corrected after the move',
      documents: [
        site(host),
        site(newHost),
        [{ ...(site(newHost)[0] ?? news('')), title: 'Diralat' }, ...site(newHost).slice(1)],
      ],
      changed: ['Diralat'],
    },
    {
      name: 'brings a schedule that repeats its headlines with other dates as news',
      documents: [
        words.map((word) =>
          news(word, { guid: `1${word}`, link: `https://warta.test/a/1${word}`, date: at('01:00', '09') }),
        ),
        words.map((word) =>
          news(word, { guid: `2${word}`, link: `https://warta.test/a/2${word}`, date: at('01:00', '10') }),
        ),
      ],
      fresh: words.toReversed().map((word) => `Kabar ${word} dari pasar`),
    },
  ]);

  it('keeps the story’s id through a move, for its corrections', async () => {
    const { look } = createLooks('rss');
    const first = await look(site(host));
    await look(site(newHost));
    const again = await look([
      { ...(site(newHost)[1] ?? news('')), text: 'Diralat.' },
      ...site(newHost).slice(2),
    ]);
    expect(again.changed.map(({ id }) => id)).toEqual([first.present[1]?.id]);
  });
});
