import { resolve } from 'node:path';
import { StoreError } from './store/keyv/failure.ts';
import { storePath } from './store/keyv/open.ts';
import { isMissing, openBare } from './store/move/bare.ts';
import { moveStore, type Moved } from './store/move/move.ts';
import { openClaims } from './store/owner/claims.ts';
import { InUse, thisProcess, type Lease } from './store/owner/lease.ts';
import { shownAddress } from './store/remote/address.ts';

const usage = `npm run move -- FROM TO

Copies a whole store to another one: each is sqlite://path, redis://host or postgres://host/database. Kabar must run on neither
meanwhile; both are compared in the end. Cut short, it goes on where it was when it is called again. The store it came from stays.
Then point STORE_URL at the new one.
Exit code: 0 the new store is whole, 64 a wrong argument, 74 it is not, 75 one of them is in use.
`;
/** sysexits.h: EX_USAGE, EX_IOERR, EX_TEMPFAIL. */
const exits = { usage: 64, failed: 74, inUse: 75 };
/** How often it says how far it is (milliseconds). */
const toldMs = 5_000;

const run = async (): Promise<number> => {
  const [from, to, ...others] = process.argv.slice(2);
  if (from === undefined || to === undefined || others.length > 0 || from.startsWith('-')) {
    process.stderr.write(usage);
    return exits.usage;
  }
  try {
    if (nameOf(from) === nameOf(to)) throw new StoreError('both addresses are those of the same store');
    if (isMissing(from)) throw new StoreError(`there is no store at ${storePath(from) ?? from}`);
    tell(await moved(from, to), to);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    process.stderr.write(`The store was not moved: ${error.message}.\n`);
    return error.reason === 'in-use' || error.reason === 'fenced' ? exits.inUse : exits.failed;
  }
};

const moved = async (from: string, to: string): Promise<Moved> => {
  const leases: Lease[] = [];
  const stores: { close(): Promise<void> }[] = [];
  const open = async (url: string) => {
    const lease = await claim(url);
    leases.push(lease);
    const store = await openBare(url, lease.fence);
    stores.push(store);
    return store;
  };
  try {
    const [source, target] = [await open(from), await open(to)];
    let toldAt = -Infinity;
    const onCopied = (records: number) => {
      if (performance.now() < toldAt + toldMs) return;
      toldAt = performance.now();
      process.stdout.write(`${records} records copied so far.\n`);
    };
    const name = nameOf(from);
    return await moveStore({ from: source, to: target, name }, { now: Date.now(), onCopied });
  } finally {
    for (const store of stores) await store.close();
    for (const lease of leases) await lease.release();
  }
};

/** Owns a store as long as it is moved: no Kabar can use it. */
const claim = async (url: string): Promise<Lease> => {
  const claims = await openClaims(url, thisProcess(new Date()));
  try {
    const claimed = await claims.claim();
    if ('lease' in claimed) return claimed.lease;
    throw new InUse(shownAddress(url), claimed.owner);
  } finally {
    await claims.close();
  }
};

/** The same for a file however its path is written, and without a password. */
const nameOf = (url: string): string => {
  const path = storePath(url);
  return path === undefined ? shownAddress(url) : `sqlite://${resolve(path)}`;
};

const tell = ({ sums, isResumed }: Moved, to: string) => {
  const place = shownAddress(to);
  if (sums === undefined) return process.stdout.write(`${place} has had all of it before.\n`);
  for (const [area, { records, hash }] of sums)
    process.stdout.write(`${area.padEnd(20)} ${String(records).padStart(10)}  ${hash.slice(0, 16)}\n`);
  const all = [...sums.values()].reduce((sum, { records }) => sum + records, 0);
  const how = isResumed ? ' (an attempt before had begun it)' : '';
  return process.stdout.write(`${place} has all ${all} records${how}: set STORE_URL to it.\n`);
};

process.exitCode = await run();
