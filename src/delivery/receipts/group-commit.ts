import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';

/**
 * Least and longest time between two writes (milliseconds); in between it is as long as the last one took. Receipts of fast sends share a
 * write, as each costs its whole page and, where the store is a file, holds up everything else until the disk has it. But what waits
 * for its write when the process is killed comes twice: so the wait is as short as writes are cheap.
 */
const gap = { leastMs: 4, longestMs: 80 };
/**
 * With so many changes that are not durable, or a write that takes so long (milliseconds), nothing more is sent until it is done: whoever
 * takes over repeats all that the store was not told of. At 1000 messages a second a store may take 64 ms for a write and its wait.
 */
export const mostUnsaved = 64;
const slowMs = 1_000;
const retryMs = [250, 500, 1_000, 2_000, 5_000];
/** Pages written by one statement. */
const pagesAtOnce = 200;

/**
 * Group commit: while one write is under way what comes in waits for the next. A failed write is tried again until it
 * succeeds; meanwhile, and while a write takes long, `writable` holds back whoever would send something unrecorded.
 */
export type GroupCommit<Page> = {
  /** The page has changed. Resolves once it is durable as it is now. */
  add(page: Page): Promise<void>;
  /** Resolves at once while the store takes writes in time; while it does not, once it does again. */
  writable(): Promise<void>;
  /** Whether `writable` resolves at once. */
  isWritable(): boolean;
  /** The last write did not fail. */
  healthy(): boolean;
  /** Resolves once everything added so far is durable. */
  flush(): Promise<void>;
};

/** `keep`: a page begins to wait for its write; `release`: it was written. */
export const createGroupCommit = <Page>({
  save,
  keep,
  release,
  clock,
  log,
}: {
  save(pages: Page[]): Promise<void>;
  keep(page: Page): void;
  release(page: Page): void;
  clock: Pick<Clock, 'now' | 'sleep'>;
  log: Log;
}): GroupCommit<Page> => {
  let dirty = new Set<Page>();
  let waiting: (() => void)[] = [];
  let failures = 0;
  /** The write that is under way: how many changes it has, and since when (milliseconds since the epoch). */
  let write: { changes: number; since: number } | undefined;
  const whenWritable: (() => void)[] = [];
  let writing: Promise<void> | undefined;

  let tookMs = 0;

  const writeAll = async () => {
    while (dirty.size > 0) {
      await clock.sleep(Math.min(gap.longestMs, Math.max(gap.leastMs, tookMs)));
      const batch = [...dirty];
      const settled = waiting;
      dirty = new Set();
      waiting = [];
      write = { changes: settled.length, since: clock.now() };
      await writeUntilDone(batch);
      tookMs = clock.now() - write.since;
      write = undefined;
      for (const resume of whenWritable.splice(0)) resume();
      for (const page of batch) release(page);
      for (const resolve of settled) resolve();
    }
    // In the same step as the check above, or what came in between would wait for the next one.
    writing = undefined;
  };

  const writeUntilDone = async (batch: Page[]) => {
    for (;;) {
      try {
        for (let at = 0; at < batch.length; at += pagesAtOnce) await save(batch.slice(at, at + pagesAtOnce));
        if (failures > 0) log.info('store.back', { after: failures });
        failures = 0;
        return;
      } catch (error) {
        if (failures === 0) log.error('store.failing', { error, effect: 'sending is held' });
        failures++;
        await clock.sleep(retryMs[Math.min(failures, retryMs.length) - 1] ?? 5_000);
      }
    }
  };

  const isWritable = () =>
    failures === 0 &&
    waiting.length + (write?.changes ?? 0) < mostUnsaved &&
    (write === undefined || clock.now() - write.since < slowMs);

  return {
    add: (page) => {
      if (!dirty.has(page)) keep(page);
      dirty.add(page);
      const durable = new Promise<void>((resolve) => waiting.push(resolve));
      writing ??= writeAll();
      return durable;
    },
    writable: async () => {
      // Of all that are let go at once the first may have filled it up again.
      while (!isWritable()) await new Promise<void>((resolve) => whenWritable.push(resolve));
    },
    isWritable,
    healthy: () => failures === 0,
    flush: async () => {
      // Whoever waits for the writing may have been followed by another.
      for (let last = writing; last !== undefined; last = writing) await last;
    },
  };
};
