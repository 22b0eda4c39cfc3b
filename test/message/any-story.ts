import * as fc from 'fast-check';
import type { Style } from '../../src/message/message.ts';
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
    .tuple(fc.constantFrom('&', 'a', '"', 'é'), fc.nat(5_000))
    .map(([unit, times]) => `https://contoh.id/?${unit.repeat(times)}`),
);

const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000_000 }),
  fc.constantFrom(Number.NaN, Infinity, -8.64e15, 8.64e15, 9e15, 0.5),
);
const anyPicture = fc.record({ url: anyUrl, caption: words, credit: words }, { requiredKeys: ['url'] });
const anyFirst = fc.record({ name: words, url: anyUrl }, { requiredKeys: ['name'] });

export const anyStory: fc.Arbitrary<Story> = fc.record(
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
    categories: fc.constant<string[]>([]),
    picture: anyPicture,
    firstRanAt: anyFirst,
  },
  { requiredKeys: ['id', 'sourceId', 'sourceTitle', 'headline', 'lead', 'seenAt', 'categories'] },
);

export const anyStyle: fc.Arbitrary<Style> = fc.record({
  language: fc.constantFrom('id', 'en'),
  timeZone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Kathmandu', 'Bukan/Zona'),
});

export const anyOther = fc.record({ name: words, url: anyUrl });
export const anyWords = words;
