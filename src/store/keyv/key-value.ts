import type Keyv from 'keyv';

/** A read or a write that the store did not do. Never ignored: whoever gets it must not go on as if it had been done. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What the collections need of a store. Every failure rejects with a StoreError. */
export type KeyValue = {
  get<T>(key: string): Promise<T | undefined>;
  /** In the order of the keys; undefined where there is none. */
  getMany<T>(keys: string[]): Promise<(T | undefined)[]>;
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  /** All or nothing for up to 249 entries on SQLite (one statement); the first failure rejects. */
  setMany(entries: Write[]): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
};

export type Write = { key: string; value: unknown; ttlMs?: number };

/**
 * Wraps a Keyv so that failures cannot pass unseen. Keyv 6 turns a failed write into `false` and, once anything
 * listens to its `error` event, a failed read into `undefined`: so nothing may listen to it, and results are checked.
 */
export const createKeyValue = (keyv: Keyv): KeyValue => ({
  get: async (key) => attempt(`read ${area(key)}`, () => keyv.get(key)),
  getMany: async (keys) =>
    keys.length === 0 ? [] : attempt(`read ${area(keys[0] ?? '')}`, () => keyv.getMany(keys)),
  set: async (key, value, ttlMs) => {
    const done = await attempt(`write ${area(key)}`, () => keyv.set(key, value, ttlMs));
    if (!done) throw new StoreError(`could not write ${area(key)}`);
  },
  setMany: async (entries) => {
    if (entries.length === 0) return;
    const what = `write ${area(entries[0]?.key ?? '')}`;
    const done = await attempt(what, () =>
      keyv.setMany(
        entries.map(({ key, value, ttlMs }) => ({ key, value, ...(ttlMs !== undefined && { ttl: ttlMs }) })),
      ),
    );
    if (!done.every(Boolean)) throw new StoreError(`could not ${what}`);
  },
  delete: async (key) => {
    await attempt(`delete ${area(key)}`, () => keyv.delete(key));
  },
  close: () => attempt('close the store', () => keyv.disconnect()),
});

/** The collection's name alone: keys may hold chat ids, which do not belong in an error message. */
const area = (key: string): string => key.slice(0, key.indexOf(':') === -1 ? undefined : key.indexOf(':'));

const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new StoreError(`could not ${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};
