import { describe, expect, it } from 'vitest';
import { textsFor } from '../../src/i18n/texts.ts';
import { parseTelegramHtml } from '../message/telegram-html.ts';

/** What a reader sees of a sentence. */
const seen = (html: string) => parseTelegramHtml(html).text;
const id = textsFor('id');
const en = textsFor('en');

/** Sentences that readers were misled, scolded or puzzled by once, as they are to be. */
const right: [what: string, sentence: string, is: string | RegExp][] = [
  ['how to broadcast', id.broadcast.usage, 'Balas pesan yang ingin dikirim dengan /broadcast @kanalanda.'],
  ['a post that cannot be copied', id.broadcast.uncopied, /Coba kirim ulang pesannya\.$/],
  ['a post that has expired', id.broadcast.expired, /\/broadcast @kanalanda\.$/],
  [
    'the greeting',
    id.start.greeting('Budi'),
    /bot berita\. Pilih medianya, berita barunya langsung saya kirim ke sini\./,
  ],
  [
    'the way to begin',
    id.following.empty(),
    /Ketik \/follow lalu nama atau alamat situs berita, misalnya \/follow detik$/,
  ],
  [
    'sections that were chosen',
    id.follow.okSections('detikcom', ['Berita', 'Finance']),
    'Sip! Berita baru dari detikcom (Berita, Finance) akan saya kirim ke sini.',
  ],
  ['several sections of a page', id.follow.choosePage('X'), /^Ada beberapa rubrik di X\./],
  [
    'a site without RSS',
    id.feedFailure['not-a-feed'],
    'Situs itu tidak menyediakan RSS, jadi tidak bisa saya ikuti. Coba situs lain.',
  ],
  [
    'an unfollow that means nothing',
    id.unfollow.unknown('1 2'),
    'Saya tidak menemukan "1 2" di daftar. Daftarnya ada di /following.',
  ],
  ['a follow that was there already', id.follow.already('X'), 'X sudah diikuti di sini.'],
  [
    'an unknown zone',
    id.settings.badZone('xyz'),
    /Tulis \/settings WIB, \/settings WITA, \/settings WIT, atau kotanya, misalnya \/settings Tokyo$/,
  ],
  ['each event once', id.settings.once, 'Tanpa berita serupa'],
  ['every report', id.settings.every, 'Semua versi'],
  ['the settings', id.settings.heading('Budi', 'WIB'), /^Pengaturan · Budi/],
  ['a failure', id.failure, 'Maaf, permintaan Anda belum bisa saya proses. Coba lagi sebentar lagi, ya.'],
  ['a closed topic', id.deliveryPaused.closedTopic('Forum'), /topiknya sedang ditutup/],
  [
    'a deleted topic',
    id.deliveryPaused.deletedTopic('Forum'),
    /topiknya sudah dihapus\. Ikuti lagi di topik lain/,
  ],
  ['a feed that fails', id.notices.failing('X'), /^X sudah tiga hari tidak bisa dibaca\./],
  [
    'the last story of a source',
    id.following.item({ title: 'X', address: 'https://x.id/rss', lastNews: 'baru saja' }, false),
    /Berita terakhir: baru saja$/,
  ],
  ['a search in vain', id.latest.noneAbout('X'), 'Tidak ada berita tentang X di sumber yang diikuti.'],
  ['talk', id.plainText.question, 'Ada yang bisa saya bantu? Pilih di bawah, atau lihat semuanya di /help.'],
  [
    'a command while Kabar stops',
    id.follow.failed('https://x.id', 'stopping'),
    /Kirim lagi sebentar lagi, ya\.$/,
  ],
  ['samples of several sources', en.follow.sample(10), 'Their latest stories:'],
  ['a sample of one source', en.follow.sample(1), 'Its latest story:'],
  ['a feed that fails, in English', en.notices.failing('X'), /^X has been unreadable for three days\./],
  ['the choice to unfollow', en.unfollow.choose(), 'Which one shall I stop following?'],
  ['an unknown source', en.follow.unknown('gempa'), /^I know no source called gempa\./],
];

describe('what is said of', () => {
  it.each(right)('%s', (_what, sentence, is) => {
    const said = seen(sentence);
    if (typeof is === 'string') expect(said).toBe(is);
    else expect(said).toMatch(is);
  });
});

it('who asks too much is told, without blame, that not all of it is answered', () => {
  expect(id.tooMuch).toContain('belum semuanya saya jawab');
  expect(en.tooMuch).toContain('not answered all of it');
});

it('a failing feed is told a reader without advice that is for its manager', () => {
  const item = {
    title: 'X',
    address: 'https://x.id/rss',
    failing: { since: 'Jumat', why: 'not-found' },
  } as const;
  expect(seen(id.following.item(item, false))).toMatch(/sejak Jumat\. Saya terus mencoba\.$/);
  expect(seen(id.following.item(item, false))).not.toContain('periksa');
  expect(seen(id.following.item(item, true))).toContain(id.feedFailure['not-found']);
});

it('a group is told that its administrators choose, a newcomer in English in whose time it is', () => {
  expect(seen(id.start.greeting())).toMatch(/^Halo! 👋[^]*Admin grup cukup mengetik \/follow/);
  expect(seen(en.start.greeting())).toContain('Administrators of this group type /follow');
  expect(seen(en.start.greeting('Ann'))).toContain('Times are shown in WIB until you choose another zone');
  expect(id.latest.nothingFollowedInGroup).toContain('Admin grup');
});
