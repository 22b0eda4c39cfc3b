import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import type { Log } from '../../runtime/log.ts';
import { isDamage, StoreError } from './failure.ts';
import { damaged, giveBackPages, prepareFile, wasCutOff } from './file.ts';
import { backUp } from './backup.ts';
import { createKeyValue, type KeyValue } from './key-value.ts';
import { claimStore } from './owner.ts';
import { bringUpToDate, schemaSteps, type SchemaStep } from './schema.ts';
import { driverOf } from './sqlite-driver.ts';
import { sweep } from './sweep.ts';
import { walk, type Walked } from './walk.ts';

/** How often expired records are swept from the file, how soon after a start, and the pause after each step (milliseconds). */
const sweeping = { everyMs: 3_600_000, firstMs: 60_000, pauseMs: 100 };
/** How often records that could not be read are tried again (milliseconds). */
const retryMs = 15_000;
/** How long a write waits for another process that has the file locked; nothing else happens meanwhile, so not for long (milliseconds). */
const busyMs = 500;
export type StoreOptions = {
  log?: Pick<Log, 'warn' | 'error'>;
  /** Whether no other process may own the store meanwhile (invariant 11); who only looks at it need not. */
  isOwner?: boolean;
  /** What brings an older store up to date (default: `schemaSteps`). */
  steps?: readonly SchemaStep[];
};

/** A store that can be walked. In memory there is nothing to walk: nothing of it outlives the process. */
export type WalkedStore = KeyValue & {
  /** As `walk` in walk.ts. Rejects with a StoreError. */
  walk<T>(area: string, after: string | undefined, limit: number): Promise<Walked<T>>;
};

/** A Keyv, and what is to be done beside it until it is closed. `query`: where there is a file. */
type Connected = { keyv: Keyv; query?: KeyvSqlite['query']; stop(): void };

/** The file that an address names; undefined where it names none. */
export const storePath = (url: string): string | undefined => {
  const path = /^sqlite:\/\/(.+)$/.exec(url)?.[1];
  return path === ':memory:' ? undefined : path;
};

/**
 * Opens the store that the address names (`sqlite://path`, `memory:`), makes the file's folder, checks its pages, and brings it to
 * the schema that this program knows. Rejects with a StoreError that says what is wrong in plain words.
 */
export const openStore = async (
  url: string,
  { log, isOwner = false, steps = schemaSteps }: StoreOptions = {},
): Promise<WalkedStore> => {
  const { keyv, query, stop } = await connect(url, log, isOwner);
  const store = createKeyValue(keyv, (area, error) => log?.error('store.unreadable', { area, error }));
  const close = async () => {
    try {
      await store.close();
    } finally {
      clearInterval(retrying);
      stop();
    }
  };
  const retrying = setInterval(() => void store.retry(), retryMs);
  retrying.unref();
  const walked: WalkedStore = {
    ...store,
    walk: async <T>(area: string, after: string | undefined, limit: number) => {
      if (query === undefined) return { values: [] };
      const from = { area, ...(after !== undefined && { after }), limit, now: Date.now() };
      return walk<T>(query, from).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new StoreError(`could not walk ${area}: ${why}`, { cause: error });
      });
    },
    close,
  };
  try {
    const path = storePath(url);
    await bringUpToDate(walked, { steps, isOwner, before: (version) => keepOlder(path, version) });
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return walked;
};

/** Beside the store, so that whoever goes back to an older Kabar has what it can read. */
const keepOlder = async (path: string | undefined, version: number) => {
  const copy = `${path}.schema-${version}`;
  if (path !== undefined && !existsSync(copy)) await backUp(path, copy);
};

/** All records are plain data: Keyv's own serializer looks at each value of it for kinds that never occur here. */
const json = {
  stringify: (value: unknown): string => JSON.stringify(value),
  parse: <T>(text: string): T => JSON.parse(text) as T,
};

const connect = async (url: string, log: StoreOptions['log'], isOwner: boolean): Promise<Connected> => {
  if (url === 'memory:')
    return { keyv: new Keyv({ checkExpired: true, serialization: json }), stop: () => {} };
  if (!url.startsWith('sqlite://') || url === 'sqlite://')
    throw new StoreError('STORE_URL must be sqlite://path or memory:');
  const path = storePath(url);
  let release = () => {};
  let database: DatabaseSync | undefined;
  try {
    if (path !== undefined) await mkdir(dirname(path), { recursive: true });
    if (path !== undefined && isOwner) release = claimStore(path, new Date());
    database = openFile(path);
    const sqlite = new KeyvSqlite({ uri: url, driver: driverOf(database) });
    await sqlite.ready;
    const stopSweeping = path === undefined ? () => {} : sweepOn(sqlite, log);
    return {
      keyv: new Keyv({ store: sqlite, serialization: json }),
      query: sqlite.query,
      stop: () => {
        stopSweeping();
        release();
      },
    };
  } catch (error) {
    if (database?.isOpen) database.close();
    release();
    if (error instanceof StoreError) throw error;
    if (path !== undefined && isDamage(error)) throw damaged(path, error);
    throw new StoreError(`could not open ${url}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

/** `path` undefined: in memory. Throws what SQLite does, or a StoreError. */
const openFile = (path: string | undefined): DatabaseSync => {
  if (path === undefined) return new DatabaseSync(':memory:');
  const facts = { isNew: !existsSync(path) || statSync(path).size === 0, isAfterCrash: wasCutOff(path) };
  const database = new DatabaseSync(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`);
    if (facts.isNew) giveBackPages(database);
    database.exec('PRAGMA journal_mode = WAL');
    prepareFile(database, path, facts);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Sweeps from now on, until what it gives is called. */
const sweepOn = (sqlite: KeyvSqlite, log: StoreOptions['log']): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  // No process is kept alive for it.
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal }).catch(() => {});
  const sweepOnce = async () => {
    try {
      await sweep(sqlite.query, Date.now(), () => pause(sweeping.pauseMs), signal);
    } catch (error) {
      if (!signal.aborted) log?.warn('store.unswept', { error });
    }
  };
  const goOn = async () => {
    await pause(sweeping.firstMs);
    while (!signal.aborted) {
      await sweepOnce();
      await pause(sweeping.everyMs);
    }
  };
  void goOn();
  return () => stopping.abort();
};
