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
} => {
  const key = (chatId: number) => `audit:${chatId}`;
  const list = async (chatId: number) => (await store.get<Act[]>(key(chatId))) ?? [];
  return {
    list,
    clear: (chatId) => lock(key(chatId), () => store.delete(key(chatId))),
    note: (chatId, act) =>
      lock(key(chatId), async () => store.set(key(chatId), [act, ...(await list(chatId))].slice(0, most))),
  };
};
