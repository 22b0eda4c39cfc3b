/** Longer strings are not dates. */
const maxLength = 100;

const monthNames: [number, string][] = [
  [1, 'jan january januari'],
  [2, 'feb february februari pebruari peb'],
  [3, 'mar march maret mrt'],
  [4, 'apr april'],
  [5, 'may mei'],
  [6, 'jun june juni'],
  [7, 'jul july juli'],
  [8, 'aug august agu agt ags agst agust agustus'],
  [9, 'sep sept september'],
  [10, 'oct october okt oktober'],
  [11, 'nov november nop nopember'],
  [12, 'dec december des desember'],
];
const months = new Map(
  monthNames.flatMap(([n, names]) => names.split(' ').map((name) => [name, n] as const)),
);

/** Sunday first. */
const weekdays = [
  'sun sunday minggu ahad',
  'mon monday senin sen',
  'tue tues tuesday selasa sel',
  'wed wednesday rabu rab',
  'thu thur thurs thursday kamis kam',
  "fri friday jumat jum'at jum",
  'sat saturday sabtu sab',
].flatMap((names, day) => names.split(' ').map((name) => [name, day] as const));
const weekdayOf = new Map(weekdays);
const weekdayName = new RegExp(`(?<![a-z])(?:${weekdays.map(([name]) => name).join('|')})(?![a-z'])`);

/** Hours east of Greenwich. CST and IST are read the way news feeds mean them: America's and India's. */
const zoneHours = new Map<string, number>(
  // prettier-ignore
  Object.entries({
    z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, met: 1, mest: 2, mez: 1,
    mesz: 2, eet: 2, eest: 3, msk: 3, sast: 2, trt: 3, gst: 4, pkt: 5, ist: 5.5, wib: 7, ict: 7,
    wita: 8, wit: 9, hkt: 8, sgt: 8, myt: 8, pht: 8, awst: 8, jst: 9, kst: 9, acst: 9.5, aest: 10,
    aedt: 11, nzst: 12, nzdt: 13, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8,
    pdt: -7, ast: -4, adt: -3, akst: -9, akdt: -8, hst: -10, nst: -3.5, ndt: -2.5, brt: -3, art: -3,
    clt: -4,
  }),
);

type Parts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
};

/**
 * Reads a date the way feeds and Indonesian news pages write them: RFC 822/2822/5322, ISO 8601 and RFC 3339 with their
 * cuts, asctime, day/month/year, seconds or milliseconds since the epoch, English and Indonesian names. A date without a
 * zone is in `zone` (IANA name or "+07:00"), else in UTC. Anything else, and impossible dates such as 31 February, is
 * undefined. Never throws; linear.
 */
export function parseDate(text: string, options: { zone?: string } = {}): Date | undefined {
  if (text.length > maxLength) return undefined;
  const mail = readMail(text);
  if (mail !== undefined)
    return possible(mail.parts) ? checked(asUtc(mail.parts) - mail.offsetMinutes * 60_000) : undefined;
  const folded = fold(text);
  if (/^\d{9,10}(\.\d{1,9})?$/.test(folded)) return checked(Math.floor(Number(folded) * 1_000));
  if (/^\d{12,13}$/.test(folded)) return checked(Number(folded));
  const read = readFolded(folded);
  if (!read || !possible(read.parts)) return undefined;
  const local = asUtc(read.parts);
  const offset = read.offsetMinutes ?? offsetOf(read.zone ?? options.zone, local);
  return checked(local - offset * 60_000);
}

/** The zone a date names itself, as "+07:00"; undefined where it names none. For feeds that say their zone only once. */
export function zoneIn(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const minutes = (readMail(text) ?? readFolded(fold(text)))?.offsetMinutes;
  if (minutes === undefined) return undefined;
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** One way of writing for what is written in many. */
function fold(text: string): string {
  // "déc." is "dec."
  const plain = /[^\t-~]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC') : text;
  return plain
    .toLowerCase()
    .replace(/&#?[a-z0-9]{1,8};|\s+/g, ' ')
    .replace(/[‐-―−](?=\d)/g, '-')
    .replace(/^(\d{8})(\d{4}(?:\d{2})?)$/, '$1t$2')
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/, '$1-$2-$3')
    .replace(/\bw\.? ?i\.? ?(b|ta?|t\.a)\b\.?/, (_, end: string) => `wi${end.replace('.', '')}`)
    .replace(/\bwaktu indonesia (barat|tengah|timur)\b/, (_, part: string) => indonesian[part] ?? '')
    .trim();
}

const indonesian: Record<string, string> = { barat: 'wib', tengah: 'wita', timur: 'wit' };

const mailPattern =
  /^\s{0,9}[a-z]{3}, (\d\d?) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-])(\d\d)(\d\d)|gmt)\s{0,9}$/i;

/** RFC 5322, 3.3, to the letter: nine in ten dates of RSS are so, and are read at a fraction of the cost. */
function readMail(text: string): { parts: Parts; offsetMinutes: number } | undefined {
  const found = mailPattern.exec(text);
  const month = months.get(found?.[2]?.toLowerCase() ?? '');
  if (found === null || month === undefined) return undefined;
  const [, day, , year, hour, minute, second, sign, hours = 0, minutes = 0] = found;
  const size = Number(hours) * 60 + Number(minutes);
  if (size > 14 * 60) return undefined;
  return {
    parts: {
      year: Number(year),
      month,
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      ms: 0,
    },
    offsetMinutes: sign === '-' ? -size : size,
  };
}

const readFolded = (folded: string): Read | undefined => readIso(folded) ?? readWords(folded);

type Read = { parts: Parts; offsetMinutes: number | undefined; zone?: string | undefined };

/** A zone by its IANA name, "Asia/Jakarta". */
const zonePlace =
  /(?<![a-z])(?:africa|america|asia|atlantic|australia|europe|indian|pacific|etc)\/[a-z_+\-\d]{2,30}(?:\/[a-z_]{2,20})?/;
const american: Record<string, string> = {
  et: 'america/new_york',
  ct: 'america/chicago',
  mt: 'america/denver',
  pt: 'america/los_angeles',
};
/** America's own zones, said without their season: "ET", right behind a time. */
const seasonless = (behind: string): string | undefined =>
  american[/^[\s;(]*(et|ct|mt|pt)(?![a-z])/.exec(behind)?.[1] ?? ''];

const isoPattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2})|-(\d{3}))?(?:(?:t| |t )(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d{1,9}))?)?)? ?(z|[a-z]{2,5}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2}){0,2})?)?$/;

function readIso(text: string): Read | undefined {
  const found = isoPattern.exec(text);
  if (!found) return undefined;
  const [, year, month, day, packedMonth, packedDay, ordinal, hour, minute, second, fraction, zone] = found;
  const parts = {
    year: Number(year),
    month: Number(month ?? packedMonth ?? 1),
    day: Number(day ?? packedDay ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    ms: Math.floor(Number(`0.${fraction ?? 0}`) * 1_000),
  };
  if (zone !== undefined && zoneOffset(zone) === undefined && /^(am|pm)$/.test(zone)) return undefined;
  if (ordinal !== undefined) {
    const date = new Date(Date.UTC(parts.year, 0, Number(ordinal)));
    if (Number(ordinal) < 1 || date.getUTCFullYear() !== parts.year) return undefined;
    parts.month = date.getUTCMonth() + 1;
    parts.day = date.getUTCDate();
  }
  return { parts, offsetMinutes: zone === undefined ? undefined : zoneOffset(zone) };
}

/** Everything written for people: names in any order, times with ":" or ".", a zone somewhere behind the time. */
function readWords(text: string): Read | undefined {
  let rest = text
    .replace(/[’‘`´]/g, "'")
    .replace(/\bjum'at\b|\bjum 'at\b/g, ' ')
    .replace(/(?<=\d:)\d(?!\d)/g, '0$&');
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ; ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const yearFirst = take(/(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/);
  const dayFirst = yearFirst ? null : take(/(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/);
  const clock = take(
    /(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?!\d)(?: ?([ap])\.? ?m(?![a-z])\.?| ?(siang|sore|petang|malam)(?![a-z]))?/,
  );
  // What was taken stands as " ; " in its place.
  const zone =
    (rest.includes('/') ? take(zonePlace)?.[0] : undefined) ??
    seasonless(clock ? rest.slice(clock.index + 3) : '');
  const offsetMinutes = zoneAfter(clock ? rest.slice(clock.index + 3) : '', take);
  const named = yearFirst || dayFirst ? undefined : takeNamedDay(rest);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : dayFirst
      ? dayMonth(dayFirst[1], dayFirst[3], dayFirst[4], weekdayOf.get(weekdayName.exec(text)?.[0] ?? ''))
      : (named ?? []);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return {
    parts: {
      year: fullYear(String(year)),
      month: Number(month),
      day: Number(day),
      hour: hourOf(Number(clock?.[1] ?? 0), clock?.[4] ?? clock?.[5]),
      minute: Number(clock?.[2] ?? 0),
      second: Number(clock?.[3] ?? 0),
      ms: 0,
    },
    offsetMinutes,
    zone,
  };
}

/** The hour of 24, with what stands behind it: "pm", or a part of the day as Indonesians name it. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === 'a' || half === 'p') return (hour % 12) + (half === 'p' ? 12 : 0);
  const isAfternoon = (half === 'siang' || half === 'sore' || half === 'petang') && hour < 7;
  return isAfternoon || (half === 'malam' && hour > 5 && hour < 12) ? hour + 12 : hour;
}

/** Day before month, as Indonesia and most of the world write it, unless only the other order is possible or is that weekday. */
function dayMonth(first = '', second = '', year = '', weekday?: number): [string, string, string] {
  const isThatDay = (day: string, month: string) =>
    new Date(Date.UTC(fullYear(year), Number(month) - 1, Number(day))).getUTCDay() === weekday;
  const isOtherWay =
    Number(second) > 12 || (weekday !== undefined && !isThatDay(first, second) && isThatDay(second, first));
  return isOtherWay && Number(first) <= 12 ? [year, first, second] : [year, second, first];
}

const zoneWord = new RegExp(`(?<![a-z])(?:${[...zoneHours.keys()].join('|')})(?![a-z])`);

/** A numeric zone stands right behind the time; elsewhere the same signs are part of a date. A named one may be anywhere. */
function zoneAfter(behind: string, take: (pattern: RegExp) => RegExpExecArray | null): number | undefined {
  const numeric = /^[\s(]*(?:gmt|utc)?\s?([+-]\d{1,2}(?::?\d{2})?)(?::00)?(?![\d:])/.exec(behind);
  const [, sign] = numeric ?? [];
  const offset = sign === undefined ? undefined : zoneOffset(sign);
  // Out of the way of the year that may follow.
  if (sign !== undefined) take(new RegExp(`\\${sign}(?!\\d)`));
  const word = take(zoneWord);
  return offset ?? (word ? zoneOffset(word[0]) : undefined);
}

function takeNamedDay(rest: string): [string, number, string] | undefined {
  const words = rest.match(/[a-z]+|\d+/g) ?? [];
  const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word);
  // "mar., 01 déc. 2020": the name between two numbers is the month, whatever the day is called.
  const between = words.findIndex(
    (word, index) => months.has(word) && isNumber(words[index - 1]) && isNumber(words[index + 1]),
  );
  const at = between >= 0 ? between : words.findIndex((word) => months.has(word));
  if (at < 0) return undefined;
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const yearAt = numbers.findIndex((word) => word.length === 4);
  const year = yearAt >= 0 ? numbers[yearAt] : numbers[1];
  const day = numbers.find(
    (word, index) => word.length <= 2 && (yearAt >= 0 ? index !== yearAt : index === 0),
  );
  const month = months.get(words[at] ?? '');
  return year && day && month && (year.length === 4 || year.length === 2) ? [year, month, day] : undefined;
}

/** RFC 2822, 4.3: two-digit years below 50 are of this century. 50 to 69 never occur in feeds. */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2_000 : 1_900);
}

function zoneOffset(zone: string): number | undefined {
  const numeric = /([+-])(\d{1,2})(?::?(\d{2}))?(?::?00)?$/.exec(zone);
  if (numeric) {
    const size = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return size > 14 * 60 ? undefined : numeric[1] === '-' ? -size : size;
  }
  const hours = zoneHours.get(zone.toLowerCase());
  return hours === undefined ? undefined : hours * 60;
}

function possible({ year, month, day, hour, minute, second }: Parts): boolean {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  const midnight = hour === 24 && minute === 0 && second === 0;
  return (hour < 24 || midnight) && minute < 60 && second <= 60;
}

function asUtc({ year, month, day, hour, minute, second, ms }: Parts): number {
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), ms);
}

/** Minutes east of Greenwich in `zone` at that wall-clock time; twice, so that a change of summer time is met. */
function offsetOf(zone: string | undefined, local: number): number {
  if (!zone) return 0;
  const fixed = zoneOffset(zone);
  if (fixed !== undefined) return fixed;
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const at = (when: number) =>
      zoneOffset(format.formatToParts(when).find((part) => part.type === 'timeZoneName')?.value ?? '') ?? 0;
    return at(local - at(local) * 60_000);
  } catch {
    return 0; // not a zone this machine knows
  }
}

function checked(ms: number): Date | undefined {
  return Number.isFinite(ms) && Math.abs(ms) < 8e15 ? new Date(ms) : undefined;
}
