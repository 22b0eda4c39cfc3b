import type { FeedStore } from '../../feed/record.ts';
import type { Story } from '../../story/story.ts';
import { entryOf } from './entry.ts';
import type { Holder } from './holder.ts';
import { sourcesOf } from './sources.ts';
import type { Waiting } from './waiting.ts';

/** How long a story may wait to be written with others (milliseconds). */
const waitMs = 500;
/** As long as the store keeps stories (seconds). */
const keptS = 30 * 86_400;

/** Writes into the index what waits for that. */
export type IndexWriter = {
  /** Writes these now. Gives whether they are written. Rejects with a StoreError. */
  put(stories: readonly Story[]): Promise<boolean>;
  /** Writes what waits, some at a time. Gives whether all of it is written. Never rejects. */
  writeAll(): Promise<boolean>;
  /** Has what waits written soon, and tried again until it is. */
  begin(): void;
  /** Resolves once nothing is being written. */
  idle(): Promise<void>;
};

export const createIndexWriter = ({
  holder,
  waiting,
  feeds,
  nowS,
  rest,
  againMs,
  atOnce,
  ended,
}: {
  holder: Pick<Holder, 'attempt'>;
  waiting: Pick<Waiting, 'isEmpty' | 'next' | 'written' | 'removed'>;
  feeds: Pick<FeedStore, 'getMany'>;
  /** Seconds since the epoch. */
  nowS(): number;
  /** Leaves others their turn, or waits that long (milliseconds). */
  rest(ms?: number): Promise<void>;
  /** Pause before another try to write what the disk did not take (milliseconds). */
  againMs: number;
  /** Stories written in one go. */
  atOnce: number;
  ended: AbortSignal;
}): IndexWriter => {
  const { attempt } = holder;
  let writing: Promise<void> | undefined;

  const put: IndexWriter['put'] = async (given) => {
    const entries = given.filter(({ recalledAt }) => recalledAt === undefined).map(entryOf);
    const recalled = given.filter(({ recalledAt }) => recalledAt !== undefined).map(({ id }) => id);
    const sources = await sourcesOf(entries, feeds);
    const done = attempt((its) => {
      its.put(entries, sources, nowS() + keptS);
      if (recalled.length > 0) its.remove(recalled);
      return true;
    });
    return done === true;
  };

  const writeAll = async (): Promise<boolean> => {
    while (!waiting.isEmpty()) {
      const { stories, gone } = waiting.next(atOnce);
      if (attempt((its) => (its.remove(gone), true)) !== true) return false;
      waiting.removed(gone);
      if (!(await put(stories).catch(() => false))) return false;
      waiting.written(stories);
      await rest();
    }
    return true;
  };

  return {
    put,
    writeAll,
    begin: () => {
      if (ended.aborted) return;
      writing ??= (async () => {
        await rest(waitMs);
        while (!(await writeAll()) && !ended.aborted) await rest(againMs);
      })().finally(() => {
        writing = undefined;
      });
    },
    idle: async () => writing,
  };
};
