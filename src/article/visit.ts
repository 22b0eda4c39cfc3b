import type { Fetched, Fetcher } from '../http/client.ts';
import { FeedError } from '../http/failure.ts';
import type { Robots } from '../http/robots.ts';
import type { Turns, Wait } from '../http/turns.ts';

/** Pause between two pages of a host, unless its robots.txt asks for a longer one (milliseconds). */
const pauseMs = 500;
/** A host that answers 429 or 5xx is left alone for a minute, or as long as it asks, an hour at most (milliseconds). */
const restMs = { usual: 60_000, longest: 3_600_000 };
const mostRedirects = 5;

/**
 * Visits a page when its host has its turn and where robots.txt allows it, of each place on the way; undefined: it had no turn in
 * time. Rejects with a FeedError.
 */
export type Visit = (url: string, wait: Wait) => Promise<Fetched | undefined>;

export const createVisit = ({
  fetcher,
  robots,
  turns,
}: {
  fetcher: Fetcher;
  robots: Pick<Robots, 'permission'>;
  turns: Pick<Turns, 'rest' | 'take'>;
}): Visit => {
  /** The answer of one address, or where it leads. */
  const ask = async (url: string, delayMs: number, signal: AbortSignal) => {
    const { host } = new URL(url);
    let next: string | undefined;
    try {
      const mayGo = (to: string) => (next = to) === undefined;
      const fetched = await fetcher.fetch(url, { accept: 'text/html', onlyType: /html/i, mayGo, signal });
      return { fetched };
    } catch (error) {
      // A redirect is one visit, but the rules of each place on its way count.
      if (next !== undefined) return { next };
      if (error instanceof FeedError && error.reason === 'server-error')
        turns.rest(host, Math.min(error.retryAfterMs ?? restMs.usual, restMs.longest));
      throw error;
    } finally {
      if (next === undefined) turns.rest(host, Math.max(pauseMs, delayMs));
    }
  };

  return async (first, wait) => {
    let url = first;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const { isAllowed, delayMs } = await robots.permission(url, wait);
      if (!isAllowed) throw new FeedError('denied', 'robots.txt forbids it, or is not known yet');
      const answer = await turns.take(new URL(url).host, wait, () => ask(url, delayMs, wait.signal));
      if (answer?.next === undefined) return answer?.fetched;
      url = answer.next;
    }
    throw new FeedError('not-found', 'too many redirects');
  };
};
