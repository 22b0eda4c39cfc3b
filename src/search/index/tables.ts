import type { DatabaseSync } from 'node:sqlite';
import { createRows, rowsInSecond, type IndexedSource } from './rows.ts';
import { createStatements, numberIn } from './statements.ts';

/** What is asked of the index. Times in seconds since the epoch. */
export type IndexQuery = {
  /** FTS5 expression over stems (https://sqlite.org/fts5.html#full_text_query_syntax); undefined: every story. */
  match?: string;
  /** Only stories of these sources and public ones that `alsoAbout`, an expression as `match`, fits; or of all that are public and of these. */
  among: { sources: readonly string[]; alsoAbout?: string } | { publicAnd: readonly string[] };
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

/** What a hit in each column counts for: headline, lead, place and topics, forms of words. */
const weights = '4, 1, 2, 1';

/** The index of stories by their words, in a database of its own. Throws what SQLite does. */
export const createIndexTables = (database: DatabaseSync) => {
  const statement = createStatements(database);

  const reachOf = (clusters: string[]): Map<string, number> => {
    const rows = statement(
      'SELECT cluster, count(DISTINCT source) AS reach FROM story WHERE cluster IN (SELECT value FROM json_each(?)) GROUP BY cluster',
    ).all(JSON.stringify(clusters));
    return new Map(rows.map(({ cluster, reach }) => [String(cluster), Number(reach)]));
  };

  const rowsFor = ({ match, among, from, to, most }: IndexQuery): Record<string, unknown>[] => {
    const isOpen = 'publicAnd' in among;
    const alsoAbout = isOpen ? undefined : among.alsoAbout;
    const ofSources = (isAny: string) =>
      `story.source IN (SELECT n FROM source WHERE ${isAny}id IN (SELECT value FROM json_each(?)))`;
    const sources =
      alsoAbout === undefined
        ? ofSources(isOpen ? 'isPublic = 1 OR ' : '')
        : `(${ofSources('')} OR (story.source IN (SELECT n FROM source WHERE isPublic = 1) AND story.n IN (SELECT rowid FROM words WHERE words MATCH ?)))`;
    const ids = JSON.stringify(isOpen ? among.publicAnd : among.sources);
    const meant = alsoAbout === undefined ? [ids] : [ids, alsoAbout];
    const [first, last] = [from * rowsInSecond, (to + 1) * rowsInSecond - 1];
    if (match === undefined)
      return statement(
        `SELECT n, id, cluster, 0 AS fit FROM story WHERE n BETWEEN ? AND ? AND ${sources} ORDER BY n DESC LIMIT ?`,
      ).all(first, last, ...meant, most);
    // A CROSS JOIN is worked from the left: what fits is found first, and then whose it is.
    return statement(
      `SELECT words.rowid AS n, story.id, story.cluster, -bm25(words, ${weights}) AS fit FROM words CROSS JOIN story ON story.n = words.rowid WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND ${sources} ORDER BY words.rowid DESC LIMIT ?`,
    ).all(match, first, last, ...meant, most);
  };

  return {
    ...createRows(statement),
    /** The newest that fit, the newest first. */
    find: (query: IndexQuery): Hit[] => {
      const rows = rowsFor(query);
      const reach = reachOf([...new Set(rows.map(({ cluster }) => String(cluster)))]);
      return rows.map(({ n, id, cluster, fit }) => ({
        id: String(id),
        cluster: String(cluster),
        at: Math.floor(Number(n) / rowsInSecond),
        fit: Number(fit),
        reach: reach.get(String(cluster)) ?? 1,
      }));
    },
    /** Of these ids those that are not in it. */
    missing: (ids: readonly string[]): string[] =>
      statement('SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM story)')
        .all(JSON.stringify(ids))
        .map(({ id }) => String(id)),
    source: (id: string): IndexedSource | undefined =>
      statement('SELECT id, name, isPublic FROM source WHERE id = ?').all(id).map(sourceIn)[0],
    /** Sources in whose name that stands, 200 at most. */
    sourcesNamed: (folded: string): IndexedSource[] =>
      statement('SELECT id, name, isPublic FROM source WHERE instr(name, ?) > 0 LIMIT 200')
        .all(folded)
        .map(sourceIn),
    size: (): number => numberIn(statement('SELECT count(*) AS size FROM story').get(), 'size') ?? 0,
    fact: (name: string): string | undefined => {
      const value = statement('SELECT value FROM fact WHERE name = ?').get(name)?.['value'];
      return value === undefined ? undefined : String(value);
    },
    putFact: (name: string, value: string): void =>
      void statement('INSERT OR REPLACE INTO fact VALUES (?, ?)').run(name, value),
    removeFact: (name: string): void => void statement('DELETE FROM fact WHERE name = ?').run(name),
    close: statement.close,
  };
};

export type IndexTables = ReturnType<typeof createIndexTables>;

const sourceIn = (row: Record<string, unknown>): IndexedSource => ({
  id: String(row['id']),
  name: String(row['name']),
  isPublic: row['isPublic'] === 1,
});
