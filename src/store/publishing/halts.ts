import type { HaltStore } from '../../delivery/post/halts.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'halted';

/** Which posts are halted: one small record. */
export const createHaltStore = (store: KeyValue): HaltStore => ({
  get: async () => (await store.get<Awaited<ReturnType<HaltStore['get']>>>(key)) ?? {},
  put: (halted) => store.set(key, halted),
});
