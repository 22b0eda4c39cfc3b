import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/language.ts';

/** A moment that somebody typed. */
export type TypedDate = {
  /** Milliseconds since the epoch. */
  at: number;
  /** The time of day was named, too. */
  hasTime: boolean;
  /** The clock there is put forward past that time of day: `at` is as much later. */
  isSkipped?: true;
  /** What stands beside it. */
  rest: string;
};

/**
 * Reads the first date out of a text, as it is meant in the person's language and zone: "besok 07.00", "sampai Senin",
 * "5 Mei 13.23", "tomorrow 7am". Of a day alone the moment at which it begins; what could lie behind lies ahead. Undefined: there is none.
 * The reader is loaded when it is first asked.
 */
export const readDate = async (
  typed: string,
  { language, timeZone, now }: { language: Language; timeZone: string; now: number },
): Promise<TypedDate | undefined> => {
  const { chrono } = await locales[language]();
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const reference = { instant: new Date(now), timezone: here.offsetNanoseconds / 60e9 };
  const [found] = chrono.parse(typed, reference, { forwardDate: true });
  if (found === undefined) return undefined;
  const { start } = found;
  const hasTime = start.isCertain('hour');
  const read = {
    year: start.get('year') ?? here.year,
    month: start.get('month') ?? here.month,
    day: start.get('day') ?? here.day,
  };
  const isOfNoYear = start.isCertain('month') && start.isCertain('day') && !start.isCertain('year');
  const day = (isOfNoYear && nextSuchDay(read, here.toPlainDate())) || Temporal.PlainDate.from(read);
  const plainTime = hasTime ? { hour: start.get('hour') ?? 0, minute: start.get('minute') ?? 0 } : undefined;
  // "07.00 WITA" is meant by that clock, whichever the person's own is.
  const offset = start.isCertain('timezoneOffset') ? (start.get('timezoneOffset') ?? undefined) : undefined;
  const clock = offset === undefined ? timeZone : zoneOfOffset(offset);
  const then = day.toZonedDateTime({ timeZone: clock, ...(plainTime && { plainTime }) });
  const isSkipped =
    plainTime !== undefined && (then.hour !== plainTime.hour || then.minute !== plainTime.minute);
  const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found.text.length)}`;
  const at = then.epochMilliseconds;
  return { at, hasTime, ...(isSkipped && { isSkipped }), rest: rest.replace(/\s+/g, ' ').trim() };
};

/**
 * A day of a month that was named without its year: today or the next one to come; undefined: this year and the next have none
 * (29 February). chrono takes noon of that day for it, by another clock than it reads now from: today's date was a year ahead from the early morning on.
 */
const nextSuchDay = (
  { month, day }: { month: number; day: number },
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined =>
  [today.year, today.year + 1]
    .map((year) => Temporal.PlainDate.from({ year, month, day }))
    .find((one) => one.day === day && Temporal.PlainDate.compare(one, today) >= 0);

/** A zone that is so many minutes ahead of UTC all year. */
const zoneOfOffset = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
};

const locales = {
  id: async () => ({ chrono: (await import('chrono-node/id')).casual }),
  en: async () => ({ chrono: (await import('chrono-node/en')).casual }),
};
