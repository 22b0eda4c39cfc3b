import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { code, isNamed, name, sent, typed, type Elsewhere } from './parts.ts';

/** What is said of filters, mutes, a number a day, digests and quiet hours. HTML, but for the names of buttons. */
export type TuningTexts = {
  /** No source goes by that number or name. */
  unknownSource(said: string, to?: Elsewhere): string;
  filter: {
    /** For another chat with its name in the examples, here and below. */
    usage(to?: Elsewhere): string;
    set(terms: string, source: string | undefined, chatTitle?: string): string;
    off(source: string | undefined, chatTitle?: string): string;
    /** Follows what is set: the terms that were set before, and how to have both, as it is typed. */
    replaced(before: string, both?: string): string;
    /** What is no source was probably meant as words to keep away; `instead`: as that is typed. */
    meant(said: string, instead: string, to?: Elsewhere): string;
    /** The terms that are set; undefined: none. */
    shown(terms: string | undefined, source: string | undefined): string;
    tooMany(most: number): string;
    /** A sign, quotation marks or a place stands alone. */
    noWord(to?: Elsewhere): string;
  };
  mute: {
    usage(to?: Elsewhere): string;
    /** `titles` undefined: all that is followed. `until`: a date as text. */
    done(titles: string[] | undefined, until: string, chatTitle?: string): string;
    undone(titles: string[] | undefined): string;
    past: string;
    tooLong: string;
    /** Words behind a source that are no time. */
    noTime(said: string): string;
  };
  top: {
    usage(to?: Elsewhere): string;
    /** `title` undefined: each source. */
    set(title: string | undefined, count: number, hasDigest: boolean): string;
    off(title: string | undefined): string;
    badCount(most: number): string;
  };
  digest: {
    usage(to?: Elsewhere): string;
    set(times: string, next: string, source: string | undefined, chatTitle?: string): string;
    off(source: string | undefined, chatTitle?: string): string;
    /** What is set; undefined: none. */
    shown(times: string | undefined, next: string | undefined): string;
    /** So many stories come now. */
    now(count: number): string;
    nothing: string;
    tooManyTimes(most: number): string;
    noTime(said: string): string;
  };
  quiet: {
    usage(to?: Elsewhere): string;
    set(times: string, isSilent: boolean, chatTitle?: string): string;
    off(chatTitle?: string): string;
    same(to?: Elsewhere): string;
    noHours(said: string): string;
    shown(times: string | undefined, isSilent: boolean): string;
    hold: string;
    silent: string;
  };
  /** What is chosen for one source. Plain text, but for the heading and the hint. */
  source: {
    heading(title: string): string;
    muted(until: string): string;
    filter(terms: string): string;
    top(count: number): string;
    digest(times: string): string;
    /** `number`: the source's in the list. Empty for a chat that no command can name. */
    filterHint(number: number, to?: Elsewhere): string;
    muteDay: string;
    muteWeek: string;
    unmute: string;
    topButton(count: number): string;
    noTop: string;
    noFilter: string;
    noDigest: string;
    unfollow: string;
  };
  /** How the hours of digests and of quiet are changed, a line each. */
  changeDigest(to?: Elsewhere): string;
  changeQuiet(to?: Elsewhere): string;
  /** Days of the week, Monday first. */
  days: readonly string[];
  everyDay: string;
  /** Between the first and the last of several days that follow each other. */
  until: string;
};

const of = (source: string | undefined, all: string) => (source === undefined ? all : name(source));
const listed = (titles: string[], and: string) => {
  const names = titles.slice(0, 10).map((one) => name(one));
  if (titles.length > 10) return `${names.join(', ')} …`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
};
const inChat = (before: string, title: string | undefined) =>
  title === undefined ? '' : ` ${before} ${name(title)}`;
/** A heading and what may be typed, a line each. */
const usageOf = (heading: string, to: Elsewhere | undefined, examples: [command: string, what?: string][]) =>
  [
    heading,
    ...examples.map(([command, what]) => `${typed(command, to)}${what === undefined ? '' : ` · ${what}`}`),
  ].join('\n');
const said = (words: string) => escapeHtml(short(words, 120));
const sourceSaid = (said: string) => `&quot;${escapeHtml(short(said, 80))}&quot;`;

const id: TuningTexts = {
  unknownSource: (said, to) =>
    `Saya tidak menemukan ${sourceSaid(said)} di daftar. Daftarnya ada di ${sent('/following', to)}.`,
  filter: {
    usage: (to) =>
      usageOf(`Saring berita${inChat('di', to?.title)} dengan kata:`, to, [
        ['/filter detik -judi', 'tanpa kata itu'],
        ['/filter detik +gempa|tsunami', 'hanya yang memuat salah satunya'],
        ['/filter 2 "harga emas" penulis:siti', 'frasa, penulis'],
        ['/filter -judi', 'untuk semua sumber'],
        ['/filter detik hapus', 'hapus saringan'],
      ]),
    set: (terms, source, chat) =>
      `Baik. Saringan untuk ${of(source, 'semua sumber')}${inChat('di', chat)}: ${code(terms)}`,
    off: (source, chat) =>
      `Saringan untuk ${of(source, 'semua sumber')}${inChat('di', chat)} dihapus. Semua beritanya saya kirim lagi.`,
    shown: (terms, source) =>
      terms === undefined
        ? `Belum ada saringan untuk ${of(source, 'semua sumber')}.`
        : `Saringan untuk ${of(source, 'semua sumber')}: ${code(terms)}`,
    replaced: (before, both) =>
      `Menggantikan ${code(before)}.${both === undefined ? '' : ` Untuk keduanya: ${code(both)}`}`,
    meant: (said, instead, to) =>
      `Saya tidak menemukan ${sourceSaid(said)} di daftar. Maksudnya ${code(instead)}? Daftarnya ada di ${sent('/following', to)}.`,
    noWord: (to) => `Belum ada kata yang disaring. Tulis misalnya ${typed('/filter detik -judi', to)}`,
    tooMany: (most) => `Paling banyak ${most} kata dalam satu saringan. Saringan yang lama tetap berlaku.`,
  },
  mute: {
    usage: (to) =>
      usageOf(`Diamkan satu sumber${inChat('di', to?.title)} untuk sementara:`, to, [
        ['/mute detik sehari'],
        ['/mute detik 12 jam'],
        ['/mute semua sampai besok pagi', 'semua sumber'],
        ['/unmute detik', 'kembali seperti biasa'],
      ]),
    done: (titles, until, chat) =>
      `Baik, ${titles === undefined ? 'semua sumber' : listed(titles, 'dan')}${inChat('di', chat)} saya diamkan sampai ${said(until)}.`,
    undone: (titles) =>
      titles === undefined
        ? 'Tidak ada lagi sumber yang didiamkan.'
        : `${listed(titles, 'dan')} tidak lagi didiamkan.`,
    past: 'Waktu itu sudah lewat.',
    tooLong: 'Paling lama setahun.',
    noTime: (words) => `Saya tidak menemukan waktu di ${sourceSaid(words)}.`,
  },
  top: {
    usage: (to) =>
      usageOf(`Batasi jumlah berita sehari dari satu sumber${inChat('di', to?.title)}:`, to, [
        ['/top detik 5', 'paling banyak lima'],
        ['/top 5', 'untuk setiap sumber'],
        ['/top detik hapus', 'tanpa batas'],
      ]),
    set: (title, count, hasDigest) =>
      `Baik. Dari ${of(title, 'setiap sumber')} paling banyak ${count} berita sehari. Sisanya ada di ${hasDigest ? 'ringkasan dan ' : ''}/latest; berita besar tetap saya kirim.`,
    off: (title) => `Baik. Semua berita ${title === undefined ? '' : `${name(title)} `}saya kirim lagi.`,
    badCount: (most) => `Jumlahnya ditulis dengan angka, 1 sampai ${most}.`,
  },
  digest: {
    usage: (to) =>
      usageOf(`Kirim berita sekaligus${inChat('ke', to?.title)} pada jam tertentu:`, to, [
        ['/digest 07.00 18.00'],
        ['/digest 07.00 senin-jumat'],
        ['/digest detik 07.00', 'satu sumber saja'],
        ['/digest sekarang'],
        ['/digest mati'],
      ]),
    set: (times, next, source, chat) =>
      `Baik. Ringkasan ${of(source, 'semua berita')}${inChat('di', chat)}: ${said(times)}. Yang berikutnya ${said(next)}.`,
    off: (source, chat) =>
      `Ringkasan ${of(source, 'berita')}${inChat('di', chat)} dimatikan. Berita saya kirim begitu terbit.`,
    shown: (times, next) =>
      times === undefined
        ? 'Belum ada ringkasan; berita dikirim begitu terbit.'
        : `Ringkasan: ${said(times)}.${next === undefined ? '' : ` Yang berikutnya ${said(next)}.`}`,
    now: (count) => `${count} berita segera saya kirim.`,
    nothing: 'Belum ada berita baru untuk ringkasan.',
    tooManyTimes: (most) => `Paling banyak ${most} kali sehari. Pengaturan yang lama tetap berlaku.`,
    noTime: (words) => `Saya tidak menemukan jam di ${sourceSaid(words)}. Jam ditulis 00.00 sampai 23.59.`,
  },
  quiet: {
    usage: (to) =>
      `Tulis jam tenangnya${inChat('untuk', to?.title)}, misalnya ${typed('/quiet 22.00-06.00', to)}. Untuk mematikannya: ${typed('/quiet mati', to)}`,
    set: (times, isSilent, chat) =>
      `Baik. Jam tenang${inChat('di', chat)} ${said(times)}: ${isSilent ? 'berita tetap masuk, tanpa suara.' : 'berita saya simpan dan saya kirim sesudahnya.'}`,
    off: (chat) => `Jam tenang${inChat('di', chat)} dimatikan.`,
    noHours: (words) => `Saya tidak menemukan jam mulai dan jam selesai di ${sourceSaid(words)}.`,
    same: (to) => `Jam mulai dan jam selesainya sama. Tulis misalnya ${typed('/quiet 22.00-06.00', to)}`,
    shown: (times, isSilent) =>
      times === undefined
        ? 'Belum ada jam tenang.'
        : `Jam tenang ${said(times)}, ${isSilent ? 'berita masuk tanpa suara' : 'berita dikirim sesudahnya'}.`,
    hold: 'Kirim sesudahnya',
    silent: 'Kirim tanpa suara',
  },
  source: {
    heading: (title) => `${name(title)}`,
    muted: (until) => `Didiamkan sampai ${short(until, 120)}`,
    filter: (terms) => `Saringan: ${short(terms, 120)}`,
    top: (count) => `Paling banyak ${count} berita sehari`,
    digest: (times) => `Ringkasan: ${short(times, 120)}`,
    filterHint: (number, to) =>
      isNamed(to) ? `Menyaring kata: ${typed(`/filter ${number} -kata`, to)}` : '',
    muteDay: 'Diamkan sehari',
    muteWeek: 'Diamkan seminggu',
    unmute: 'Kirim lagi',
    topButton: (count) => `${count} sehari`,
    noTop: 'Tanpa batas',
    noFilter: 'Hapus saringan',
    noDigest: 'Matikan ringkasan',
    unfollow: 'Berhenti ikuti',
  },
  changeDigest: (to) =>
    `Mengubahnya: ${typed('/digest 07.00 18.00', to)} · mematikannya: ${typed('/digest mati', to)}`,
  changeQuiet: (to) =>
    `Mengubahnya: ${typed('/quiet 22.00-06.00', to)} · mematikannya: ${typed('/quiet mati', to)}`,
  days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  everyDay: 'setiap hari',
  until: 'sampai',
};

const en: TuningTexts = {
  unknownSource: (said, to) =>
    `I cannot find ${sourceSaid(said)} in the list. The list is in ${sent('/following', to)}.`,
  filter: {
    usage: (to) =>
      usageOf(`Filter news${inChat('in', to?.title)} by words:`, to, [
        ['/filter bbc -football', 'without that word'],
        ['/filter bbc +quake|tsunami', 'only with one of them'],
        ['/filter 2 "gold price" author:smith', 'a phrase, an author'],
        ['/filter -football', 'for every source'],
        ['/filter bbc off', 'remove the filter'],
      ]),
    set: (terms, source, chat) =>
      `Done. Filter for ${of(source, 'every source')}${inChat('in', chat)}: ${code(terms)}`,
    off: (source, chat) =>
      `The filter for ${of(source, 'every source')}${inChat('in', chat)} is gone. You get all the news again.`,
    shown: (terms, source) =>
      terms === undefined
        ? `There is no filter for ${of(source, 'every source')}.`
        : `Filter for ${of(source, 'every source')}: ${code(terms)}`,
    replaced: (before, both) =>
      `It replaces ${code(before)}.${both === undefined ? '' : ` For both: ${code(both)}`}`,
    meant: (said, instead, to) =>
      `I cannot find ${sourceSaid(said)} in the list. Did you mean ${code(instead)}? The list is in ${sent('/following', to)}.`,
    noWord: (to) => `There is no word in that filter. Write ${typed('/filter bbc -football', to)}`,
    tooMany: (most) => `A filter can have ${most} words at most. The filter stays as it was.`,
  },
  mute: {
    usage: (to) =>
      usageOf(`Mute a source${inChat('in', to?.title)} for a while:`, to, [
        ['/mute bbc 1d', 'one day'],
        ['/mute bbc 12 hours'],
        ['/mute all until tomorrow morning', 'every source'],
        ['/unmute bbc', 'back to normal'],
      ]),
    done: (titles, until, chat) =>
      titles === undefined
        ? `Done, every source is muted${inChat('in', chat)} until ${said(until)}.`
        : `Done, ${listed(titles, 'and')} ${titles.length === 1 ? 'is' : 'are'} muted${inChat('in', chat)} until ${said(until)}.`,
    undone: (titles) =>
      titles === undefined
        ? 'No source is muted any more.'
        : `${listed(titles, 'and')} ${titles.length === 1 ? 'is' : 'are'} no longer muted.`,
    past: 'That time is over.',
    tooLong: 'A year is the most.',
    noTime: (words) => `I cannot find a time in ${sourceSaid(words)}.`,
  },
  top: {
    usage: (to) =>
      usageOf(`Limit how many stories a source may send${inChat('to', to?.title)} in a day:`, to, [
        ['/top bbc 5', 'five at most'],
        ['/top 5', 'for each source'],
        ['/top bbc off', 'no limit'],
      ]),
    set: (title, count, hasDigest) =>
      `Done. At most ${count} ${count === 1 ? 'story' : 'stories'} a day from ${of(title, 'each source')}. The rest is in ${hasDigest ? 'the digest and ' : ''}/latest; breaking news still comes.`,
    off: (title) => `Done. You get every story${title === undefined ? '' : ` of ${name(title)}`} again.`,
    badCount: (most) => `Write the number in digits, from 1 to ${most}.`,
  },
  digest: {
    usage: (to) =>
      usageOf(`Get the news in one go${inChat('in', to?.title)} at set times:`, to, [
        ['/digest 07:00 18:00'],
        ['/digest 07:00 monday-friday'],
        ['/digest bbc 07:00', 'one source only'],
        ['/digest now'],
        ['/digest off'],
      ]),
    set: (times, next, source, chat) =>
      `Done. Digest of ${of(source, 'all news')}${inChat('in', chat)}: ${said(times)}. The next one comes ${said(next)}.`,
    off: (source, chat) =>
      `The digest${source === undefined ? '' : ` of ${name(source)}`}${inChat('in', chat)} is off. News comes as it breaks.`,
    shown: (times, next) =>
      times === undefined
        ? 'There is no digest; news comes as it is published.'
        : `Digest: ${said(times)}.${next === undefined ? '' : ` The next one comes ${said(next)}.`}`,
    now: (count) => `I am sending ${count} ${count === 1 ? 'story' : 'stories'} now.`,
    nothing: 'Nothing new for a digest yet.',
    tooManyTimes: (most) => `At most ${most} times a day. Nothing has changed.`,
    noTime: (words) => `I cannot find a time in ${sourceSaid(words)}. Times are written 00:00 to 23:59.`,
  },
  quiet: {
    usage: (to) =>
      `Write the quiet hours${inChat('of', to?.title)}, such as ${typed('/quiet 22:00-06:00', to)}. To end them: ${typed('/quiet off', to)}`,
    set: (times, isSilent, chat) =>
      `Done. Quiet hours${inChat('in', chat)} ${said(times)}: ${isSilent ? 'news still comes, without a sound.' : 'news is kept and comes afterwards.'}`,
    off: (chat) => `Quiet hours${inChat('in', chat)} are off.`,
    noHours: (words) => `I cannot find a first and a last hour in ${sourceSaid(words)}.`,
    same: (to) =>
      `The first and the last hour are the same. Write them as in ${typed('/quiet 22:00-06:00', to)}`,
    shown: (times, isSilent) =>
      times === undefined
        ? 'There are no quiet hours.'
        : `Quiet hours ${said(times)}, ${isSilent ? 'news comes without a sound' : 'news comes afterwards'}.`,
    hold: 'Send afterwards',
    silent: 'Send silently',
  },
  source: {
    heading: (title) => `${name(title)}`,
    muted: (until) => `Muted until ${short(until, 120)}`,
    filter: (terms) => `Filter: ${short(terms, 120)}`,
    top: (count) => `At most ${count} ${count === 1 ? 'story' : 'stories'} a day`,
    digest: (times) => `Digest: ${short(times, 120)}`,
    filterHint: (number, to) =>
      isNamed(to) ? `To filter words: ${typed(`/filter ${number} -word`, to)}` : '',
    muteDay: 'Mute for a day',
    muteWeek: 'Mute for a week',
    unmute: 'Unmute',
    topButton: (count) => `${count} a day`,
    noTop: 'No limit',
    noFilter: 'Remove the filter',
    noDigest: 'End the digest',
    unfollow: 'Unfollow',
  },
  changeDigest: (to) =>
    `To change it: ${typed('/digest 07:00 18:00', to)} · to end it: ${typed('/digest off', to)}`,
  changeQuiet: (to) =>
    `To change them: ${typed('/quiet 22:00-06:00', to)} · to end them: ${typed('/quiet off', to)}`,
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'every day',
  until: 'to',
};

export const tuningTexts: Record<Language, TuningTexts> = { id, en };
