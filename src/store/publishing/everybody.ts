import type { KeyValue } from '../keyv/key-value.ts';

const key = 'everybody-listed';

/** Whether those who followed before there was an audience of everybody are in it. */
export const createEverybodyStore = (store: KeyValue) => ({
  isListed: async (): Promise<boolean> => (await store.get<true>(key)) === true,
  /** Rejects with a StoreError. */
  setListed: (): Promise<void> => store.set(key, true),
});
