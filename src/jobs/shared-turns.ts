import { randomUUID } from 'node:crypto';
import type { Turns, Wait } from '../http/turns.ts';
import type { Clock } from '../runtime/clock.ts';

/** A host that one process of many has for itself. Rejects where the server that keeps it is not reached. */
export type HostLocks = {
  /** Takes the host for so long at most (milliseconds); gives how long to wait where it is another's or at rest, 0 once it is taken. */
  take(host: string, token: string, ms: number): Promise<number>;
  giveBack(host: string, token: string): Promise<void>;
  /** Leaves it alone for at least so long (milliseconds). */
  rest(host: string, ms: number): Promise<void>;
};

/** A page is fetched within 4 s; whoever was ended in the middle holds its host no longer than this (milliseconds). */
const heldMs = 10_000;
/** How soon it is asked again whether a host is free (milliseconds). */
const againMs = 250;

/** One request at a time to a host over all processes: a turn of this one's own first, then the host's lock. */
export const shareTurns = (own: Turns, { locks, clock }: { locks: HostLocks; clock: Clock }): Turns => ({
  take: <T>(host: string, wait: Wait, work: () => Promise<T>) =>
    own.take<T | undefined>(host, wait, async () => {
      const token = randomUUID();
      for (;;) {
        if (wait.signal.aborted) return undefined;
        const waitMs = await locks.take(host, token, heldMs).catch(() => Infinity);
        if (waitMs === 0) break;
        if (clock.now() + Math.min(waitMs, againMs) > wait.until) return undefined;
        await clock.sleep(Math.min(waitMs, againMs), wait.signal);
      }
      try {
        return await work();
      } finally {
        await locks.giveBack(host, token).catch(() => {});
      }
    }),
  rest: (host, ms) => {
    own.rest(host, ms);
    void locks.rest(host, ms).catch(() => {});
  },
});
