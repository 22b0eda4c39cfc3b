/** Remembers what was used last, and forgets what was used longest ago. */
export type BoundedMap<K, V> = {
  /** What is remembered under a key; it counts as used. */
  get(key: K): V | undefined;
  /** As `get`, without counting as a use. */
  peek(key: K): V | undefined;
  set(key: K, value: V): void;
  has(key: K): boolean;
  delete(key: K): boolean;
};

/** `most`: entries remembered. */
export const createBoundedMap = <K, V>(most: number): BoundedMap<K, V> => {
  // A Map keeps the order of setting: what was used longest ago stands first.
  const entries = new Map<K, V>();
  const set = (key: K, value: V) => {
    entries.delete(key);
    entries.set(key, value);
    for (const oldest of entries.keys()) {
      if (entries.size <= most) break;
      entries.delete(oldest);
    }
  };
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    peek: (key) => entries.get(key),
    set,
    has: (key) => entries.has(key),
    delete: (key) => entries.delete(key),
  };
};
