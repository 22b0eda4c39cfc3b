import { constants, existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDamage, StoreError } from './failure.ts';
import { check } from './file.ts';
import { schemaKey } from './key-value.ts';
import { thisProcess } from '../owner/lease.ts';
import { claimStore } from './owner.ts';
import { schemaSteps, versionAfter } from './schema.ts';

/** SQLite's files beside the store. */
const sides = ['-wal', '-shm'];

/**
 * Puts a backup in the place of the store at a path: the whole of it or nothing, whenever it is cut short. What was there before is kept
 * beside it; gives its name, undefined where there was nothing. Rejects with a StoreError: then the store is as it was.
 */
export const restore = async (file: string, path: string, now: Date): Promise<string | undefined> => {
  if (!existsSync(file)) throw new StoreError(`there is no file ${file}`);
  if (resolve(file) === resolve(path)) throw new StoreError(`${file} is the store itself`);
  if (existsSync(`${file}-wal`))
    throw new StoreError(
      `${file} is no backup: a program uses it, or was cut off (there is a -wal beside it). Make one of it by \`npm run backup\``,
    );
  const part = `${path}.part`;
  let release = () => {};
  try {
    await mkdir(dirname(path), { recursive: true });
    release = claimStore(path, thisProcess(now));
    await rm(part, { force: true });
    await copyFile(file, part, constants.COPYFILE_FICLONE);
    checkBackup(part, file);
    await toDisk(part);
    const before = await putAside(path, `${path}.before-${stamp(now)}`);
    await rename(part, path);
    await toDisk(dirname(path));
    return before;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`could not restore ${file}: ${why}`, { cause: error });
  } finally {
    for (const left of ['', ...sides, '-journal']) await rm(`${part}${left}`, { force: true });
    release();
  }
};

/** Whether every page is sound, and it is a store that this program can read. */
const checkBackup = (part: string, file: string): void => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(part);
    check(database, file);
    const row = database.prepare('SELECT value FROM keyv WHERE key = ?').get(schemaKey);
    const { value: version } = JSON.parse(String(row?.['value'])) as { value?: unknown };
    const known = versionAfter(schemaSteps);
    if (typeof version !== 'number') throw new StoreError(`${file} is no store of Kabar`);
    if (version > known)
      throw new StoreError(
        `${file} was written by a newer Kabar (schema ${version}; this one knows ${known}): update Kabar first`,
      );
  } catch (error) {
    if (error instanceof StoreError && error.reason !== 'damaged') throw error;
    if (isDamage(error) && !(error instanceof SyntaxError))
      throw new StoreError(`${file} is damaged, or no store at all`, { cause: error, reason: 'damaged' });
    throw new StoreError(`${file} is no store of Kabar`, { cause: error });
  } finally {
    database?.close();
  }
};

/**
 * Gives the store a second name, so that whatever comes next the path has a whole store. Its log is written into it first: beside another
 * file SQLite would take it for that one's; of one that is too damaged for that it is moved away.
 */
const putAside = async (path: string, name: string): Promise<string | undefined> => {
  if (!existsSync(path)) {
    for (const side of sides) await rm(`${path}${side}`, { force: true });
    return undefined;
  }
  if (!isFolded(path))
    for (const side of sides)
      if (existsSync(`${path}${side}`)) await rename(`${path}${side}`, `${name}${side}`);
  await link(path, name);
  return name;
};

/** Has all of the store stand in its one file; false: it is damaged. */
const isFolded = (path: string): boolean => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA busy_timeout = 10000');
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  } finally {
    database?.close();
  }
  return sides.every((side) => !existsSync(`${path}${side}`));
};

/** 2026-05-05T06-23-00Z: fit for a file's name. */
const stamp = (now: Date): string => now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');

const toDisk = async (path: string) => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
