import type { HostLocks } from '../../src/jobs/host-leases.ts';

/** Locks as a server keeps them, by its own clock. */
export const createLocks = (now: () => number): HostLocks => {
  const held = new Map<string, { token: string; until: number }>();
  const freeAt = new Map<string, number>();
  const of = (host: string) => {
    const lock = held.get(host);
    return lock !== undefined && lock.until > now() ? lock : undefined;
  };
  return {
    take: async (host, token, ms, isUrgent) => {
      const restMs = (freeAt.get(host) ?? 0) - now();
      if (restMs > 0 && !isUrgent) return restMs;
      const lock = of(host);
      if (lock !== undefined) return lock.until - now();
      held.set(host, { token, until: now() + ms });
      return 0;
    },
    renew: async (host, token, ms) => {
      if (of(host)?.token !== token) return false;
      held.set(host, { token, until: now() + ms });
      return true;
    },
    giveBack: async (host, token) => {
      if (of(host)?.token === token) held.delete(host);
    },
    rest: async (host, ms) => void freeAt.set(host, now() + ms),
  };
};
