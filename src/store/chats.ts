import type { Chat } from '../audience/chat.ts';
import type { ChatStore } from '../audience/ports.ts';
import type { KeyValue } from './key-value.ts';
import type { Lock } from './lock.ts';

/** Chats in the store, one record each. */
export const createChatStore = (store: KeyValue, lock: Lock): ChatStore => {
  const key = (id: number) => `chat:${id}`;
  return {
    get: (id) => store.get<Chat>(key(id)),
    getMany: (ids) => store.getMany<Chat>(ids.map(key)),
    update: (id, change) =>
      lock(key(id), async () => {
        const before = await store.get<Chat>(key(id));
        const after = change(before);
        if (after === undefined) return before;
        await store.set(key(id), after);
        return after;
      }),
    remove: (id) => lock(key(id), () => store.delete(key(id))),
  };
};
