import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { claimStore } from '../keyv/owner.ts';
import { InUse, type Claims, type Holder } from './lease.ts';

/**
 * Claims of a SQLite file: a lock of the operating system, which lasts as long as the process does and no longer. A paused owner keeps
 * it, so that nobody takes over from it, and nothing needs to be fenced; stand-bys are on the same machine and leave no note.
 */
export const sqliteClaims = (path: string, holder: Holder): Claims => ({
  claim: async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      const release = claimStore(path, holder);
      return {
        lease: {
          holder,
          lost: new AbortController().signal,
          isMine: () => true,
          standBys: async () => [],
          release: async () => release(),
        },
      };
    } catch (error) {
      if (error instanceof InUse) return { owner: error.owner };
      throw error;
    }
  },
  close: async () => {},
});
