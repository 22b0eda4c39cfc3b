import { randomUUID } from 'node:crypto';
import type { Wait } from '../http/turns.ts';
import type { Clock } from '../runtime/clock.ts';

/** A host that one process of many has for itself. Rejects where the server that keeps it is not reached. */
export type HostLocks = {
  /**
   * Takes the host for so long at most (milliseconds); gives how long to wait where it is another's or at rest, 0 once it is
   * taken. `isUrgent`: it is taken although it is at rest.
   */
  take(host: string, token: string, ms: number, isUrgent: boolean): Promise<number>;
  /** Keeps it for so long from now (milliseconds); false: it is not held by this token any more. */
  renew(host: string, token: string, ms: number): Promise<boolean>;
  giveBack(host: string, token: string): Promise<void>;
  /** Leaves it alone for at least so long (milliseconds). */
  rest(host: string, ms: number): Promise<void>;
};

export type HostLease = {
  /** Whether the host is sure to be ours at this moment: asked right before each request. Once it is not, it never is again. */
  isMine(): boolean;
};

/** Hosts that this process has for itself among all pollers. */
export type HostLeases = {
  /** Works at a host once it is free; undefined where that does not come in time. `isUrgent`: also while the host is at rest. */
  hold<T>(
    host: string,
    wait: Wait & { isUrgent: boolean },
    work: (lease: HostLease) => Promise<T>,
  ): Promise<T | undefined>;
  /** Whether a request may go there now: not where the process was paused for so long that another one may have the host. */
  mayAsk(host: string): boolean;
  /** How many leases have lapsed while work was done at their host: what came of it meanwhile may be half of it. */
  lapses(): number;
  rest(host: string, ms: number): void;
};

/** Whoever was ended, or is paused, in the middle of a request holds its host no longer than this (milliseconds). */
const heldMs = 10_000;
/** The share of it that is relied upon: a request needs time to leave. It is renewed after the other. */
const [relied, renewed] = [5 / 6, 1 / 3];
/** How soon it is asked again whether a host is free (milliseconds). */
const againMs = 250;

export const createHostLeases = ({ locks, clock }: { locks: HostLocks; clock: Clock }): HostLeases => {
  const held = new Map<string, HostLease>();
  let lapses = 0;

  /** By the clock that only runs, and by the one on the wall: the first may stand still while a machine sleeps. */
  const moment = () => ({ ticks: performance.now(), wall: clock.now() });
  const isOver = ({ ticks, wall }: ReturnType<typeof moment>) =>
    performance.now() - ticks >= heldMs * relied || clock.now() - wall >= heldMs * relied;

  const leaseFrom = (askedAt: ReturnType<typeof moment>) => {
    let at = askedAt;
    let isLost = false;
    const lose = () => {
      if (!isLost) lapses++;
      isLost = true;
    };
    const isMine = () => {
      if (isOver(at)) lose();
      return !isLost;
    };
    return {
      isMine,
      lose,
      renewed: (askedAgainAt: ReturnType<typeof moment>) => {
        if (isMine()) at = askedAgainAt;
      },
    };
  };

  /** Until it is given back, or lost. */
  const keep = async (host: string, token: string, lease: ReturnType<typeof leaseFrom>, end: AbortSignal) => {
    while (!end.aborted) {
      await clock.sleep(heldMs * renewed, end);
      if (end.aborted || !lease.isMine()) return;
      const at = moment();
      const isOurs = await locks.renew(host, token, heldMs).catch(() => undefined);
      if (isOurs === true) lease.renewed(at);
      if (isOurs === false) lease.lose();
    }
  };

  const hold: HostLeases['hold'] = async (host, { signal, until, isUrgent }, work) => {
    const token = randomUUID();
    let lease: ReturnType<typeof leaseFrom>;
    for (;;) {
      if (signal.aborted) return undefined;
      const at = moment();
      const waitMs = await locks.take(host, token, heldMs, isUrgent).catch(() => Infinity);
      if (waitMs === 0 && !isOver(at)) {
        lease = leaseFrom(at);
        break;
      }
      const pauseMs = Math.min(waitMs, againMs);
      if (clock.now() + pauseMs > until) return undefined;
      await clock.sleep(pauseMs, signal);
    }
    const end = new AbortController();
    held.set(host, lease);
    const keeping = keep(host, token, lease, end.signal);
    try {
      return await work(lease);
    } finally {
      lease.isMine();
      end.abort();
      if (held.get(host) === lease) held.delete(host);
      await locks.giveBack(host, token).catch(() => {});
      await keeping;
    }
  };

  return {
    hold,
    mayAsk: (host) => held.get(host)?.isMine() ?? false,
    lapses: () => lapses,
    rest: (host, ms) => void locks.rest(host, ms).catch(() => {}),
  };
};
