import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { code, name } from './parts.ts';
import { bar, number } from './posts.ts';

/** What is on its way, by its kind. */
export type OnItsWayKind = 'story' | 'notice' | 'post' | 'edit' | 'recall';

/** What the operator of the bot reads. HTML, but for the names of buttons. Times are texts such as "5 menit lalu". */
export type OperatorTexts = {
  onlyOperator: string;
  heading(version: string, started: string): string;
  well: string;
  problem(what: string): string;
  numbers(chats: number | undefined, feeds: number, looking: number): string;
  pace(perSecond: number, usual: number): string;
  held(seconds: number): string;
  queue(waiting: number, inFlight: number): string;
  campaigns(count: number): string;
  oldest(about: string, since: string): string;
  showFeeds: string;
  showCampaigns: string;
  showBans: string;
  refresh: string;
  back: string;
  feedsHeading(count: number): string;
  feed(at: number, title: string, followers: number, since: string, why: string): string;
  banOne(at: number): string;
  freeOne(at: number): string;
  campaign(
    what: OnItsWayKind,
    about: string,
    since: string,
    share: number,
    places: number,
    isPaused: boolean,
  ): string;
  bansHeading(chats: number, feeds: number): string;
  ban(at: number, about: string, id: string, since: string): string;
  banHow: string;
  bannedChat(title: string): string;
  bannedFeed(title: string): string;
  freed(title: string): string;
  unknown(said: string): string;
  notBanned(said: string): string;
  cannotBanOperator: string;
  alarms: {
    store(what: string): string;
    conflict: string;
    feed(title: string, followers: number, isEnded: boolean): string;
    undelivered(minutes: number): string;
    disk(megabytes: number): string;
    rate(perSecond: number, usual: number, minutes: number): string;
  };
};

const plain = (words: string, most = 120): string => escapeHtml(short(words, most));

const id: OperatorTexts = {
  onlyOperator: 'Perintah ini hanya untuk pengelola bot.',
  heading: (version, started) => `<b>Kabar ${plain(version, 20)}</b>, berjalan sejak ${plain(started, 40)}`,
  well: '✓ Semuanya berjalan.',
  problem: (what) => `⚠️ ${plain(what)}`,
  numbers: (chats, feeds, looking) =>
    `${chats === undefined ? '' : `${number('id', chats)} chat · `}${number('id', feeds)} sumber dipantau, ${number('id', looking)} sedang dibaca`,
  pace: (perSecond, usual) =>
    `Laju kirim: ${number('id', perSecond)}/detik (biasanya ${number('id', usual)}/detik)`,
  held: (seconds) => `Telegram meminta menunggu ${number('id', Math.max(1, seconds))} detik lagi.`,
  queue: (waiting, inFlight) =>
    `Antrean: ${number('id', waiting)} menunggu, ${number('id', inFlight)} sedang dikirim`,
  campaigns: (count) =>
    count === 0
      ? 'Tidak ada kiriman yang sedang berjalan.'
      : `${number('id', count)} kiriman sedang berjalan.`,
  oldest: (about, since) => `Yang paling lama belum selesai: ${name(about)}, sejak ${plain(since, 40)}`,
  showFeeds: 'Sumber bermasalah',
  showCampaigns: 'Kiriman berjalan',
  showBans: 'Blokir',
  refresh: 'Perbarui',
  back: 'Kembali',
  feedsHeading: (count) =>
    count === 0
      ? 'Semua sumber bisa dibaca.'
      : `<b>Sumber yang tidak bisa dibaca</b> · ${number('id', count)}`,
  feed: (at, title, followers, since, why) =>
    `${at}. ${name(title)} · ${number('id', followers)} pengikut\nSejak ${plain(since, 60)}${why === '' ? '' : `: ${plain(why)}`}`,
  banOne: (at) => `Blokir ${at}`,
  freeOne: (at) => `Buka ${at}`,
  campaign: (what, about, since, share, places, isPaused) => {
    const kinds = {
      story: 'Berita',
      notice: 'Pemberitahuan',
      post: 'Kiriman',
      edit: 'Ralat',
      recall: 'Penarikan',
    };
    return `${kinds[what]}${isPaused ? ' (dijeda)' : ''}: ${name(about)}\n${bar(share)} dari ${number('id', places)} tempat, sejak ${plain(since, 40)}`;
  },
  bansHeading: (chats, feeds) =>
    chats + feeds === 0
      ? 'Tidak ada yang diblokir.'
      : `<b>Diblokir</b>: ${number('id', chats)} chat, ${number('id', feeds)} sumber`,
  ban: (at, about, what, since) => `${at}. ${name(about)}, sejak ${plain(since, 60)}\n${code(what)}`,
  banHow:
    'Untuk memblokir chat atau orang: <code>/admin ban</code> dan ID-nya atau @nama. Untuk sumber: <code>/admin ban</code> dan alamat RSS-nya. Untuk membuka lagi: <code>/admin unban</code> dan hal yang sama.',
  bannedChat: (title) =>
    `${name(title)} diblokir: tidak ada lagi yang dikirim ke sana, dan perintahnya tidak dijawab.`,
  bannedFeed: (title) => `${name(title)} diblokir: sumber ini tidak dibaca lagi dan tidak bisa diikuti.`,
  freed: (title) => `Blokir ${name(title)} dibuka.`,
  unknown: (said) =>
    `Saya tidak mengenal ${code(said)}. Ketik ID chat, @nama, atau alamat RSS yang diikuti seseorang.`,
  notBanned: (said) => `${code(said)} tidak sedang diblokir.`,
  cannotBanOperator: 'Pengelola bot tidak bisa diblokir.',
  alarms: {
    store: (what) => `⚠️ Penyimpanan bermasalah: ${plain(what)}. Pengiriman ditahan sampai pulih.`,
    conflict:
      '⚠️ Ada proses lain yang memakai token bot ini. Hentikan salah satunya: selama itu sebagian pesan orang tidak sampai ke sini.',
    feed: (title, followers, isEnded) =>
      `⚠️ ${name(title)}, dengan ${number('id', followers)} pengikut, ${isEnded ? 'ditutup penerbitnya' : 'sudah berhari-hari tidak bisa dibaca'}.`,
    undelivered: (minutes) =>
      `⚠️ Ada berita masuk, tetapi sudah ${number('id', minutes)} menit tidak ada yang terkirim. Periksa sambungan ke Telegram dan /admin.`,
    disk: (megabytes) =>
      `⚠️ Diska hampir penuh: tinggal ${number('id', megabytes)} MB. Kosongkan tempat sebelum penyimpanan berhenti.`,
    rate: (perSecond, usual, minutes) =>
      `⚠️ Laju kirim sudah ${number('id', minutes)} menit hanya ${number('id', perSecond)}/detik, biasanya ${number('id', usual)}/detik: Telegram sedang membatasi bot ini.`,
  },
};

const en: OperatorTexts = {
  onlyOperator: 'This command is for the operator of the bot.',
  heading: (version, started) => `<b>Kabar ${plain(version, 20)}</b>, started ${plain(started, 40)}`,
  well: '✓ All is well.',
  problem: (what) => `⚠️ ${plain(what)}`,
  numbers: (chats, feeds, looking) =>
    `${chats === undefined ? '' : `${number('en', chats)} chats · `}${number('en', feeds)} feeds watched, ${number('en', looking)} being read`,
  pace: (perSecond, usual) => `Rate: ${number('en', perSecond)} a second (usually ${number('en', usual)})`,
  held: (seconds) => `Telegram asks to wait for ${number('en', Math.max(1, seconds))} more seconds.`,
  queue: (waiting, inFlight) =>
    `Queue: ${number('en', waiting)} waiting, ${number('en', inFlight)} being sent`,
  campaigns: (count) =>
    count === 0 ? 'Nothing is being sent.' : `${number('en', count)} campaigns are being sent.`,
  oldest: (about, since) => `The oldest that is not through: ${name(about)}, ${plain(since, 40)}`,
  showFeeds: 'Feeds in trouble',
  showCampaigns: 'Campaigns',
  showBans: 'Bans',
  refresh: 'Refresh',
  back: 'Back',
  feedsHeading: (count) =>
    count === 0 ? 'Every feed can be read.' : `<b>Feeds that cannot be read</b> · ${number('en', count)}`,
  feed: (at, title, followers, since, why) =>
    `${at}. ${name(title)} · ${number('en', followers)} followers\nSince ${plain(since, 60)}${why === '' ? '' : `: ${plain(why)}`}`,
  banOne: (at) => `Ban ${at}`,
  freeOne: (at) => `Lift ${at}`,
  campaign: (what, about, since, share, places, isPaused) => {
    const kinds = { story: 'Story', notice: 'Notice', post: 'Post', edit: 'Correction', recall: 'Recall' };
    return `${kinds[what]}${isPaused ? ' (paused)' : ''}: ${name(about)}\n${bar(share)} of ${number('en', places)} places, ${plain(since, 40)}`;
  },
  bansHeading: (chats, feeds) =>
    chats + feeds === 0
      ? 'Nothing is banned.'
      : `<b>Banned</b>: ${number('en', chats)} chats, ${number('en', feeds)} feeds`,
  ban: (at, about, what, since) => `${at}. ${name(about)}, since ${plain(since, 60)}\n${code(what)}`,
  banHow:
    'To ban a chat or a person: <code>/admin ban</code> and its id or @name. To ban a feed: <code>/admin ban</code> and its address. To lift it: <code>/admin unban</code> and the same.',
  bannedChat: (title) =>
    `${name(title)} is banned: nothing goes there any more, and its commands are not answered.`,
  bannedFeed: (title) => `${name(title)} is banned: it is not read any more and cannot be followed.`,
  freed: (title) => `The ban of ${name(title)} is lifted.`,
  unknown: (said) =>
    `I do not know ${code(said)}. Type the id of a chat, a @name, or the address of a feed that somebody follows.`,
  notBanned: (said) => `${code(said)} is not banned.`,
  cannotBanOperator: 'An operator of the bot cannot be banned.',
  alarms: {
    store: (what) => `⚠️ The store is in trouble: ${plain(what)}. Sending is held until it is back.`,
    conflict:
      '⚠️ Another process uses the token of this bot. Stop one of them: until then part of what people write does not come here.',
    feed: (title, followers, isEnded) =>
      `⚠️ ${name(title)}, which ${number('en', followers)} follow, ${isEnded ? 'was closed by its publisher' : 'has been unreadable for days'}.`,
    undelivered: (minutes) =>
      `⚠️ News came, and nothing was delivered for ${number('en', minutes)} minutes. Look at the connection to Telegram and at /admin.`,
    disk: (megabytes) =>
      `⚠️ The disk is nearly full: ${number('en', megabytes)} MB are left. Make room before the store stops.`,
    rate: (perSecond, usual, minutes) =>
      `⚠️ For ${number('en', minutes)} minutes the rate has been ${number('en', perSecond)} a second, usually ${number('en', usual)}: Telegram limits this bot.`,
  },
};

export const operatorTexts: Record<Language, OperatorTexts> = { id, en };
