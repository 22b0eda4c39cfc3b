import { createBoundedMap } from '../runtime/bounded-map.ts';
import type { Addition } from './additions.ts';
import type { Subject, SumsStore, SumsWrite } from './ports.ts';
import { addTo, monthOf, withDay, type Counts, type DaySums } from './sums.ts';

/** The sums that are counted on, as they are to be written; the latest of them at hand without a read. */
export type RunningSums = {
  /** The sums as they are with these added: the latest day goes on, those before it go into their months. Rejects with a StoreError. */
  with(added: Addition[]): Promise<SumsWrite[]>;
  /** The sums of a chat in these months (YYYY-MM) and now with those of another; undefined: that one has none. Rejects with a StoreError. */
  merged(from: number, to: number, months: string[]): Promise<SumsWrite | undefined>;
  /** These are written. */
  keep(written: SumsWrite[]): void;
  /** What is at hand of the chat counts no more. */
  drop(chatId: number): void;
};

/** Sums that are at hand without a read. */
const sumsKept = 2_000;

export const createRunningSums = (store: Pick<SumsStore, 'now' | 'months'>): RunningSums => {
  const sums = createBoundedMap<Subject, DaySums>(sumsKept);

  /** What is counted on now, of each subject. */
  const present = async (subjects: Subject[]): Promise<Map<Subject, DaySums | undefined>> => {
    const known = new Map(subjects.map((subject) => [subject, sums.get(subject)]));
    const unread = subjects.filter((subject) => known.get(subject) === undefined);
    const found = unread.length === 0 ? [] : await store.now(unread);
    for (const [at, subject] of unread.entries()) known.set(subject, found[at]);
    return known;
  };

  return {
    with: async (added) => {
      const bySubject = Map.groupBy(added, ({ subject }) => subject);
      const before = await present([...bySubject.keys()]);
      const plans = [...bySubject].map(([subject, its]) => ({
        subject,
        ...planOf(before.get(subject), its),
      }));
      const wanted = plans.flatMap(({ subject, ended }) =>
        monthsOf(ended).map((name) => ({ subject, name })),
      );
      const months = wanted.length === 0 ? [] : await store.months(wanted);
      return plans.map(({ subject, now, ended }) => ({
        subject,
        now,
        months: wanted.flatMap((one, at) => {
          if (one.subject !== subject) return [];
          const its = ended.filter(({ day }) => monthOf(day) === one.name);
          return [{ name: one.name, days: its.reduce(withDay, months[at] ?? {}) }];
        }),
      }));
    },
    merged: async (from, to, months) => {
      const [before, after] = await store.now([`c${from}`, `c${to}`]);
      const old = months.map((name) => ({ subject: `c${from}` as const, name }));
      const own = months.map((name) => ({ subject: `c${to}` as const, name }));
      const found = await store.months([...old, ...own]);
      const daysOf = (wanted: { name: string }[], offset: number): DaySums[] =>
        wanted.flatMap(({ name }, at) =>
          Object.entries(found[offset + at] ?? {}).map(([date, counts]) => ({
            day: `${name}-${date}`,
            counts,
          })),
        );
      const moved = [...daysOf(old, 0), ...(before === undefined ? [] : [before])];
      if (moved.every(({ counts }) => Object.keys(counts).length === 0)) return undefined;
      const { now, ended } = planOf(after, [...moved, ...daysOf(own, old.length)]);
      return {
        subject: `c${to}`,
        now,
        months: monthsOf(ended).map((name) => ({
          name,
          days: ended.filter(({ day }) => monthOf(day) === name).reduce(withDay, {}),
        })),
      };
    },
    keep: (written) => {
      for (const { subject, now } of written) sums.set(subject, now);
    },
    drop: (chatId) => void sums.delete(`c${chatId}`),
  };
};

/** The months (YYYY-MM) of these days, each once. */
const monthsOf = (days: DaySums[]): string[] => [...new Set(days.map(({ day }) => monthOf(day)))];

/** The day that is counted on from now on, and the days that are over. */
const planOf = (before: DaySums | undefined, added: DaySums[]): { now: DaySums; ended: DaySums[] } => {
  const days = new Map<string, Counts>(before === undefined ? [] : [[before.day, { ...before.counts }]]);
  for (const { day, counts } of added) days.set(day, addTo(days.get(day) ?? {}, counts));
  const inOrder = [...days]
    .map(([day, counts]): DaySums => ({ day, counts }))
    .toSorted((one, two) => (one.day < two.day ? -1 : 1));
  const now = inOrder.pop() ?? { day: '', counts: {} };
  return { now, ended: inOrder };
};
