import type { FeedRecord, FeedStore, Recent } from '../feed/record.ts';
import type { Known } from '../story/known/known.ts';
import { createFeedNotes, type FeedNotes } from './feed-notes.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

const idsInPage = 256;
const countKey = 'feeds';
/** How long a record that is noted waits for others to be written with it. */
const notedMs = 1_000;

/** Feeds, each with its record, what is known of its entries, and its recent stories; listed in pages of ids. */
export const createFeedStore = (store: KeyValue, lock: Lock): FeedStore & { flush: FeedNotes['flush'] } => {
  const key = (id: string) => `feed:${id}`;
  const knownKey = (id: string) => `known:${id}`;
  const recentKey = (id: string) => `recent:${id}`;
  const aliasKey = (id: string) => `alias:${id}`;
  const pageKey = (page: number) => `feeds:${page}`;

  const notes = createFeedNotes(store, key, notedMs);

  const list = (id: string) =>
    lock(countKey, async () => {
      const count = (await store.get<number>(countKey)) ?? 0;
      const page = Math.floor(count / idsInPage);
      const ids = (await store.get<string[]>(pageKey(page))) ?? [];
      await store.setMany([
        { key: pageKey(page), value: [...ids, id] },
        { key: countKey, value: count + 1 },
      ]);
    });

  return {
    get: async (id) => notes.get(id) ?? store.get<FeedRecord>(key(id)),
    getMany: async (ids) => {
      const stored = await store.getMany<FeedRecord>(ids.map(key));
      return stored.map((record, index) => notes.get(ids[index] ?? '') ?? record);
    },
    known: (id) => store.get<Known>(knownKey(id)),
    recent: async (ids) => (await store.getMany<Recent[]>(ids.map(recentKey))).map((one) => one ?? []),
    save: async (record, { known, recent } = {}) => {
      // Listed first: an id without a record is passed over, a record without its id would never be looked at again.
      if ((await store.get(key(record.id))) === undefined) await list(record.id);
      await notes.drop(record.id);
      await store.setMany([
        { key: key(record.id), value: record },
        ...(known === undefined ? [] : [{ key: knownKey(record.id), value: known }]),
        ...(recent === undefined ? [] : [{ key: recentKey(record.id), value: recent }]),
      ]);
    },
    note: notes.put,
    isBehind: notes.isBehind,
    flush: notes.flush,
    alias: (addressId) => store.get<string>(aliasKey(addressId)),
    putAlias: (addressId, id) => store.set(aliasKey(addressId), id),
    pages: async function* () {
      const count = (await store.get<number>(countKey)) ?? 0;
      for (let page = 0; page * idsInPage < count; page++)
        yield [...new Set((await store.get<string[]>(pageKey(page))) ?? [])];
    },
  };
};
