import type { Pace, PostingHours } from '../chat.ts';
import { isWithin, localTime, nextAt } from './local-time.ts';

/** Something that came in a chat. `at`: milliseconds since the epoch. */
export type Posted = { id: string; at: number };

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** What was posted longer ago than this matters to no pace (milliseconds). */
export const mattersMs = 12 * hourMs;
/** The most that can be chosen: stories an hour, and minutes between two. */
export const mostPerHour = 60;
export const mostApart = 720;

/** When the next story may come at the chat's pace (milliseconds since the epoch). `posted`: what came there, the latest last. */
export const turnAt = ({ perHour, apart = 0 }: Pace, posted: readonly Posted[], now: number): number => {
  const latest = posted.at(-1)?.at ?? -Infinity;
  // Once the first of the last so many is an hour ago there is room for one more.
  const first = perHour === undefined ? undefined : posted.at(-perHour)?.at;
  return Math.max(now, latest + apart * minuteMs, (first ?? -Infinity) + hourMs);
};

/** When the chat posts again (milliseconds since the epoch); undefined: it does now. */
export const opensAt = (hours: PostingHours, timeZone: string, now: number): number | undefined => {
  const { from, to, days } = hours;
  const { day, minute } = localTime(now, timeZone);
  if (isWithin(minute, { from, to })) {
    // What goes on past midnight began the day before.
    const weekday = dayOfWeek(day) - (minute < from ? 1 : 0) || 7;
    if (days === undefined || days.includes(weekday)) return undefined;
  }
  return nextAt({ minute: from, days, timeZone }, now);
};

/** ISO day of the week of a date (YYYY-MM-DD), Monday 1 to Sunday 7. */
const dayOfWeek = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7;
