import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyvSqlite } from '@keyv/sqlite';
import { StoreError } from '../keyv/failure.ts';
import { openFile, storePath } from '../keyv/open.ts';
import { driverOf } from '../keyv/sqlite-driver.ts';
import { pageOf } from '../keyv/walk.ts';
import { serverKind } from '../remote/address.ts';
import { openServer } from '../remote/open.ts';
import type { Fence, Server } from '../remote/server.ts';

/** The records of a store as they are written, with nothing made of them. */
export type Bare = Pick<Server, 'read' | 'write' | 'page' | 'close'>;

/** Changes that every store writes as a whole: SQLite takes no more in one statement. */
export const mostAtOnce = 249;

/** Opens a store of whatever kind, and makes it where it is missing. Rejects with a StoreError, also for one in memory. */
export const openBare = async (url: string, fence: Fence | undefined): Promise<Bare> => {
  const kind = serverKind(url);
  if (kind !== undefined) return openServer(url, kind, fence);
  const path = storePath(url);
  if (path === undefined) throw new StoreError('a store in memory cannot be moved');
  try {
    return await openSqlite(url, path);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`could not open ${url}: ${why}`, { cause: error });
  }
};

/** Whether there is anything at an address to copy from; of a server nobody knows before it is asked. */
export const isMissing = (url: string): boolean => {
  const path = storePath(url);
  return path !== undefined && !existsSync(path);
};

const openSqlite = async (url: string, path: string): Promise<Bare> => {
  await mkdir(dirname(path), { recursive: true });
  const sqlite = new KeyvSqlite({ uri: url, driver: driverOf(openFile(path)) });
  await sqlite.ready;
  const done = (all: readonly boolean[]) => {
    if (!all.every(Boolean)) throw new StoreError(`${url} takes no writes`);
  };
  return {
    read: async (keys) =>
      (await sqlite.getMany<string>([...keys])).map((text) => (typeof text === 'string' ? text : undefined)),
    write: async (changes) => {
      const gone = changes.filter(({ text }) => text === undefined).map(({ key }) => key);
      if (gone.length > 0) await sqlite.deleteMany(gone);
      const put = changes.flatMap(({ key, text, expires }) =>
        text === undefined ? [] : [{ key, value: text, ...(expires !== undefined && { expires }) }],
      );
      done((await sqlite.setMany(put)) ?? []);
    },
    page: pageOf(sqlite.query),
    close: async () => sqlite.disconnect(),
  };
};
