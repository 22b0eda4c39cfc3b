import type { DayCounts } from '../delivery/judge/ports.ts';
import type { KeyValue } from './keyv/key-value.ts';

/** A day is over everywhere after this time (milliseconds). */
const keptMs = 2 * 86_400_000;

type Stored = { day: string; told: Record<string, string[]> };

/** By chat, the stories of the present day that it got of sources of which it wants only so many. */
export const createDayCounts = (
  store: KeyValue,
): DayCounts & {
  /** Rejects with a StoreError. */
  forget(chatId: number): Promise<void>;
  /** What the first was told today counts for the second. Rejects with a StoreError. */
  move(from: number, to: number): Promise<void>;
} => {
  const key = (chatId: number) => `day-count:${chatId}`;
  const today = async (chatId: number, day: string): Promise<Stored> => {
    const known = await store.get<Stored>(key(chatId));
    return known?.day === day ? known : { day, told: {} };
  };
  return {
    forget: (chatId) => store.delete(key(chatId)),
    move: async (from, to) => {
      const before = await store.get<Stored>(key(from));
      if (before === undefined) return;
      const { told } = await today(to, before.day);
      const all = Object.entries(before.told).map(([source, ids]): [string, string[]] => [
        source,
        [...new Set([...ids, ...(told[source] ?? [])])],
      ]);
      const value: Stored = { day: before.day, told: { ...told, ...Object.fromEntries(all) } };
      await store.set(key(to), value, keptMs);
      await store.delete(key(from));
    },
    told: async (chatId, sourceId, day) => (await today(chatId, day)).told[sourceId] ?? [],
    note: async (chatId, sourceId, day, campaignId) => {
      const { told } = await today(chatId, day);
      const ids = told[sourceId] ?? [];
      if (ids.includes(campaignId)) return;
      const value: Stored = { day, told: { ...told, [sourceId]: [...ids, campaignId] } };
      await store.set(key(chatId), value, keptMs);
    },
  };
};
