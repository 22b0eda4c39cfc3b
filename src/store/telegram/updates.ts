import type { WalkedStore } from '../keyv/open.ts';

/** Telegram itself keeps updates for a day (milliseconds). */
const keptMs = 2 * 86_400_000;
/** Written by one statement, and read at once. */
const most = 249;
/** Digits of the largest number that an update may have: keys are in the order of the numbers. */
const digits = 16;

/** Updates that were taken and are not handled yet. */
export const createUpdateStore = <Update extends { update_id: number }>(
  store: Pick<WalkedStore, 'setMany' | 'delete' | 'walk'>,
) => {
  const key = (id: number) => `update:${String(id).padStart(digits, '0')}`;
  return {
    put: async (updates: Update[]): Promise<void> => {
      for (let from = 0; from < updates.length; from += most)
        await store.setMany(
          updates
            .slice(from, from + most)
            .map((update) => ({ key: key(update.update_id), value: update, ttlMs: keptMs })),
        );
    },
    remove: (id: number): Promise<void> => store.delete(key(id)),
    all: async function* (): AsyncIterable<Update[]> {
      let after: string | undefined;
      do {
        const { values, next } = await store.walk<Update>('update', after, most);
        yield values;
        after = next;
      } while (after !== undefined);
    },
  };
};
