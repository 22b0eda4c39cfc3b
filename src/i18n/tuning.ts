import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { code, name } from './parts.ts';

/** What is said of filters, mutes, a number a day, digests and quiet hours. HTML, but for the names of buttons. */
export type TuningTexts = {
  /** No source goes by that number or name. */
  unknownSource(said: string): string;
  filter: {
    usage: string;
    set(terms: string, source: string | undefined, chatTitle?: string): string;
    off(source: string | undefined, chatTitle?: string): string;
    /** The terms that are set; undefined: none. */
    shown(terms: string | undefined, source: string | undefined): string;
    tooMany(most: number): string;
  };
  mute: {
    usage: string;
    /** `until`: a date as text. */
    done(titles: string[], until: string, chatTitle?: string): string;
    undone(titles: string[]): string;
  };
  top: {
    usage: string;
    set(title: string, count: number, hasDigest: boolean): string;
    off(title: string): string;
  };
  digest: {
    usage: string;
    set(times: string, next: string, source: string | undefined, chatTitle?: string): string;
    off(source: string | undefined, chatTitle?: string): string;
    /** What is set; undefined: none. */
    shown(times: string | undefined, next: string | undefined): string;
    /** So many stories come now. */
    now(count: number): string;
    nothing: string;
    tooManyTimes(most: number): string;
  };
  quiet: {
    usage: string;
    set(times: string, isSilent: boolean, chatTitle?: string): string;
    off(chatTitle?: string): string;
    same: string;
    shown(times: string | undefined, isSilent: boolean): string;
    hold: string;
    silent: string;
    breaking: string;
  };
  /** What is chosen for one source. Plain text, but for the heading and the hint. */
  source: {
    heading(title: string): string;
    muted(until: string): string;
    filter(terms: string): string;
    top(count: number): string;
    digest(times: string): string;
    /** `number`: the source's in the list. */
    filterHint(number: number): string;
    muteDay: string;
    muteWeek: string;
    unmute: string;
    topButton(count: number): string;
    noTop: string;
    noFilter: string;
    noDigest: string;
    unfollow: string;
  };
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
const said = (words: string) => escapeHtml(short(words, 120));
const sourceSaid = (said: string) => `&quot;${escapeHtml(short(said, 80))}&quot;`;

const id: TuningTexts = {
  unknownSource: (said) => `Saya tidak menemukan ${sourceSaid(said)} di daftar. Nomornya ada di /following.`,
  filter: {
    usage: [
      'Saring berita dengan kata:',
      '<code>/filter detik -judi</code> · tanpa kata itu',
      '<code>/filter detik +gempa|tsunami</code> · hanya yang memuat salah satunya',
      '<code>/filter 2 &quot;harga emas&quot; author:siti</code> · frasa, penulis',
      '<code>/filter -judi</code> · untuk semua sumber',
      '<code>/filter detik off</code> · hapus saringan',
    ].join('\n'),
    set: (terms, source, chat) =>
      `Baik. Saringan untuk ${of(source, 'semua sumber')}${inChat('di', chat)}: ${code(terms)}`,
    off: (source, chat) =>
      `Saringan untuk ${of(source, 'semua sumber')}${inChat('di', chat)} dihapus. Semua beritanya saya kirim lagi.`,
    shown: (terms, source) =>
      terms === undefined
        ? `Belum ada saringan untuk ${of(source, 'semua sumber')}.`
        : `Saringan untuk ${of(source, 'semua sumber')}: ${code(terms)}`,
    tooMany: (most) => `Paling banyak ${most} kata dalam satu saringan. Saringan yang lama tetap berlaku.`,
  },
  mute: {
    usage:
      'Diamkan satu sumber untuk sementara:\n<code>/mute detik 1d</code> · sehari\n<code>/mute detik 12 jam</code>\n<code>/unmute detik</code> · kembali seperti biasa',
    done: (titles, until, chat) =>
      `Baik, ${listed(titles, 'dan')}${inChat('di', chat)} saya diamkan sampai ${said(until)}.`,
    undone: (titles) => `${listed(titles, 'dan')} tidak lagi didiamkan.`,
  },
  top: {
    usage:
      'Batasi jumlah berita sehari dari satu sumber:\n<code>/top detik 5</code> · paling banyak lima\n<code>/top detik off</code> · tanpa batas',
    set: (title, count, hasDigest) =>
      `Baik. Dari ${name(title)} paling banyak ${count} berita sehari. Sisanya ada di ${hasDigest ? 'ringkasan dan ' : ''}/latest; berita besar tetap saya kirim.`,
    off: (title) => `Baik. Semua berita ${name(title)} saya kirim lagi.`,
  },
  digest: {
    usage:
      'Terima berita sekaligus pada jam tertentu:\n<code>/digest 07.00 18.00</code>\n<code>/digest 07.00 senin-jumat</code>\n<code>/digest detik 07.00</code> · satu sumber saja\n<code>/digest now</code> · sekarang\n<code>/digest off</code>',
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
  },
  quiet: {
    usage:
      'Tulis jam tenangnya, misalnya <code>/quiet 22.00-06.00</code>. Untuk mematikan: <code>/quiet off</code>',
    set: (times, isSilent, chat) =>
      `Baik. Jam tenang${inChat('di', chat)} ${said(times)}: ${isSilent ? 'berita tetap masuk, tanpa suara.' : 'berita saya simpan dan saya kirim sesudahnya.'}`,
    off: (chat) => `Jam tenang${inChat('di', chat)} dimatikan.`,
    same: 'Jam mulai dan jam selesainya sama. Tulis misalnya <code>/quiet 22.00-06.00</code>',
    shown: (times, isSilent) =>
      times === undefined
        ? 'Belum ada jam tenang.'
        : `Jam tenang ${said(times)}, ${isSilent ? 'berita masuk tanpa suara' : 'berita dikirim sesudahnya'}.`,
    hold: 'Kirim sesudahnya',
    silent: 'Kirim tanpa suara',
    breaking: 'Berita besar tetap masuk',
  },
  source: {
    heading: (title) => `${name(title)}`,
    muted: (until) => `Didiamkan sampai ${short(until, 120)}`,
    filter: (terms) => `Saringan: ${short(terms, 120)}`,
    top: (count) => `Paling banyak ${count} berita sehari`,
    digest: (times) => `Ringkasan: ${short(times, 120)}`,
    filterHint: (number) => `Menyaring kata: <code>/filter ${number} -kata</code>`,
    muteDay: 'Diamkan sehari',
    muteWeek: 'Diamkan seminggu',
    unmute: 'Kirim lagi',
    topButton: (count) => `${count} sehari`,
    noTop: 'Tanpa batas',
    noFilter: 'Hapus saringan',
    noDigest: 'Matikan ringkasan',
    unfollow: 'Berhenti ikuti',
  },
  days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  everyDay: 'setiap hari',
  until: 'sampai',
};

const en: TuningTexts = {
  unknownSource: (said) => `I cannot find ${sourceSaid(said)} in the list. Its number is in /following.`,
  filter: {
    usage: [
      'Filter news by words:',
      '<code>/filter bbc -football</code> · without that word',
      '<code>/filter bbc +quake|tsunami</code> · only with one of them',
      '<code>/filter 2 &quot;gold price&quot; author:smith</code> · a phrase, an author',
      '<code>/filter -football</code> · for every source',
      '<code>/filter bbc off</code> · remove the filter',
    ].join('\n'),
    set: (terms, source, chat) =>
      `Done. Filter for ${of(source, 'every source')}${inChat('in', chat)}: ${code(terms)}`,
    off: (source, chat) =>
      `The filter for ${of(source, 'every source')}${inChat('in', chat)} is gone. You get all the news again.`,
    shown: (terms, source) =>
      terms === undefined
        ? `There is no filter for ${of(source, 'every source')}.`
        : `Filter for ${of(source, 'every source')}: ${code(terms)}`,
    tooMany: (most) => `A filter can have ${most} words at most. The filter stays as it was.`,
  },
  mute: {
    usage:
      'Mute a source for a while:\n<code>/mute bbc 1d</code> · one day\n<code>/mute bbc 12 hours</code>\n<code>/unmute bbc</code> · back to normal',
    done: (titles, until, chat) =>
      `Done, ${listed(titles, 'and')} ${titles.length === 1 ? 'is' : 'are'} muted${inChat('in', chat)} until ${said(until)}.`,
    undone: (titles) => `${listed(titles, 'and')} ${titles.length === 1 ? 'is' : 'are'} no longer muted.`,
  },
  top: {
    usage:
      'Limit how many stories a source may send in a day:\n<code>/top bbc 5</code> · five at most\n<code>/top bbc off</code> · no limit',
    set: (title, count, hasDigest) =>
      `Done. At most ${count} ${count === 1 ? 'story' : 'stories'} a day from ${name(title)}. The rest is in ${hasDigest ? 'the digest and ' : ''}/latest; breaking news still comes.`,
    off: (title) => `Done. You get every story of ${name(title)} again.`,
  },
  digest: {
    usage:
      'Get the news in one go at set times:\n<code>/digest 07:00 18:00</code>\n<code>/digest 07:00 monday-friday</code>\n<code>/digest bbc 07:00</code> · one source only\n<code>/digest now</code>\n<code>/digest off</code>',
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
  },
  quiet: {
    usage:
      'Write the quiet hours, such as <code>/quiet 22:00-06:00</code>. To end them: <code>/quiet off</code>',
    set: (times, isSilent, chat) =>
      `Done. Quiet hours${inChat('in', chat)} ${said(times)}: ${isSilent ? 'news still comes, without a sound.' : 'news is kept and comes afterwards.'}`,
    off: (chat) => `Quiet hours${inChat('in', chat)} are off.`,
    same: 'The hours begin when they end. Write them as in <code>/quiet 22:00-06:00</code>',
    shown: (times, isSilent) =>
      times === undefined
        ? 'There are no quiet hours.'
        : `Quiet hours ${said(times)}, ${isSilent ? 'news comes without a sound' : 'news comes afterwards'}.`,
    hold: 'Send afterwards',
    silent: 'Send silently',
    breaking: 'Breaking news comes anyway',
  },
  source: {
    heading: (title) => `${name(title)}`,
    muted: (until) => `Muted until ${short(until, 120)}`,
    filter: (terms) => `Filter: ${short(terms, 120)}`,
    top: (count) => `At most ${count} ${count === 1 ? 'story' : 'stories'} a day`,
    digest: (times) => `Digest: ${short(times, 120)}`,
    filterHint: (number) => `To filter words: <code>/filter ${number} -word</code>`,
    muteDay: 'Mute for a day',
    muteWeek: 'Mute for a week',
    unmute: 'Unmute',
    topButton: (count) => `${count} a day`,
    noTop: 'No limit',
    noFilter: 'Remove the filter',
    noDigest: 'End the digest',
    unfollow: 'Unfollow',
  },
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'every day',
  until: 'to',
};

export const tuningTexts: Record<Language, TuningTexts> = { id, en };
