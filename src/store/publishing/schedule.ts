import type { Due, ScheduleStore } from '../../publishing/broadcast.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'scheduled';

/** What is scheduled: one list in the order in which it falls due, as there is little of it. */
export const createScheduleStore = (store: KeyValue, lock: Lock): ScheduleStore => {
  const all = async () => (await store.get<Due[]>(key)) ?? [];
  return {
    all,
    put: (due) =>
      lock(key, async () => {
        const others = (await all()).filter(({ id }) => id !== due.id);
        await store.set(
          key,
          [...others, due].toSorted((one, two) => one.at - two.at),
        );
      }),
    remove: (id) =>
      lock(key, async () => {
        const before = await all();
        const left = before.filter((one) => one.id !== id);
        if (left.length < before.length) await store.set(key, left);
      }),
  };
};
