import type { FeedRecord } from '../feed/record.ts';
import { StoreError, type KeyValue } from './keyv/key-value.ts';

/** Records written by one statement. */
const most = 249;

/** Records that may be written a little later: looks that found nothing are many, and each write waits for the disk. */
export type FeedNotes = {
  /** Keeps the record in memory until it is written, in place of one kept before. */
  put(record: FeedRecord): void;
  /** The record as it is kept, if it is not written yet. */
  get(id: string): FeedRecord | undefined;
  /** It is about to be written with something else: what is kept of it is old, and no write of that is under way any more once this resolves. */
  drop(id: string): Promise<void>;
  /** Writes what is kept. Rejects with a StoreError: then it is kept on. */
  flush(): Promise<void>;
  /** Whether the last try to write failed. */
  isBehind(): boolean;
};

export const createFeedNotes = (store: KeyValue, key: (id: string) => string, afterMs: number): FeedNotes => {
  const kept = new Map<string, FeedRecord>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isBehind = false;

  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    while (kept.size > 0) {
      const batch = [...kept.values()].slice(0, most);
      try {
        await store.setMany(batch.map((record) => ({ key: key(record.id), value: record })));
      } catch (error) {
        isBehind = true;
        throw error;
      }
      // One that was put meanwhile is newer than what was written.
      for (const record of batch) if (kept.get(record.id) === record) kept.delete(record.id);
    }
    isBehind = false;
  };
  const flush = () => (writing = writing.then(write, write));
  const start = () => {
    timer ??= setTimeout(() => {
      // It stays in memory, where everybody reads it, and is tried again; whatever must be durable is told by its own write.
      flush().catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
        start();
      });
    }, afterMs);
    timer.unref();
  };

  return {
    put: (record) => {
      kept.set(record.id, record);
      start();
    },
    get: (id) => kept.get(id),
    drop: async (id) => {
      kept.delete(id);
      await writing.catch(() => {});
    },
    flush,
    isBehind: () => isBehind,
  };
};
