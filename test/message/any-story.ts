import * as fc from 'fast-check';
import type { Style } from '../../src/message/message.ts';
import { cardParts, tagKinds, type Template } from '../../src/message/template.ts';
import type { Story } from '../../src/story/story.ts';

/** What feeds write, and what they might: plain words, markup, every code unit, and far too much of it. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u200b\u2060\ufeff',
    'Banjir di Garut',
    'Banjir di Garut. Warga mengungsi ke balai desa. Hujan turun sejak Senin malam.',
    '<script>alert("1")</script> & <b>tebal</b>',
    '</b></a><a href="tg://resolve?domain=x">',
    '&lt;b&gt; &amp;amp; &#60;',
    '"kutip" \'petik\'',
    '\u202eterbalik\u202c \u2067lagi\u2069',
    '👨‍👩‍👧‍👦🇮🇩👍🏽',
    '\ud83d',
    '\udc00\ud800',
    'z\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.lorem({ maxCount: 40, mode: 'sentences' }),
  fc
    .tuple(
      fc.constantFrom('a', '"', '&', '<', '👨‍👩‍👧‍👦', 'kata ', 'Dr. A. ', '\u0301', '.', 'Selesai. '),
      fc.nat(6_000),
    )
    .map(([unit, times]) => unit.repeat(times)),
);

export const anyUrl = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'tg://resolve?domain=x',
    'https://user:secret@contoh.id/',
    'http://localhost/',
    'https://kota/',
    'https://[::1]/x?a=1&b="2"',
    'https://contoh.id/<b>"&\'',
    'https://berita-indonesia.id/méga 👍',
    'bukan alamat',
    '',
  ),
  fc
    .tuple(fc.constantFrom('&', 'a', '"', 'é'), fc.oneof(fc.nat(500), fc.integer({ min: 1_900, max: 2_100 })))
    .map(([unit, times]) => `https://contoh.id/?${unit.repeat(times)}`),
);

const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000_000 }),
  fc.constantFrom(Number.NaN, Infinity, -8.64e15, 8.64e15, 9e15, 0.5),
);
const anyPicture = fc.record({ url: anyUrl, caption: words, credit: words }, { requiredKeys: ['url'] });
const anyFirst = fc.record({ name: words, url: anyUrl }, { requiredKeys: ['name'] });

/** Anything may be there or not, and say anything. */
const oddStory: fc.Arbitrary<Story> = fc.record(
  {
    id: fc.uuid(),
    sourceId: fc.constant('f1'),
    sourceTitle: words,
    url: anyUrl,
    headline: words,
    lead: words,
    publishedAt: time,
    seenAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    place: words,
    categories: fc.oneof(fc.constant<string[]>([]), fc.array(words, { maxLength: 3 })),
    picture: anyPicture,
    firstRanAt: anyFirst,
  },
  { requiredKeys: ['id', 'sourceId', 'sourceTitle', 'headline', 'lead', 'seenAt', 'categories'] },
);

const long = 'kata-kata '.repeat(200);
/** All of it there, and each part too long. */
const fullStory = fc.record({ url: anyUrl, image: anyUrl }).map(({ url, image }): Story => ({
  id: 's1',
  sourceId: 'f1',
  sourceTitle: long,
  url,
  headline: long,
  lead: `Lain. ${long}`,
  publishedAt: Date.UTC(2023, 8, 27),
  seenAt: 0,
  place: long,
  categories: [],
  picture: { url: image, caption: `Gambar ${long}`, credit: long },
  firstRanAt: { name: long, url: image },
}));
/** As short as can be, so that many fit into a message. */
const tinyStory = fc.nat(9).map((digit): Story => ({
  id: `s${digit}`,
  sourceId: 'f1',
  sourceTitle: '',
  url: `http://a.id/${digit}`,
  headline: String(digit),
  lead: '',
  seenAt: digit,
  categories: [],
}));

export const anyStory = fc.oneof({ weight: 3, arbitrary: oddStory }, fullStory, tinyStory);
/** Waiting stories: of every kind, or all of one. */
export const anyStories = (maxLength: number): fc.Arbitrary<Story[]> =>
  fc.oneof(
    ...[anyStory, fullStory, tinyStory].map((one) => fc.array(one, { minLength: 1, maxLength, size: 'max' })),
  );

export const anyStyle: fc.Arbitrary<Style> = fc.record({
  language: fc.constantFrom('id', 'en'),
  timeZone: fc.constantFrom(
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Jayapura',
    'Pacific/Chatham',
    'Bukan/Zona',
  ),
});

/** Whatever somebody might have put into a template, also what the page would refuse. */
export const anyTemplate: fc.Arbitrary<Template> = fc.record(
  {
    brand: words,
    signature: words,
    tags: fc.subarray([...tagKinds]),
    without: fc.subarray([...cardParts]),
    picture: fc.constant('photo'),
    link: fc.constant('headline'),
    share: fc.constant(true),
  },
  { requiredKeys: [] },
);

/** Other papers: whatever they are, or each with the longest address that passes. */
export const anyOthers = fc.oneof(
  fc.array(fc.record({ name: words, url: anyUrl }), { maxLength: 7 }),
  fc.constant(
    Array.from({ length: 6 }, () => ({ name: 'Lain', url: `https://contoh.id/?${'&'.repeat(2_000)}` })),
  ),
);
export const anyWords = words;
