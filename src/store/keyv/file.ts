import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isDamage, StoreError } from './failure.ts';

/**
 * Largest file whose pages are checked at each start, and after an end that was none (a kill, a crash, a power cut); one of
 * 500 MB takes three seconds where the disk is fast (bytes). A larger one is checked when it is backed up.
 */
const checked = { always: 64 * 1_048_576, afterCrash: 1_024 * 1_048_576 };
/** Largest file that is converted at a start, in less than a second, and what it needs of the disk, in times its size (bytes). */
const converted = { most: 64 * 1_048_576, spareTimes: 3 };
/** What `PRAGMA auto_vacuum` says. */
const vacuums = { none: 0, incremental: 2 };

/** Whether the last program that had the file open did not close it: what it wrote last still stands in the file's log. */
export const wasCutOff = (path: string): boolean => {
  const log = `${path}-wal`;
  return existsSync(log) && statSync(log).size > 0;
};

/**
 * Makes an opened file ready: a new one gives back to the disk what is deleted, an older one is converted to that where it
 * is quick, and one that is damaged is refused. Throws a StoreError that says what to do (`damaged`).
 */
export const prepareFile = (
  database: DatabaseSync,
  path: string,
  { isNew, isAfterCrash }: { isNew: boolean; isAfterCrash: boolean },
): void => {
  if (isNew) return;
  const { size } = statSync(path);
  if (size <= (isAfterCrash ? checked.afterCrash : checked.always)) check(database, path);
  if (pragma(database, 'auto_vacuum') === vacuums.none && size <= converted.most && hasRoom(path, size))
    convert(database);
};

/** Has a file that nothing was written to yet keep a list of its free pages, so that they can be given back. */
export const giveBackPages = (database: DatabaseSync): void => {
  database.exec(`PRAGMA auto_vacuum = ${vacuums.incremental}`);
};

/** Looks through the structure of all pages. Throws a StoreError where it is damaged. */
export const check = (database: DatabaseSync, path: string): void => {
  const said = pragma(database, 'quick_check(1)');
  if (said !== 'ok') throw damaged(path, new Error(String(said)));
};

/** What is said of a damaged store: in it there is nothing that could be trusted. */
export const damaged = (path: string, cause: unknown): StoreError =>
  new StoreError(
    `the store ${path} is damaged: move it away, with its -wal and -shm if there are any, and put a backup in its place (without one Kabar starts with an empty store). SQLite says: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause, reason: 'damaged' },
  );

/** One that cannot be converted now stays as it was: only the file does not shrink. */
const convert = (database: DatabaseSync) => {
  try {
    giveBackPages(database);
    database.exec('VACUUM');
  } catch (error) {
    if (isDamage(error)) throw error;
  }
};

const hasRoom = (path: string, size: number): boolean => {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize > converted.spareTimes * size;
};

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
