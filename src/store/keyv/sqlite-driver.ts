import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDriver } from '@keyv/sqlite';

/** Statements kept ready; there is one for each number of keys that a getMany or setMany was asked for. */
const keptStatements = 128;

type Ready = { statement: StatementSync; gives: boolean };

/**
 * Node's own SQLite for @keyv/sqlite, with statements kept between calls: its built-in driver writes out and compiles each
 * query anew, which costs more than running it. The database is opened and made ready by the caller.
 */
export const driverOf = (database: DatabaseSync): SqliteDriver => ({
  name: 'custom',
  connect: async () => {
    const ready = new Map<string, Ready>();

    const prepared = (sql: string): Ready => {
      const known = ready.get(sql);
      if (known !== undefined) {
        // The one used last stands last: the first is the one to forget.
        ready.delete(sql);
        ready.set(sql, known);
        return known;
      }
      const made = {
        statement: database.prepare(sql),
        gives: /^\s*(?:SELECT|PRAGMA)\b|\bRETURNING\b/i.test(sql),
      };
      ready.set(sql, made);
      const [oldest] = ready.keys();
      if (ready.size > keptStatements && oldest !== undefined) ready.delete(oldest);
      return made;
    };

    return {
      query: async (sql, ...parameters) => {
        const { statement, gives } = prepared(sql);
        // Keyv binds keys, serialized values, times and nulls.
        const values = parameters as SQLInputValue[];
        if (gives) return statement.all(...values);
        statement.run(...values);
        return [];
      },
      close: async () => database.close(),
    };
  },
});
