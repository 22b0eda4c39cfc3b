import { lowerWithoutAccents } from '../lexicon/words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekdays: Record<string, number> = {};
[
  'minggu ahad sunday sun',
  'senin monday mon',
  'selasa tuesday tue',
  'rabu wednesday wed',
  'kamis thursday thu',
  "jumat jum'at friday fri",
  'sabtu saturday sat',
].forEach((names, day) => names.split(' ').forEach((name) => (weekdays[name] = day)));

const months: Record<string, number> = {};
[
  'januari january jan',
  'februari february feb',
  'maret march mar',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august aug agu',
  'september sept sep',
  'oktober october oct okt',
  'november nov',
  'desember december dec des',
].forEach((names, month) => names.split(' ').forEach((name) => (months[name] = month)));

/** Whether a word is the name of a weekday or a month, in either language. */
export const isDayOrMonth = (word: string): boolean => {
  const folded = lowerWithoutAccents(word);
  return folded.length > 2 && (weekdays[folded] !== undefined || months[folded] !== undefined);
};

const monthNames = Object.keys(months).join('|');
const pattern = new RegExp(
  [
    String.raw`\((?<day>\d{1,2})/(?<month>\d{1,2})(?:/\d{2,4})?\)`,
    String.raw`\b(?<dayFrom>\d{1,2}-)?(?<dayOf>\d{1,2})\s+(?<name>${monthNames})\b`,
    String.raw`\b(?<nameFirst>${monthNames})\.?\s+(?<dayBehind>\d{1,2})\b`,
    String.raw`\b(?<ahead>(?:begins?|starts?|from|until|till|next|by|due|will|mulai|hingga|sampai)\s+(?:on\s+)?)?(?<weekday>${Object.keys(weekdays).join('|')})\b(?<behind>'s|’s|\s+(?:depan|mendatang))?`,
  ].join('|'),
  'giu',
);
/** So many days of a text are read at most. */
const maxDays = 6;

/**
 * The days a text speaks of, as days since the epoch, in its order. A weekday is the last one before the report at `at`
 * (milliseconds). "Begins Friday" and "Tuesday's fire" are left out: they do not say when the event happens.
 */
export const daysOf = (text: string, at: number): number[] => {
  const days: number[] = [];
  for (const { groups = {} } of text.matchAll(pattern)) {
    if (groups['ahead'] !== undefined || groups['behind'] !== undefined) continue;
    const day = dayOfDate(groups, at) ?? dayOfWeekday(groups['weekday'], at);
    if (day !== undefined && !days.includes(day)) days.push(day);
    if (days.length === maxDays) break;
  }
  return days;
};

/**
 * The first and the last day of which a gist may speak: the day it names, else those that are the day of its report
 * somewhere on earth.
 */
export const daysAround = ({ days, at }: { days: number[]; at: number }): [first: number, last: number] => {
  const [day] = days;
  return day === undefined
    ? [Math.floor((at - 8 * hourMs) / dayMs), Math.floor((at + 9 * hourMs) / dayMs)]
    : [day, day];
};

const dayOfDate = (groups: Record<string, string | undefined>, at: number): number | undefined => {
  const name = groups['name'] ?? groups['nameFirst'];
  const month = name === undefined ? Number(groups['month']) - 1 : months[lowerWithoutAccents(name)];
  const day = Number(groups['day'] ?? groups['dayOf'] ?? groups['dayBehind']);
  if (month === undefined || !(month >= 0 && month < 12) || !(day >= 1 && day <= 31)) return undefined;
  const year = new Date(at).getUTCFullYear();
  const candidates = [year - 1, year, year + 1].map((one) => Date.UTC(one, month, day));
  const nearest = candidates.sort((one, two) => Math.abs(one - at) - Math.abs(two - at))[0] ?? at;
  return Math.floor(nearest / dayMs);
};

const dayOfWeekday = (word: string | undefined, at: number): number | undefined => {
  const weekday = word === undefined ? undefined : weekdays[lowerWithoutAccents(word)];
  if (weekday === undefined) return undefined;
  // Where a report comes from is not known: the day of Jakarta is taken, and the feature of days bridges a day elsewhere.
  const today = Math.floor((at + 7 * hourMs) / dayMs);
  const before = (new Date(today * dayMs).getUTCDay() - weekday + 7) % 7;
  // East of Indonesia tomorrow has begun; for the day of six days ago news says "last week".
  return before === 6 ? today + 1 : today - before;
};
