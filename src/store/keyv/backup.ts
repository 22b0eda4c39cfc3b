import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage, StoreError } from './failure.ts';
import { check, damaged, giveBackPages } from './file.ts';

/** How long it waits for a program that has the whole file locked (milliseconds). */
const patienceMs = 10_000;

/**
 * Writes the store at a path, as it is at this moment, into a new file, which is whole or not there; whoever uses the store
 * goes on meanwhile. Gives its size (bytes). Rejects with a StoreError.
 */
export const backUp = async (path: string, file: string): Promise<number> => {
  if (!existsSync(path)) throw new StoreError(`there is no store at ${path}`);
  if (existsSync(file)) throw new StoreError(`${file} is there already: choose another name`);
  const part = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await rm(part, { force: true });
    copy(path, part);
    const { size } = await stat(part);
    await toDisk(part);
    await rename(part, file);
    await toDisk(dirname(file));
    return size;
  } catch (error) {
    await rm(part, { force: true });
    if (isDamage(error)) throw damaged(path, error);
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`could not back up to ${file}: ${why}`, { cause: error });
  }
};

/** A transaction that only reads: what is written meanwhile is not in the copy, and does not wait for it. */
const copy = (path: string, part: string) => {
  const database = new DatabaseSync(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    // The copy is made anew, page by page: so it may be of the kind that can shrink, whatever the store is.
    giveBackPages(database);
    database.prepare('VACUUM INTO ?').run(part);
  } finally {
    database.close();
  }
  const made = new DatabaseSync(part);
  try {
    check(made, part);
  } finally {
    made.close();
  }
};

/** A file whose bytes still stand in memory would be gone, or cut, after a power cut. */
const toDisk = async (path: string) => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
