import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import type { Log } from '../../runtime/log.ts';
import { isDamage, StoreError } from './failure.ts';
import { damaged, giveBackPages, prepareFile, wasCutOff } from './file.ts';
import { backUp } from './backup.ts';
import { createKeyValue, schemaKey, type KeyValue } from './key-value.ts';
import { guardWrites } from '../owner/guard.ts';
import { thisProcess, type Lease } from '../owner/lease.ts';
import { claimStore } from './owner.ts';
import { bringUpToDate, schemaSteps, type SchemaStep } from './schema.ts';
import { serverKind } from '../remote/address.ts';
import type { DurabilityRule } from '../remote/open.ts';
import type { Fence } from '../remote/server.ts';
import { json } from './json.ts';
import { driverOf } from './sqlite-driver.ts';
import { sweep, sweepOn } from './sweep.ts';
import { pageOf, walk, type Page, type Walked } from './walk.ts';

/** How often what could not be read, and a server that did not answer, is tried again (milliseconds). */
const retryMs = { file: 15_000, server: 2_000 };
const originKey = 'origin';
/** What is written to see whether a server takes writes again, and how long it stays (milliseconds). */
const probe = { key: 'probe', keptMs: 60_000 };
/** How long a write waits for another process that has the file locked; nothing else happens meanwhile, so not for long (milliseconds). */
const busyMs = 500;
export type StoreOptions = {
  log?: Pick<Log, 'warn' | 'error'>;
  /** Whether no other process may own the store meanwhile (invariant 11); who only looks at it need not. */
  isOwner?: boolean;
  /** By which this process owns the store already; whoever has it gives it back. Absent: an owner claims the store here, until it is closed. */
  lease?: Lease;
  /** What brings an older store up to date (default: `schemaSteps`). */
  steps?: readonly SchemaStep[];
  /** A folder of this machine for a copy of a server's store, which is made before a newer Kabar changes it; a file's stands beside it. */
  copiesIn?: string;
  /** What each write to a server is checked against; a file needs none, as its lock is the operating system's. */
  fence?: Fence | undefined;
  /** Whether an owner's server may lose what it was given (default: `strict`, it may not). */
  durability?: DurabilityRule;
};

/** A store that can be walked. In memory there is nothing to walk: nothing of it outlives the process. */
export type WalkedStore = KeyValue & {
  /** As `walk` in walk.ts. Rejects with a StoreError. */
  walk<T>(area: string, after: string | undefined, limit: number): Promise<Walked<T>>;
  /** What tells a store on a server from any other; undefined: it is a file, or in memory. */
  origin?: string;
};

/** A Keyv, and what is to be done beside it until it is closed. `page`: where something outlives the process. `isLost`: whether a server did not answer the last time. */
type Connected = { keyv: Keyv; page?: Page; isLost?(): boolean; stop(): void };

/** The file that an address names; undefined where it names none. */
export const storePath = (url: string): string | undefined => {
  const path = /^sqlite:\/\/(.+)$/.exec(url)?.[1];
  return path === ':memory:' ? undefined : path;
};

/**
 * Opens the store that the address names (`sqlite://path`, `redis://`, `postgres://`, `memory:`), makes the file's folder, checks its
 * pages or the server's settings, and brings it to the schema that this program knows. Rejects with a StoreError that says what is
 * wrong in plain words.
 */
export const openStore = async (url: string, options: StoreOptions = {}): Promise<WalkedStore> => {
  const { log, lease, isOwner = lease !== undefined, steps = schemaSteps } = options;
  const { keyv, page, isLost, stop } = await connect(url, { ...options, isOwner });
  const opened = createKeyValue(keyv, (area, error) => log?.error('store.unreadable', { area, error }));
  const store = lease === undefined ? opened : guardWrites(opened, lease);
  const close = async () => {
    try {
      await store.close();
    } finally {
      clearInterval(retrying);
      stop();
    }
  };
  const retry = async () => {
    await store.retry();
    if (isLost === undefined || store.troubles().length === 0) return;
    const tried = isOwner ? store.set(probe.key, true, probe.keptMs) : store.get(schemaKey);
    // It stands in the troubles, as it did.
    await Promise.allSettled([tried]);
  };
  const retrying = setInterval(() => void retry(), isLost === undefined ? retryMs.file : retryMs.server);
  retrying.unref();
  const walked: WalkedStore = {
    ...store,
    // What one has to do about it does not depend on what was asked for.
    troubles: () => (isLost?.() ? ['the store cannot be reached'] : store.troubles()),
    walk: async <T>(area: string, after: string | undefined, limit: number) => {
      if (page === undefined) return { values: [] };
      const from = { area, ...(after !== undefined && { after }), limit, now: Date.now() };
      return walk<T>(page, from).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new StoreError(`could not walk ${area}: ${why}`, { cause: error });
      });
    },
    close,
  };
  try {
    const before = (version: number) => keepOlder(url, version, options);
    await bringUpToDate(walked, { steps, isOwner, before });
    if (isLost !== undefined) return { ...walked, origin: await originOf(walked) };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return walked;
};

/** Given to a store once: another that is made at its address later has another one. */
const originOf = async (store: KeyValue): Promise<string> => {
  const known = await store.get<string>(originKey);
  if (known !== undefined) return known;
  const made = randomUUID();
  await store.set(originKey, made);
  return made;
};

/** So that whoever goes back to an older Kabar has what it can read. */
const keepOlder = async (
  url: string,
  version: number,
  { lease, fence = lease?.fence, copiesIn, log }: StoreOptions,
) => {
  const path = storePath(url);
  if (path !== undefined) {
    const copy = `${path}.schema-${version}`;
    if (!existsSync(copy)) await backUp(path, copy);
  } else if (serverKind(url) !== undefined) {
    if (copiesIn === undefined)
      throw new StoreError('the store is of an older Kabar: only one that keeps a copy may change it');
    const { keepOlderOf } = await import('../move/keep-older.ts');
    await keepOlderOf(url, { version, folder: copiesIn, fence, log });
  }
};

const connect = async (url: string, options: StoreOptions): Promise<Connected> => {
  const { log, lease, isOwner = false, fence = lease?.fence, durability = 'strict' } = options;
  const kind = serverKind(url);
  if (kind !== undefined) {
    const { connectServer } = await import('../remote/open.ts');
    const rule = isOwner ? durability : undefined;
    const { keyv, server, isLost } = await connectServer(url, kind, {
      serialization: json,
      fence,
      rule,
      log,
    });
    return { keyv, page: server.page, isLost, stop: sweepOn(server.sweep, log) };
  }
  if (url === 'memory:')
    return { keyv: new Keyv({ checkExpired: true, serialization: json }), stop: () => {} };
  if (!url.startsWith('sqlite://') || url === 'sqlite://')
    throw new StoreError(
      'STORE_URL must be sqlite://path, redis://host, postgres://host/database or memory:',
    );
  const path = storePath(url);
  let release = () => {};
  let database: DatabaseSync | undefined;
  try {
    if (path !== undefined) await mkdir(dirname(path), { recursive: true });
    if (path !== undefined && isOwner && lease === undefined)
      release = claimStore(path, thisProcess(new Date()));
    database = openFile(path);
    const sqlite = new KeyvSqlite({ uri: url, driver: driverOf(database) });
    await sqlite.ready;
    const { query } = sqlite;
    const stopSweeping =
      path === undefined
        ? () => {}
        : sweepOn((pause, stopping) => sweep(query, Date.now(), pause, stopping), log);
    return {
      keyv: new Keyv({ store: sqlite, serialization: json }),
      page: pageOf(query),
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
export const openFile = (path: string | undefined): DatabaseSync => {
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
