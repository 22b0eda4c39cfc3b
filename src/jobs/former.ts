import type { Clock } from '../runtime/clock.ts';
import { hostsOf, type Board, type Job } from './job.ts';
import type { Reach } from './reach.ts';

/** What a former owner has under way at hosts. */
export type Former = {
  note(job: Pick<Job, 'id' | 'ask'>): void;
  /** One request at a time to a host, also where a former owner has asked for the one before. `own`: the id of the job that is to ask. */
  waitAt(host: string, own: string): Promise<void>;
};

/** How often it is asked whether a former owner's job is over (milliseconds). */
const checkMs = 200;

export const createFormer = ({
  board,
  reach,
  clock,
  ended,
}: {
  board: Pick<Board, 'has'>;
  reach: Reach;
  clock: Pick<Clock, 'sleep'>;
  ended: AbortSignal;
}): Former => {
  const former = new Map<string, Set<string>>();
  return {
    note: ({ id, ask }) => {
      for (const host of hostsOf(ask)) former.set(host, (former.get(host) ?? new Set()).add(id));
    },
    waitAt: async (host, own) => {
      const ids = former.get(host);
      for (const id of ids ?? []) {
        const isUnderWay = async () => !ended.aborted && (await reach.ask(() => board.has(id))) !== false;
        if (id !== own) while (await isUnderWay()) await clock.sleep(checkMs, ended);
        ids?.delete(id);
      }
      former.delete(host);
    },
  };
};
