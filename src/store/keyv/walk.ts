type Query = (sql: string, ...values: unknown[]) => Promise<unknown[]>;

/** Some records of a collection. `next`: the key to go on after; undefined: there are no more. */
export type Walked<T> = { values: T[]; next?: string };

/**
 * Reads the records whose keys begin with `area:`, in the order of their keys, `limit` at most, from behind the key `after`.
 * For what is made anew in the background: nothing that people wait for walks. Rejects with what SQLite says.
 */
export const walk = async <T>(
  query: Query,
  { area, after, limit, now }: { area: string; after?: string; limit: number; now: number },
): Promise<Walked<T>> => {
  // ";" is the character behind ":".
  const rows = (await query(
    'SELECT key, value, expires FROM keyv WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
    after ?? `${area}:`,
    `${area};`,
    limit,
  )) as { key: string; value: string; expires: number | null }[];
  const last = rows.at(-1);
  return {
    values: rows.flatMap(({ value, expires }) => {
      if (expires !== null && expires <= now) return [];
      const record = readable<T>(value);
      return record === undefined ? [] : [record];
    }),
    ...(last !== undefined && rows.length === limit && { next: last.key }),
  };
};

/** One damaged record does not keep the others from being read. */
const readable = <T>(text: string): T | undefined => {
  try {
    return (JSON.parse(text) as { value?: T }).value;
  } catch {
    return undefined;
  }
};
