import type { Entry } from './entry.ts';
import { numberIn, type Statements } from './statements.ts';

/** Rows of one second: their numbers begin with the time, so that they stand in its order. */
export const rowsInSecond = 2 ** 20;

/** Pages of free space given back to the disk in one go. */
const pagesGivenBack = 256;

/** A source as the index knows it. `name`: title and host, folded. */
export type IndexedSource = { id: string; name: string; isPublic: boolean };

/** What is put into the index and taken out. Throws what SQLite does. */
export const createRows = (statement: Statements) => {
  const removeRow = (n: number): void => {
    statement('DELETE FROM words WHERE rowid = ?').run(n);
    statement('DELETE FROM story WHERE n = ?').run(n);
  };
  const removeRows = (rows: Record<string, unknown>[]): void =>
    statement.whole(() => rows.forEach(({ n }) => removeRow(Number(n))));

  const remove = (id: string): void => {
    const n = numberIn(statement('SELECT n FROM story WHERE id = ?').get(id), 'n');
    if (n !== undefined) removeRow(n);
  };

  const freeRow = (at: number): number => {
    const first = at * rowsInSecond;
    const last = statement('SELECT max(n) AS n FROM story WHERE n BETWEEN ? AND ?');
    const taken = numberIn(last.get(first, first + rowsInSecond - 1), 'n');
    return taken === undefined ? first : taken + 1;
  };

  const put = ({ id, at, sourceId, cluster, ...words }: Entry, until: number): void => {
    remove(id);
    const n = freeRow(at);
    statement('INSERT INTO words (rowid, headline, lead, about, forms) VALUES (?, ?, ?, ?, ?)').run(
      n,
      words.headline,
      words.lead,
      words.about,
      words.forms,
    );
    statement(
      'INSERT INTO story (n, id, source, cluster, until) VALUES (?, ?, (SELECT n FROM source WHERE id = ?), ?, ?)',
    ).run(n, id, sourceId, cluster, until);
  };

  const putSource = ({ id, name, isPublic }: IndexedSource): void =>
    void statement(
      'INSERT INTO source (id, name, isPublic) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, isPublic = excluded.isPublic',
    ).run(id, name, isPublic ? 1 : 0);

  return {
    /** Puts stories in, or in the place of what they were. `sources`: those of each of them. `until`: when they are to go (seconds since the epoch). */
    put: (entries: readonly Entry[], sources: readonly IndexedSource[], until: number): void =>
      statement.whole(() => {
        sources.forEach(putSource);
        for (const entry of entries) put(entry, until);
      }),
    remove: (ids: readonly string[]): void => statement.whole(() => ids.forEach(remove)),
    /** Takes out some of the stories of a source, `most` of them; gives whether there may be more. */
    removeOf: (sourceId: string, most: number): boolean => {
      const rows = statement(
        'SELECT n FROM story WHERE source = (SELECT n FROM source WHERE id = ?) LIMIT ?',
      ).all(sourceId, most);
      removeRows(rows);
      return rows.length === most;
    },
    /** Takes out some of what is past its time (seconds since the epoch), and of the oldest above `kept`; gives whether there may be more. */
    purge: (now: number, kept: number, most: number): boolean => {
      const past = statement('SELECT n FROM story WHERE until < ? LIMIT ?').all(now, most);
      removeRows(past);
      const size = numberIn(statement('SELECT count(*) AS size FROM story').get(), 'size') ?? 0;
      const over = Math.min(most, Math.max(0, size - kept));
      if (over > 0) removeRows(statement('SELECT n FROM story ORDER BY n LIMIT ?').all(over));
      statement(`PRAGMA incremental_vacuum(${pagesGivenBack})`).all();
      return past.length === most || over === most;
    },
    /** Merges some of the segments of the index, so that it is read faster; gives whether there was anything to merge. */
    tidy: (pages: number): boolean => {
      const changes = (): number =>
        numberIn(statement('SELECT total_changes() AS changes').get(), 'changes') ?? 0;
      const before = changes();
      statement("INSERT INTO words (words, rank) VALUES ('merge', ?)").run(pages);
      // One change is the command itself (https://sqlite.org/fts5.html#the_merge_command).
      return changes() - before > 1;
    },
  };
};
