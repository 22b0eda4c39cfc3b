import { mattersMs, type Posted } from '../../audience/settings/pace.ts';
import type { PostedLog } from '../../delivery/judge/ports.ts';
import type { KeyValue } from '../keyv/key-value.ts';

/** More than any pace lets through in that time. */
const most = 1_000;

/** What was let through to each chat that has a pace: one record a chat, the latest last. Whoever notes does so under the chat's lock. */
export const createPostedLog = (
  store: KeyValue,
): PostedLog & {
  /** Rejects with a StoreError. */
  forget(chatId: number): Promise<void>;
  /** What was posted in the first counts for the second. Rejects with a StoreError. */
  move(from: number, to: number): Promise<void>;
} => {
  const key = (chatId: number) => `posted:${chatId}`;
  const of: PostedLog['of'] = async (chatId, now) =>
    ((await store.get<Posted[]>(key(chatId))) ?? []).filter(({ at }) => at > now - mattersMs);
  return {
    of,
    note: async (chatId, posted) => {
      const others = (await of(chatId, posted.at)).filter(({ id }) => id !== posted.id);
      await store.set(key(chatId), [...others, posted].slice(-most), mattersMs);
    },
    forget: (chatId) => store.delete(key(chatId)),
    move: async (from, to) => {
      const [before = [], after = []] = await store.getMany<Posted[]>([key(from), key(to)]);
      if (before.length === 0) return;
      const others = before.filter(({ id }) => after.every((one) => one.id !== id));
      await store.set(key(to), [...others, ...after].slice(-most), mattersMs);
      await store.delete(key(from));
    },
  };
};
