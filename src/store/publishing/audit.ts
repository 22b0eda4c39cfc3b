import type { Act, Audit } from '../../audience/audit.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const most = 100;

/** What was done with each chat: one record a chat, the newest first. */
export const createAuditStore = (store: KeyValue, lock: Lock): Audit => {
  const key = (chatId: number) => `audit:${chatId}`;
  const list = async (chatId: number) => (await store.get<Act[]>(key(chatId))) ?? [];
  return {
    list,
    note: (chatId, act) =>
      lock(key(chatId), async () => store.set(key(chatId), [act, ...(await list(chatId))].slice(0, most))),
  };
};
