import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { brief, name } from './parts.ts';
import { bar, number } from './posts.ts';

/** What became of a change in a chat, or why it could not be made there: the closed set. */
export type AmendResult =
  | 'done'
  | 'noted'
  | 'old'
  | 'missing'
  | 'together'
  | 'fixed'
  | 'blocked'
  | 'no-right'
  | 'not-admin'
  | 'moved'
  | 'waiting'
  | 'stopped'
  | 'refused';

/** How many chats have a message. `old`: so old that no bot can delete it; `waiting`: chats to which it has not come yet. */
export type AmendCounts = { sent: number; old: number; waiting: number };

/** What is done: `edit` puts other words in place, `recall` deletes. */
export type AmendKind = 'edit' | 'recall';

/** What is said where somebody changes what was sent, or takes it back. HTML, but for the names of buttons. `about`: its first words. */
export type AmendTexts = {
  edit: string;
  recall: string;
  /** Below a card in a group. */
  card: string;
  /** Stands in place of a text that could not be deleted. */
  note: string;
  usage: string;
  /** Stands above the person's latest posts, each a button. */
  recent: string;
  notFound: string;
  onlyAuthor(author: string): string;
  busy: string;
  recalled: string;
  nowhere: string;
  expired: string;
  menu(about: string, chats: number): string;
  /** A card, in the chats of the person's own that have it. */
  cardMenu(headline: string, titles: string[]): string;
  /** Of a story, everywhere: an operator's. */
  everywhere: string;
  /** It is being taken back from so many chats. */
  storyTaken(headline: string, chats: number): string;
  cannotEdit: string;
  askWords(about: string): string;
  noWords: string;
  tooLong(most: number): string;
  /** Stands below the new words as they will look. */
  question(kind: AmendKind, counts: AmendCounts, hasText: boolean): string;
  yes: Record<AmendKind, string>;
  no: string;
  kept: string;
  going(kind: AmendKind, progress: { share: number; done: number; failed: number; waiting: number }): string;
  paused(kind: AmendKind, progress: { share: number; done: number; failed: number; waiting: number }): string;
  report: {
    end(kind: AmendKind, done: number, of: number): string;
    stopped(kind: AmendKind, done: number): string;
    result: Record<AmendResult, string>;
    line(count: number, result: string): string;
    chat(title: string, result: string): string;
  };
};

const said = (about: string): string => (about === '' ? '' : ` &quot;${escapeHtml(short(about, 60))}&quot;`);
const quoted = (result: string): string => escapeHtml(short(result, 90));
const list = (titles: string[]): string => titles.slice(0, 12).map(brief).join(', ');

const id: AmendTexts = {
  edit: 'Ubah di mana-mana',
  recall: 'Tarik di mana-mana',
  card: 'Ralat atau tarik (admin)',
  note: 'Pesan ini sudah ditarik oleh pengirimnya.',
  usage:
    'Balas kiriman itu dengan /recall, atau ketik /recall dan tautannya, misalnya <code>/recall https://t.me/kanalanda/123</code>.',
  recent: 'Kiriman mana yang akan diubah atau ditarik?',
  notFound:
    'Saya tidak menemukan kiriman itu. Saya mengenali kiriman delapan hari terakhir yang saya kirim sendiri: buka kirimannya, salin tautannya, lalu ketik /recall dan tautan itu.',
  onlyAuthor: (author) =>
    `Kiriman ini dari ${name(author)}. Hanya pengirimnya dan pengelola bot yang bisa mengubah atau menariknya.`,
  busy: 'Kiriman ini sedang diubah atau ditarik. Tunggu sampai selesai, lalu coba lagi.',
  recalled: 'Kiriman ini sudah ditarik.',
  nowhere: 'Kiriman ini tidak ada di chat mana pun.',
  expired: 'Pertanyaan ini sudah kedaluwarsa. Mulai lagi dengan /recall.',
  menu: (about, chats) => `Kiriman${said(about)} ada di ${number('id', chats)} chat. Mau diapakan?`,
  cardMenu: (headline, titles) => `Berita ${name(headline)} ada di ${list(titles)}. Mau diapakan?`,
  everywhere: 'Tarik dari semua pelanggan',
  storyTaken: (headline, chats) =>
    `${name(headline)} sedang ditarik dari ${number('id', chats)} chat dan tidak dikirim lagi. Kartu yang tidak bisa dihapus diganti catatan.`,
  cannotEdit: 'Polling, pesan suara, dan sejenisnya tidak bisa diubah, hanya bisa ditarik.',
  askWords: (about) =>
    `Kirim teks penggantinya${about === '' ? '' : ` untuk${said(about)}`}, boleh sebagai balasan pesan ini. Foto dan videonya tetap.`,
  noWords: 'Pesan itu tidak berisi teks. Kirim teks penggantinya saja.',
  tooLong: (most) =>
    `Teks itu terlalu panjang: di sini paling banyak ${number('id', most)} karakter. Persingkat, lalu kirim lagi.`,
  question: (kind, { sent, old, waiting }, hasText) =>
    [
      kind === 'edit'
        ? `Teks di atas akan menggantikan yang lama di <b>${number('id', sent)} chat</b>.`
        : `Kiriman itu akan dihapus dari <b>${number('id', sent)} chat</b>.`,
      ...(kind === 'recall' && old > 0
        ? [
            `Di ${number('id', old)} chat umurnya lebih dari 48 jam: Telegram mungkin tidak mengizinkan penghapusan${hasText ? ', dan teksnya diganti catatan bahwa pesan itu ditarik' : ''}.`,
          ]
        : []),
      ...(waiting > 0
        ? [
            kind === 'edit'
              ? `${number('id', waiting)} chat yang masih menunggu akan menerima teks yang baru.`
              : `${number('id', waiting)} chat yang masih menunggu tidak akan menerimanya.`,
          ]
        : []),
      'Lanjutkan?',
    ].join('\n'),
  yes: { edit: 'Ya, ubah', recall: 'Ya, tarik' },
  no: 'Batal',
  kept: 'Baik, kiriman itu tetap seperti semula.',
  going: (kind, progress) => `${kind === 'edit' ? 'Mengubah' : 'Menarik'}\n${figures('id', progress)}`,
  paused: (kind, progress) =>
    `Dijeda: ${kind === 'edit' ? 'mengubah' : 'menarik'}\n${figures('id', progress)}`,
  report: {
    end: (kind, done, of) =>
      `Selesai: ${kind === 'edit' ? 'diubah' : 'ditarik'} di ${number('id', done)} dari ${number('id', of)} chat.`,
    stopped: (kind, done) =>
      `Dihentikan. ${number('id', done)} chat sudah ${kind === 'edit' ? 'diubah' : 'ditarik'}.`,
    result: {
      done: 'selesai',
      noted: 'lebih dari 48 jam: tidak bisa dihapus, teksnya diganti catatan',
      old: 'lebih dari 48 jam: tidak bisa dihapus lagi',
      missing: 'pesannya sudah tidak ada',
      together: 'satu pesan dengan berita lain, hanya bisa ditarik',
      fixed: 'tidak punya teks yang bisa diubah',
      blocked: 'bot diblokir atau dikeluarkan',
      'no-right': 'bot tidak punya izin di sana',
      'not-admin': 'Anda bukan lagi admin di sana',
      moved: 'dikirim sebelum grup menjadi supergrup',
      waiting: 'belum berhasil, dicoba lagi',
      stopped: 'dihentikan',
      refused: 'ditolak Telegram',
    },
    line: (count, result) => `${number('id', count)} chat: ${quoted(result)}`,
    chat: (title, result) => `${brief(title)}: ${quoted(result)}`,
  },
};

const en: AmendTexts = {
  edit: 'Edit everywhere',
  recall: 'Recall everywhere',
  card: 'Correct or recall (admins)',
  note: 'This message was taken back by its sender.',
  usage:
    'Reply to the post with /recall, or type /recall and its link, such as <code>/recall https://t.me/yourchannel/123</code>.',
  recent: 'Which post is to be changed or taken back?',
  notFound:
    'I do not find that post. I know what I posted myself in the last eight days: open it, copy its link, then type /recall and that link.',
  onlyAuthor: (author) =>
    `This post is by ${name(author)}. Only its author and the operator of the bot can change it or take it back.`,
  busy: 'This post is just being changed or taken back. Wait until that is done, then try again.',
  recalled: 'This post has been taken back already.',
  nowhere: 'This post is in no chat.',
  expired: 'This question is out of date. Begin again with /recall.',
  menu: (about, chats) =>
    `The post${said(about)} is in ${number('en', chats)} ${chats === 1 ? 'chat' : 'chats'}. What is to become of it?`,
  cardMenu: (headline, titles) =>
    `The story ${name(headline)} is in ${list(titles)}. What is to become of it?`,
  everywhere: 'Recall from all subscribers',
  storyTaken: (headline, chats) =>
    `${name(headline)} is being taken back from ${number('en', chats)} ${chats === 1 ? 'chat' : 'chats'} and goes to no other. Cards that cannot be deleted become a note.`,
  cannotEdit: 'Polls, voice messages and the like cannot be changed, only taken back.',
  askWords: (about) =>
    `Send the new words${about === '' ? '' : ` for${said(about)}`}, as a reply to this message if you like. Pictures and films stay.`,
  noWords: 'That message has no words. Send the new words alone.',
  tooLong: (most) =>
    `These words are too long: ${number('en', most)} characters at most here. Shorten them and send them again.`,
  question: (kind, { sent, old, waiting }, hasText) =>
    [
      kind === 'edit'
        ? `The words above will take the place of the old ones in <b>${number('en', sent)} ${sent === 1 ? 'chat' : 'chats'}</b>.`
        : `The post will be deleted from <b>${number('en', sent)} ${sent === 1 ? 'chat' : 'chats'}</b>.`,
      ...(kind === 'recall' && old > 0
        ? [
            `In ${number('en', old)} of them it is older than 48 hours: Telegram may not let it be deleted${hasText ? ', and a note that it was taken back takes its place' : ''}.`,
          ]
        : []),
      ...(waiting > 0
        ? [
            kind === 'edit'
              ? `${number('en', waiting)} that still wait for it will get the new words.`
              : `${number('en', waiting)} that still wait for it will not get it.`,
          ]
        : []),
      'Go on?',
    ].join('\n'),
  yes: { edit: 'Yes, change it', recall: 'Yes, take it back' },
  no: 'Cancel',
  kept: 'All right, the post stays as it is.',
  going: (kind, progress) => `${kind === 'edit' ? 'Changing' : 'Taking back'}\n${figures('en', progress)}`,
  paused: (kind, progress) =>
    `Paused: ${kind === 'edit' ? 'changing' : 'taking back'}\n${figures('en', progress)}`,
  report: {
    end: (kind, done, of) =>
      `Done: ${kind === 'edit' ? 'changed' : 'taken back'} in ${number('en', done)} of ${number('en', of)} ${of === 1 ? 'chat' : 'chats'}.`,
    stopped: (kind, done) =>
      `Stopped. It had been ${kind === 'edit' ? 'changed' : 'taken back'} in ${number('en', done)} ${done === 1 ? 'chat' : 'chats'}.`,
    result: {
      done: 'done',
      noted: 'older than 48 hours: cannot be deleted, a note took its place',
      old: 'older than 48 hours: cannot be deleted any more',
      missing: 'the message is gone',
      together: 'in one message with other stories, can only be taken back',
      fixed: 'has no words that can be changed',
      blocked: 'the bot was blocked or removed',
      'no-right': 'the bot has no right to there',
      'not-admin': 'you are no administrator there any more',
      moved: 'sent before the group became a supergroup',
      waiting: 'not done yet, is tried again',
      stopped: 'stopped',
      refused: 'refused by Telegram',
    },
    line: (count, result) => `${number('en', count)} ${count === 1 ? 'chat' : 'chats'}: ${quoted(result)}`,
    chat: (title, result) => `${brief(title)}: ${quoted(result)}`,
  },
};

/** The bar of a change that is under way, with its figures. */
const figures = (
  language: Language,
  { share, done, failed, waiting }: Parameters<AmendTexts['going']>[1],
): string => {
  const words =
    language === 'id'
      ? { done: 'selesai', failed: 'tidak bisa', waiting: 'menunggu' }
      : { done: 'done', failed: 'not possible', waiting: 'waiting' };
  const parts = [
    `${number(language, done)} ${words.done}`,
    ...(failed > 0 ? [`${number(language, failed)} ${words.failed}`] : []),
    ...(waiting > 0 ? [`${number(language, waiting)} ${words.waiting}`] : []),
  ];
  return `${bar(share)}\n${parts.join(' · ')}`;
};

export const amendTexts: Record<Language, AmendTexts> = { id, en };
