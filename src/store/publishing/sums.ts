import type { MembersStore, Subject, SumsStore, SumsWrite } from '../../stats/ports.ts';
import type { DaySums, MonthSums } from '../../stats/sums.ts';
import { pageWrites } from '../receipts/pages.ts';
import type { KeyValue, Write } from '../keyv/key-value.ts';

/** Thirteen months, and some days for the longest of them (milliseconds). */
const keptMs = 400 * 86_400_000;
/** A message's reactions change for as long as people look at it (milliseconds). */
const reactionsKeptMs = 30 * 86_400_000;

/** Daily sums: the present day of each subject in a record of its own, and a record a month. */
export const createSumsStore = (store: KeyValue): SumsStore => {
  const nowKey = (subject: Subject) => `sums:${subject}`;
  const monthKey = (subject: Subject, name: string) => `sums:${subject}:${name}`;
  const readable = <T>(found: (T | undefined | 'unreadable')[]): (T | undefined)[] =>
    found.map((one) => (one === 'unreadable' ? undefined : one));
  const sumWrites = (sums: SumsWrite[]): Write[] =>
    sums.flatMap(({ subject, now, months }) => [
      { key: nowKey(subject), value: now, ttlMs: keptMs },
      ...months.map(({ name, days }) => ({ key: monthKey(subject, name), value: days, ttlMs: keptMs })),
    ]);
  const reactionsKey = ({ chatId, messageId }: { chatId: number; messageId: number }) =>
    `reactions:${chatId}:${messageId}`;
  return {
    now: async (subjects) => readable(await store.getEach<DaySums>(subjects.map(nowKey))),
    months: async (wanted) =>
      readable(await store.getEach<MonthSums>(wanted.map(({ subject, name }) => monthKey(subject, name)))),
    save: (pages, sums) => store.setMany([...sumWrites(sums), ...pageWrites(pages)]),
    saveReactions: (message, total, sums) =>
      store.setMany([
        ...sumWrites(sums),
        { key: reactionsKey(message), value: total, ttlMs: reactionsKeptMs },
      ]),
    reactions: async (message) => (await store.get<number>(reactionsKey(message))) ?? 0,
    move: (from, sums) => {
      const subject: Subject = `c${from}`;
      const months = sums.months.map(({ name }) => ({
        key: monthKey(subject, name),
        value: {},
        ttlMs: keptMs,
      }));
      const emptied = { key: nowKey(subject), value: { day: sums.now.day, counts: {} }, ttlMs: keptMs };
      return store.setMany([...sumWrites([sums]), emptied, ...months]);
    },
    forget: async (chatId, months) => {
      const subject: Subject = `c${chatId}`;
      for (const key of [nowKey(subject), ...months.map((name) => monthKey(subject, name))])
        await store.delete(key);
    },
  };
};

/** How many members each chat had: one record a chat. */
export const createMembersStore = (store: KeyValue): MembersStore => {
  const key = (chatId: number) => `members:${chatId}`;
  const get = async (chatId: number) => (await store.get<[string, number][]>(key(chatId))) ?? [];
  return {
    get,
    move: async (from, to) => {
      const before = await get(from);
      if (before.length === 0) return;
      const days = new Map([...before, ...(await get(to))]);
      const inOrder = [...days].toSorted(([one], [two]) => (one < two ? -1 : 1));
      await store.set(key(to), inOrder, keptMs);
      await store.delete(key(from));
    },
    put: (chatId, members) => store.set(key(chatId), members, keptMs),
    forget: (chatId) => store.delete(key(chatId)),
  };
};
