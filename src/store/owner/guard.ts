import type { KeyValue } from '../keyv/key-value.ts';
import { fencedOff } from '../remote/fenced.ts';
import type { Lease } from './lease.ts';

/**
 * A store that writes nothing once the lease is not sure to be ours: who was paused learns of it here before the server is asked, which
 * checks the token once more. Writes then reject with a StoreError (`fenced`).
 */
export const guardWrites = <Store extends KeyValue>(store: Store, lease: Pick<Lease, 'isMine'>): Store => {
  const checked =
    <Given extends unknown[]>(write: (...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      if (!lease.isMine()) throw fencedOff();
      return write(...given);
    };
  return {
    ...store,
    set: checked(store.set),
    setMany: checked(store.setMany),
    delete: checked(store.delete),
  };
};
