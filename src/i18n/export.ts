import { escapeHtml } from '../text/escape.ts';
import type { FeedFailure } from '../http/failure.ts';
import type { Language } from './language.ts';
import { code, followCount, isNamed, name, sent, type Elsewhere, type FollowCount } from './parts.ts';

/** Why a file is not imported. */
export type FileProblem =
  'too-big' | 'unreadable' | 'not-opml' | 'entities' | 'empty' | 'too-long' | 'under-way' | 'nothing-new';

/** What is said of taking what a chat follows out, bringing it in, and forgetting it. HTML, but for the names of buttons. */
export type ExportTexts = {
  export: {
    /** Under the file. */
    caption(followed: FollowCount, chatTitle?: string): string;
    /** Under the file with everything. */
    all(to?: Elsewhere): string;
    /** All that is known of a group is not for the whole group to see; `handle`: how to name it. */
    privately(handle: string): string;
  };
  import: {
    usage: string;
    problem: Record<FileProblem, string>;
    reading: string;
    /** `left`: so many stand behind those that are taken. */
    preview(
      counts: { held: FollowCount; known: number; left: number; settings: boolean },
      chatTitle?: string,
    ): string;
    /** Buttons. */
    withSettings: string;
    follow(count: FollowCount): string;
    onlySettings: string;
    cancel: string;
    cancelled: string;
    checking(done: number, of: number): string;
    done(counts: { followed: FollowCount; already: number; failed: number }, chatTitle?: string): string;
    failed(title: string, address: string, why: keyof Failures | OwnFailure): string;
    /** So many failures stand in no line. */
    moreFailed(count: number): string;
    again(count: number): string;
  };
  forget: {
    ask(
      chat: { kind: 'private' | 'group' | 'supergroup' | 'channel'; followed: FollowCount },
      to?: Elsewhere,
    ): string;
    yes: string;
    sure(chatTitle?: string): string;
    forever: string;
    keep: string;
    kept: string;
    done(chatTitle?: string): string;
  };
};

type Failures = Record<FeedFailure | 'stopping', string>;
type OwnFailure = 'choice' | 'topic';
const where = (here: string, at: string, title: string | undefined) =>
  title === undefined ? here : `${at} ${name(title)}`;

const ownFailures: Record<Language, Record<OwnFailure, string>> = {
  id: {
    choice: 'Ada beberapa rubrik di halaman itu. Pilih dengan /follow lalu alamatnya.',
    topic: 'Topik ini tidak bisa dipakai. Tulis paling banyak 8 kata, misalnya /follow topik gempa banten',
  },
  en: {
    choice: 'That page has several feeds. Choose with /follow and the address.',
    topic: 'This topic cannot be used. Write 8 words at most, such as /follow topic jakarta flood',
  },
};

/** `failures`: why a feed cannot be followed. */
const idTexts = (failures: Failures): ExportTexts => ({
  export: {
    caption: (followed, chat) =>
      `${followCount('id', followed)} yang diikuti ${where('di sini', 'di', chat)}, lengkap dengan pengaturannya. Simpan sebagai cadangan, atau kirim berkas ini ke saya untuk mengikuti semuanya lagi.`,
    all: (to) =>
      `Semua yang saya simpan tentang ${to === undefined ? 'obrolan ini' : name(to.title)}. Untuk menghapusnya: ${sent('/forget', to)}`,
    privately: (handle) =>
      `Isi lengkapnya tidak untuk dilihat semua anggota. Dari obrolan pribadi dengan saya, kirim ${code(`/export ${handle} json`)}`,
  },
  import: {
    usage:
      'Kirim berkas OPML dari aplikasi pembaca berita Anda ke sini, atau balas berkasnya dengan <code>/import</code>. Untuk kanal, tulis keterangannya: <code>/import @kanalanda</code>',
    problem: {
      'too-big': 'Berkasnya lebih dari 5 MB. Kirim berkas OPML saja, misalnya langganan.opml.',
      unreadable: 'Berkasnya tidak bisa saya ambil dari Telegram. Coba kirim lagi, misalnya langganan.opml.',
      'not-opml':
        'Ini bukan berkas OPML. Pilih menu Ekspor OPML di aplikasi pembaca berita Anda, lalu kirim hasilnya, misalnya langganan.opml.',
      entities:
        'Berkas ini memuat deklarasi entitas XML, jadi tidak saya baca. Ekspor ulang dari aplikasinya, misalnya langganan.opml.',
      empty:
        'Tidak ada sumber berita di berkas ini. Isinya harus memuat alamat RSS, misalnya https://www.antaranews.com/rss/terkini.xml',
      'too-long':
        'Berkas ini terlalu rumit untuk saya baca. Ekspor ulang dari aplikasinya, misalnya langganan.opml.',
      'under-way': 'Berkas sebelumnya masih saya periksa. Tunggu sampai selesai, lalu kirim lagi, ya.',
      'nothing-new': 'Semua sumber di berkas ini sudah diikuti. Daftarnya ada di /following.',
    },
    reading: 'Sebentar, berkasnya saya baca dulu…',
    preview: ({ held, known, left, settings }, chat) =>
      [
        `Ada ${followCount('id', held)} di berkas ini${known > 0 ? `, ${known} sudah diikuti ${where('di sini', 'di', chat)}` : chat === undefined ? '' : ` untuk ${name(chat)}`}.`,
        left > 0 &&
          `Satu berkas saya ambil paling banyak 200 sumber baru; masih ada ${left} lagi. Setelah selesai, kirim berkas yang sama untuk sisanya.`,
        settings &&
          'Pengaturannya ikut tersimpan di berkas ini: bahasa, zona waktu, saringan, ringkasan, jam tenang, dan lainnya.',
      ]
        .filter(Boolean)
        .join('\n\n'),
    withSettings: 'Ikuti dan pakai pengaturannya',
    follow: (count) => `Ikuti ${followCount('id', count)}`,
    onlySettings: 'Pakai pengaturannya',
    cancel: 'Batal',
    cancelled: 'Batal. Tidak ada yang berubah.',
    checking: (done, of) => `Memeriksa sumber: ${done} dari ${of}…`,
    done: ({ followed, already, failed }, chat) =>
      [
        followed.sources + followed.topics > 0
          ? `Selesai. ${followCount('id', followed)} baru diikuti ${where('di sini', 'di', chat)}`
          : 'Selesai. Tidak ada sumber baru',
        already > 0 && `${already} sudah diikuti`,
        failed > 0 && `${failed} gagal`,
      ]
        .filter(Boolean)
        .join(', ') + '.',
    failed: (title, address, why) =>
      `${name(title)} · ${code(address)}\n${escapeHtml({ ...failures, ...ownFailures.id }[why])}`,
    moreFailed: (count) => `…dan ${count} lagi.`,
    again: (count) => `Coba lagi yang gagal (${count})`,
  },
  forget: {
    ask: ({ kind, followed }, to) =>
      [
        `Hapus semua yang saya simpan tentang ${to === undefined ? 'obrolan ini' : name(to.title)}?`,
        `Yang dihapus: ${[
          ...(followed.sources + followed.topics > 0
            ? [`daftar ${followCount('id', followed)} yang diikuti`]
            : []),
          'pengaturan',
          ...(kind === 'private'
            ? ['berita yang Anda simpan', 'catatan grup dan kanal yang Anda kelola']
            : ['catatan siapa yang mengelolanya']),
          'berita yang menunggu dikirim',
        ].join(', ')}, dan nama obrolan di catatan pengiriman. Pesan yang sudah terkirim tetap ada.`,
        ...(isNamed(to) ? [`Untuk menyimpan salinannya dulu: ${sent('/export', to)}`] : []),
      ].join('\n\n'),
    yes: 'Hapus semuanya',
    sure: (chat) =>
      `Yakin? Data ${chat === undefined ? 'obrolan ini' : name(chat)} tidak bisa dikembalikan, dan berita yang sudah terkirim tidak akan diperbarui bila ada ralat.`,
    forever: 'Ya, hapus selamanya',
    keep: 'Tidak jadi',
    kept: 'Baik, tidak ada yang dihapus.',
    done: (chat) =>
      `Semua data ${chat === undefined ? 'obrolan ini' : name(chat)} sudah dihapus. Sisa catatan pengiriman yang lebih lama hilang sendiri dalam 8 hari.`,
  },
});

const enTexts = (failures: Failures): ExportTexts => ({
  export: {
    caption: (followed, chat) =>
      `${followCount('en', followed)} followed ${where('here', 'in', chat)}, with all settings. Keep it as a copy, or send me this file to follow them all again.`,
    all: (to) =>
      `Everything that I keep about ${to === undefined ? 'this chat' : name(to.title)}. To delete it: ${sent('/forget', to)}`,
    privately: (handle) =>
      `Not every member is to see all of that. In a private chat with me, send ${code(`/export ${handle} json`)}`,
  },
  import: {
    usage:
      'Send me an OPML file from your news reader, or reply to the file with <code>/import</code>. For a channel, write as its caption: <code>/import @yourchannel</code>',
    problem: {
      'too-big': 'The file is larger than 5 MB. Send just the OPML file, such as subscriptions.opml.',
      unreadable: 'I cannot get the file from Telegram. Send it again, such as subscriptions.opml.',
      'not-opml':
        'This is no OPML file. Choose Export OPML in your news reader and send what it saves, such as subscriptions.opml.',
      entities:
        'The file declares XML entities, so I do not read it. Export it again from your reader, such as subscriptions.opml.',
      empty:
        'There are no news sources in this file. It needs addresses of feeds, such as https://feeds.bbci.co.uk/news/rss.xml',
      'too-long':
        'This file is too complex for me to read. Export it again from your reader, such as subscriptions.opml.',
      'under-way': 'I am still checking the file before. Wait until that is done, then send this one again.',
      'nothing-new': 'Every source in this file is followed already. The list is in /following.',
    },
    reading: 'One moment, I am reading the file…',
    preview: ({ held, known, left, settings }, chat) =>
      [
        `${followCount('en', held)} in this file${known > 0 ? `, ${known} followed already ${where('here', 'in', chat)}` : chat === undefined ? '' : ` for ${name(chat)}`}.`,
        left > 0 &&
          `I take 200 new sources of one file at most; there are ${left} more. Send the same file again afterwards for the rest.`,
        settings &&
          'The file holds settings, too: language, time zone, filters, digests, quiet hours and others.',
      ]
        .filter(Boolean)
        .join('\n\n'),
    withSettings: 'Follow, with the settings',
    follow: (count) => `Follow ${followCount('en', count)}`,
    onlySettings: 'Use the settings',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing has changed.',
    checking: (done, of) => `Checking sources: ${done} of ${of}…`,
    done: ({ followed, already, failed }, chat) =>
      [
        followed.sources + followed.topics > 0
          ? `Done. ${followCount('en', followed, 'new')} followed ${where('here', 'in', chat)}`
          : 'Done. No new sources',
        already > 0 && `${already} followed already`,
        failed > 0 && `${failed} failed`,
      ]
        .filter(Boolean)
        .join(', ') + '.',
    failed: (title, address, why) =>
      `${name(title)} · ${code(address)}\n${escapeHtml({ ...failures, ...ownFailures.en }[why])}`,
    moreFailed: (count) => `…and ${count} more.`,
    again: (count) => `Try the failed ones again (${count})`,
  },
  forget: {
    ask: ({ kind, followed }, to) =>
      [
        `Delete everything that I keep about ${to === undefined ? 'this chat' : name(to.title)}?`,
        `That is ${[
          ...(followed.sources + followed.topics > 0
            ? [`the list of ${followCount('en', followed)} followed`]
            : []),
          'the settings',
          ...(kind === 'private'
            ? ['the stories that you saved', 'the notes of which groups and channels you manage']
            : ['the notes of who manages it']),
          'news that waits to be sent',
        ].join(', ')}, and the chat's name in the records of what was sent. Messages that were sent stay.`,
        ...(isNamed(to) ? [`To keep a copy first: ${sent('/export', to)}`] : []),
      ].join('\n\n'),
    yes: 'Delete everything',
    sure: (chat) =>
      `Are you sure? What I keep about ${chat === undefined ? 'this chat' : name(chat)} cannot be brought back, and stories that were sent will not be corrected any more.`,
    forever: 'Yes, delete it for good',
    keep: 'Keep it',
    kept: 'Nothing has been deleted.',
    done: (chat) =>
      `Everything about ${chat === undefined ? 'this chat' : name(chat)} is deleted. What is left of older delivery records goes by itself within 8 days.`,
  },
});

export const exportTexts: Record<Language, (failures: Failures) => ExportTexts> = {
  id: idTexts,
  en: enTexts,
};
