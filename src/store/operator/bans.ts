import type { Bans, BanStore } from '../../audience/bans.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'bans';

/** Who and what is banned: one small record. */
export const createBanStore = (store: KeyValue): BanStore => ({
  get: async () => (await store.get<Bans>(key)) ?? { chats: [], feeds: [] },
  put: (bans) => store.set(key, bans),
});
