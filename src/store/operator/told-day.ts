import type { ToldDay } from '../../operating/day.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'told-day';

/** The last day that the log told of: one small record. `put` rejects with a StoreError. */
export const createToldDayStore = (store: KeyValue): ToldDay => ({
  get: () => store.get<string>(key),
  put: (day) => store.set(key, day),
});
