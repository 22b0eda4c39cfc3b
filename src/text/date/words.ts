import { months, weekdayName, weekdayOf } from './names.ts';
import type { ReadDate } from './parts.ts';
import { seasonless, zoneAfter, zonePlace } from './zones.ts';

/** Everything written for people: names in any order, times with ":" or ".", a zone somewhere behind the time. */
export function readWords(text: string): ReadDate | undefined {
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
