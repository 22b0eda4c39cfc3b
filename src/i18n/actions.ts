import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { name } from './parts.ts';

/** What is said of the buttons behind a card's ⋯, and of saved stories. HTML, but for the names of buttons and short answers to a press. */
export type ActionsTexts = {
  /** Names of the buttons. */
  mute: string;
  word: string;
  save: string;
  unfollow: string;
  share: string;
  related: string;
  why: string;
  back: string;
  undo: string;
  /** `until`: a date as text. */
  muted(title: string, until: string): string;
  unmuted(title: string): string;
  chooseWord: string;
  noWords: string;
  wordMuted(word: string): string;
  wordUnmuted(word: string): string;
  wordKnown(word: string): string;
  tooManyWords(most: number): string;
  saved(headline: string): string;
  savedFromGroup: string;
  /** To somebody in a group who has never opened the private chat. */
  savedUnopened: string;
  openPrivate: string;
  alreadySaved: string;
  tooManySaved(most: number): string;
  unsaved(headline: string): string;
  unfollowed(title: string): string;
  followedAgain(title: string): string;
  notFollowedHere: string;
  unknownSource: string;
  noRelated: string;
  /** The story is not kept any more. */
  tooOld: string;
  nothingToUndo: string;
  list: {
    /** `page` of `pages`, where there are several. */
    heading(count: number, page: number, pages: number): string;
    none: string;
    /** Plain text. `ago`: as "5 menit lalu". */
    at(ago: string): string;
    removed: string;
    restored: string;
    previous: string;
    next: string;
    inPrivate: string;
  };
};

const word = (said: string) => `<b>${escapeHtml(short(said, 60) || '…')}</b>`;

const id: ActionsTexts = {
  mute: 'Diamkan sehari',
  word: 'Saring kata',
  save: 'Simpan',
  unfollow: 'Berhenti ikuti',
  share: 'Bagikan',
  related: 'Berita terkait',
  why: 'Kenapa berita ini dikirim?',
  back: '‹ Kembali',
  undo: 'Batalkan',
  muted: (title, until) => `Baik, ${name(title)} saya diamkan sampai ${escapeHtml(short(until, 120))}.`,
  unmuted: (title) => `Dibatalkan. Berita ${name(title)} saya kirim lagi seperti biasa.`,
  chooseWord: 'Berita dengan kata apa yang tidak perlu dikirim lagi?',
  noWords: 'Tidak ada kata di berita ini yang bisa dijadikan saringan.',
  wordMuted: (said) => `Baik, berita dengan kata ${word(said)} tidak saya kirim lagi, dari sumber mana pun.`,
  wordUnmuted: (said) => `Dibatalkan. Berita dengan kata ${word(said)} saya kirim lagi.`,
  wordKnown: (said) => `Kata "${short(said, 60)}" sudah disaring.`,
  tooManyWords: (most) =>
    `Saringannya sudah berisi ${most} kata. Hapus dulu sebagian dengan /filter, baru tambahkan yang lain.`,
  saved: (headline) => `Tersimpan: ${name(headline)}. Semua simpanan ada di /saved.`,
  savedFromGroup: 'Tersimpan di obrolan pribadi Anda dengan saya.',
  savedUnopened: 'Tersimpan. Untuk melihatnya, buka obrolan pribadi dengan saya lalu ketik /saved.',
  openPrivate: 'Lihat simpanan',
  alreadySaved: 'Berita ini sudah tersimpan. Lihat di /saved.',
  tooManySaved: (most) =>
    `Simpanan sudah penuh (${most} berita). Hapus sebagian di /saved, lalu simpan lagi.`,
  unsaved: (headline) => `Dibatalkan. ${name(headline)} tidak lagi tersimpan.`,
  unfollowed: (title) => `Baik, ${name(title)} tidak lagi diikuti.`,
  followedAgain: (title) => `Dibatalkan. ${name(title)} kembali diikuti, dengan pengaturan yang sama.`,
  notFollowedHere: 'Sumber berita ini tidak diikuti di sini.',
  unknownSource: 'Sumber itu sudah tidak bisa diikuti lagi. Cari lagi dengan /follow, ya.',
  noRelated: 'Belum ada berita lain tentang ini.',
  tooOld: 'Sudah terlalu lama. Berita ini tidak saya simpan lagi.',
  nothingToUndo: 'Ini sudah dibatalkan, atau sudah lewat seminggu.',
  list: {
    heading: (count, page, pages) =>
      `Tersimpan · ${count} berita${pages > 1 ? ` · halaman ${page} dari ${pages}` : ''}`,
    none: 'Belum ada yang disimpan. Ketuk ⋯ di bawah sebuah berita, lalu Simpan.',
    at: (ago) => `disimpan ${ago}`,
    removed: 'Dihapus dari simpanan.',
    restored: 'Dikembalikan ke simpanan.',
    previous: '‹ Lebih baru',
    next: 'Lebih lama ›',
    inPrivate: 'Simpanan Anda hanya saya tunjukkan di obrolan pribadi.',
  },
};

const en: ActionsTexts = {
  mute: 'Mute for a day',
  word: 'Mute a word',
  save: 'Save',
  unfollow: 'Unfollow',
  share: 'Share',
  related: 'More about this',
  why: 'Why this story?',
  back: '‹ Back',
  undo: 'Undo',
  muted: (title, until) => `Done, ${name(title)} is muted until ${escapeHtml(short(until, 120))}.`,
  unmuted: (title) => `Undone. News from ${name(title)} comes as usual again.`,
  chooseWord: 'Which word should keep news away?',
  noWords: 'There is no word in this story to filter by.',
  wordMuted: (said) => `Done, news with the word ${word(said)} no longer comes, whatever its source.`,
  wordUnmuted: (said) => `Undone. News with the word ${word(said)} comes again.`,
  wordKnown: (said) => `The word "${short(said, 60)}" is filtered already.`,
  tooManyWords: (most) =>
    `The filter already has ${most} words. Take some out with /filter, then add others.`,
  saved: (headline) => `Saved: ${name(headline)}. Everything you saved is in /saved.`,
  savedFromGroup: 'Saved in your private chat with me.',
  savedUnopened: 'Saved. To see it, open a private chat with me and type /saved.',
  openPrivate: 'See what I saved',
  alreadySaved: 'This story is saved already. See /saved.',
  tooManySaved: (most) =>
    `You have saved ${most} stories, which is all I can keep. Remove some in /saved first.`,
  unsaved: (headline) => `Undone. ${name(headline)} is no longer saved.`,
  unfollowed: (title) => `Done, ${name(title)} is no longer followed.`,
  followedAgain: (title) => `Undone. ${name(title)} is followed again, with its settings as they were.`,
  notFollowedHere: 'The source of this story is not followed here.',
  unknownSource: 'That source cannot be followed any more. Look for it with /follow.',
  noRelated: 'Nothing else about this yet.',
  tooOld: 'Too long ago. I no longer keep this story.',
  nothingToUndo: 'This has been undone already, or more than a week has passed.',
  list: {
    heading: (count, page, pages) =>
      `Saved · ${count} ${count === 1 ? 'story' : 'stories'}${pages > 1 ? ` · page ${page} of ${pages}` : ''}`,
    none: 'Nothing saved yet. Tap ⋯ below a story, then Save.',
    at: (ago) => `saved ${ago}`,
    removed: 'Removed.',
    restored: 'Put back.',
    previous: '‹ Newer',
    next: 'Older ›',
    inPrivate: 'I show what you saved only in our private chat.',
  },
};

export const actionsTexts: Record<Language, ActionsTexts> = { id, en };
