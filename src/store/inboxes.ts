import { dueOf, type Held, type Inbox, type InboxStore } from '../delivery/campaign.ts';
import { createSoon } from './inboxes/soon.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

/** Width of one due bucket. A tick reads the buckets that have ended since the last one. */
const bucketMs = 2_000;
/** Longest stay of a due bucket: after a longer stop its chats are found again when their next story comes. */
const keptMs = 40 * 86_400_000;
const readAtOnce = 500;

/**
 * Held stories by chat, and buckets of time that name the chats which fall due in them. The buckets are for whoever comes
 * after a stop, and for very many: until then the time of each is known to the millisecond.
 * `mostSoon`: of so many at once.
 */
export const createInboxStore = (store: KeyValue, lock: Lock, mostSoon = 10_000): InboxStore => {
  const key = (chatId: number) => `inbox:${chatId}`;
  const bucketKey = (bucket: number) => `due:${bucket}`;
  const bucketOf = (time: number) => Math.floor(time / bucketMs);
  let mark: number | undefined;
  let saved: number | undefined;
  /** Chats that fell due and are not handled yet, each with the mark before it did: the lowest first. */
  const left = new Map<number, number>();
  const soon = createSoon(mostSoon);

  return {
    get: async (chatId) => read(await store.get<Stored>(key(chatId))),
    getMany: async (chatIds) => (await store.getMany<Stored>(chatIds.map(key))).map(read),
    put: (chatId, inbox) =>
      lock('due', async () => {
        const dueAt = dueOf(inbox);
        const bucket = Math.max(bucketOf(dueAt), (mark ?? 0) + 1);
        const named = (await store.get<number[]>(bucketKey(bucket))) ?? [];
        // At once and the bucket first: one that names a chat with nothing held is harmless, the reverse is a story forgotten.
        await store.setMany([
          ...(named.includes(chatId)
            ? []
            : [{ key: bucketKey(bucket), value: [...named, chatId], ttlMs: keptMs }]),
          { key: key(chatId), value: written(inbox) },
        ]);
        soon.note(chatId, dueAt);
      }),
    remove: (chatId) => {
      soon.forget(chatId);
      return store.delete(key(chatId));
    },
    soonest: soon.first,
    onSoon: soon.onNote,
    due: (now) =>
      lock('due', async () => {
        const last = bucketOf(now) - 1;
        if (mark === undefined) {
          mark = (await store.get<number>('due')) ?? last - 1;
          await store.set('due', mark);
        }
        // Where the machine's clock was put back since, what falls due by it is not behind the mark.
        mark = Math.min(mark, last);
        const from = Math.max(mark + 1, last - Math.ceil(keptMs / bucketMs));
        const before = mark;
        const chatIds = new Set<number>();
        // Nobody is forgotten where this fails: the buckets name them, too.
        for (let bucket = from; bucket <= last; bucket += readAtOnce) {
          const keys = range(bucket, Math.min(last, bucket + readAtOnce - 1)).map(bucketKey);
          for (const named of await store.getMany<number[]>(keys)) named?.forEach((id) => chatIds.add(id));
        }
        mark = Math.max(mark, last);
        const isInBucket = chatIds.size > 0;
        for (const id of soon.take(now)) chatIds.add(id);
        for (const id of chatIds) if (!left.has(id)) left.set(id, before);
        return {
          chatIds: [...chatIds],
          done: async (open) => {
            const still = new Set(open);
            for (const id of left.keys()) if (!still.has(id)) left.delete(id);
            const [first = last] = left.values();
            // A quiet mark is written once a minute: reading empty buckets again after a crash costs nothing.
            const isToBeKept = isInBucket || last % 30 === 0;
            // The mark on disk stays before what was not handled, which so is due after a crash, too.
            if (!isToBeKept || first === saved) return;
            await store.set('due', first);
            saved = first;
          },
        };
      }),
  };
};

/** A campaign's id stands under the name that campaigns had when the first stores were written. */
type Stored = Omit<Inbox, 'items'> & { items: (Omit<Held, 'campaignId'> & { broadcastId: string })[] };

const written = ({ items, ...inbox }: Inbox): Stored => ({
  ...inbox,
  items: items.map(({ campaignId, ...held }) => ({ broadcastId: campaignId, ...held })),
});

const read = (stored: Stored | undefined): Inbox | undefined =>
  stored && {
    ...stored,
    items: stored.items.map(({ broadcastId, ...held }) => ({ campaignId: broadcastId, ...held })),
  };

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
