import { StoreError } from '../keyv/failure.ts';
import { storePath } from '../keyv/open.ts';
import { serverKind } from '../remote/address.ts';
import type { Claims, Holder } from './lease.ts';
import { sqliteClaims } from './sqlite.ts';

/**
 * How long a lease in Redis or Postgres lasts without being renewed (milliseconds): with the start of a stand-by it goes on within ten
 * seconds, and an owner that is kept from its server for four does not lose it.
 */
export const leaseMs = 6_000;

/** How a store may be claimed. A store in memory is nobody else's. Rejects with a StoreError. */
export const openClaims = async (
  url: string,
  holder: Holder,
  { leaseMs: time = leaseMs }: { leaseMs?: number } = {},
): Promise<Claims> => {
  const kind = serverKind(url);
  if (kind === 'redis') return (await import('./redis.ts')).redisClaims(url, holder, time);
  if (kind === 'postgres') return (await import('./postgres.ts')).postgresClaims(url, holder, time);
  const path = storePath(url);
  if (path !== undefined) return sqliteClaims(path, holder);
  if (url === 'memory:' || url === 'sqlite://:memory:') return unshared(holder);
  throw new StoreError('STORE_URL must be sqlite://path, redis://host, postgres://host/database or memory:');
};

const unshared = (holder: Holder): Claims => ({
  claim: async () => ({
    lease: {
      holder,
      lost: new AbortController().signal,
      isMine: () => true,
      standBys: async () => [],
      release: async () => {},
    },
  }),
  close: async () => {},
});
