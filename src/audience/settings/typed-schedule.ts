import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/language.ts';
import type { ScheduleProblem } from '../../i18n/schedule.ts';
import { nextAt } from './local-time.ts';
import { withTimesInFigures } from './spoken-time.ts';
import { readDate, type TypedDate } from './typed-date.ts';
import { readDigest } from './typed-time.ts';

/** Further ahead nothing can be scheduled (milliseconds). */
const furthestMs = 366 * 86_400_000;

/** A time that was typed: once, or again and again on these ISO days (undefined: every day). `at`: when that is next (milliseconds since the epoch). */
export type TypedSchedule =
  | { kind: 'at'; at: number; every?: { minute: number; days?: number[] } }
  /** `words`: what of it says nothing that is known here. */
  | { kind: 'problem'; why: ScheduleProblem; words?: string };

type Where = { language: Language; timeZone: string; now: number };

const dayPlurals = '(?:mon|tues|wednes|thurs|fri|satur|sun|week)days|weekends|hari kerja';
const again = new RegExp(
  String.raw`(?<!\p{L})(?:setiap|tiap|saban|every|each|daily|${dayPlurals})(?!\p{L})`,
  'iu',
);
const eachOf = /(?<!\p{L})(?:setiap|tiap|saban|every|each|daily)(?!\p{L})/giu;
const atOnce = /^\s*(?:sekarang(?:\s+juga)?|segera|langsung|(?:right\s+)?now|immediately)[\s.!]*$/i;
/** Words beside a date that say nothing more. */
const filler =
  /^(?:hari|tanggal|tgl|pada|pukul|jam|nanti|depan|dan|ya|day|on|at|the|and|please|this|coming|wib|wita|wit|[\s,.!])*$/i;

/**
 * Reads when something is to go out, as it is meant in the person's language and zone: "besok 07.00", "tanggal 5 setengah
 * delapan malam", "the 1st at 9", "setiap Senin 08.00", "weekdays 8am". A day needs its time; an hour that the clock skips is
 * none. Of what says more than that nothing is guessed.
 */
export const readSchedule = async (typed: string, where: Where): Promise<TypedSchedule> => {
  if (atOnce.test(typed)) return { kind: 'problem', why: 'now' };
  const said = withTimesInFigures(typed, where.language);
  if (again.test(said)) return readAgain(said, where);
  const date = await readDay(said, where);
  if (date === undefined) return { kind: 'problem', why: 'none' };
  if (!filler.test(date.rest)) return { kind: 'problem', why: 'unread', words: date.rest };
  if (!date.hasTime) return { kind: 'problem', why: 'no-time' };
  if (date.isSkipped) return { kind: 'problem', why: 'skipped' };
  if (date.at <= where.now) return { kind: 'problem', why: 'past' };
  return date.at > where.now + furthestMs ? { kind: 'problem', why: 'far' } : { kind: 'at', at: date.at };
};

const dayOfMonth: Record<Language, RegExp> = {
  id: /(?<!\p{L})(?:pada\s+)?(?:tanggal|tgl\.?)\s*(\d{1,2})(?![\d/.:-])(?!\s*(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des))/iu,
  en: /(?<!\p{L})(?:on\s+)?the\s+(\d{1,2})(?:st|nd|rd|th)(?!\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/iu,
};

/** As `readDate`; a day of the month alone is the next such day. */
const readDay = async (typed: string, where: Where): Promise<TypedDate | undefined> => {
  const found = dayOfMonth[where.language].exec(typed);
  if (found === null) return readDate(typed, where);
  const month = Temporal.Instant.fromEpochMilliseconds(where.now)
    .toZonedDateTimeISO(where.timeZone)
    .toPlainDate()
    .toPlainYearMonth();
  const day = Number(found[1]);
  for (let ahead = 0; ahead < 3; ahead++) {
    const candidate = month.add({ months: ahead });
    if (day < 1 || day > candidate.daysInMonth) continue;
    const date = await readDate(typed.replace(found[0], candidate.toPlainDate({ day }).toString()), where);
    if (date === undefined || !date.hasTime || date.at > where.now) return date;
  }
  return undefined;
};

/** A recurrence: days of the week, or every day, and one time. */
const readAgain = (typed: string, { timeZone, now }: Where): TypedSchedule => {
  const said = typed.replace(eachOf, ' ').replace(/(?<=\p{L}day)s(?!\p{L})/giu, '');
  const { times, rest } = readDigest(said.replace(/(?<!\p{L})weekday(?!\p{L})/giu, 'weekdays').trim());
  const [minute, ...others] = times?.at ?? [];
  if (minute === undefined) return { kind: 'problem', why: 'no-time' };
  if (others.length > 0 || !filler.test(rest)) return { kind: 'problem', why: 'again', words: rest };
  const days = times?.days;
  const at = nextAt({ minute, days, timeZone }, now);
  return { kind: 'at', at, every: { minute, ...(days !== undefined && { days }) } };
};
