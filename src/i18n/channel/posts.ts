import { escapeHtml, short } from '../../text/escape.ts';
import type { Language } from '../language.ts';
import { brief, name } from '../parts.ts';

/** What became of a post in a chat, as reports name it. */
export type PostResult =
  | 'sent'
  | 'waiting'
  | 'blocked'
  | 'no-right'
  | 'not-admin'
  | 'refused'
  | 'uncopied'
  | 'unwanted'
  | 'stopped'
  | 'other';

/** How far a post is. Rates are messages a second, times seconds; undefined: not known (yet). */
export type PostProgress = {
  to: string;
  share: number;
  sent: number;
  failed: number;
  waiting: number;
  rate?: number | undefined;
  left?: number | undefined;
};

/** What is said of posts: to whom, how far, and how they ended. HTML, but for the names of buttons. */
export type PostTexts = {
  /** On a subscriber's copy, and above the button where that cannot stand on the post. */
  stop: string;
  stopAbove: string;
  /** Answers to that button. */
  stopped: string;
  /** Posts to subscribers are the operator's. */
  onlyOperator: string;
  where: { next(count: number): string; subscribers: string; none: string; tooLarge: string };
  audience: {
    heading(who: string): string;
    all: string;
    /** The traits in words. */
    only(traits: string[]): string;
    except(traits: string[]): string;
    modeOnly: string;
    modeExcept: string;
    source: string;
    /** Asks for the name of a source or topic. */
    askSource: string;
    unknown(said: string): string;
    clear: string;
    next: string;
  };
  preview: {
    /** `seconds`: how long it takes at the present rate. */
    many(to: string, reach: number, seconds: number): string;
    /** As `many`, of few chats, which `to` names. */
    few(to: string): string;
    chats(count: number): string;
    namedChats(titles: string[]): string;
    subscribers(count: number): string;
    nobody: string;
    test: string;
    hour: string;
    schedule: string;
    back: string;
    /** Asks for the hour by the reader's clock. */
    askHour: string;
    badHour: string;
    atHour(time: string): string;
    /** Where what goes out above the free rate is paid for: the most messages that may be, and Stars. */
    paid(messages: number, stars: number): string;
  };
  progress: {
    going(progress: PostProgress): string;
    paused(progress: PostProgress): string;
    pause: string;
    resume: string;
    stop: string;
  };
  report: {
    done(to: string, sent: number, reach: number): string;
    stopped(to: string, sent: number): string;
    /** It came to some; the others wait until Kabar may post there. */
    partly(to: string, sent: number, reach: number): string;
    result: Record<PostResult, string>;
    line(result: string, count: number): string;
    chat(title: string, result: string): string;
    /** It waits for a chat in which Kabar may not post; `until`: a date. */
    barred(title: string, why: 'no-right' | 'out', until: string): string;
    table: string;
    /** Below the table that is sent as a file. */
    tableNote: string;
    again: string;
  };
};

const resultTexts: Record<Language, Record<PostResult, string>> = {
  id: {
    sent: 'terkirim',
    waiting: 'menunggu',
    blocked: 'bot diblokir atau dikeluarkan',
    'no-right': 'bot tidak punya izin mengirim',
    'not-admin': 'Anda bukan lagi admin di sana',
    refused: 'ditolak Telegram',
    uncopied: 'pesan aslinya sudah tidak ada',
    unwanted: 'tidak mau menerima kiriman ini',
    stopped: 'dihentikan',
    other: 'dilewati',
  },
  en: {
    sent: 'sent',
    waiting: 'waiting',
    blocked: 'the bot was blocked or removed',
    'no-right': 'the bot may not post there',
    'not-admin': 'you are no administrator there any more',
    refused: 'refused by Telegram',
    uncopied: 'the original message is gone',
    unwanted: 'does not want these posts',
    stopped: 'stopped',
    other: 'passed over',
  },
};

const cells = 10;
/** A bar of ten cells with the share in per cent. */
export const bar = (share: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, share)) * cells);
  return `${'▓'.repeat(full)}${'░'.repeat(cells - full)} ${Math.floor(Math.min(1, share) * 100)}%`;
};
const numbers: Record<Language, Intl.NumberFormat> = {
  id: new Intl.NumberFormat('id-ID'),
  en: new Intl.NumberFormat('en-GB'),
};
/** A whole number as the language writes it. */
export const number = (language: Language, value: number) => numbers[language].format(Math.round(value));
const list = (words: string[]) => words.slice(0, 12).map(brief).join(', ');

/** "40 detik", "3 menit", "2 jam". */
const span = (language: Language, seconds: number): string => {
  const units: [number, string, string][] = [
    [3_600, 'jam', 'hour'],
    [60, 'menit', 'minute'],
    [1, 'detik', 'second'],
  ];
  const [size, id, en] = units.find(([one]) => seconds >= 2 * one) ?? [1, 'detik', 'second'];
  const count = Math.max(1, Math.round(seconds / size));
  return `${number(language, count)} ${language === 'id' ? id : `${en}${count === 1 ? '' : 's'}`}`;
};

const figures = (
  language: Language,
  { sent, failed, waiting, rate, left }: PostProgress,
  words: { sent: string; failed: string; waiting: string; rate: string; left: string },
): string =>
  [
    `${number(language, sent)} ${words.sent}`,
    ...(failed > 0 ? [`${number(language, failed)} ${words.failed}`] : []),
    ...(waiting > 0 ? [`${number(language, waiting)} ${words.waiting}`] : []),
    ...(rate === undefined ? [] : [`${number(language, rate)}${words.rate}`]),
    ...(left === undefined ? [] : [`${words.left} ${span(language, left)}`]),
  ].join(' · ');
const idFigures = { sent: 'terkirim', failed: 'gagal', waiting: 'menunggu', rate: '/detik', left: 'sisa ±' };
const enFigures = { sent: 'sent', failed: 'failed', waiting: 'waiting', rate: '/s', left: 'about' };

const id: PostTexts = {
  stop: 'Berhenti terima kiriman ini',
  stopAbove: 'Tidak mau menerima kiriman seperti ini?',
  stopped: 'Baik, kiriman seperti ini tidak dikirim lagi ke sini. Berita tetap masuk.',
  onlyOperator: 'Kiriman ke pelanggan hanya bisa dilakukan pengelola bot.',
  where: {
    next: (count) => `Lanjut (${count})`,
    subscribers: 'Pelanggan ›',
    none: 'Pilih dulu kanal atau grupnya.',
    tooLarge: 'Album paling banyak 10 foto atau video. Kirim sisanya sebagai kiriman kedua.',
  },
  audience: {
    heading: (who) => `Kirim ke pelanggan: ${who}`,
    all: '<b>semua</b>',
    only: (traits) => `hanya ${list(traits)}`,
    except: (traits) => `kecuali ${list(traits)}`,
    modeOnly: 'Hanya',
    modeExcept: 'Kecuali',
    source: 'Sumber atau topik…',
    askSource: 'Ketik nama atau alamat sumbernya, atau kata topiknya.',
    unknown: (said) => `Tidak ada yang mengikuti ${name(said)}. Ketik nama, alamat RSS, atau topik lain.`,
    clear: 'Hapus pilihan',
    next: 'Lanjut',
  },
  preview: {
    many: (to, reach, seconds) =>
      `Pesan di atas akan dikirim ke ${to}: ${number('id', reach)} chat, kira-kira ${span('id', seconds)}. Kirim sekarang?`,
    few: (to) => `Pesan di atas akan dikirim ke ${to}. Kirim sekarang?`,
    chats: (count) => `<b>${number('id', count)} kanal dan grup</b>`,
    namedChats: (titles) => `<b>${number('id', titles.length)} kanal dan grup</b> (${list(titles)})`,
    subscribers: (count) => `<b>${number('id', count)} pelanggan</b>`,
    nobody: 'Belum ada pelanggan yang cocok dengan pilihan itu. Ubah pilihannya, lalu coba lagi.',
    test: 'Coba kirim ke saya',
    hour: 'Jam penerima…',
    schedule: 'Jadwalkan…',
    back: 'Kembali',
    askHour: 'Pukul berapa menurut jam setiap penerima? Ketik misalnya 07.00.',
    badHour: 'Saya belum menangkap jamnya. Ketik misalnya 07.00.',
    atHour: (time) => `Dikirim pukul <b>${escapeHtml(short(time, 20))} waktu penerima</b>.`,
    paid: (messages, stars) =>
      `Siaran berbayar aktif: paling banyak ${number('id', messages)} pesan dibayar, seluruhnya ${number('id', stars)} Stars.`,
  },
  progress: {
    going: (progress) =>
      `Mengirim ke ${progress.to}\n${bar(progress.share)}\n${figures('id', progress, idFigures)}`,
    paused: (progress) =>
      `Dijeda: kiriman ke ${progress.to}\n${bar(progress.share)}\n${figures('id', progress, idFigures)}`,
    pause: 'Jeda',
    resume: 'Lanjutkan',
    stop: 'Hentikan',
  },
  report: {
    done: (to, sent, reach) =>
      `Selesai: ${number('id', sent)} dari ${number('id', reach)} terkirim ke ${to}.`,
    partly: (to, sent, reach) =>
      `${number('id', sent)} dari ${number('id', reach)} terkirim ke ${to}; sisanya menunggu.`,
    stopped: (to, sent) => `Dihentikan. ${number('id', sent)} sudah terkirim ke ${to}.`,
    result: resultTexts.id,
    line: (result, count) => `${number('id', count)} ${escapeHtml(short(result, 60))}`,
    chat: (title, result) => `${brief(title)}: ${escapeHtml(short(result, 60))}`,
    barred: (title, why, until) =>
      why === 'out'
        ? `⚠️ ${brief(title)}: menunggu. Saya sudah tidak ada di sana, jadi belum terkirim. Tambahkan saya lagi paling lambat ${escapeHtml(short(until, 80))}, lalu langsung saya kirim; sesudah itu kiriman ini batal.`
        : `⚠️ ${brief(title)}: menunggu. Saya belum punya izin mengirim pesan di sana, jadi belum terkirim. Beri izin itu paling lambat ${escapeHtml(short(until, 80))}, lalu langsung saya kirim; sesudah itu kiriman ini batal.`,
    table: 'Daftar hasil (CSV)',
    tableNote: 'Jenis chat, hasil, dan waktu kirim. Tanpa nama.',
    again: 'Coba lagi',
  },
};

const en: PostTexts = {
  stop: 'Stop these messages',
  stopAbove: 'No messages like this one any more?',
  stopped: 'Done. Messages like this one will not come here any more. News goes on.',
  onlyOperator: 'Only the operator of the bot can post to subscribers.',
  where: {
    next: (count) => `Next (${count})`,
    subscribers: 'Subscribers ›',
    none: 'Choose a channel or group first.',
    tooLarge: 'An album has at most 10 pictures or films. Send the rest as a second post.',
  },
  audience: {
    heading: (who) => `To subscribers: ${who}`,
    all: '<b>all</b>',
    only: (traits) => `only ${list(traits)}`,
    except: (traits) => `but not ${list(traits)}`,
    modeOnly: 'Only',
    modeExcept: 'All but',
    source: 'Source or topic…',
    askSource: 'Type the name or address of the source, or the words of the topic.',
    unknown: (said) => `Nobody follows ${name(said)}. Type another name, feed address or topic.`,
    clear: 'Clear',
    next: 'Next',
  },
  preview: {
    many: (to, reach, seconds) =>
      `The message above will go to ${to}: ${number('en', reach)} chats, about ${span('en', seconds)}. Send it now?`,
    few: (to) => `The message above will go to ${to}. Send it now?`,
    chats: (count) => `<b>${number('en', count)} channels and groups</b>`,
    namedChats: (titles) => `<b>${number('en', titles.length)} channels and groups</b> (${list(titles)})`,
    subscribers: (count) => `<b>${number('en', count)} subscribers</b>`,
    nobody: 'No subscriber is like that. Change the choice and try again.',
    test: 'Test: send to me',
    hour: 'Reader’s hour…',
    schedule: 'Schedule…',
    back: 'Back',
    askHour: 'At what time by each reader’s clock? Type it like 07:00.',
    badHour: 'I did not get the time. Type it like 07:00.',
    atHour: (time) => `It goes out at <b>${escapeHtml(short(time, 20))} by each reader’s clock</b>.`,
    paid: (messages, stars) =>
      `Paid broadcast is on: at most ${number('en', messages)} messages are paid for, ${number('en', stars)} Stars in all.`,
  },
  progress: {
    going: (progress) =>
      `Sending to ${progress.to}\n${bar(progress.share)}\n${figures('en', progress, enFigures)}`,
    paused: (progress) =>
      `Paused: the post to ${progress.to}\n${bar(progress.share)}\n${figures('en', progress, enFigures)}`,
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop',
  },
  report: {
    done: (to, sent, reach) => `Done: ${number('en', sent)} of ${number('en', reach)} sent to ${to}.`,
    partly: (to, sent, reach) =>
      `${number('en', sent)} of ${number('en', reach)} sent to ${to}; the rest is waiting.`,
    stopped: (to, sent) => `Stopped. ${number('en', sent)} had been sent to ${to}.`,
    result: resultTexts.en,
    line: (result, count) => `${number('en', count)} ${escapeHtml(short(result, 60))}`,
    chat: (title, result) => `${brief(title)}: ${escapeHtml(short(result, 60))}`,
    barred: (title, why, until) =>
      why === 'out'
        ? `⚠️ ${brief(title)}: waiting. It was not posted, as I am not in there any more. Add me again by ${escapeHtml(short(until, 80))} and I post it at once; after that it is dropped.`
        : `⚠️ ${brief(title)}: waiting. It was not posted, as I may not post there. Give me that right by ${escapeHtml(short(until, 80))} and I post it at once; after that it is dropped.`,
    table: 'Results (CSV)',
    tableNote: 'Kind of chat, result and time of sending. No names.',
    again: 'Try again',
  },
};

export const postTexts: Record<Language, PostTexts> = { id, en };
