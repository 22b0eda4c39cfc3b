/**
 * What was counted on one day, by short keys: plain data, a few dozen bytes. `s` stories that came to a chat, `p` an admin's
 * posts, `m` messages, `n` stories that anybody got; `f:` failed, `k:` skipped, `t:` kept out by a filter's term, `o:` came
 * from a source, `h:` came in an hour of the day, `d:` delay from publication; `r` reactions.
 */
export type Counts = Record<string, number>;

/** Terms of filters, and sources, told apart on one day; the rest are counted together. */
const mostNamed = 20;
/** Where those are counted that are not told apart. */
const rest = '…';

/** Upper bounds of the delays that are told apart (milliseconds); what took longer is counted behind the last. */
export const delayBounds = [60_000, 300_000, 900_000, 3_600_000, 21_600_000] as const;

/** The key of a delay (milliseconds); a clock that runs ahead counts as none. */
export const delayKey = (ms: number): string => {
  const at = delayBounds.findIndex((bound) => ms < bound);
  return `d:${at === -1 ? delayBounds.length : at}`;
};

/** Both together; of each kind with names so many stay apart, however many there are. */
export const merged = (one: Counts, two: Counts): Counts => addTo({ ...one }, two);

/** As `merged`, in place of the first: for sums of many. Gives it. */
export const addTo = (sum: Counts, more: Counts): Counts => {
  for (const key in more) {
    const kept = hasPlace(sum, key) ? key : `${key.slice(0, 2)}${rest}`;
    sum[kept] = (sum[kept] ?? 0) + (more[key] ?? 0);
  }
  return sum;
};

/** Kinds whose names anybody may have chosen: terms of filters, and sources. */
export const isNamed = (key: string): boolean => key.startsWith('t:') || key.startsWith('o:');

const hasPlace = (counts: Counts, key: string): boolean =>
  counts[key] !== undefined ||
  !isNamed(key) ||
  Object.keys(counts).filter((other) => other.startsWith(key.slice(0, 2))).length < mostNamed;

/** The counts under one kind, the largest first; `total`: all of them. */
export const under = (
  counts: Counts,
  kind: string,
): { total: number; each: [name: string, count: number][] } => {
  const each = Object.entries(counts)
    .filter(([key]) => key.startsWith(`${kind}:`))
    .map(([key, count]): [string, number] => [key.slice(2), count])
    .toSorted(([, one], [, two]) => two - one);
  return { total: each.reduce((sum, [, count]) => sum + count, 0), each };
};

/** Days of one month (`YYYY-MM`), by the day of the month. */
export type MonthSums = Record<string, Counts>;
/** The day (YYYY-MM-DD) on which is counted now. */
export type DaySums = { day: string; counts: Counts };

/** The month with a day put in, beside what may stand there. */
export const withDay = (month: MonthSums, { day, counts }: DaySums): MonthSums => {
  const date = day.slice(8);
  return { ...month, [date]: merged(month[date] ?? {}, counts) };
};

export const monthOf = (day: string): string => day.slice(0, 7);
