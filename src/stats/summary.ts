import { failures, skips, type Failure, type Skip } from './counted.ts';
import type { Day } from './days.ts';
import { delayBounds, merged, under, type Counts } from './sums.ts';

/** What came of some days in numbers. */
export type Summary = {
  /** Stories and posts that came, the messages that brought them, and the stories that anybody got. */
  stories: number;
  posts: number;
  messages: number;
  published: number;
  failed: { total: number; why: [Failure, number][] };
  skipped: { total: number; why: [Skip, number][] };
  /** Terms of filters by how many stories they kept out, the first three. */
  terms: [term: string, count: number][];
  /** Ids of the sources that brought most, the first three. */
  sources: [sourceId: string, count: number][];
  /** Hours of the day in which most came, the first three. */
  hours: [hour: number, count: number][];
  reactions: number;
  /** On the first and the last day on which they were counted; undefined: never. */
  members?: { first: number; last: number };
  /** Half of what came at once took less than this (milliseconds); Infinity: longer than is told apart. Undefined: nothing is known. */
  delayMs?: number;
};

const mostNamed = 3;

export const summaryOf = (days: Day[]): Summary => {
  const counts = days.reduce((sum, day) => merged(sum, day.counts), {} as Counts);
  const of = (key: string) => Math.max(0, counts[key] ?? 0);
  const failed = under(counts, 'f');
  const skipped = under(counts, 'k');
  const known = days.flatMap(({ members }) => members ?? []);
  const [first] = known;
  const last = known.at(-1);
  const delayMs = delayOf(counts);
  const named = (kind: string) =>
    under(counts, kind)
      .each.filter(([name]) => name !== '…')
      .slice(0, mostNamed);
  return {
    stories: of('s'),
    posts: of('p'),
    messages: of('m'),
    published: of('n'),
    failed: { total: failed.total, why: failures.flatMap((one) => counted(failed.each, one)) },
    skipped: { total: skipped.total, why: skips.flatMap((one) => counted(skipped.each, one)) },
    terms: named('t'),
    sources: named('o'),
    hours: named('h').map(([hour, count]): [number, number] => [Number(hour), count]),
    reactions: of('r'),
    ...(first !== undefined && last !== undefined && { members: { first, last } }),
    ...(delayMs !== undefined && { delayMs }),
  };
};

const counted = <Name extends string>(each: [string, number][], name: Name): [Name, number][] =>
  each.filter(([one]) => one === name).map(([, count]) => [name, count]);

/** The bound within which the middle one of all delays lies. */
const delayOf = (counts: Counts): number | undefined => {
  const of = (at: number) => counts[`d:${at}`] ?? 0;
  const all = [...delayBounds.keys(), delayBounds.length].map(of);
  const total = all.reduce((sum, one) => sum + one, 0);
  if (total === 0) return undefined;
  let before = 0;
  const at = all.findIndex((one) => (before += one) * 2 >= total);
  return delayBounds[at] ?? Infinity;
};
