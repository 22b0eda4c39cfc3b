import type { Update } from 'grammy/types';
import type { Log } from '../../runtime/log.ts';
import type { Intake } from '../updates/intake.ts';

/** Updates that Telegram has been told are taken, until they are handled. */
export type KeptUpdates = {
  /** Durable when it resolves. Rejects with a StoreError. */
  put(updates: Update[]): Promise<void>;
  remove(updateId: number): Promise<void>;
  /** All of them in the order of their numbers, some at a time. Rejects with a StoreError. */
  all(): AsyncIterable<Update[]>;
};

/** Hands an update to the intake, and forgets it once it is handled. Resolves then, and never rejects. */
export const handleKept = async (
  update: Update,
  { kept, intake, log }: { kept: Pick<KeptUpdates, 'remove'>; intake: Pick<Intake, 'take'>; log: Log },
): Promise<void> => {
  await intake.take(update);
  // What cannot be removed is handled once more after the next start.
  await kept.remove(update.update_id).catch((error: unknown) => log.warn('update.unremoved', { error }));
};

/** Handles what was taken by an earlier run and not handled, so many chats at a time. Rejects with a StoreError. */
export const handleLeft = async (
  kept: KeptUpdates,
  { intake, most, log, signal }: { intake: Intake; most: number; log: Log; signal: AbortSignal },
): Promise<void> => {
  for await (const updates of kept.all())
    for (const update of updates) {
      while (intake.size() >= most && !signal.aborted) await intake.one();
      if (signal.aborted) return;
      void handleKept(update, { kept, intake, log });
    }
};
