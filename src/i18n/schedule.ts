import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';

/** Why a text is no time for which something can be scheduled: the closed set. */
export type ScheduleProblem = 'none' | 'unread' | 'again' | 'now' | 'no-time' | 'past' | 'skipped' | 'far';

/** What is said of posts that go out later. HTML, but for the names of buttons. Dates are texts. */
export type ScheduleTexts = {
  ask: string;
  /** `words`: what of it was not understood, where that is known. */
  problem: Record<ScheduleProblem, (words?: string) => string>;
  /** Takes the question back, in a button; and what is said then. */
  never: string;
  neverMind: string;
  /** Asked before it counts. `to`: HTML. */
  confirm(to: string, date: string, every?: string): string;
  every(days: string, time: string): string;
  yes: string;
  otherTime: string;
  done(date: string): string;
  tooMany(most: number): string;
  list: {
    heading(count: number, last: string): string;
    empty: string;
    item(date: string, to: string, about: string, every?: string): string;
  };
  look: string;
  move: string;
  replace: string;
  cancel: string;
  sendNow: string;
  drop: string;
  back: string;
  /** Asks for the message that takes the place of the content. */
  askContent: string;
  replaced: string;
  cancelled(about: string): string;
  gone: string;
  begins(about: string): string;
  missed(about: string, date: string): string;
};

const said = (about: string): string => (about === '' ? '' : ` &quot;${escapeHtml(short(about, 60))}&quot;`);
const date = (text: string): string => `<b>${escapeHtml(short(text, 80) || '…')}</b>`;

const id: ScheduleTexts = {
  ask: 'Kapan? Ketik misalnya: besok 07.00, lusa pukul 18.30, 5 Mei 13.23, atau setiap Senin 08.00.',
  problem: {
    none: () => 'Saya belum menangkap waktunya. Ketik misalnya: besok 07.00, atau setiap Senin 08.00.',
    unread: (words) =>
      `Saya belum paham bagian${said(words ?? '')}. Ketik hari dan jamnya saja, misalnya: 1 Desember 09.00.`,
    again: () =>
      'Yang berulang bisa untuk setiap hari atau hari tertentu, dengan satu jam, misalnya: setiap Senin dan Kamis 08.00.',
    now: () =>
      'Kalau mau dikirim sekarang, tekan Kirim di bawah pesannya. Untuk nanti, ketik misalnya: besok 07.00.',
    'no-time': () => 'Pukul berapa? Ketik lagi dengan jamnya, misalnya: besok 07.00.',
    past: () => 'Waktu itu sudah lewat. Ketik waktu yang akan datang, misalnya: besok 07.00.',
    skipped: () => 'Jam itu tidak ada pada hari itu, karena jam dimajukan. Ketik jam yang lain.',
    far: () => 'Paling jauh setahun ke depan. Ketik waktu yang lebih dekat.',
  },
  never: 'Tidak jadi',
  neverMind: 'Baik, tidak jadi.',
  confirm: (to, at, every) =>
    `Kirim ke ${to} pada ${date(at)}${every === undefined ? '' : `, lalu ${date(every)}`}. Jadwalkan?`,
  every: (days, time) => `${days} pukul ${time}`,
  yes: 'Jadwalkan',
  otherTime: 'Ubah waktu',
  done: (at) => `Terjadwal: ${date(at)}. Semua jadwal ada di /scheduled.`,
  tooMany: (most) => `Paling banyak ${most} jadwal. Batalkan salah satu di /scheduled, lalu coba lagi.`,
  list: {
    heading: (count, last) => `<b>Jadwal</b> · ${count}\nAntrean terisi sampai ${date(last)}.`,
    empty: 'Belum ada kiriman yang dijadwalkan.',
    item: (at, to, about, every) =>
      `${date(at)}${every === undefined ? '' : ` (${escapeHtml(short(every, 60))})`}\nKe ${to}${said(about)}`,
  },
  look: 'Lihat',
  move: 'Ubah waktu',
  replace: 'Ganti isi',
  cancel: 'Batalkan',
  sendNow: 'Kirim sekarang',
  drop: 'Jangan kirim',
  back: 'Kembali',
  askContent: 'Kirim pesan yang baru. Pesan itu menggantikan isi yang dijadwalkan; waktunya tetap.',
  replaced: 'Isinya sudah diganti. Waktunya tetap.',
  cancelled: (about) => `Jadwal${said(about)} dibatalkan. Tidak ada yang dikirim.`,
  gone: 'Jadwal ini sudah terkirim atau dibatalkan.',
  begins: (about) => `Kiriman terjadwal${said(about)} sedang dikirim.`,
  missed: (about, at) =>
    `Kiriman${said(about)} seharusnya keluar pada ${date(at)}, tetapi saat itu saya sedang tidak aktif. Kirim sekarang?`,
};

const en: ScheduleTexts = {
  ask: 'When? Type for example: tomorrow 7am, 5 May 13:23, or every Monday 8am.',
  problem: {
    none: () => 'I did not get the time. Type for example: tomorrow 7am, or every Monday 8am.',
    unread: (words) =>
      `I did not understand${said(words ?? '')}. Type just the day and the time, for example: 1 December 9am.`,
    again: () =>
      'What recurs can be daily or on days of the week, at one time, for example: every Monday and Thursday 8am.',
    now: () => 'To send it now, press Send below the post. For later, type for example: tomorrow 7am.',
    'no-time': () => 'At what time? Type it too, for example: tomorrow 7am.',
    past: () => 'That time has passed. Type a later one, for example: tomorrow 7am.',
    skipped: () => 'There is no such hour on that day, as clocks go forward. Type another one.',
    far: () => 'A year ahead at most. Type a nearer time.',
  },
  never: 'Never mind',
  neverMind: 'All right, never mind.',
  confirm: (to, at, every) =>
    `To ${to} on ${date(at)}${every === undefined ? '' : `, then ${date(every)}`}. Schedule it?`,
  every: (days, time) => `${days} at ${time}`,
  yes: 'Schedule',
  otherTime: 'Another time',
  done: (at) => `Scheduled: ${date(at)}. All schedules are in /scheduled.`,
  tooMany: (most) => `At most ${most} schedules. Cancel one in /scheduled, then try again.`,
  list: {
    heading: (count, last) => `<b>Scheduled</b> · ${count}\nThe queue lasts until ${date(last)}.`,
    empty: 'Nothing is scheduled yet.',
    item: (at, to, about, every) =>
      `${date(at)}${every === undefined ? '' : ` (${escapeHtml(short(every, 60))})`}\nTo ${to}${said(about)}`,
  },
  look: 'Show',
  move: 'Move',
  replace: 'Replace',
  cancel: 'Cancel it',
  sendNow: 'Send now',
  drop: 'Do not send',
  back: 'Back',
  askContent: 'Send the new message. It takes the place of what is scheduled; the time stays.',
  replaced: 'The content is replaced. The time stays.',
  cancelled: (about) => `The schedule${said(about)} is cancelled. Nothing will be sent.`,
  gone: 'This was sent or cancelled already.',
  begins: (about) => `The scheduled post${said(about)} is going out.`,
  missed: (about, at) =>
    `The post${said(about)} was due on ${date(at)}, but I was not running then. Send it now?`,
};

export const scheduleTexts: Record<Language, ScheduleTexts> = { id, en };
