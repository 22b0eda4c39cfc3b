import { Temporal } from 'temporal-polyfill';
import type { Language } from '../i18n/language.ts';

const unitMs = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 };
const ago = /^(\d{1,3})\s?(?:(h|j|jam|hours?)|(d|hari|days?)|(w|mg|minggu|pekan|weeks?))$/i;
const today = /^(?:today|hari ini|hariini)$/i;
const yesterday = /^(?:yesterday|kemarin|kemaren)$/i;
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const localDay = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/;

/**
 * The moment since which something is asked for (milliseconds since the epoch): "3d", "12 jam", "kemarin", "2026-11-20",
 * "20/11", "Senin", "5 Mei", "last week", as the person's language and zone mean it; of a day its beginning. Undefined where
 * it is none, or lies ahead.
 */
export const readSince = async (
  typed: string,
  { language, timeZone, now }: { language: Language; timeZone: string; now: number },
): Promise<number | undefined> => {
  const said = typed.trim().replace(/\s+/g, ' ');
  const [, count = '0', hours, days, weeks] = ago.exec(said) ?? [];
  if (hours !== undefined) return now - Number(count) * unitMs.hour;
  if (days !== undefined) return now - Number(count) * unitMs.day;
  if (weeks !== undefined) return now - Number(count) * unitMs.week;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = dayOf(said, here) ?? (await spoken(said, here, language));
  const at = day?.toZonedDateTime({ timeZone }).epochMilliseconds;
  return at === undefined || at > now ? undefined : at;
};

const dayOf = (said: string, here: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  if (today.test(said)) return here;
  if (yesterday.test(said)) return here.subtract({ days: 1 });
  const iso = isoDay.exec(said);
  if (iso !== null) return plainDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = localDay.exec(said);
  if (local === null) return undefined;
  const [month, dayOfMonth] = [Number(local[2]), Number(local[1])];
  if (local[3] !== undefined) return plainDay(Number(local[3]), month, dayOfMonth);
  const thisYear = plainDay(here.year, month, dayOfMonth);
  const isAhead = thisYear !== undefined && Temporal.PlainDate.compare(thisYear, here) > 0;
  return isAhead ? plainDay(here.year - 1, month, dayOfMonth) : thisYear;
};

const plainDay = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/** A day in words; the reader of these is loaded when it is first needed. */
const spoken = async (
  said: string,
  here: Temporal.PlainDate,
  language: Language,
): Promise<Temporal.PlainDate | undefined> => {
  if (said.length > 40) return undefined;
  const { casual } = await (language === 'id' ? import('chrono-node/id') : import('chrono-node/en'));
  const noon = new Date(Date.UTC(here.year, here.month - 1, here.day, 12));
  const [found] = casual.parse(said, { instant: noon, timezone: 0 }, { forwardDate: false });
  if (found === undefined || found.text.length < said.length - 2) return undefined;
  const { start } = found;
  const day = plainDay(start.get('year') ?? here.year, start.get('month') ?? 0, start.get('day') ?? 0);
  const isAhead = day !== undefined && Temporal.PlainDate.compare(day, here) > 0;
  // A weekday is the last one of its name, a day without a year the last one of its date.
  if (!isAhead || start.isCertain('year')) return day;
  return start.isCertain('weekday') ? day.subtract({ days: 7 }) : day.subtract({ years: 1 });
};
