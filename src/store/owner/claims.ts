import { StoreError } from '../keyv/failure.ts';
import { storePath } from '../keyv/open.ts';
import type { Claims, Holder } from './lease.ts';
import { sqliteClaims } from './sqlite.ts';

/** How a store may be claimed. A store in memory is nobody else's. Rejects with a StoreError. */
export const openClaims = async (url: string, holder: Holder): Promise<Claims> => {
  const path = storePath(url);
  if (path !== undefined) return sqliteClaims(path, holder);
  if (url === 'memory:' || url === 'sqlite://:memory:') return unshared(holder);
  throw new StoreError('STORE_URL must be sqlite://path or memory:');
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
