import type { Clock } from '../runtime/clock.ts';

/** Work at hosts: one piece at a time to each, with a pause between two, and only so many hosts at once. */
export type Hosts = {
  /** Queues work (its id) behind what waits for this host. */
  add(host: string, id: string): void;
  /** Leaves a host alone until then (milliseconds since the epoch). */
  hold(host: string, until: number): void;
  /** Resolves once no work is under way. */
  idle(): Promise<void>;
  stats(): { waiting: number; working: number };
};

export type HostsParts = {
  clock: Clock;
  /** Never rejects. `letGo`: nothing more is asked of the host, so that others may be worked at while this piece goes on. */
  work(id: string, letGo: () => void): Promise<void>;
  /** Pause after a piece of work at this host (milliseconds). */
  pauseMs(host: string): number;
  /** Hosts worked at, at once. */
  concurrency: number;
  stopping: AbortSignal;
};

/** Pieces that go on without their place, for each place: what they hold in memory is bounded. */
const withoutPlace = 8;

export const createHosts = ({ clock, work, pauseMs, concurrency, stopping }: HostsParts): Hosts => {
  const queues = new Map<string, string[]>();
  const heldUntil = new Map<string, number>();
  const working = new Set<Promise<void>>();
  const turns: (() => void)[] = [];
  let free = concurrency;
  let waiting = 0;
  let letGone = 0;

  const turn = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => turns.push(resolve));
  };
  const giveBack = () => {
    const next = turns.shift();
    if (next === undefined) free++;
    else next();
  };

  const holdOff = async (host: string) => {
    for (let until = heldUntil.get(host); until !== undefined; until = heldUntil.get(host)) {
      if (until <= clock.now() || stopping.aborted) heldUntil.delete(host);
      else await clock.sleep(until - clock.now(), stopping);
    }
  };

  /** Works a host's queue off, and lasts until the pause after its last piece is over. */
  const serve = async (host: string, queue: string[]) => {
    for (;;) {
      await holdOff(host);
      const id = queue.shift();
      if (id === undefined || stopping.aborted) break;
      await turn();
      waiting--;
      let hasPlace = true;
      const letGo = () => {
        if (!hasPlace || letGone >= withoutPlace * concurrency) return;
        hasPlace = false;
        letGone++;
        giveBack();
      };
      if (!stopping.aborted) {
        const piece = work(id, letGo).finally(() => working.delete(piece));
        working.add(piece);
        await piece;
      }
      if (hasPlace) giveBack();
      else letGone--;
      await clock.sleep(pauseMs(host), stopping);
    }
    queues.delete(host);
  };

  return {
    add: (host, id) => {
      if (stopping.aborted) return;
      waiting++;
      const queue = queues.get(host);
      if (queue !== undefined) {
        queue.push(id);
        return;
      }
      const started = [id];
      queues.set(host, started);
      void serve(host, started);
    },
    hold: (host, until) => heldUntil.set(host, Math.max(until, heldUntil.get(host) ?? 0)),
    idle: async () => {
      while (working.size > 0) await Promise.allSettled(working);
    },
    stats: () => ({ waiting, working: working.size }),
  };
};

/** Longest pause between two requests to a host (milliseconds). */
const courtesyMs = 1_000;

/** How much is asked of each host: the pauses between requests to it follow from that. */
export type Demand = {
  /** This feed is looked at every so often (milliseconds) at that host. */
  set(id: string, host: string, everyMs: number): void;
  drop(id: string): void;
  hostOf(id: string): string | undefined;
  /** A second, or half of the interval that the host's feeds leave for each, so that none has to wait for ever. */
  pauseMs(host: string): number;
  size(): number;
};

export const createDemand = (): Demand => {
  const feeds = new Map<string, { host: string; perMs: number }>();
  const perMsAt = new Map<string, number>();

  const drop = (id: string) => {
    const before = feeds.get(id);
    if (before === undefined) return;
    feeds.delete(id);
    const rest = (perMsAt.get(before.host) ?? 0) - before.perMs;
    // What sums of fractions leave over is nobody's.
    if (rest > 1e-12) perMsAt.set(before.host, rest);
    else perMsAt.delete(before.host);
  };

  return {
    set: (id, host, everyMs) => {
      drop(id);
      const perMs = 1 / Math.max(1, everyMs);
      feeds.set(id, { host, perMs });
      perMsAt.set(host, (perMsAt.get(host) ?? 0) + perMs);
    },
    drop,
    hostOf: (id) => feeds.get(id)?.host,
    pauseMs: (host) => {
      const perMs = perMsAt.get(host) ?? 0;
      return perMs === 0 ? courtesyMs : Math.min(courtesyMs, 0.5 / perMs);
    },
    size: () => feeds.size,
  };
};
