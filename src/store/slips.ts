import { randomBytes } from 'node:crypto';
import type { KeyValue } from './keyv/key-value.ts';
import type { Lock } from '../runtime/lock.ts';

/** Small things that a button stands for, found again by a short id until they expire. */
export type SlipStore<T> = {
  put(slip: T): Promise<string>;
  get(id: string): Promise<T | undefined>;
  /** Puts another in its place, for as long again. */
  set(id: string, slip: T): Promise<void>;
  /** Gives it once: whoever comes second gets undefined. */
  take(id: string): Promise<T | undefined>;
};

/** `keptMs`: how long a slip is kept (milliseconds). */
export const createSlipStore = <T>(
  store: KeyValue,
  lock: Lock,
  name: string,
  keptMs: number,
): SlipStore<T> => {
  const key = (id: string) => `${name}:${id}`;
  return {
    put: async (slip) => {
      const id = randomBytes(9).toString('base64url');
      await store.set(key(id), slip, keptMs);
      return id;
    },
    get: (id) => store.get<T>(key(id)),
    set: (id, slip) => store.set(key(id), slip, keptMs),
    take: (id) =>
      lock(key(id), async () => {
        const slip = await store.get<T>(key(id));
        if (slip !== undefined) await store.delete(key(id));
        return slip;
      }),
  };
};
