import type { Turns, Wait } from '../http/turns.ts';
import type { HostLeases } from './host-leases.ts';

/** One request at a time to a host over all processes: a turn of this one's own first, then the host's lease. */
export const shareTurns = (own: Turns, leases: Pick<HostLeases, 'hold' | 'rest'>): Turns => ({
  take: <T>(host: string, wait: Wait, work: () => Promise<T>) =>
    own.take<T | undefined>(host, wait, () => leases.hold(host, { ...wait, isUrgent: false }, work)),
  rest: (host, ms) => {
    own.rest(host, ms);
    leases.rest(host, ms);
  },
});
