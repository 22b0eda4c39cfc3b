import { StoreError } from './failure.ts';
import { schemaKey, type KeyValue } from './key-value.ts';
import type { Walked } from './walk.ts';

/** What a step may do to a store. */
export type StepStore = Pick<KeyValue, 'get' | 'getMany' | 'set' | 'setMany' | 'delete'> & {
  walk<T>(area: string, after: string | undefined, limit: number): Promise<Walked<T>>;
};

/**
 * Brings a store from one version of the schema to the next. It is run again from its beginning where a crash has cut it short:
 * doing it twice must be doing it once. It reads page by page (`walk`), never everything at once.
 */
export type SchemaStep = (store: StepStore) => Promise<void>;

/**
 * The first brings version 1 to 2, and so on. A step is added whenever the shape of a record changes in a way that older programs would
 * misread; a field that may be missing needs none. Steps are never changed once they were released.
 */
export const schemaSteps: readonly SchemaStep[] = [
  // To 2: a page of receipts may end with lists of names (store/receipts/pages.ts). Pages without them stay as they are.
  async () => {},
];

/** The version that a store has once all steps are done. */
export const versionAfter = (steps: readonly SchemaStep[]): number => steps.length + 1;

/**
 * Brings a store to the version that this program knows, step by step; how far it is stands in the store after each. `before` is
 * called with the version that is left, before anything is changed. A store without a version is new. Rejects with a StoreError where the store is newer than
 * the program, or older and not this process's own.
 */
export const bringUpToDate = async (
  store: StepStore,
  {
    steps,
    isOwner,
    before,
  }: { steps: readonly SchemaStep[]; isOwner: boolean; before(version: number): Promise<void> },
): Promise<void> => {
  const known = versionAfter(steps);
  const found = await store.get<number>(schemaKey);
  if (found === undefined) {
    await store.set(schemaKey, known);
    return store.set('chats', 0);
  }
  if (found > known)
    throw new StoreError(
      `the store was written by a newer Kabar (schema ${found}; this one knows ${known}): update Kabar, or point STORE_URL at another store`,
    );
  if (found === known) return;
  if (!isOwner)
    throw new StoreError(
      `the store was written by an older Kabar (schema ${found}; this one knows ${known}): start Kabar, which brings it up to date`,
    );
  await before(found);
  for (let version = found; version < known; version++) {
    await steps[version - 1]?.(store);
    await store.set(schemaKey, version + 1);
  }
};
