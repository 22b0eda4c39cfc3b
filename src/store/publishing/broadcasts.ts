import type { Broadcast, BroadcastStore } from '../../publishing/broadcast.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

/** What is over is kept as long as its receipts (milliseconds). */
const keptMs = 8 * 86_400_000;
const mostInChat = 100;
const liveKey = 'posts-live';

/** Posts, those of them that are under way, and what was posted in each chat. */
export const createBroadcastStore = (store: KeyValue, lock: Lock): BroadcastStore => {
  const key = (id: string) => `post:${id}`;
  const chatKey = (chatId: number) => `posts-in:${chatId}`;
  const list = async (of: string) => (await store.get<string[]>(of)) ?? [];
  const change = (of: string, next: (ids: string[]) => string[], ttlMs?: number) =>
    lock(of, async () => store.set(of, next(await list(of)), ttlMs));
  return {
    get: (id) => store.get<Broadcast>(key(id)),
    put: (broadcast) => {
      const isOver = broadcast.state === 'ended' || broadcast.state === 'cancelled';
      return store.set(key(broadcast.id), broadcast, isOver ? keptMs : undefined);
    },
    live: () => list(liveKey),
    markLive: (id) => change(liveKey, (ids) => [...ids.filter((one) => one !== id), id]),
    markEnded: (id) => change(liveKey, (ids) => ids.filter((one) => one !== id)),
    recentIn: (chatId) => list(chatKey(chatId)),
    noteIn: async (chatIds, id) => {
      const first = (ids: string[]) => [id, ...ids.filter((one) => one !== id)].slice(0, mostInChat);
      for (const chatId of chatIds) await change(chatKey(chatId), first, keptMs);
    },
  };
};
