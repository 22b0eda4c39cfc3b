import type { Log } from '../../runtime/log.ts';
import { openIndexFile, removeIndexFile } from './file.ts';
import { createIndexTables, type IndexTables } from './tables.ts';

/** Holds the index, whichever it is at present: a damaged one is thrown away, and an empty one takes its place. */
export type Holder = {
  /** What the work gives; undefined where SQLite does not do it, which the log is told. Never throws. */
  attempt<T>(work: (tables: IndexTables) => T): T | undefined;
  /** The index as it is at present: another one after damage. */
  current(): IndexTables;
  /** Whether it is where it was to be: an index that the disk does not take is kept in memory. */
  isInPlace(): boolean;
  /** Nothing is told of, or made anew, after it. Never throws. */
  close(): void;
};

/** `path`: undefined: in memory. `onDamage` hears that all is to be made anew. */
export const createHolder = (
  path: string | undefined,
  log: Pick<Log, 'warn'>,
  onDamage: () => void,
): Holder => {
  let isClosed = false;
  let isInPlace = true;
  const open = (): IndexTables => {
    try {
      const tables = createIndexTables(openIndexFile(path));
      isInPlace = true;
      return tables;
    } catch (error) {
      log.warn('search.unopened', { error });
      isInPlace = false;
      return createIndexTables(openIndexFile(undefined));
    }
  };
  let tables = open();

  const throwAway = (): void => {
    try {
      tables.close();
    } catch {
      // It is thrown away all the same.
    }
    if (path !== undefined) removeIndexFile(path);
    tables = open();
    onDamage();
  };

  return {
    attempt: (work) => {
      if (isClosed) return undefined;
      try {
        return work(tables);
      } catch (error) {
        const isGone = isDamage(error);
        log.warn(isGone ? 'search.damaged' : 'search.failed', { error });
        if (isGone) throwAway();
        return undefined;
      }
    },
    current: () => tables,
    isInPlace: () => isInPlace,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      try {
        tables.close();
      } catch (error) {
        log.warn('search.unclosed', { error });
      }
    },
  };
};

/** SQLITE_CORRUPT and SQLITE_NOTADB (https://sqlite.org/rescode.html). */
const damageCodes = new Set([11, 26]);

const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  damageCodes.has(error.errcode & 0xff);
