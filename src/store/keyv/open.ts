import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { createKeyValue, StoreError, type KeyValue } from './key-value.ts';
import { sqliteDriver } from './sqlite-driver.ts';

/** How often expired records are swept from the file. */
const sweepMs = 3_600_000;
/** How long a write waits for another process that has the file locked; nothing else happens meanwhile, so not for long (milliseconds). */
const busyMs = 500;
/** Raised whenever a record's shape changes in a way that older programs would misread. */
export const schemaVersion = 1;

/**
 * Opens the store that the address names (`sqlite://path`, `memory:`), makes the file's folder, and checks the schema.
 * Rejects with a StoreError that says what is wrong in plain words.
 */
export const openStore = async (url: string): Promise<KeyValue> => {
  const store = createKeyValue(await connect(url));
  const found = await store.get<number>('schema');
  if (found !== undefined && found > schemaVersion) {
    await store.close();
    throw new StoreError(
      `the store was written by a newer Kabar (schema ${found}; this one knows ${schemaVersion}): update Kabar, or point STORE_URL at another store`,
    );
  }
  if (found !== schemaVersion) await store.set('schema', schemaVersion);
  if (found === undefined) await store.set('chats', 0);
  return store;
};

/** All records are plain data: Keyv's own serializer looks at each value of it for kinds that never occur here. */
const json = {
  stringify: (value: unknown): string => JSON.stringify(value),
  parse: <T>(text: string): T => JSON.parse(text) as T,
};

const connect = async (url: string): Promise<Keyv> => {
  if (url === 'memory:') return new Keyv({ checkExpired: true, serialization: json });
  const path = /^sqlite:\/\/(.+)$/.exec(url)?.[1];
  if (path === undefined) throw new StoreError('STORE_URL must be sqlite://path or memory:');
  try {
    if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
    const sqlite = new KeyvSqlite({
      uri: url,
      driver: sqliteDriver,
      wal: path !== ':memory:',
      busyTimeout: busyMs,
      clearExpiredInterval: sweepMs,
    });
    await sqlite.ready;
    return new Keyv({ store: sqlite, serialization: json });
  } catch (error) {
    throw new StoreError(`could not open ${url}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};
