/** A record as it is stored. `text` undefined: it is gone meanwhile. `expires`: a Unix time (milliseconds), where the store does not see to it itself. */
export type Row = { key: string; text?: string | undefined; expires?: number | undefined };

/** Records with keys behind `after` (`''`: from the first) and before `before`, by the bytes of their keys; fewer than `limit`: there are no more. */
export type Page = (after: string, before: string | undefined, limit: number) => Promise<Row[]>;

type Query = (sql: string, ...values: unknown[]) => Promise<unknown[]>;

/** Some records of a collection. `next`: the key to go on after; undefined: there are no more. */
export type Walked<T> = { values: T[]; next?: string };

/** Behind every key of text: the bytes of UTF-8 end before it. */
const beyond = '\u{10ffff}';

/** Pages of a SQLite file. Rejects with what SQLite says. */
export const pageOf =
  (query: Query): Page =>
  async (after, before, limit) => {
    const rows = (await query(
      'SELECT key, value, expires FROM keyv WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
      after,
      before ?? beyond,
      limit,
    )) as { key: string; value: string; expires: number | null }[];
    return rows.map(({ key, value, expires }) => ({ key, text: value, expires: expires ?? undefined }));
  };

/**
 * Reads the records whose keys begin with `area:`, in the order of their keys, `limit` at most, from behind the key `after`.
 * For what is made anew in the background: nothing that people wait for walks. Rejects with what the store says.
 */
export const walk = async <T>(
  page: Page,
  { area, after, limit, now }: { area: string; after?: string; limit: number; now: number },
): Promise<Walked<T>> => {
  // ";" is the character behind ":".
  const rows = await page(after ?? `${area}:`, `${area};`, limit);
  const last = rows.at(-1);
  return {
    values: rows.flatMap(({ text, expires }) => {
      if (text === undefined || (expires !== undefined && expires <= now)) return [];
      const record = readable<T>(text);
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
