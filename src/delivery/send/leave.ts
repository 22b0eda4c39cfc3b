import type { Lane } from '../pacing/lanes.ts';
import type { Pacer, Permit } from '../pacing/pacer.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** Leave to send once more; undefined: Kabar is stopping. Not while the store fails: nothing is to be sent unrecorded. */
export type TakeLeave = (lane: Lane, chatId: number) => Promise<Permit | undefined>;

export const createTakeLeave =
  ({
    pacer,
    recorder,
    stopping,
  }: {
    pacer: Pick<Pacer, 'acquire'>;
    recorder: Pick<Recorder, 'writable' | 'isWritable'>;
    stopping: AbortSignal;
  }): TakeLeave =>
  async (lane, chatId) => {
    while (!stopping.aborted) {
      await recorder.writable();
      const permit = await pacer.acquire(lane, stopping, chatId).catch(() => undefined);
      if (permit === undefined || recorder.isWritable()) return permit;
      permit.done('error');
    }
    return undefined;
  };
