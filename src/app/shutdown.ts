import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';

/** What is in flight at a stop has this long to finish, and then this long to be recorded: 10 s with the rest (invariant 10). */
const grace = { finishMs: 8_000, recordMs: 500 };

export type EndingParts = {
  clock: Clock;
  log: Log;
  /** Writes what is only in memory. */
  save(): Promise<unknown>;
  /** Resolves once what is under way is finished and recorded. */
  finish(): Promise<unknown>[];
  /** Cuts off what is not finished by then. */
  cut(): Promise<unknown>[];
  /** Nothing may be written after it. */
  close(): Promise<void>;
};

/** Ends a program within ten seconds, whatever of its work hangs; only a disk that does not answer takes longer. Never rejects: what fails is logged. */
export const endInTime = async ({ clock, log, save, finish, cut, close }: EndingParts): Promise<void> => {
  const unlessLate = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
    const inTime = new AbortController();
    try {
      return await Promise.race([work.then(() => true), clock.sleep(ms, inTime.signal).then(() => false)]);
    } finally {
      inTime.abort();
    }
  };
  const ended = async (ends: Promise<unknown>[]) => {
    for (const end of await Promise.allSettled(ends))
      if (end.status === 'rejected') log.warn('stop.failed', { error: end.reason });
  };
  // At once, for whoever is cut off before the end; what is learned after that is little.
  await ended([save()]);
  const finished = ended(finish());
  if (!(await unlessLate(finished, grace.finishMs))) log.warn('stop.unfinished');
  await ended(cut());
  await unlessLate(finished, grace.recordMs);
  await ended([save()]);
  await close().catch((error: unknown) => log.warn('store.unsaved', { error }));
};
