import { Temporal } from 'temporal-polyfill';
import { createBoundedMap } from '../../runtime/bounded-map.ts';

/** Minutes in a day. */
const dayMinutes = 1_440;
/** Times kept worked out: of each zone and hour that chats have chosen the next one is asked for with every story. */
const kept = 2_000;

/** A time of day on some days, on the clock of a time zone. */
export type LocalTime = {
  /** Minutes since midnight, 0 to 1,439. */
  minute: number;
  /** ISO days of the week, Monday 1 to Sunday 7; undefined: every day. */
  days?: readonly number[] | undefined;
  /** IANA name. */
  timeZone: string;
};

/** By zone, the time there in the minute asked for last. */
const latest = createBoundedMap<string, { of: number; day: string; minute: number }>(kept);
const worked = createBoundedMap<string, { from: number; at: number }>(kept);

/**
 * The first moment after `now` at which the clock there shows that time (both in milliseconds since the epoch). In an hour that
 * summer time skips it is as much later as the clock was put forward; of an hour that comes twice it is the first.
 */
export const nextAt = ({ minute, days, timeZone }: LocalTime, now: number): number => {
  const key = `${timeZone} ${minute} ${days?.join() ?? ''}`;
  const known = worked.get(key);
  if (known !== undefined && known.from <= now && now < known.at) return known.at;
  const at = findNext({ minute, days, timeZone }, now);
  worked.set(key, { from: now, at });
  return at;
};

const findNext = ({ minute, days, timeZone }: LocalTime, now: number): number => {
  const today = zoned(now, timeZone).toPlainDate();
  // Yesterday's may have been put forward past midnight; a week and a day ahead every day of the week has come.
  for (let ahead = -1; ahead <= 8; ahead++) {
    const day = today.add({ days: ahead });
    if (days !== undefined && !days.includes(day.dayOfWeek)) continue;
    const time = { hour: Math.floor(minute / 60), minute: minute % 60 };
    const at = day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    if (at > now) return at;
  }
  throw new RangeError(`no day of the week among ${days?.join()}`);
};

/** The day (YYYY-MM-DD) and the minute since midnight on the clock there. */
export const localTime = (now: number, timeZone: string): { day: string; minute: number } => {
  const minuteNow = Math.floor(now / 60_000);
  const known = latest.get(timeZone);
  if (known?.of === minuteNow) return known;
  const time = zoned(now, timeZone);
  const told = {
    of: minuteNow,
    day: time.toPlainDate().toString(),
    minute: time.hour * 60 + time.minute,
  };
  latest.set(timeZone, told);
  return told;
};

/** Whether a minute of the day is in the span from `from` up to `to`, which may go past midnight. */
export const isWithin = (minute: number, { from, to }: { from: number; to: number }): boolean =>
  (minute - from + dayMinutes) % dayMinutes < (to - from + dayMinutes) % dayMinutes;

const zoned = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Math.trunc(at)).toZonedDateTimeISO(timeZone);
