import { FeedError } from '../../http/failure.ts';
import type { Fetched, Fetcher } from '../../http/client.ts';
import { createSemaphore, type Leave, type Semaphore } from '../../runtime/semaphore.ts';

/** One search for a feed: what it has asked for, and whom it leaves alone. */
export type Search = {
  /** Aborts when its time is over. */
  signal: AbortSignal;
  /**
   * Fetches when it is the turn of the address's host: never two at once of one host, redirects included. Undefined where
   * this search has asked for the address before. Rejects with a FeedError and nothing else; at a host that does not answer
   * with the one of the first time, at once.
   */
  fetch(address: string, signal?: AbortSignal): Promise<Fetched | undefined>;
  /** True as often as a search may go on at another page. */
  mayGoOn(): boolean;
};

/** Requests of one search, and pages that it goes on at beyond the one that was asked for. */
const most = { requests: 60, pages: 4 };

export const createSearch = ({ fetcher, signal }: { fetcher: Fetcher; signal: AbortSignal }): Search => {
  const asked = new Set<string>();
  const silent = new Map<string, FeedError>();
  const gates = new Map<string, Semaphore>();
  let pages = 0;

  const gateOf = (address: string): Semaphore => {
    const host = hostOf(address);
    const gate = gates.get(host) ?? createSemaphore(() => 1);
    gates.set(host, gate);
    return gate;
  };

  /** `turn`: gives back the turn at the address's host. */
  const fetchInTurn = async (address: string, turn: Leave, signal: AbortSignal): Promise<Fetched> => {
    let gate = gateOf(address);
    let leave: Leave | undefined = turn;
    /** Where a redirect leads to another host, the turn is given back and that host's waited for. */
    const mayGo = async (next: string): Promise<boolean> => {
      const other = gateOf(next);
      if (other === gate) return true;
      leave?.();
      gate = other;
      leave = await gate.enter(signal);
      return leave !== undefined;
    };
    try {
      return await fetcher.fetch(address, { signal, mayGo });
    } finally {
      leave?.();
    }
  };

  return {
    signal,
    fetch: async (address, until = signal) => {
      if (asked.has(address) || asked.size >= most.requests) return undefined;
      asked.add(address);
      const leave = await gateOf(address).enter(until);
      if (leave === undefined) return undefined;
      const { origin } = new URL(address);
      const known = silent.get(origin);
      if (known !== undefined) {
        leave();
        throw known;
      }
      try {
        return await fetchInTurn(address, leave, until);
      } catch (error) {
        const isSilent =
          error instanceof FeedError && /^(refused-address|unreachable|time-out)$/.test(error.reason);
        if (isSilent && !until.aborted) silent.set(origin, error);
        throw error;
      }
    },
    mayGoOn: () => pages++ < most.pages,
  };
};

/** A host by the machine that it most likely is: "www." is no other one. */
export const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '');
