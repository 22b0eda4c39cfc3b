import type { Clock } from '../../../runtime/clock.ts';
import type { Log } from '../../../runtime/log.ts';
import type { Holding } from '../../inbox/hold.ts';
import type { Outcome } from '../../outcome.ts';
import type { Recorder } from '../../receipts/recorder.ts';
import { placeOf, type Queue } from '../parcel.ts';
import type { Reach } from '../reach.ts';
import { settle } from '../settle.ts';

/**
 * Has the first `count` parcels tried again later. Trouble with Telegram or the chat is everybody's; a message that is refused is
 * put down to its stories, one by one.
 */
export const concludeRetry = async (
  queue: Queue,
  count: number,
  outcome: Extract<Outcome, { kind: 'retry' }>,
  {
    clock,
    log,
    recorder,
    holding,
    reach,
  }: {
    clock: Pick<Clock, 'now'>;
    log: Log;
    recorder: Pick<Recorder, 'record'>;
    holding: Pick<Holding, 'holdAfterFailure'>;
    reach: Pick<Reach, 'isOut'>;
  },
): Promise<void> => {
  const { chat } = queue;
  const { why } = outcome;
  const isRefusal = outcome.isRefusal === true;
  if (isRefusal && count > 1) {
    for (const parcel of queue.parcels.slice(0, count)) parcel.isAlone = true;
    return;
  }
  const failed = queue.parcels.splice(0, count);
  const behind = isRefusal ? [] : queue.parcels.splice(0);
  const isOut = reach.isOut();
  const failure = { failed: failed.map(placeOf), behind: behind.map(placeOf), isRefusal, isOut };
  const { until, over } = await holding.holdAfterFailure(chat.id, failure, clock.now());
  log.warn('send.retry', { why, givenUp: over.length });
  await settle(
    [...failed, ...behind],
    ({ place }) =>
      over.includes(place)
        ? { kind: 'rejected', chatId: chat.id, why }
        : { kind: 'held', chatId: chat.id, until },
    recorder,
  );
};
