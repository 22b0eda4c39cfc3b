import { DatabaseSync } from 'node:sqlite';
import { InUse, type Holder } from '../owner/lease.ts';
import { isBusy, StoreError } from './failure.ts';

/** How long a process that starts waits for another that reads or writes who has the store (milliseconds). */
const patienceMs = 1_000;

/**
 * Makes this process the only owner of the store at a path until the function that it gives is called, or until the
 * process is gone, however it ends. Throws InUse, which says who has it, where somebody has.
 *
 * A second SQLite file beside the store is held locked, so that the operating system gives it back, and so that the store
 * itself can be read, copied and backed up by anybody. Who holds it is written in it.
 */
export const claimStore = (path: string, self: Holder): (() => void) => {
  const lockPath = `${path}.lock`;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(lockPath);
    const held = database;
    hold(held);
    note(held, self);
    // Noting it has let go of the lock: somebody may be in between.
    hold(held);
    return () => {
      if (!held.isOpen) return;
      held.exec('ROLLBACK');
      held.close();
    };
  } catch (error) {
    const owner = database && isBusy(error) ? ownerIn(database) : undefined;
    database?.close();
    if (isBusy(error)) {
      const isAnother = owner?.pid !== self.pid || owner.since !== self.since;
      throw new InUse(path, isAnother ? owner : undefined, error);
    }
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`could not lock the store by ${lockPath}: ${why}`, { cause: error });
  }
};

/** SQLite's RESERVED lock: one connection has it, and others may read all the same. */
const hold = (database: DatabaseSync) => {
  database.exec('PRAGMA busy_timeout = 0');
  database.exec('BEGIN IMMEDIATE');
};

/** Ends the transaction. Where the disk is full it is only not known who the owner is. */
const note = (database: DatabaseSync, { pid, host, since }: Holder) => {
  database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
  try {
    database.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER, host TEXT, since TEXT)');
    database.exec('DELETE FROM owner');
    database.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(pid, host, since);
    database.exec('COMMIT');
  } catch (error) {
    if (isBusy(error)) throw error;
    if (database.isTransaction) database.exec('ROLLBACK');
  }
};

const ownerIn = (database: DatabaseSync): Holder | undefined => {
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    const { pid, host, since } = database.prepare('SELECT * FROM owner').get() ?? {};
    return { pid: Number(pid), host: String(host), since: String(since) };
  } catch {
    // It is being written: then it cannot be said who it is.
    return undefined;
  }
};
