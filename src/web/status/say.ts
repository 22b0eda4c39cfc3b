import type { Language } from '../../i18n/language.ts';

/** Writes numbers and times as a language does. */
export type Say = {
  number(value: number): string;
  /** Of the present: "5 minutes ago", "in 2 hours". */
  ago(at: number): string;
  /** A length of time (seconds), in its largest unit. */
  duration(seconds: number): string;
  bytes(count: number): string;
  /** Time of day. */
  hour(at: number): string;
  dateTime(at: number): string;
  /** The zone's short name. */
  zone: string;
};

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `now`: milliseconds since the epoch; `timeZone`: IANA name. */
export const createSay = (language: Language, timeZone: string, now: number): Say => {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const hours = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const dates = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  // In Indonesian the zones of Indonesia have their own short names, WIB, WITA and WIT.
  const zone = new Intl.DateTimeFormat('id', { timeZone, timeZoneName: 'short' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return {
    number: (value) => numbers.format(value),
    ago: (at) => {
      const seconds = (at - now) / 1_000;
      const [unit, size] = units.find((one) => Math.abs(seconds) >= one[1]) ?? ['second', 1];
      return relative.format(Math.round(seconds / size), unit);
    },
    duration: (seconds) => {
      const [unit, size] = units.find((one) => seconds >= one[1]) ?? ['second', 1];
      const { format } = new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        maximumFractionDigits: 1,
      });
      return format(seconds / size);
    },
    bytes: (count) => `${numbers.format(count / 1_048_576)} MB`,
    hour: hours.format,
    dateTime: dates.format,
    zone: zone ?? timeZone,
  };
};
