import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';

/** The way to a queue that may be out of reach for a while. */
export type Reach = {
  /** Asks the queue; where it is not reached, this is noted, told once, and undefined is given after a pause. Never rejects. */
  ask<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** It was not reached when it was asked last. */
  isLost(): boolean;
};

/** `pauseMs`: how long to wait after it was not reached (milliseconds). `ended`: nothing is told any more. */
export const createReach = ({
  clock,
  log,
  pauseMs,
  ended,
}: {
  clock: Pick<Clock, 'sleep'>;
  log: Log;
  pauseMs: number;
  ended: AbortSignal;
}): Reach => {
  let isLost = false;
  return {
    ask: async (work) => {
      try {
        const got = await work();
        if (isLost) log.info('queue.back');
        isLost = false;
        return got;
      } catch (error) {
        if (ended.aborted) return undefined;
        if (!isLost) log.warn('queue.unreachable', { error });
        isLost = true;
        await clock.sleep(pauseMs, ended);
        return undefined;
      }
    },
    isLost: () => isLost,
  };
};
