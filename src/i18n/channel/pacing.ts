import { escapeHtml, short } from '../../text/escape.ts';
import type { Language } from '../language.ts';
import { name } from '../parts.ts';

/** How fast a channel or group posts, in words that are ready. */
export type PaceWords = { perHour?: number; apart?: number; hours?: string };

/** What is said of how and when stories come in a channel or group. HTML, but for the names of buttons. */
export type PacingTexts = {
  /** It is for channels and groups alone. */
  notHere: string;
  mode: {
    usage: string;
    atOnce(source: string, chatTitle?: string): string;
    delayed(source: string, minutes: number, chatTitle?: string): string;
    badDelay(least: number, most: number): string;
    /** On the page of a source. Plain text. */
    line(minutes: number): string;
    atOnceButton: string;
    delayButton(minutes: number): string;
  };
  pace: {
    shown(title: string, pace: PaceWords): string;
    usage: string;
    tooMuch(perHour: number, apart: number): string;
    off(title: string): string;
    perHourButton(count: number): string;
    apartButton(minutes: number): string;
    noLimit: string;
    noApart: string;
    noHours: string;
  };
  /** Buttons of a channel's page. */
  page: { pace: string; sources: string };
  /** Why a story waits; `until`: a date as text. */
  waits: {
    delay(until: string): string;
    hours(until: string): string;
    turn: string;
    scheduled(until: string): string;
  };
};

const said = (words: string) => escapeHtml(short(words, 120));
const inChat = (before: string, title: string | undefined) =>
  title === undefined ? '' : ` ${before} ${name(title)}`;

const id: PacingTexts = {
  notHere:
    'Ini hanya untuk kanal dan grup. Sebut kanalnya, misalnya <code>@kanalanda</code>, atau buka lewat /channels.',
  mode: {
    usage: [
      'Tulis sumber dan caranya:',
      '<code>/mode @kanal detik tunda 30</code> · terbit 30 menit kemudian; ralat sebelum itu langsung dipakai',
      '<code>/mode @kanal detik tinjau</code> · ditinjau redaksi kanal dulu',
      '<code>/mode @kanal detik langsung</code> · begitu terbit',
    ].join('\n'),
    atOnce: (source, chat) => `Baik. ${name(source)}${inChat('di', chat)} dikirim begitu terbit.`,
    delayed: (source, minutes, chat) =>
      `Baik. ${name(source)}${inChat('di', chat)} dikirim ${minutes} menit setelah terbit. Kalau sebelum itu diralat, versi barunya yang dikirim; kalau dicabut, tidak dikirim.`,
    badDelay: (least, most) =>
      `Tundaan paling singkat ${least} menit dan paling lama ${most} menit. Cara yang lama tetap berlaku.`,
    line: (minutes) => `Ditunda ${minutes} menit`,
    atOnceButton: 'Langsung',
    delayButton: (minutes) => `Tunda ${minutes} mnt`,
  },
  pace: {
    shown: (title, { perHour, apart, hours }) =>
      [
        `<b>Laju kiriman</b> di ${name(title)}`,
        perHour === undefined ? 'Tanpa batas per jam.' : `Paling banyak ${perHour} berita per jam.`,
        apart === undefined ? 'Tanpa jarak antarberita.' : `Jarak antarberita paling sedikit ${apart} menit.`,
        hours === undefined ? 'Dikirim kapan saja.' : `Hanya pukul ${said(hours)}.`,
        'Selebihnya antre: yang diberitakan paling banyak media didahulukan, lalu yang terbaru. Yang sudah antre sehari tidak dikirim lagi.',
      ].join('\n'),
    usage:
      'Bisa juga ditulis: <code>/pace @kanal 4/jam</code>, <code>/pace @kanal 15 menit</code>, <code>/pace @kanal 07.00-22.00 senin-jumat</code>, <code>/pace @kanal off</code>',
    tooMuch: (perHour, apart) =>
      `Batasnya 1 sampai ${perHour} berita per jam, dan jarak 1 sampai ${apart} menit. Laju yang lama tetap berlaku.`,
    off: (title) => `Baik. Berita di ${name(title)} dikirim tanpa batas laju dan jam.`,
    perHourButton: (count) => `${count}/jam`,
    apartButton: (minutes) => `${minutes} mnt`,
    noLimit: 'Tanpa batas',
    noApart: 'Tanpa jarak',
    noHours: 'Kapan saja',
  },
  page: { pace: 'Laju kiriman', sources: 'Sumber' },
  waits: {
    delay: (until) => `Menunggu ralat; dikirim ${said(until)}.`,
    hours: (until) => `Menunggu jam kirim; dikirim ${said(until)}.`,
    turn: 'Menunggu giliran: jumlah kiriman di sini dibatasi, dan yang diberitakan paling banyak media didahulukan.',
    scheduled: (until) => `Dijadwalkan ${said(until)}.`,
  },
};

const en: PacingTexts = {
  notHere:
    'This is for channels and groups. Name the channel, such as <code>@yourchannel</code>, or open it in /channels.',
  mode: {
    usage: [
      'Name the source and how its stories come:',
      '<code>/mode @channel detik delay 30</code> · 30 minutes after they appear; a correction before that is used',
      '<code>/mode @channel detik review</code> · once an editor of the channel has looked through them',
      '<code>/mode @channel detik at once</code> · as soon as they appear',
    ].join('\n'),
    atOnce: (source, chat) => `${name(source)}${inChat('in', chat)} comes as soon as it appears.`,
    delayed: (source, minutes, chat) =>
      `${name(source)}${inChat('in', chat)} comes ${minutes} minutes after it appears. A story that is corrected before that comes corrected; one that is taken back does not come.`,
    badDelay: (least, most) =>
      `A delay has at least ${least} and at most ${most} minutes. Nothing was changed.`,
    line: (minutes) => `Delayed by ${minutes} minutes`,
    atOnceButton: 'At once',
    delayButton: (minutes) => `${minutes} min later`,
  },
  pace: {
    shown: (title, { perHour, apart, hours }) =>
      [
        `<b>Pace</b> of ${name(title)}`,
        perHour === undefined
          ? 'No limit an hour.'
          : `At most ${perHour} ${perHour === 1 ? 'story' : 'stories'} an hour.`,
        apart === undefined
          ? 'Stories may follow each other at once.'
          : `At least ${apart} ${apart === 1 ? 'minute' : 'minutes'} between two stories.`,
        hours === undefined ? 'Stories come at any hour.' : `Only ${said(hours)}.`,
        'The rest queues: what most papers report goes first, then the newest. What has queued for a day is not sent any more.',
      ].join('\n'),
    usage:
      'You can also write <code>/pace @channel 4/hour</code>, <code>/pace @channel 15 minutes</code>, <code>/pace @channel 07:00-22:00 monday-friday</code>, <code>/pace @channel off</code>',
    tooMuch: (perHour, apart) =>
      `Choose 1 to ${perHour} stories an hour, and 1 to ${apart} minutes between two. Nothing was changed.`,
    off: (title) => `Stories come to ${name(title)} at any pace and hour.`,
    perHourButton: (count) => `${count}/hour`,
    apartButton: (minutes) => `${minutes} min`,
    noLimit: 'No limit',
    noApart: 'No gap',
    noHours: 'Any hour',
  },
  page: { pace: 'Pace', sources: 'Sources' },
  waits: {
    delay: (until) => `It waits for a correction, and comes ${said(until)}.`,
    hours: (until) => `It waits for the posting hours, and comes ${said(until)}.`,
    turn: 'It waits for its turn: only so many stories come here, and what most papers report goes first.',
    scheduled: (until) => `It is scheduled for ${said(until)}.`,
  },
};

export const pacingTexts: Record<Language, PacingTexts> = { id, en };
