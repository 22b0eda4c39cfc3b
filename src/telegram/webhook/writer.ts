import type { Update } from 'grammy/types';
import type { Log } from '../../runtime/log.ts';
import type { KeptUpdates } from './kept.ts';

/** Updates written in one go; those that come meanwhile are written together next. */
const mostAtOnce = 200;

/** Writes updates to the store in groups. */
export type UpdateWriter = {
  /** Whether the update is on disk. Never rejects. */
  write(update: Update): Promise<boolean>;
};

export const createUpdateWriter = ({
  kept,
  log,
  onWritten,
  onTold,
}: {
  kept: Pick<KeptUpdates, 'put'>;
  log: Log;
  /** These were written, in the order of their numbers, or could not be: before whoever waits for them is told. */
  onWritten(updates: Update[], isDone: boolean): void;
  /** Whoever waited for a group is told. */
  onTold(): void;
}): UpdateWriter => {
  let unwritten: { update: Update; tell(isDone: boolean): void }[] = [];
  let isWriting = false;

  const writeAll = async () => {
    if (isWriting) return;
    isWriting = true;
    while (unwritten.length > 0) {
      const batch = unwritten.slice(0, mostAtOnce);
      unwritten = unwritten.slice(mostAtOnce);
      const updates = batch.map(({ update }) => update).sort(byNumber);
      const isDone = await kept.put(updates).then(
        () => true,
        (error: unknown) => {
          log.error('update.unkept', { error });
          return false;
        },
      );
      onWritten(updates, isDone);
      for (const { tell } of batch) tell(isDone);
      onTold();
    }
    isWriting = false;
  };

  return {
    write: (update) => {
      const written = new Promise<boolean>((resolve) => {
        unwritten.push({ update, tell: resolve });
      });
      void writeAll();
      return written;
    },
  };
};

export const byNumber = (one: Update, two: Update): number => one.update_id - two.update_id;
