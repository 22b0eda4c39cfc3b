/** What a store does not do at present, whoever asked for it. */
export type Trouble = {
  /** Whether it is news that this one cannot be read. */
  read(key: string, isDone: boolean): boolean;
  wrote(keys: string[], isDone: boolean): void;
  /** Keys whose last read failed. */
  unreadable(): string[];
  /** In a few words each; nothing of what the keys name. */
  list(): string[];
};

/** Keys remembered at most: more of them say no more. */
const mostKeys = 1_000;

export const createTrouble = (): Trouble => {
  const unreadable = new Set<string>();
  let isWritable = true;

  const read: Trouble['read'] = (key, isDone) => {
    const isKnown = unreadable.has(key);
    if (isDone) unreadable.delete(key);
    else if (unreadable.size < mostKeys) unreadable.add(key);
    return !isDone && !isKnown;
  };

  return {
    read,
    wrote: (keys, isDone) => {
      isWritable = isDone;
      // A record that was written anew can be read again.
      if (isDone && unreadable.size > 0) for (const key of keys) unreadable.delete(key);
    },
    unreadable: () => [...unreadable],
    list: () => [
      ...(isWritable ? [] : ['the store takes no writes']),
      ...(unreadable.size === 0
        ? []
        : [
            `the store cannot read ${unreadable.size} of its records: it may have to be restored from a backup`,
          ]),
    ],
  };
};
