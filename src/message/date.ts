import type { Language, Style } from './message.ts';

/** Indonesia's zones by the names that its people use. */
const indonesian: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();
/** What a Date can hold, in milliseconds since the epoch. */
const lastMs = 8.64e15;

/**
 * "Jumat, 5 Mei 2023, 13.23 WIB", "Friday, 5 May 2023, 13:23 WIB": the time in the chat's own zone. `time`: milliseconds
 * since the epoch; empty where no calendar has it. A zone that is not known counts as UTC.
 */
export const formatDate = (time: number, { language, timeZone }: Style): string => {
  if (!(Math.abs(time) <= lastMs)) return '';
  const parts = new Map(
    formatOf(language, timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const clock = `${parts.get('hour')}${language === 'id' ? '.' : ':'}${parts.get('minute')}`;
  const day = `${parts.get('weekday')}, ${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`;
  return `${day}, ${clock} ${indonesian[timeZone] ?? parts.get('timeZoneName')}`;
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

const formatOf = (language: Language, timeZone: string): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (!isTimeZone(timeZone)) return formatOf(language, 'UTC');
  const made = new Intl.DateTimeFormat(locales[language], {
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
  formats.set(key, made);
  return made;
};

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';
const unitMs: [Unit, number][] = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.4375 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const units: Record<Unit, string> = {
  minute: 'menit',
  hour: 'jam',
  day: 'hari',
  month: 'bulan',
  year: 'tahun',
};

/** "5 menit lalu", "2 hours ago", for lists; both times in milliseconds since the epoch. What lies ahead counts as just now. */
export const formatAgo = (time: number, now: number, language: Language): string => {
  const elapsed = now - time;
  const found = unitMs.find(([, ms]) => elapsed >= ms);
  if (found === undefined) return language === 'id' ? 'baru saja' : 'just now';
  const [unit, ms] = found;
  const count = Math.floor(elapsed / ms);
  return language === 'id' ? `${count} ${units[unit]} lalu` : `${count} ${unit}${count === 1 ? '' : 's'} ago`;
};
