import type { Amendment, AmendmentStore } from '../../publishing/amend/amendment.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

/** What is over is kept as long as its receipts (milliseconds). */
const keptMs = 8 * 86_400_000;
const liveKey = 'amendments-live';

/** Changes of what was sent, those of them that are under way, and the last of each thing. */
export const createAmendmentStore = (store: KeyValue, lock: Lock): AmendmentStore => {
  const key = (id: string) => `amendment:${id}`;
  const lastKey = (of: string) => `amendment-of:${of}`;
  const live = async () => (await store.get<string[]>(liveKey)) ?? [];
  const change = (next: (ids: string[]) => string[]) =>
    lock(liveKey, async () => store.set(liveKey, next(await live())));
  const get = (id: string) => store.get<Amendment>(key(id));
  return {
    get,
    put: async (amendment) => {
      await store.set(key(amendment.id), amendment, amendment.state === 'ended' ? keptMs : undefined);
      await store.set(lastKey(amendment.of), amendment.id, 2 * keptMs);
    },
    live,
    markLive: (id) => change((ids) => [...ids.filter((one) => one !== id), id]),
    markEnded: (id) => change((ids) => ids.filter((one) => one !== id)),
    lastOf: async (of) => {
      const id = await store.get<string>(lastKey(of));
      return id === undefined ? undefined : get(id);
    },
  };
};
