import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';

/** A body that waits to be read, in its slot of the store. */
export type BacklogItem = {
  slot: number;
  feedId: string;
  at: number;
  bytes: number;
  tries: number;
  nextAt: number;
};

/** Bodies read at once, each of another feed. */
const readers = 2;

/** Reads bodies, a few at once, each feed's in the order of their coming. */
export type Reading = {
  /** Starts reading what can be read now. */
  tick(): void;
  /** Resolves once nothing is being read. */
  idle(): Promise<void>;
};

export const createReading = ({
  items,
  read,
  clock,
  log,
  stopping,
}: {
  /** What waits, as it is at each moment. */
  items: readonly BacklogItem[];
  read(item: BacklogItem): Promise<void>;
  clock: Pick<Clock, 'now'>;
  log: Log;
  stopping: AbortSignal;
}): Reading => {
  const busyFeeds = new Set<string>();
  const reading = new Set<Promise<void>>();

  const tick = () => {
    const now = clock.now();
    const passed = new Set<string>();
    for (const item of items.slice()) {
      if (stopping.aborted || reading.size >= readers) return;
      // One feed's bodies keep their order, also while the first of them waits.
      if (busyFeeds.has(item.feedId) || passed.has(item.feedId)) continue;
      passed.add(item.feedId);
      if (item.nextAt > now) continue;
      busyFeeds.add(item.feedId);
      const work = read(item)
        .catch((error: unknown) => log.error('websub.inbox', { feed: item.feedId, error }))
        .finally(() => {
          busyFeeds.delete(item.feedId);
          reading.delete(work);
          tick();
        });
      reading.add(work);
    }
  };

  return {
    tick,
    idle: async () => {
      while (reading.size > 0) await Promise.allSettled(reading);
    },
  };
};
