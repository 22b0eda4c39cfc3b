import { months } from './names.ts';
import type { DateParts, ReadDate } from './parts.ts';
import { zoneOffset } from './zones.ts';

const mailPattern =
  /^\s{0,9}[a-z]{3}, (\d\d?) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-])(\d\d)(\d\d)|gmt)\s{0,9}$/i;

/** RFC 5322, 3.3, to the letter: nine in ten dates of RSS are so, and are read at a fraction of the cost. */
export function readMail(text: string): { parts: DateParts; offsetMinutes: number } | undefined {
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

const isoPattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2})|-(\d{3}))?(?:(?:t| |t )(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d{1,9}))?)?)? ?(z|[a-z]{2,5}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2}){0,2})?)?$/;

/** ISO 8601 and RFC 3339, with their cuts. */
export function readIso(text: string): ReadDate | undefined {
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
