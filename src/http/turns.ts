import type { Clock } from '../runtime/clock.ts';
import { createSemaphore, type Semaphore } from '../runtime/semaphore.ts';

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
  const hosts = new Map<string, { gate: Semaphore; freeAt: number }>();
  const overall = createSemaphore(() => width);

  const at = (name: string) => {
    const host = hosts.get(name) ?? { gate: createSemaphore(() => 1), freeAt: 0 };
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
      const leaveHost = await host.gate.enter(signal);
      if (leaveHost === undefined) return undefined;
      try {
        if (host.freeAt > until) return undefined;
        if (host.freeAt > clock.now()) await clock.sleep(host.freeAt - clock.now(), signal);
        const leave = await overall.enter(signal);
        if (leave === undefined) return undefined;
        try {
          return await work();
        } finally {
          leave();
        }
      } finally {
        leaveHost();
      }
    },
    rest: (name, ms) => {
      const host = at(name);
      host.freeAt = Math.max(host.freeAt, clock.now() + ms);
    },
  };
};
