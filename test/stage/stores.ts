import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasPostgres, startPostgres } from './postgres-server.ts';
import { hasRedis, startRedis } from './redis-server.ts';
import type { StoreServer } from './server-process.ts';

/** A kind of store that outlives its process. */
export type StoreKind = {
  name: string;
  /** Whether it can run here. */
  isHere: boolean;
  start(): Promise<Pick<StoreServer, 'freshUrl' | 'close'>>;
};

const startFiles = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kabar-store-'));
  let count = 0;
  return {
    freshUrl: async () => `sqlite://${join(folder, String(count++), 'kabar.sqlite')}`,
    close: async () => rm(folder, { recursive: true, force: true }),
  };
};

export const servers = [
  { name: 'Redis', isHere: hasRedis, start: startRedis },
  { name: 'Postgres', isHere: hasPostgres, start: startPostgres },
];

/** All of them: what holds on one must hold on each. */
export const stores: StoreKind[] = [{ name: 'SQLite', isHere: true, start: startFiles }, ...servers];
