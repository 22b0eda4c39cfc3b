import type { Act, Audit } from '../../audience/audit.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const most = 100;

/** What was done with each chat: one record a chat, the newest first. */
export const createAuditStore = (
  store: KeyValue,
  lock: Lock,
): Audit & {
  /** Forgets what was done with a chat. Rejects with a StoreError. */
  clear(chatId: number): Promise<void>;
  /** What was done with the first stands in the second's history. Rejects with a StoreError. */
  move(from: number, to: number): Promise<void>;
} => {
  const key = (chatId: number) => `audit:${chatId}`;
  const list = async (chatId: number) => (await store.get<Act[]>(key(chatId))) ?? [];
  return {
    list,
    move: async (from, to) => {
      const before = await list(from);
      if (before.length === 0) return;
      await lock(key(to), async () => {
        const after = await list(to);
        const all = [...after, ...before].toSorted((one, two) => two.at - one.at);
        await store.set(key(to), all.slice(0, most));
      });
      await store.delete(key(from));
    },
    clear: (chatId) => lock(key(chatId), () => store.delete(key(chatId))),
    note: (chatId, act) =>
      lock(key(chatId), async () => store.set(key(chatId), [act, ...(await list(chatId))].slice(0, most))),
  };
};
