import type { Habit } from './plan.ts';

/** Minutes of a day, and of Jakarta's clock, which stands seven hours ahead of UTC all year. */
const dayMinutes = 24 * 60;
const aheadMinutes = 7 * 60;
/** How long after an hour has begun something may still come that was on its way (minutes): the bot's clock may move a step at once, and Telegram's is a step ahead of it. */
const underWay = 10;
/** How late a digest may be (minutes): outages and pauses that Telegram asks for. */
const late = 60;

/** A copy of a story. `at`: milliseconds since the epoch. */
export type Copy = { at: number; isSilent: boolean };

const minuteOf = (at: number): number => (Math.floor(at / 60_000) + aheadMinutes) % dayMinutes;
const since = (minute: number, from: number): number => (minute - from + dayMinutes) % dayMinutes;

/**
 * What a copy breaks of the hours that its chat has chosen, by the soak's own reading of the clock; undefined: nothing.
 * `isExcused`: the chat was shut for a while, so that a digest may come when it is open again.
 */
export const brokenHour = (
  { settings }: Pick<Habit, 'settings'>,
  { at, isSilent }: Copy,
  isExcused: boolean,
): string | undefined => {
  const { quiet, hours, digest } = settings ?? {};
  const minute = minuteOf(at);
  if (quiet !== undefined) {
    const into = since(minute, quiet.from);
    const isQuiet = into >= underWay && into < since(quiet.to, quiet.from);
    if (isQuiet && quiet.isSilent !== true) return 'came in quiet hours';
    if (isQuiet && !isSilent) return 'came aloud in quiet hours';
  }
  if (hours !== undefined) {
    const into = since(minute, hours.to);
    if (into >= underWay && into < since(hours.from, hours.to)) return 'came outside of posting hours';
  }
  if (digest !== undefined && !isExcused && !digest.at.some((from) => since(minute, from) <= late))
    return 'came at another hour than the digest';
  return undefined;
};
