import type { Clock } from '../runtime/clock.ts';

/** Lets so many in at once; the others wait in the order in which they came. */
export type Gate = {
  /** False where the signal aborts before it is this one's turn: then there is nothing to leave. */
  enter(signal?: AbortSignal): Promise<boolean>;
  leave(): void;
  isIdle(): boolean;
};

export const createGate = (width: number): Gate => {
  let inside = 0;
  const waiting = new Set<() => void>();
  return {
    enter: async (signal) => {
      if (signal?.aborted) return false;
      if (inside < width) return ++inside > 0;
      return new Promise((resolve) => {
        const go = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve(true);
        };
        const giveUp = () => {
          waiting.delete(go);
          resolve(false);
        };
        waiting.add(go);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
    leave: () => {
      const [next] = waiting;
      if (next === undefined) return void inside--;
      waiting.delete(next);
      next();
    },
    isIdle: () => inside === 0,
  };
};

/** How long a turn is worth waiting for: until the signal aborts, and not at all where it would come after `until` (milliseconds since the epoch). */
export type Wait = { signal: AbortSignal; until: number };

/** One request at a time to a host. */
export type Turns = {
  /** Does the work when it is its turn at the host; undefined where that does not come in time. */
  take<T>(host: string, wait: Wait, work: () => Promise<T>): Promise<T | undefined>;
  /** Leaves a host alone for this long from now (milliseconds). */
  rest(host: string, ms: number): void;
};

/** Hosts remembered at most. */
const mostHosts = 2_000;

/** `width`: requests to all hosts together. */
export const createTurns = ({ clock, width }: { clock: Clock; width: number }): Turns => {
  const hosts = new Map<string, { gate: Gate; freeAt: number }>();
  const overall = createGate(width);

  const at = (name: string) => {
    const host = hosts.get(name) ?? { gate: createGate(1), freeAt: 0 };
    hosts.delete(name);
    hosts.set(name, host);
    if (hosts.size > mostHosts)
      for (const [other, { gate, freeAt }] of hosts)
        if (other !== name && gate.isIdle() && freeAt <= clock.now()) {
          hosts.delete(other);
          break;
        }
    return host;
  };

  return {
    take: async (name, { signal, until }, work) => {
      const host = at(name);
      if (!(await host.gate.enter(signal))) return undefined;
      try {
        if (host.freeAt > until) return undefined;
        if (host.freeAt > clock.now()) await clock.sleep(host.freeAt - clock.now(), signal);
        if (!(await overall.enter(signal))) return undefined;
        try {
          return await work();
        } finally {
          overall.leave();
        }
      } finally {
        host.gate.leave();
      }
    },
    rest: (name, ms) => {
      const host = at(name);
      host.freeAt = Math.max(host.freeAt, clock.now() + ms);
    },
  };
};
