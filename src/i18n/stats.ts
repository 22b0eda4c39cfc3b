import type { Language } from './language.ts';
import { brief, code, name } from './parts.ts';

type Failure = 'blocked' | 'no-right' | 'topic' | 'refused';
type Skip = 'filtered' | 'told' | 'muted' | 'enough' | 'missed' | 'stopped';

/** What is said of what was counted. Functions give HTML; the others, and `chart`, are plain text. */
export type StatsTexts = {
  heading(title: string, days: number): string;
  all: string;
  /** Nothing was counted in that time. */
  nothing: string;
  /** What came to one chat. */
  came(stories: number, posts: number, messages: number): string;
  /** What came to everybody: of `published` stories so many copies. */
  reached(published: number, copies: number): string;
  members(now: number, before: number): string;
  /** `within`: milliseconds; Infinity: longer than six hours. */
  delay(within: number): string;
  hours(hours: number[]): string;
  reactions(count: number): string;
  failed(total: number, why: [Failure, number][]): string;
  failures: Record<Failure, string>;
  skipped(total: number, why: [Skip, number][]): string;
  skips: Record<Skip, string>;
  terms(terms: [string, number][]): string;
  sources(sources: [string, number][]): string;
  /** Views are not given to bots. */
  choose: string;
  /** The person manages none, and named nothing. */
  none: string;
  unknown(said: string): string;
  onlyOperator: string;
  working: string;
  span(days: number): string;
  weekly: string;
  turnedOn: string;
  turnedOff: string;
  back: string;
  chart: {
    /** `days`: in one bar. */
    came(days: number): string;
    members: string;
    hours: string;
    hour(hour: number): string;
  };
};

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const numbers: Record<Language, Intl.NumberFormat> = {
  id: new Intl.NumberFormat(locales.id),
  en: new Intl.NumberFormat(locales.en),
};
const listed = <T extends string>(language: Language, some: [T, number][], say: (one: T) => string): string =>
  some.map(([what, count]) => `${say(what)} ${numbers[language].format(count)}`).join(', ');
const n = (language: Language, count: number): string => numbers[language].format(count);
const some = (language: Language, count: number, one: string, many: string): string =>
  `${n(language, count)} ${count === 1 ? one : many}`;
const change = (language: Language, by: number): string =>
  by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${n(language, Math.abs(by))}`;
const two = (hour: number): string => String(hour).padStart(2, '0');

const id: StatsTexts = {
  heading: (title, days) => `<b>Laporan</b> · ${name(title)} · ${days} hari terakhir`,
  all: 'Semua obrolan',
  nothing: 'Belum ada kiriman dalam kurun ini.',
  came: (stories, posts, messages) =>
    `Terkirim: ${n('id', stories)} berita${posts > 0 ? ` dan ${n('id', posts)} kiriman Anda` : ''} dalam ${n('id', messages)} pesan`,
  reached: (published, copies) =>
    `Terkirim: ${n('id', published)} berita, ${n('id', copies)} kali sampai ke obrolan`,
  members: (now, before) => `Anggota: ${n('id', now)} (${change('id', now - before)})`,
  delay: (within) =>
    within === Infinity
      ? 'Jeda sejak terbit: separuhnya lebih dari 6 jam'
      : `Jeda sejak terbit: separuhnya di bawah ${within < 3_600_000 ? `${within / 60_000} menit` : `${within / 3_600_000} jam`}`,
  hours: (hours) => `Jam tersibuk: ${hours.map((hour) => `${two(hour)}.00`).join(', ')}`,
  reactions: (count) => `Reaksi: ${n('id', count)}`,
  failed: (total, why) => `Gagal: ${n('id', total)} (${listed('id', why, (one) => id.failures[one])})`,
  failures: {
    blocked: 'diblokir atau dikeluarkan',
    'no-right': 'tanpa izin',
    topic: 'topik ditutup',
    refused: 'ditolak Telegram',
  },
  skipped: (total, why) => `Dilewati: ${n('id', total)} (${listed('id', why, (one) => id.skips[one])})`,
  skips: {
    filtered: 'saringan',
    told: 'sudah diberitakan media lain',
    muted: 'didiamkan',
    enough: 'batas harian',
    missed: 'terlalu lama tertahan',
    stopped: 'dihentikan',
  },
  terms: (terms) => `Saringan yang paling sering: ${listed('id', terms, code)}`,
  sources: (sources) => `Sumber terbanyak: ${listed('id', sources, brief)}`,
  choose: 'Laporan kanal atau grup yang mana?',
  none: 'Belum ada kanal atau grup yang Anda kelola di sini. Hubungkan satu lewat /channels.',
  unknown: (said) => `Tidak ada sumber yang diikuti dengan nama ${code(said)}.`,
  onlyOperator: 'Laporan sumber hanya untuk operator bot.',
  working: 'Laporannya sedang disiapkan.',
  span: (days) => `${days} hari`,
  weekly: 'Kirim tiap Senin',
  turnedOn: 'Laporan ini dikirim kepada Anda setiap Senin pukul 08.00.',
  turnedOff: 'Laporan mingguan dihentikan.',
  back: 'Kembali',
  chart: {
    came: (days) =>
      days === 1 ? 'Terkirim per hari' : days === 7 ? 'Terkirim per minggu' : 'Terkirim per 30 hari',
    members: 'Anggota',
    hours: 'Terkirim menurut jam',
    hour: (hour) => `${two(hour)}.00`,
  },
};

const en: StatsTexts = {
  heading: (title, days) => `<b>Report</b> · ${name(title)} · last ${days} days`,
  all: 'All chats',
  nothing: 'Nothing was sent in this time.',
  came: (stories, posts, messages) =>
    `Sent: ${some('en', stories, 'story', 'stories')}${posts > 0 ? ` and ${some('en', posts, 'post of yours', 'posts of yours')}` : ''} in ${some('en', messages, 'message', 'messages')}`,
  reached: (published, copies) =>
    `Sent: ${some('en', published, 'story', 'stories')}, ${some('en', copies, 'copy', 'copies')} to chats`,
  members: (now, before) => `Members: ${n('en', now)} (${change('en', now - before)})`,
  delay: (within) =>
    within === Infinity
      ? 'Delay since publication: half took more than 6 hours'
      : `Delay since publication: half took less than ${within < 3_600_000 ? some('en', within / 60_000, 'minute', 'minutes') : some('en', within / 3_600_000, 'hour', 'hours')}`,
  hours: (hours) => `Busiest hours: ${hours.map((hour) => `${two(hour)}:00`).join(', ')}`,
  reactions: (count) => `Reactions: ${n('en', count)}`,
  failed: (total, why) => `Failed: ${n('en', total)} (${listed('en', why, (one) => en.failures[one])})`,
  failures: {
    blocked: 'blocked or removed',
    'no-right': 'no right to post',
    topic: 'topic closed',
    refused: 'refused by Telegram',
  },
  skipped: (total, why) => `Left out: ${n('en', total)} (${listed('en', why, (one) => en.skips[one])})`,
  skips: {
    filtered: 'filters',
    told: 'already reported by another outlet',
    muted: 'muted',
    enough: 'daily limit',
    missed: 'held up too long',
    stopped: 'stopped',
  },
  terms: (terms) => `Filters that left out most: ${listed('en', terms, code)}`,
  sources: (sources) => `Most stories from: ${listed('en', sources, brief)}`,
  choose: 'A report of which channel or group?',
  none: 'You do not manage a channel or group here yet. Connect one with /channels.',
  unknown: (said) => `No source that is followed goes by the name ${code(said)}.`,
  onlyOperator: 'Reports of sources are for the operator of the bot.',
  working: 'The report is being prepared.',
  span: (days) => `${days} days`,
  weekly: 'Send every Monday',
  turnedOn: 'This report comes to you every Monday at 8:00.',
  turnedOff: 'The weekly report is off.',
  back: 'Back',
  chart: {
    came: (days) => (days === 1 ? 'Sent by day' : days === 7 ? 'Sent by week' : 'Sent by 30 days'),
    members: 'Members',
    hours: 'Sent by hour of the day',
    hour: (hour) => `${two(hour)}:00`,
  },
};

export const statsTexts: Record<Language, StatsTexts> = { id, en };
