import type Keyv from 'keyv';
import { area, attempt } from './attempt.ts';
import { isDamage, StoreError } from './failure.ts';
import type { Trouble } from './trouble.ts';

/** Unreadable records that are tried again at once. */
const mostRetried = 100;

/** Reads of a Keyv (the first three as in KeyValue), which tell what could not be read. */
export type Reads = {
  get<T>(key: string): Promise<T | undefined>;
  getMany<T>(keys: string[]): Promise<(T | undefined)[]>;
  getEach<T>(keys: string[]): Promise<(T | undefined | 'unreadable')[]>;
  /** Tries again to read what could not be read. Never rejects. */
  retry(): Promise<void>;
};

/** `knownKey`: a record that every store has: where it can be read, it is not the store as a whole that fails. */
export const createReads = ({
  keyv,
  trouble,
  knownKey,
  onUnreadable,
}: {
  keyv: Pick<Keyv, 'get' | 'getMany'>;
  trouble: Pick<Trouble, 'read' | 'unreadable'>;
  knownKey: string;
  /** Hears of each record that turns out to be damaged, once. */
  onUnreadable(area: string, error: StoreError): void;
}): Reads => {
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
    if (found.includes('unreadable')) await get(knownKey);
    return found;
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
    retry: async () => {
      try {
        await getSingly(trouble.unreadable().slice(0, mostRetried));
      } catch {
        // Each of them still stands in `troubles`.
      }
    },
  };
};
