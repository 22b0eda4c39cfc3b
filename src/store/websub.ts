import type { PushedContent, Subscription, WebSubStore } from '../feed/websub/record.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

const idsInPage = 256;
/** How many ids each page holds: pages empty and fill again as feeds come and go. */
const fillKey = 'websubs';
/** A pushed body that nobody has read for so long is no news any more. */
const contentKeptMs = 3 * 86_400_000;

type Listed = { subscription: Subscription; page: number };

/** Subscriptions at hubs, listed in pages of ids that are used again, and the bodies that hubs brought, in numbered slots. */
export const createWebSubStore = (store: KeyValue, lock: Lock): WebSubStore => {
  const key = (id: string) => `websub:${id}`;
  const pageKey = (page: number) => `websubs:${page}`;
  const slotKey = (slot: number) => `pushed:${slot}`;
  const fill = async () => (await store.get<number[]>(fillKey)) ?? [];
  const idsOf = async (page: number) => (await store.get<string[]>(pageKey(page))) ?? [];

  /** Lists it in the first page with room, and writes all of that in one go. */
  const add = (subscription: Subscription) =>
    lock(fillKey, async () => {
      const counts = await fill();
      const found = counts.findIndex((count) => count < idsInPage);
      const page = found === -1 ? counts.length : found;
      const ids = [...(await idsOf(page)), subscription.id];
      await store.setMany([
        { key: pageKey(page), value: ids },
        { key: fillKey, value: counts.toSpliced(page, 1, ids.length) },
        { key: key(subscription.id), value: { subscription, page } satisfies Listed },
      ]);
    });

  const listed = (id: string) => store.get<Listed>(key(id));

  return {
    get: async (id) => (await listed(id))?.subscription,
    save: async (subscription) => {
      const before = await listed(subscription.id);
      if (before === undefined) await add(subscription);
      else await store.set(key(subscription.id), { ...before, subscription });
    },
    remove: async (id) => {
      const before = await listed(id);
      if (before === undefined) return;
      await lock(fillKey, async () => {
        const ids = (await idsOf(before.page)).filter((one) => one !== id);
        await store.setMany([
          { key: pageKey(before.page), value: ids },
          { key: fillKey, value: (await fill()).with(before.page, ids.length) },
        ]);
      });
      await store.delete(key(id));
    },
    pages: async function* () {
      const { length } = await fill();
      for (let page = 0; page < length; page++) {
        const found = await store.getMany<Listed>((await idsOf(page)).map(key));
        yield found.flatMap((one) => (one === undefined ? [] : [one.subscription]));
      }
    },
    putContent: async (slot, content, subscription) => {
      const before = await listed(subscription.id);
      await store.setMany([
        { key: slotKey(slot), value: content, ttlMs: contentKeptMs },
        ...(before === undefined ? [] : [{ key: key(subscription.id), value: { ...before, subscription } }]),
      ]);
    },
    content: (slot) => store.get<PushedContent>(slotKey(slot)),
    dropContent: (slot) => store.delete(slotKey(slot)),
  };
};
