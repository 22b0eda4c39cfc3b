import type { Lock } from '../../runtime/lock.ts';
import type { WeeklyStore, Weekly } from '../../stats/weekly.ts';
import type { KeyValue } from '../keyv/key-value.ts';

const key = 'weekly-reports';

/** Who wants reports of which chats: one list, as there are few of them. */
export const createWeeklyStore = (store: KeyValue, lock: Lock): WeeklyStore => {
  const all = async () => (await store.get<Weekly[]>(key)) ?? [];
  const isSame = (one: Pick<Weekly, 'userId' | 'about'>, two: Pick<Weekly, 'userId' | 'about'>) =>
    one.userId === two.userId && one.about === two.about;
  return {
    all,
    put: (weekly) =>
      lock(key, async () => {
        const others = (await all()).filter((one) => !isSame(one, weekly));
        await store.set(key, [...others, weekly]);
      }),
    remove: (which) =>
      lock(key, async () => {
        const before = await all();
        const left = before.filter((one) => !isSame(one, which));
        if (left.length < before.length) await store.set(key, left);
      }),
  };
};
