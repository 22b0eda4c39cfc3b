import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The database of the index, and its queries, each compiled once. */
export type Statements = {
  (sql: string): StatementSync;
  /** Does it as a whole or not at all. Throws what it throws. */
  whole(work: () => void): void;
  close(): void;
};

export const createStatements = (database: DatabaseSync): Statements => {
  const made = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = made.get(sql) ?? database.prepare(sql);
    made.set(sql, known);
    return known;
  };
  return Object.assign(statement, {
    whole: (work: () => void): void => {
      database.exec('BEGIN IMMEDIATE');
      try {
        work();
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  });
};

/** The number that a query gives under a name; undefined: none. */
export const numberIn = (row: Record<string, unknown> | undefined, name: string): number | undefined => {
  const value = row?.[name];
  return typeof value === 'number' ? value : undefined;
};
