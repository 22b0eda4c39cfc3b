import type { Managers, UntoldNotes } from '../audience/managers.ts';
import type { Lock } from '../runtime/lock.ts';
import type { KeyValue } from './keyv/key-value.ts';

/** Chats of one person, and people of one chat, remembered at most. */
const most = 100;
const notesKeptMs = 30 * 86_400_000;
const mostNotes = 20;

/** Who manages which chats: a list for each person and one for each chat. */
export const createManagerStore = (store: KeyValue, lock: Lock): Managers => {
  const chatsKey = (userId: number) => `manages:${userId}`;
  const peopleKey = (chatId: number) => `managers:${chatId}`;
  const languageKey = (userId: number) => `manager-language:${userId}`;
  const list = async (key: string) => (await store.get<number[]>(key)) ?? [];
  const put = (key: string, id: number) =>
    lock(key, async () => {
      const known = await list(key);
      if (known[0] === id) return;
      await store.set(key, [id, ...known.filter((one) => one !== id)].slice(0, most));
    });
  const strike = (key: string, id: number) =>
    lock(key, async () => {
      const known = await list(key);
      if (known.includes(id))
        await store.set(
          key,
          known.filter((one) => one !== id),
        );
    });
  return {
    leave: async (userId, chatId) => {
      await strike(chatsKey(userId), chatId);
      await strike(peopleKey(chatId), userId);
    },
    forget: async (id) => {
      for (const chatId of await list(chatsKey(id))) await strike(peopleKey(chatId), id);
      for (const userId of await list(peopleKey(id))) await strike(chatsKey(userId), id);
      for (const key of [chatsKey(id), peopleKey(id), languageKey(id)]) await store.delete(key);
    },
    languageOf: (userId) => store.get(languageKey(userId)),
    note: async (userId, chatId, language) => {
      await put(chatsKey(userId), chatId);
      await put(peopleKey(chatId), userId);
      if (language !== undefined && (await store.get(languageKey(userId))) !== language)
        await store.set(languageKey(userId), language);
    },
    chatsOf: (userId) => list(chatsKey(userId)),
    managersOf: (chatId) => list(peopleKey(chatId)),
  };
};

/** Notes for people who cannot be written to yet, for thirty days. */
export const createUntoldStore = (store: KeyValue, lock: Lock): UntoldNotes => {
  const key = (userId: number) => `untold:${userId}`;
  const notes = async (userId: number) => (await store.get<string[]>(key(userId))) ?? [];
  return {
    keep: (userId, html) =>
      lock(key(userId), async () => {
        const others = (await notes(userId)).filter((one) => one !== html);
        await store.set(key(userId), [...others, html].slice(-mostNotes), notesKeptMs);
      }),
    take: (userId) =>
      lock(key(userId), async () => {
        const kept = await notes(userId);
        if (kept.length > 0) await store.delete(key(userId));
        return kept;
      }),
  };
};
