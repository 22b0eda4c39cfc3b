import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../runtime/log.ts';

/** How often expired records are swept, how soon after a start, and the pause after each step (milliseconds). */
const sweeping = { everyMs: 3_600_000, firstMs: 60_000, pauseMs: 100 };
/** Expired records and free pages of one step: a hundredth of a second in all, and everybody else has a turn before the next one. */
const atOnce = { records: 100, pages: 64 };
/** Steps of one sweep: what is left then is swept by the next one. */
const mostSteps = 2_000;

type Query = (sql: string, ...values: unknown[]) => Promise<unknown[]>;

/**
 * Deletes what has expired, and gives free pages of the file back to the disk, in small steps with a pause after each.
 * Rejects where the store does not take it.
 */
export const sweep = async (
  query: Query,
  now: number,
  pause: () => Promise<void>,
  stopping: AbortSignal,
): Promise<void> => {
  let freeBefore = Infinity;
  for (let step = 0; step < mostSteps && !stopping.aborted; step++) {
    const gone = await query(
      `DELETE FROM keyv WHERE rowid IN (SELECT rowid FROM keyv WHERE expires IS NOT NULL AND expires < ? LIMIT ${atOnce.records}) RETURNING 1`,
      now,
    );
    await query(`PRAGMA incremental_vacuum(${atOnce.pages})`);
    const [counted] = await query('PRAGMA freelist_count');
    const free = Number(Object.values(counted ?? {})[0]);
    // A file that was not made for it keeps its free pages, for records to come.
    if (gone.length === 0 && (free === 0 || free >= freeBefore)) return;
    freeBefore = free;
    await pause();
  }
};

/** Sweeps from now on, until what it gives is called. */
export const sweepOn = (
  sweepOnce: (pause: () => Promise<void>, stopping: AbortSignal) => Promise<void>,
  log: Pick<Log, 'warn'> | undefined,
): (() => void) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  // No process is kept alive for it.
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal }).catch(() => {});
  const goOn = async () => {
    await pause(sweeping.firstMs);
    while (!signal.aborted) {
      await sweepOnce(() => pause(sweeping.pauseMs), signal).catch((error: unknown) => {
        if (!signal.aborted) log?.warn('store.unswept', { error });
      });
      await pause(sweeping.everyMs);
    }
  };
  void goOn();
  return () => stopping.abort();
};
