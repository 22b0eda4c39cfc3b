import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { brief, name } from './parts.ts';

/** What somebody did with a channel or group: the closed set. */
export const actKinds = [
  'connected',
  'disconnected',
  'right-lost',
  'removed',
  'posted',
  'scheduled',
  'moved',
  'cancelled',
  'paused',
  'resumed',
  'stopped',
  'edited',
  'recalled',
  'template',
] as const;
export type ActKind = (typeof actKinds)[number];

/** A right that Kabar needs in a channel or group, by what it is for. */
export type BotRight = 'post' | 'edit' | 'delete';

/** What is said of the channels and groups that somebody manages. HTML, but for the names of buttons. */
export type ChannelTexts = {
  heading(count: number): string;
  /** The person manages none yet. */
  none: string;
  /** Stands above the keyboard by which a chat is picked. */
  howToAdd: string;
  pickChannel: string;
  pickGroup: string;
  add: string;
  /** A chat was picked or opened where Kabar may post; `lacks`: rights that are missing all the same. */
  connected(title: string): string;
  lacks(rights: BotRight[]): string;
  /** Kabar lost rights, but may still post. */
  lost(title: string, rights: BotRight[]): string;
  page: {
    heading(title: string, kind: 'group' | 'channel', username?: string): string;
    allRights: string;
    follows(count: number): string;
    managers(names: string[]): string;
    history: string;
    scheduled: string;
    template: string;
    stats: string;
    disconnect: string;
    back: string;
  };
  history: {
    heading(title: string): string;
    empty: string;
    /** `at`: a date as text. */
    line(at: string, person: string, what: ActKind, about?: string): string;
    older: string;
    newer: string;
  };
  disconnect: {
    ask(title: string): string;
    yes: string;
    no: string;
    done(title: string): string;
  };
};

const rightNames: Record<Language, Record<BotRight, string>> = {
  id: {
    post: '<b>Kirim Pesan</b> (Post Messages)',
    edit: '<b>Edit Pesan</b> (Edit Messages)',
    delete: '<b>Hapus Pesan</b> (Delete Messages)',
  },
  en: {
    post: '<b>Post Messages</b>',
    edit: '<b>Edit Messages</b>',
    delete: '<b>Delete Messages</b>',
  },
};
const rights = (language: Language, lacking: BotRight[], and: string): string =>
  lacking.map((one) => rightNames[language][one]).join(` ${and} `);

const acts: Record<Language, Record<ActKind, string>> = {
  id: {
    connected: 'menghubungkan Kabar',
    disconnected: 'melepas Kabar dari daftarnya',
    'right-lost': 'mencabut izin Kabar',
    removed: 'mengeluarkan Kabar',
    posted: 'mengirim',
    scheduled: 'menjadwalkan',
    moved: 'mengubah jadwal',
    cancelled: 'membatalkan jadwal',
    paused: 'menjeda kiriman',
    resumed: 'melanjutkan kiriman',
    stopped: 'menghentikan kiriman',
    edited: 'mengubah kiriman',
    recalled: 'menarik kiriman',
    template: 'mengubah tampilan kartu',
  },
  en: {
    connected: 'connected Kabar',
    disconnected: 'took Kabar off their list',
    'right-lost': 'took a right from Kabar',
    removed: 'removed Kabar',
    posted: 'posted',
    scheduled: 'scheduled',
    moved: 'moved a schedule',
    cancelled: 'cancelled a schedule',
    paused: 'paused a post',
    resumed: 'resumed a post',
    stopped: 'stopped a post',
    edited: 'changed a post',
    recalled: 'recalled a post',
    template: 'changed how cards look',
  },
};
const line = (language: Language, at: string, person: string, what: ActKind, about?: string): string =>
  `${escapeHtml(short(at, 60))} · ${brief(person)} ${acts[language][what]}${about === undefined ? '' : `: ${escapeHtml(short(about, 60))}`}`;
const handle = (username: string | undefined): string =>
  username === undefined ? '' : ` · @${escapeHtml(short(username, 40))}`;
const people = (names: string[]): string => names.slice(0, 10).map(brief).join(', ');

const id: ChannelTexts = {
  heading: (count) =>
    `<b>Kanal dan grup Anda</b> · ${count}\nPilih satu untuk melihat izin, jadwal, tampilan kartu, dan riwayatnya.`,
  none: 'Belum ada kanal atau grup yang terhubung.',
  howToAdd:
    'Tekan tombol di bawah kolom pesan, lalu pilih kanal atau grupnya. Telegram sekaligus memberi saya izin yang diperlukan.',
  pickChannel: 'Pilih kanal',
  pickGroup: 'Pilih grup',
  add: '＋ Tambah',
  connected: (title) => `${name(title)} sudah terhubung.`,
  lacks: (lacking) =>
    `Yang belum ada: izin ${rights('id', lacking, 'dan')}. Tanpa itu kiriman di sana tidak bisa saya perbaiki atau tarik.`,
  lost: (title, lacking) =>
    `⚠️ Di ${name(title)} saya tidak lagi punya izin ${rights('id', lacking, 'dan')}. Berita tetap saya kirim, tetapi kiriman di sana tidak bisa saya perbaiki atau tarik.`,
  page: {
    heading: (title, kind, username) =>
      `${name(title)} · ${kind === 'channel' ? 'kanal' : 'grup'}${handle(username)}`,
    allRights: 'Izin saya lengkap.',
    follows: (count) => (count === 0 ? 'Belum ada sumber yang diikuti.' : `${count} sumber diikuti.`),
    managers: (names) => `Pengelola: ${people(names)}`,
    history: 'Riwayat',
    scheduled: 'Jadwal',
    template: 'Tampilan',
    stats: 'Laporan',
    disconnect: 'Lepaskan',
    back: 'Kembali',
  },
  history: {
    heading: (title) => `Riwayat ${name(title)}, yang terbaru di atas`,
    empty: 'Belum ada riwayat.',
    line: (at, person, what, about) => line('id', at, person, what, about),
    older: 'Lebih lama',
    newer: 'Lebih baru',
  },
  disconnect: {
    ask: (title) =>
      `Lepaskan ${name(title)} dari daftar Anda? Berita tetap dikirim ke sana; untuk menghentikannya, keluarkan saya dari sana.`,
    yes: 'Ya, lepaskan',
    no: 'Jangan',
    done: (title) => `${name(title)} tidak ada lagi di daftar Anda.`,
  },
};

const en: ChannelTexts = {
  heading: (count) =>
    `<b>Your channels and groups</b> · ${count}\nChoose one to see its rights, schedule, card look and history.`,
  none: 'No channel or group is connected yet.',
  howToAdd:
    'Press a button below the message field and choose the channel or group. Telegram gives me the rights that are needed at the same time.',
  pickChannel: 'Choose a channel',
  pickGroup: 'Choose a group',
  add: '＋ Add another',
  connected: (title) => `${name(title)} is connected.`,
  lacks: (lacking) =>
    `Still missing: the right to ${rights('en', lacking, 'and')}. Without it I cannot correct or recall what I posted there.`,
  lost: (title, lacking) =>
    `⚠️ In ${name(title)} I no longer have the right to ${rights('en', lacking, 'and')}. News still goes there, but I cannot correct or recall what I posted.`,
  page: {
    heading: (title, kind, username) => `${name(title)} · ${kind}${handle(username)}`,
    allRights: 'I have every right that I need.',
    follows: (count) =>
      count === 0
        ? 'Nothing is followed there yet.'
        : `${count} ${count === 1 ? 'source is' : 'sources are'} followed.`,
    managers: (names) => `Managed by: ${people(names)}`,
    history: 'History',
    scheduled: 'Schedule',
    template: 'Card look',
    stats: 'Report',
    disconnect: 'Disconnect',
    back: 'Back',
  },
  history: {
    heading: (title) => `History of ${name(title)}, the latest first`,
    empty: 'Nothing was done yet.',
    line: (at, person, what, about) => line('en', at, person, what, about),
    older: 'Older',
    newer: 'Newer',
  },
  disconnect: {
    ask: (title) => `Take ${name(title)} off your list? Its news goes on; to end that, remove me from there.`,
    yes: 'Yes, take it off',
    no: 'Keep it',
    done: (title) => `${name(title)} is off your list.`,
  },
};

export const channelTexts: Record<Language, ChannelTexts> = { id, en };
