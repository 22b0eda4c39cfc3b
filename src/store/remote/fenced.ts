import { StoreError } from '../keyv/failure.ts';

/** The error of a write of a process that is not the owner of the store any more. */
export const fencedOff = (): StoreError =>
  new StoreError(
    'this process is not the owner of the store any more, so it writes nothing: another may have taken over',
    { reason: 'fenced' },
  );
