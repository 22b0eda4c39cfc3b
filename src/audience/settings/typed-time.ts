import type { DigestTimes, QuietHours } from '../chat.ts';

/** A digest comes at this many times a day at most. */
export const mostTimes = 6;

/** Days of the week as people write them, Monday 1 to Sunday 7, by their first three letters where these are enough. */
const dayNames: readonly (readonly string[])[] = [
  ['senin', 'sen', 'monday', 'mon'],
  ['selasa', 'sel', 'tuesday', 'tue'],
  ['rabu', 'rab', 'wednesday', 'wed'],
  ['kamis', 'kam', 'thursday', 'thu'],
  ['jumat', "jum'at", 'jum', 'friday', 'fri'],
  ['sabtu', 'sab', 'saturday', 'sat'],
  ['minggu', 'ahad', 'min', 'sunday', 'sun'],
];
const groups: Record<string, number[]> = {
  'hari kerja': [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  'akhir pekan': [6, 7],
  weekends: [6, 7],
  weekend: [6, 7],
  'setiap hari': [1, 2, 3, 4, 5, 6, 7],
  'tiap hari': [1, 2, 3, 4, 5, 6, 7],
  daily: [1, 2, 3, 4, 5, 6, 7],
};
const time = String.raw`(?:pukul\s+|jam\s+|at\s+)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?\s*(am|pm|pagi|siang|sore|malam)?(?![\d.:]*\d)`;
const between = String.raw`\s*(?:-|–|—|sampai|s\.?d\.?|hingga|to|until)\s*`;

/** A time that is no bare number. */
const clearTime =
  /(?<![\d.:])(?:(?:pukul|jam|at)\s+\d|\d{1,2}[.:][0-5]\d(?![.:\d])|\d{1,2}\s*(?:am|pm|pagi|siang|sore|malam)(?!\p{L}))/iu;

/** Minutes since midnight of a matched time; undefined: no clock shows it. */
const minuteOf = (hours: string, minutes = '0', part = ''): number | undefined => {
  let hour = Number(hours);
  if (/^(?:am|pm)$/.test(part) && (hour === 0 || hour > 12)) return undefined;
  if (part === 'am' && hour === 12) hour = 0;
  if ((part === 'pm' && hour < 12) || (/sore|malam/.test(part) && hour < 12 && hour > 0)) hour += 12;
  if (part === 'siang' && hour < 6) hour += 12;
  const minute = hour * 60 + Number(minutes);
  if (minute > 1_440) return undefined;
  return minute % 1_440;
};

/** The times of a digest and its days, and what is typed beside them (the source that it is for). */
export type TypedDigest = { times: DigestTimes | undefined; rest: string };

/** Reads `07.00 18.00`, `7 pagi senin-jumat`, `detik 07.00`, `7:30am weekdays`; times twice the same are one. */
export const readDigest = (typed: string): TypedDigest => {
  const { days, rest: withoutDays } = readDays(typed);
  const at = new Set<number>();
  const shape = new RegExp(String.raw`(?:^|[\s,;&]|dan\s|and\s)${time}`, 'gi');
  // What stands before the first time that is clearly one is a source, though it be a number: "/digest 2 07.00".
  const from = Math.max(0, withoutDays.search(clearTime));
  const times = withoutDays.slice(from);
  const unread = times.replace(shape, (whole: string, hours: string, minutes?: string, part?: string) => {
    const minute = minuteOf(hours, minutes, part?.toLowerCase());
    if (minute === undefined) return whole;
    at.add(minute);
    return ' ';
  });
  const rest = `${withoutDays.slice(0, from)} ${unread}`.replace(/[\s,;&]+/g, ' ').trim();
  if (at.size === 0 || at.size > mostTimes) return { times: undefined, rest };
  const sorted = [...at].sort((one, two) => one - two);
  return { times: { at: sorted, ...(days !== undefined && days.length < 7 && { days }) }, rest };
};

/** Reads days of the week out of a text: `senin-jumat`, `sabtu, minggu`, `weekdays`, `hari kerja`. */
export const readDays = (typed: string): { days: number[] | undefined; rest: string } => {
  const found = new Set<number>();
  let rest = typed;
  for (const [name, days] of Object.entries(groups))
    rest = rest.replace(new RegExp(String.raw`(?<!\p{L})${name}(?!\p{L})`, 'giu'), () => {
      for (const day of days) found.add(day);
      return ' ';
    });
  const name = String.raw`(?<![\p{L}\d])(?:hari\s+)?(${dayNames.flat().sort(longest).join('|')})(?![\p{L}\d])`;
  rest = rest.replace(new RegExp(`${name}${between}${name}`, 'giu'), (_, from: string, to: string) => {
    for (let day = dayOf(from); ; day = (day % 7) + 1) {
      found.add(day);
      if (day === dayOf(to)) return ' ';
    }
  });
  rest = rest.replace(new RegExp(name, 'giu'), (_, one: string) => {
    found.add(dayOf(one));
    return ' ';
  });
  const days = [...found].sort((one, two) => one - two);
  return { days: days.length > 0 ? days : undefined, rest: rest.trim() };
};

const longest = (one: string, two: string) => two.length - one.length;
const dayOf = (name: string): number => dayNames.findIndex((names) => names.includes(name.toLowerCase())) + 1;

/** Reads `22.00-06.00`, `22 sampai 6`, `10pm to 6am`; `same`: it would begin when it ends. */
export const readQuiet = (typed: string): Pick<QuietHours, 'from' | 'to'> | 'same' | undefined => {
  const found = new RegExp(`^${time}${between}${time}$`, 'i').exec(typed.trim());
  if (found === null) return undefined;
  const [, fromHour = '', fromMinute, fromPart, toHour = '', toMinute, toPart] = found;
  const from = minuteOf(fromHour, fromMinute, fromPart?.toLowerCase());
  const to = minuteOf(toHour, toMinute, toPart?.toLowerCase());
  if (from === undefined || to === undefined) return undefined;
  return from === to ? 'same' : { from, to };
};

const units: Record<string, number> = {
  m: 60_000,
  min: 60_000,
  menit: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  j: 3_600_000,
  jam: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  hari: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  minggu: 604_800_000,
  pekan: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
  bulan: 2_592_000_000,
  month: 2_592_000_000,
  months: 2_592_000_000,
  tahun: 31_536_000_000,
  year: 31_536_000_000,
  years: 31_536_000_000,
};
/** A mute lasts a year at most (milliseconds). */
export const longestSpanMs = 366 * 86_400_000;

/** A span that was typed (milliseconds; undefined: none that may be), whether it is longer than may be, and what stands beside it. */
export type TypedSpan = { spanMs: number | undefined; isTooLong?: true; rest: string };

/** Reads a span out of a text: `1d`, `12h`, `12 jam`, `seminggu`, `2 weeks`; a month has 30 days. */
export const readSpan = (typed: string): TypedSpan => {
  const words = Object.keys(units).sort(longest).join('|');
  const shape = new RegExp(String.raw`(?:^|\s)(?:(\d{1,4})\s*|se)(${words})(?=\s|$)`, 'i');
  const found = shape.exec(typed);
  if (found === null) return { spanMs: undefined, rest: typed.trim() };
  const spanMs = Number(found[1] ?? 1) * (units[(found[2] ?? '').toLowerCase()] ?? 0);
  const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`;
  const isTooLong = spanMs > longestSpanMs;
  return {
    spanMs: spanMs > 0 && !isTooLong ? spanMs : undefined,
    ...(isTooLong && { isTooLong }),
    rest: rest.replace(/\s+/g, ' ').trim(),
  };
};

/** A minute of the day as the language writes it: "07.00", "07:00". */
export const writeMinute = (minute: number, separator: '.' | ':'): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${separator}${String(minute % 60).padStart(2, '0')}`;
