import type { AlarmStore } from '../../operating/alarms.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'alarms';

/** Troubles that operators were told of: one small record. */
export const createAlarmStore = (store: KeyValue): AlarmStore => ({
  get: async () => (await store.get<Awaited<ReturnType<AlarmStore['get']>>>(key)) ?? {},
  put: (told) => store.set(key, told),
});
