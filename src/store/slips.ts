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

/** Whose a slip is, where it is somebody's. */
type Owned = { userId?: number; chatId?: number };
/** Slips of one person or chat that are known to be theirs; of more the oldest just expire. */
const mostKnown = 200;
/** How long it is known whose slips are (milliseconds): the longest that any is kept. */
const knownMs = 7 * 86_400_000;
const ownKey = (owner: number) => `slips-of:${owner}`;

/** Deletes the slips of a person or chat, so that no button brings back what was forgotten. Rejects with a StoreError. */
export const forgetSlips = (store: KeyValue, lock: Lock, owner: number): Promise<void> =>
  lock(ownKey(owner), async () => {
    // The list last: it leads to the slips.
    for (const key of (await store.get<string[]>(ownKey(owner))) ?? []) await store.delete(key);
    await store.delete(ownKey(owner));
  });

/** `keptMs`: how long a slip is kept (milliseconds). */
export const createSlipStore = <T>(
  store: KeyValue,
  lock: Lock,
  name: string,
  keptMs: number,
): SlipStore<T> => {
  const key = (id: string) => `${name}:${id}`;
  /** First, so that no slip is without it. */
  const noteOwner = (slip: T, id: string): Promise<void> | undefined => {
    const { userId, chatId } = slip as Owned;
    const owner = userId ?? chatId;
    if (owner === undefined) return undefined;
    return lock(ownKey(owner), async () => {
      const known = (await store.get<string[]>(ownKey(owner))) ?? [];
      await store.set(ownKey(owner), [...known, key(id)].slice(-mostKnown), knownMs);
    });
  };
  return {
    put: async (slip) => {
      const id = randomBytes(9).toString('base64url');
      await noteOwner(slip, id);
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
