import type { Listed } from './traits.ts';

/** Why an entry that was not known is no news: `archive`: its date is long past, `backfill`: the feed goes further back than before. */
export type TooOld = 'archive' | 'backfill';

/** So much older (seconds) than the newest entry an unknown one is late: a draft's date, a post for members first, or an archive. */
const lateSeconds = 3 * 86_400;
/** Nothing dated so long before the newest entry (seconds) is news, wherever it stands. */
const longPastSeconds = 28 * 86_400;
/** Late entries that may be news; more at once are an archive. */
const mostLate = 5;
/** From this many on, unknown entries below all known ones are what the feed had left out until now. */
const fewestBackfilled = 5;

/**
 * Which of a document's unknown entries are too old to be news, and why. A few late ones are news where the feed
 * itself puts them among its newest. `newestAt`: the newest publication seen before (milliseconds since the epoch).
 */
export const tooOld = (
  entries: Listed[],
  isKnown: (entry: Listed) => boolean,
  newestAt: number | undefined,
): Map<Listed, TooOld> => {
  const old = new Map<Listed, TooOld>();
  const ordered = newestFirst(entries, isKnown);
  const dateOf = ({ traits }: Listed) => traits.publishedAt;
  const newest = newestAt === undefined ? latest(entries.map(dateOf)) : Math.floor(newestAt / 1_000);
  if (newest === undefined) return old;
  const late = ordered.filter(
    (entry) => !isKnown(entry) && (dateOf(entry) ?? Infinity) < newest - lateSeconds,
  );
  if (late.length > 0) {
    const placed = new Set(
      amongNewest(ordered, isKnown).filter((entry) => (dateOf(entry) ?? 0) >= newest - longPastSeconds),
    );
    const believed = late.filter((entry) => placed.has(entry));
    for (const entry of late) if (!placed.has(entry) || believed.length > mostLate) old.set(entry, 'archive');
  }
  const below = backfilled(ordered, isKnown);
  if (below.length >= fewestBackfilled)
    for (const entry of below) if (!old.has(entry)) old.set(entry, 'backfill');
  return old;
};

/**
 * Entries above a known one or above one with a later date, as the feed could not show them before: else they might be what
 * it had left out until now. A feed's only entry, too.
 */
const amongNewest = (ordered: Listed[], isKnown: (entry: Listed) => boolean): Listed[] => {
  if (ordered.length === 1) return ordered;
  const lastKnown = ordered.findLastIndex(isKnown);
  let latestBelow = -Infinity;
  const found: Listed[] = [];
  for (const [index, entry] of [...ordered.entries()].toReversed()) {
    const { publishedAt } = entry.traits;
    if (index < lastKnown || (publishedAt ?? Infinity) < latestBelow) found.push(entry);
    latestBelow = Math.max(latestBelow, publishedAt ?? -Infinity);
  }
  return found;
};

/** Unknown entries below all known ones, and older than all of them. */
const backfilled = (ordered: Listed[], isKnown: (entry: Listed) => boolean): Listed[] => {
  const lastKnown = ordered.findLastIndex(isKnown);
  const oldest = Math.min(...ordered.filter(isKnown).map(({ traits }) => traits.publishedAt ?? Infinity));
  if (lastKnown < 0 || oldest === Infinity) return [];
  return ordered
    .slice(lastKnown + 1)
    .filter(({ traits }) => traits.publishedAt !== undefined && traits.publishedAt < oldest);
};

/** Some feeds list the oldest first: their known entries tell. */
const newestFirst = (entries: Listed[], isKnown: (entry: Listed) => boolean): Listed[] => {
  const times = entries.filter(isKnown).flatMap(({ traits }) => traits.publishedAt ?? []);
  const steps = times.slice(1).map((time, index) => Math.sign(time - (times[index] ?? time)));
  return steps.reduce((sum, step) => sum + step, 0) > 0 ? entries.toReversed() : entries;
};

const latest = (times: (number | undefined)[]): number | undefined =>
  times.reduce((found, time) => (time !== undefined && time > (found ?? 0) ? time : found), undefined);
