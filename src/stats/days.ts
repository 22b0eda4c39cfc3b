import type { MembersStore, Subject, SumsStore } from './ports.ts';
import { merged, monthOf, type Counts } from './sums.ts';

/** Spans that may be asked for (days). */
export const spans = [7, 30, 90, 365] as const;
export type Span = (typeof spans)[number];

/** What was counted, day by day, the oldest first; days without anything are empty. `members`: as known on that day. */
export type Day = { day: string; counts: Counts; members?: number };

/** The day (YYYY-MM-DD) so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Names of the months (YYYY-MM) from one day to another. */
export const monthsBetween = (from: string, to: string): string[] => {
  const names: string[] = [];
  for (
    let day = from;
    monthOf(day) <= monthOf(to);
    day = dayAfter(`${monthOf(day)}-28`, 4).slice(0, 7) + '-01'
  )
    names.push(monthOf(day));
  return names;
};

/** Reads the last `span` days up to `today`. Rejects with a StoreError. */
export const readDays = async (
  subject: Subject,
  { span, today }: { span: number; today: string },
  { sums, members }: { sums: Pick<SumsStore, 'now' | 'months'>; members: Pick<MembersStore, 'get'> },
): Promise<Day[]> => {
  const first = dayAfter(today, 1 - span);
  const names = monthsBetween(first, today);
  const [[now], months] = await Promise.all([
    sums.now([subject]),
    sums.months(names.map((name) => ({ subject, name }))),
  ]);
  const known = new Map(subject.startsWith('c') ? await members.get(Number(subject.slice(1))) : []);
  return Array.from({ length: span }, (_, at) => {
    const day = dayAfter(first, at);
    const ended = months[names.indexOf(monthOf(day))]?.[day.slice(8)] ?? {};
    const count = known.get(day);
    return {
      day,
      counts: now?.day === day ? merged(ended, now.counts) : ended,
      ...(count !== undefined && { members: count }),
    };
  });
};
