import type { Page } from './parts.ts';

type ParseDate = (text: string) => Date | undefined;

const day = String.raw`\d{1,2}[\s/-](?:\p{L}{3,9}|\d{1,2})[\s/-]\d{4}`;
const clock = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?`;
const between = String.raw`[\s,|•·-]{0,6}(?:(?:pukul|jam)\s)?`;
const weekday =
  "(?:senin|selasa|rabu|kamis|jum'?at|jum’at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
/** "Jum'at, 05 Mei 2023 | 13:23 WIB". */
const withWeekday = new RegExp(
  `${weekday}\\s?,?\\s${day}${between}(?:${clock})?\\s?(?:wib|wita|wit|gmt[+-]?\\d{0,2}|[ap]m)?`,
  'iu',
);
/** "05 Mei 2023 13:23 WIB", "05/05/2023, 13:23 WIB": without its weekday, a date is the page's only with all else. */
const withZone = new RegExp(
  `(?<![\\d/-])${day}${between}${clock}\\s?(?:wib|wita|wit|gmt[+-]?\\d{0,2})(?!\\p{L})`,
  'iu',
);
const maxLineChars = 300;
/** Text may name a time as fully: such a line is short. */
const maxShortChars = 100;
/** What machines and people are told may differ by this (milliseconds). */
const sameMs = 3_600_000;

/** The first date of the page that is written for people. */
const dateIn = ({ lines }: Page): string | undefined => {
  for (const { text } of lines) {
    const found =
      (text.length > maxLineChars ? null : withWeekday.exec(text)) ??
      (text.length > maxShortChars ? null : withZone.exec(text));
    if (found !== null) return found[0].replace(/[|•·]/g, ' ').replace(/\s+/g, ' ').trim();
  }
  return undefined;
};

/** When the piece was published (milliseconds): what machines are told, in the order of `told`, else what people are. */
export const publicationTime = (
  page: Page,
  told: (string | undefined)[],
  parseDate: ParseDate,
): number | undefined => {
  const read = (text: string | undefined): number | undefined => {
    const time = text === undefined ? undefined : parseDate(text)?.getTime();
    return time !== undefined && Number.isFinite(time) ? time : undefined;
  };
  const shown = dateIn(page);
  const shownAt = read(shown);
  const zone = /(?:wib|wita|wit)$/i.exec(shown ?? '')?.[0];
  for (const text of [...told, page.times[0]]) {
    const time = read(text);
    if (text === undefined || time === undefined) continue;
    if (zone === undefined || shownAt === undefined || hasZone(text)) return time;
    // Said without a zone: in the page's, unless it is the time that stands there without.
    return Math.abs(time - shownAt) <= sameMs ? time : (read(`${text} ${zone}`) ?? time);
  }
  return shownAt;
};

const hasZone = (text: string): boolean =>
  /(?:^\d{9,13}|\d\s?z|:\d{2}(?:\.\d{1,9})?\s?[+-]\d{1,2}(?::?\d{2})?|(?:gmt|utc)\s?[+-]\d{1,2}|\d\s?(?!pm|am)[a-z]{3,5}|\))$/i.test(
    text.trim(),
  );
