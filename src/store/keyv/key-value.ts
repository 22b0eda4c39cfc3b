import type Keyv from 'keyv';
import { isDamage, StoreError } from './failure.ts';
import { createTrouble } from './trouble.ts';

export { StoreError } from './failure.ts';

/** What the collections need of a store. Every failure rejects with a StoreError. */
export type KeyValue = {
  get<T>(key: string): Promise<T | undefined>;
  /** In the order of the keys; undefined where there is none. One that cannot be read fails them all. */
  getMany<T>(keys: string[]): Promise<(T | undefined)[]>;
  /** As getMany, but a record that is damaged is told as such, and the others are read. Rejects where it is not the record that fails. */
  getEach<T>(keys: string[]): Promise<(T | undefined | 'unreadable')[]>;
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  /** All or nothing: on SQLite for up to 249 entries (one statement), on a server for any number. The first failure rejects. */
  setMany(entries: Write[]): Promise<void>;
  delete(key: string): Promise<void>;
  /** What it does not do at present, in a few words each: the last write failed, or records could not be read. */
  troubles(): string[];
  /** Writes so far: done, failed, and how long they took altogether (milliseconds). */
  writes(): Writes;
  /** Tries again to read what could not be read. Never rejects. */
  retry(): Promise<void>;
  close(): Promise<void>;
};

export type Writes = { done: number; failed: number; ms: number };

export type Write = { key: string; value: unknown; ttlMs?: number };

/** A record that every store has: where it can be read, it is not the store as a whole that fails. */
export const schemaKey = 'schema';

/** Unreadable records that are tried again at once. */
const mostRetried = 100;

/**
 * Wraps a Keyv so that failures cannot pass unseen. Keyv 6 turns a failed write into `false` and, once anything
 * listens to its `error` event, a failed read into `undefined`: so nothing may listen to it, and results are checked.
 * `onUnreadable` hears of each record that turns out to be damaged, once.
 */
export const createKeyValue = (
  keyv: Keyv,
  onUnreadable: (area: string, error: StoreError) => void = () => {},
): KeyValue => {
  const trouble = createTrouble();
  const writes: Writes = { done: 0, failed: 0, ms: 0 };

  const get = async <T>(key: string): Promise<T | undefined> => {
    try {
      const found = await attempt<T | undefined>(`read ${area(key)}`, () => keyv.get(key));
      trouble.read(key, true);
      return found;
    } catch (error) {
      const isNews = trouble.read(key, false);
      if (isNews && error instanceof StoreError && isDamage(error)) onUnreadable(area(key), error);
      throw error;
    }
  };

  const getMany = async <T>(keys: string[]): Promise<(T | undefined)[]> => {
    if (keys.length === 0) return [];
    const found = await attempt<(T | undefined)[]>(`read ${area(keys[0] ?? '')}`, () => keyv.getMany(keys));
    for (const key of keys) trouble.read(key, true);
    return found;
  };

  /** Reads them one by one: of those that failed together it tells which it was. */
  const getSingly = async <T>(keys: string[]): Promise<(T | undefined | 'unreadable')[]> => {
    const found: (T | undefined | 'unreadable')[] = [];
    for (const key of keys)
      found.push(
        await get<T>(key).catch((error: unknown) => {
          if (isDamage(error)) return 'unreadable';
          throw error;
        }),
      );
    if (found.includes('unreadable')) await get(schemaKey);
    return found;
  };

  const write = async (what: string, keys: string[], work: () => Promise<boolean>) => {
    const begun = performance.now();
    try {
      if (!(await attempt(what, work))) throw new StoreError(`could not ${what}`);
      trouble.wrote(keys, true);
      writes.done++;
    } catch (error) {
      trouble.wrote(keys, false);
      writes.failed++;
      throw error;
    } finally {
      writes.ms += performance.now() - begun;
    }
  };

  return {
    get,
    getMany: async <T>(keys: string[]) => {
      try {
        return await getMany<T>(keys);
      } catch (error) {
        // Damage is one record's: it is told which. Anything else may take long with each of them.
        const [first = ''] = keys;
        if (isDamage(error)) await getSingly(keys);
        else trouble.read(first, false);
        throw error;
      }
    },
    getEach: async <T>(keys: string[]) => {
      try {
        return await getMany<T>(keys);
      } catch (error) {
        if (!isDamage(error)) throw error;
        return getSingly<T>(keys);
      }
    },
    set: (key, value, ttlMs) => write(`write ${area(key)}`, [key], () => keyv.set(key, value, ttlMs)),
    setMany: async (entries) => {
      if (entries.length === 0) return;
      const keys = entries.map(({ key }) => key);
      await write(`write ${area(keys[0] ?? '')}`, keys, async () => {
        const done = await keyv.setMany(
          entries.map(({ key, value, ttlMs }) => ({
            key,
            value,
            ...(ttlMs !== undefined && { ttl: ttlMs }),
          })),
        );
        return done.every(Boolean);
      });
    },
    delete: (key) =>
      write(`delete ${area(key)}`, [key], async () => {
        await keyv.delete(key);
        return true;
      }),
    troubles: trouble.list,
    writes: () => ({ ...writes }),
    retry: async () => {
      try {
        await getSingly(trouble.unreadable().slice(0, mostRetried));
      } catch {
        // Each of them still stands in `troubles`.
      }
    },
    close: () => attempt('close the store', () => keyv.disconnect()),
  };
};

/** The collection's name alone: keys may hold chat ids, which do not belong in an error message. */
const area = (key: string): string => key.slice(0, key.indexOf(':') === -1 ? undefined : key.indexOf(':'));

const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.reason === 'fenced') throw error;
    const message = `could not ${what}: ${error instanceof Error ? error.message : String(error)}`;
    throw new StoreError(message, { cause: error, reason: isDamage(error) ? 'damaged' : 'failed' });
  }
};
