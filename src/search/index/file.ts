import { chmodSync, closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raised whenever tables or stems change: an index of another version is made anew. */
const schemaVersion = 1;
/** Memory for pages that were read last; the rest stays on the disk (KiB). */
const cacheKib = 4_096;
/** How long a write waits for a program that looks at the file (milliseconds). */
const busyMs = 500;

const schema = `
  CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE source (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, isPublic INTEGER NOT NULL);
  CREATE TABLE story (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, cluster TEXT NOT NULL, until INTEGER NOT NULL);
  CREATE INDEX report ON story (cluster, source);
  CREATE INDEX of_source ON story (source);
  CREATE VIRTUAL TABLE words USING fts5 (headline, lead, about, forms, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * Opens the index at a path, or one in memory. What is there and is no index of this version is removed: everything in it
 * is made anew from the store. Only the owner of the process may read the file: it tells what
 * people follow. Throws where the disk does not let it be made.
 */
export const openIndexFile = (path: string | undefined): DatabaseSync => {
  if (path === undefined) return makeReady(new DatabaseSync(':memory:'), true);
  mkdirSync(dirname(path), { recursive: true });
  const known = openKnown(path);
  if (known !== undefined) return known;
  removeIndexFile(path);
  // SQLite's side files are given the rights of the file itself.
  closeSync(openSync(path, 'wx', 0o600));
  return makeReady(new DatabaseSync(path), true);
};

/** Removes an index; what was in it can be made anew. */
export const removeIndexFile = (path: string): void => {
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${side}`, { force: true });
};

const openKnown = (path: string): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined;
  try {
    chmodSync(path, 0o600);
    database = new DatabaseSync(path);
    const version = Object.values(database.prepare('PRAGMA user_version').get() ?? {})[0];
    if (version === schemaVersion) {
      makeReady(database, false);
      // Reads something of each table, so that one that is not there is noticed here.
      for (const table of ['fact', 'source', 'story', 'words'])
        database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
      return database;
    }
  } catch {
    // There is none, or it is damaged.
  }
  if (database?.isOpen) database.close();
  return undefined;
};

const makeReady = (database: DatabaseSync, isNew: boolean): DatabaseSync => {
  database.exec(`PRAGMA busy_timeout = ${busyMs}`);
  if (isNew) database.exec('PRAGMA auto_vacuum = 2');
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${cacheKib}`);
  if (isNew) database.exec(`BEGIN; ${schema} COMMIT;`);
  return database;
};
