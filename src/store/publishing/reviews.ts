import type { Declined, Review, ReviewStore } from '../../publishing/review/review.ts';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const dayMs = 86_400_000;
/** As long as receipts: until then a correction may come for what was posted. */
const keptMs = 8 * dayMs;
const declinedKeptMs = 30 * dayMs;
const mostDeclined = 100;
/** Chats whose declined stories are at hand: each new story of theirs is compared with them. */
const chatsAtHand = 200;
const openKey = 'reviews';

/** Reviews, those of them that are not over, and what was left out in each chat. */
export const createReviewStore = (
  store: KeyValue,
  lock: Lock,
): ReviewStore & {
  /** Forgets what was left out in a chat. Rejects with a StoreError. */
  clear(chatId: number): Promise<void>;
} => {
  const key = (id: string) => `review:${id}`;
  const declinedKey = (chatId: number) => `declined:${chatId}`;
  const atHand = createBoundedMap<number, Declined[]>(chatsAtHand);
  const open = async () => (await store.get<string[]>(openKey)) ?? [];
  const declined = async (chatId: number): Promise<Declined[]> => {
    const known = atHand.get(chatId) ?? (await store.get<Declined[]>(declinedKey(chatId))) ?? [];
    atHand.set(chatId, known);
    return known;
  };
  return {
    get: (id) => store.get<Review>(key(id)),
    put: (review) => store.set(key(review.id), review, keptMs),
    open,
    markOpen: (id) =>
      lock(openKey, async () => {
        const known = await open();
        if (!known.includes(id)) await store.set(openKey, [...known, id]);
      }),
    markOver: (id) =>
      lock(openKey, async () => {
        const known = await open();
        const left = known.filter((one) => one !== id);
        if (left.length < known.length) await store.set(openKey, left);
      }),
    declined,
    noteDeclined: (chatId, one) =>
      lock(declinedKey(chatId), async () => {
        const others = (await declined(chatId)).filter(({ id }) => id !== one.id);
        const all = [...others, one].slice(-mostDeclined);
        await store.set(declinedKey(chatId), all, declinedKeptMs);
        atHand.set(chatId, all);
      }),
    clear: (chatId) => {
      atHand.delete(chatId);
      return store.delete(declinedKey(chatId));
    },
  };
};
