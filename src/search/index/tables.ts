import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Entry } from './entry.ts';

/** Rows of one second: their numbers begin with the time, so that they stand in its order. */
const rowsInSecond = 2 ** 20;

/** What is asked of the index. Times in seconds since the epoch. */
export type IndexQuery = {
  /** FTS5 expression over stems (https://sqlite.org/fts5.html#full_text_query_syntax); undefined: every story. */
  match?: string;
  /** Only stories of these sources. */
  among: { sources: readonly string[] } | { publicAnd: readonly string[] };
  from: number;
  to: number;
  /** So many of the newest are given. */
  most: number;
};

/** A story that was found. */
export type Hit = {
  id: string;
  cluster: string;
  /** Seconds since the epoch. */
  at: number;
  /** How well it fits the words, by BM25 with headlines before all else: the more the better; 0 where there are no words. */
  fit: number;
  /** How many sources report the event. */
  reach: number;
};

/** A source as the index knows it. `name`: title and host, folded. */
export type IndexedSource = { id: string; name: string; isPublic: boolean; hasAddress: boolean };

/** The index of stories by their words, in a database of its own. Throws what SQLite does. */
export const createIndexTables = (database: DatabaseSync) => {
  const statement = lazily(database);

  const sourceNumber = (id: string): number | undefined =>
    numberIn(statement('SELECT n FROM source WHERE id = ?').get(id)?.['n']);

  const removeRow = (n: number): void => {
    statement('DELETE FROM words WHERE rowid = ?').run(n);
    statement('DELETE FROM story WHERE n = ?').run(n);
  };

  const remove = (id: string): void => {
    const n = numberIn(statement('SELECT n FROM story WHERE id = ?').get(id)?.['n']);
    if (n !== undefined) removeRow(n);
  };

  const put = (entry: Entry, source: number, until: number): void => {
    remove(entry.id);
    const first = entry.at * rowsInSecond;
    const taken = numberIn(
      statement('SELECT max(n) AS n FROM story WHERE n BETWEEN ? AND ?').get(
        first,
        first + rowsInSecond - 1,
      )?.['n'],
    );
    const n = taken === undefined ? first : taken + 1;
    statement('INSERT INTO words (rowid, headline, lead, about, forms) VALUES (?, ?, ?, ?, ?)').run(
      n,
      entry.headline,
      entry.lead,
      entry.about,
      entry.forms,
    );
    statement('INSERT INTO story (n, id, source, cluster, until) VALUES (?, ?, ?, ?, ?)').run(
      n,
      entry.id,
      source,
      entry.cluster,
      until,
    );
  };

  /** Does it as a whole or not at all. */
  const whole = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  const reachOf = (clusters: string[]): Map<string, number> => {
    const rows = statement(
      'SELECT cluster, count(DISTINCT source) AS reach FROM story WHERE cluster IN (SELECT value FROM json_each(?)) GROUP BY cluster',
    ).all(JSON.stringify(clusters));
    return new Map(rows.map(({ cluster, reach }) => [String(cluster), Number(reach)]));
  };

  return {
    /** Puts stories in, or in the place of what they were. `sources`: of each source in them. `until`: when they are to go (seconds). */
    put: (entries: readonly Entry[], sources: readonly IndexedSource[], until: number): void =>
      whole(() => {
        for (const { id, name, isPublic, hasAddress } of sources)
          statement(
            'INSERT INTO source (id, name, isPublic, hasAddress) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, isPublic = excluded.isPublic, hasAddress = excluded.hasAddress',
          ).run(id, name, isPublic ? 1 : 0, hasAddress ? 1 : 0);
        for (const entry of entries) {
          const source = sourceNumber(entry.sourceId);
          if (source !== undefined) put(entry, source, until);
        }
      }),
    remove: (ids: readonly string[]): void => whole(() => ids.forEach(remove)),
    /** Takes out some of the stories of a source, `most` of them; gives whether there may be more. */
    removeOf: (sourceId: string, most: number): boolean => {
      const rows = statement(
        'SELECT n FROM story WHERE source = (SELECT n FROM source WHERE id = ?) LIMIT ?',
      ).all(sourceId, most);
      whole(() => rows.forEach(({ n }) => removeRow(Number(n))));
      return rows.length === most;
    },
    /** Takes out some of what is past its time, and of the oldest above `kept`; gives whether there may be more. */
    purge: (now: number, kept: number, most: number): boolean => {
      const past = statement('SELECT n FROM story WHERE until < ? LIMIT ?').all(now, most);
      const size = Number(statement('SELECT count(*) AS size FROM story').get()?.['size']);
      const over = Math.min(most, Math.max(0, size - past.length - kept));
      const oldest = over === 0 ? [] : statement('SELECT n FROM story ORDER BY n LIMIT ?').all(over);
      whole(() => [...past, ...oldest].forEach(({ n }) => removeRow(Number(n))));
      database.exec('PRAGMA incremental_vacuum(256)');
      return past.length === most || over === most;
    },
    /** Merges some of the index's segments, so that it is read faster; gives whether there was anything to merge. */
    tidy: (pages: number): boolean => {
      const changes = () => Number(statement('SELECT total_changes() AS n').get()?.['n']);
      const before = changes();
      statement("INSERT INTO words (words, rank) VALUES ('merge', ?)").run(pages);
      return changes() - before >= 2;
    },
    /** Of these ids those that are not in it. */
    missing: (ids: readonly string[]): string[] =>
      statement(
        'SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM story WHERE id IN (SELECT value FROM json_each(?1)))',
      )
        .all(JSON.stringify(ids))
        .map(({ id }) => String(id)),
    source: (id: string): IndexedSource | undefined => {
      const row = statement('SELECT id, name, isPublic, hasAddress FROM source WHERE id = ?').get(id);
      return row === undefined ? undefined : sourceIn(row);
    },
    /** Sources in whose name that stands. */
    sourcesNamed: (folded: string): IndexedSource[] =>
      statement('SELECT id, name, isPublic, hasAddress FROM source WHERE instr(name, ?) > 0 LIMIT 200')
        .all(folded)
        .map(sourceIn),
    /** The newest that fit, the newest first. */
    find: ({ match, among, from, to, most }: IndexQuery): Hit[] => {
      const isOpen = 'publicAnd' in among;
      const sources = `story.source IN (SELECT n FROM source WHERE ${isOpen ? 'isPublic = 1 OR ' : ''}id IN (SELECT value FROM json_each(?)))`;
      const ids = JSON.stringify(isOpen ? among.publicAnd : among.sources);
      const bounds = [from * rowsInSecond, to * rowsInSecond + rowsInSecond - 1] as const;
      const rows =
        match === undefined
          ? statement(
              `SELECT n, id, cluster, 0 AS fit FROM story WHERE n BETWEEN ? AND ? AND ${sources} ORDER BY n DESC LIMIT ?`,
            ).all(...bounds, ids, most)
          : statement(
              // A CROSS JOIN is worked from the left: what fits is found first, and then whose it is.
              `SELECT words.rowid AS n, story.id, story.cluster, -bm25(words, 4, 1, 2, 1) AS fit FROM words CROSS JOIN story ON story.n = words.rowid WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND ${sources} ORDER BY words.rowid DESC LIMIT ?`,
            ).all(match, ...bounds, ids, most);
      const reach = reachOf([...new Set(rows.map(({ cluster }) => String(cluster)))]);
      return rows.map(({ n, id, cluster, fit }) => ({
        id: String(id),
        cluster: String(cluster),
        at: Math.floor(Number(n) / rowsInSecond),
        fit: Number(fit),
        reach: reach.get(String(cluster)) ?? 1,
      }));
    },
    size: (): number => Number(statement('SELECT count(*) AS size FROM story').get()?.['size']),
    fact: (name: string): string | undefined => {
      const value = statement('SELECT value FROM fact WHERE name = ?').get(name)?.['value'];
      return value === undefined ? undefined : String(value);
    },
    putFact: (name: string, value: string): void =>
      void statement('INSERT OR REPLACE INTO fact VALUES (?, ?)').run(name, value),
    close: (): void => database.close(),
  };
};

export type IndexTables = ReturnType<typeof createIndexTables>;

/** Compiles each query once. */
const lazily = (database: DatabaseSync): ((sql: string) => StatementSync) => {
  const made = new Map<string, StatementSync>();
  return (sql) => {
    const known = made.get(sql) ?? database.prepare(sql);
    made.set(sql, known);
    return known;
  };
};

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const sourceIn = (row: Record<string, unknown>): IndexedSource => ({
  id: String(row['id']),
  name: String(row['name']),
  isPublic: row['isPublic'] === 1,
  hasAddress: row['hasAddress'] === 1,
});
