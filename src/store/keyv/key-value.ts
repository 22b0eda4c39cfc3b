import type Keyv from 'keyv';
import { area, attempt } from './attempt.ts';
import { StoreError } from './failure.ts';
import { createReads } from './reads.ts';
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
  const reads = createReads({ keyv, trouble, knownKey: schemaKey, onUnreadable });
  const writes: Writes = { done: 0, failed: 0, ms: 0 };

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
    get: reads.get,
    getMany: reads.getMany,
    getEach: reads.getEach,
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
    retry: reads.retry,
    close: () => attempt('close the store', () => keyv.disconnect()),
  };
};
