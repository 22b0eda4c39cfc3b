import { join } from 'node:path';
import type { Log } from '../../runtime/log.ts';
import { StoreError } from '../keyv/failure.ts';
import { shownAddress } from '../remote/address.ts';
import type { Fence } from '../remote/server.ts';
import { openBare } from './bare.ts';
import { moveStore } from './move.ts';

/**
 * Copies a store on a server, as it is before a newer Kabar changes it, into a SQLite file of this machine, and compares both: whoever
 * goes back to an older Kabar moves it into an empty store (`npm run move`). Cut short, it goes on where it was; a copy that is
 * whole stays as it is. Gives the file. Rejects with a StoreError; then nothing may be changed.
 */
export const keepOlderOf = async (
  url: string,
  {
    version,
    folder,
    fence,
    log,
  }: { version: number; folder: string; fence: Fence | undefined; log: Pick<Log, 'warn'> | undefined },
): Promise<string> => {
  const file = join(folder, `kabar.schema-${version}.sqlite`);
  log?.warn('store.copied-first', { version, file });
  const from = await openBare(url, fence);
  try {
    const to = await openBare(`sqlite://${file}`, undefined);
    try {
      await moveStore({ from, to, name: shownAddress(url) }, { now: Date.now() });
      return file;
    } finally {
      await to.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `the store is of an older Kabar and was left as it is, as no copy of it could be kept in ${file} first: ${why}`,
      { cause: error },
    );
  } finally {
    await from.close();
  }
};
