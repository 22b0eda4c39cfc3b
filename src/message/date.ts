import type { Language } from '../i18n/language.ts';
import type { Style } from './message.ts';

/** Indonesia's zones by the names that its people use, in every language. */
const indonesian: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
type Told = { day: string; clock: string };
type Format = {
  dates: Intl.DateTimeFormat;
  zoneName: string | undefined;
  /** What was told lately, by minutes since the epoch: one story is told to many chats, and many within one minute. */
  told: Map<number, Told>;
};
const formats = new Map<string, Format>();
const mostTold = 64;
/** From here on no zone is apart from UTC by parts of a minute: Liberia was the last (https://www.iana.org/time-zones, file africa). */
const wholeMinutesFrom = Date.UTC(1972, 0, 8);
/** What a Date can hold, in milliseconds since the epoch. */
const lastMs = 8.64e15;

/**
 * "Jumat, 5 Mei 2023, 13.23 WIB", "Friday, 5 May 2023, 13:23 WIB": the time in the chat's own zone. `time`: milliseconds
 * since the epoch; empty where no calendar has it. A zone that is not known counts as UTC.
 */
export const formatDate = (time: number, style: Style): string => {
  if (!(Math.abs(time) <= lastMs)) return '';
  const { day, clock } = partsOf(time, style);
  return `${day}, ${clock}`;
};

/**
 * As `formatDate`, but of a time on the same day as `now` by the chat's clock no more than "13.23 WIB": Telegram itself parts
 * messages by days.
 */
export const formatWhen = (time: number, style: Style, now: number): string => {
  if (!(Math.abs(time) <= lastMs)) return '';
  const { day, clock } = partsOf(time, style);
  return Math.abs(now) <= lastMs && partsOf(now, style).day === day ? clock : `${day}, ${clock}`;
};

/** "Jumat, 5 Mei 2023" and "13.23 WIB". */
const partsOf = (time: number, { language, timeZone }: Style): Told => {
  const format = formatOf(language, timeZone);
  if (time < wholeMinutesFrom) return tell(time, language, format);
  const minute = Math.floor(time / 60_000);
  const known = format.told.get(minute);
  if (known !== undefined) return known;
  const told = tell(time, language, format);
  if (format.told.size >= mostTold) format.told.clear();
  format.told.set(minute, told);
  return told;
};

const tell = (time: number, language: Language, { dates, zoneName }: Format): Told => {
  const parts = new Map(dates.formatToParts(time).map(({ type, value }) => [type, value]));
  const minute = `${parts.get('hour')}${language === 'id' ? '.' : ':'}${parts.get('minute')}`;
  return {
    day: `${parts.get('weekday')}, ${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`,
    clock: `${minute} ${zoneName ?? parts.get('timeZoneName')}`,
  };
};

/** "13.23", "13:23": the time of day in the chat's own zone, for lists of one day. */
export const formatClock = (time: number, { language, timeZone }: Style): string => {
  if (!(Math.abs(time) <= lastMs)) return '';
  const parts = new Map(
    formatOf(language, timeZone)
      .dates.formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('hour')}${language === 'id' ? '.' : ':'}${parts.get('minute')}`;
};

/** Whether `name` is an IANA time zone. Offsets such as +07:00 are not: they know no summer time. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const formatOf = (language: Language, timeZone: string): Format => {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (!isTimeZone(timeZone)) return formatOf(language, 'UTC');
  const dates = new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  });
  // The name as the zone tables write it, whatever its case here.
  const made = {
    dates,
    zoneName: indonesian[dates.resolvedOptions().timeZone],
    told: new Map<number, Told>(),
  };
  formats.set(key, made);
  return made;
};

/** From the longest to the shortest. */
const units = [
  { ms: 365.25 * 86_400_000, id: 'tahun', en: 'year' },
  { ms: 30.4375 * 86_400_000, id: 'bulan', en: 'month' },
  { ms: 86_400_000, id: 'hari', en: 'day' },
  { ms: 3_600_000, id: 'jam', en: 'hour' },
  { ms: 60_000, id: 'menit', en: 'minute' },
];

/** "5 menit lalu", "2 hours ago", for lists; both times in milliseconds since the epoch. What lies ahead counts as just now. */
export const formatAgo = (time: number, now: number, language: Language): string => {
  const elapsed = now - time;
  const unit = units.find(({ ms }) => elapsed >= ms);
  if (unit === undefined) return language === 'id' ? 'baru saja' : 'just now';
  const count = Math.floor(elapsed / unit.ms);
  return language === 'id' ? `${count} ${unit.id} lalu` : `${count} ${unit.en}${count === 1 ? '' : 's'} ago`;
};
