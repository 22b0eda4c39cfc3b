import type { Fetched } from '../../http/client.ts';
import { FeedError } from '../../http/failure.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Reader } from '../../worker/reader.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import { hostOf, type Search } from './search.ts';

export type FoundFeed = { kind: 'feed'; url: string; feed: ParsedFeed; fetched: Fetched };
/** What came at an address. `asked`: the address that led here. Where a redirect is for now only, it is the feed's (RFC 9110, 15.4.3). */
export type Answer = { fetched: Fetched; asked: string };
/** What came of several addresses: the first feed, or else the pages that stood there. */
export type Tried = { found?: FoundFeed; at?: string; pages: Answer[] };

export type Attempts = {
  /** The feed that an answer is, if it is one. Rejects with a FeedError where it cannot be told. */
  read(answer: Answer): Promise<FoundFeed | undefined>;
  /**
   * The first of the places that is a fitting feed. Hosts are asked side by side, each for one place after another; one that
   * fails in any way is passed over.
   */
  tryAll(urls: string[], search: Search, isFit?: (feed: ParsedFeed) => boolean): Promise<Tried>;
};

export const createAttempts = ({
  reader,
  clock,
}: {
  reader: Pick<Reader, 'read'>;
  clock: Clock;
}): Attempts => {
  const read: Attempts['read'] = async ({ fetched, asked }) => {
    if (fetched.body === undefined) return undefined;
    const { url, contentType } = fetched;
    try {
      const feed = await reader.read(fetched.body, {
        url,
        now: clock.now(),
        ...(contentType && { contentType }),
      });
      return { kind: 'feed', url: fetched.permanentUrl ?? asked, feed, fetched };
    } catch (error) {
      if (error instanceof FeedError && error.reason === 'not-a-feed') return undefined;
      throw error;
    }
  };

  const tryAll: Attempts['tryAll'] = async (urls, search, isFit = () => true) => {
    const enough = new AbortController();
    const until = AbortSignal.any([search.signal, enough.signal]);
    const pages: Answer[] = [];
    const tryOne = async (url: string): Promise<FoundFeed | undefined> => {
      try {
        const fetched = await search.fetch(url, until);
        if (fetched === undefined) return undefined;
        const found = await read({ fetched, asked: url });
        if (found === undefined) pages.push({ fetched, asked: url });
        return found !== undefined && isFit(found.feed) ? found : undefined;
      } catch (error) {
        if (error instanceof FeedError) return undefined;
        throw error;
      }
    };
    const last = new Map<string, Promise<FoundFeed | undefined>>();
    const attempts = urls.map((url) => {
      const before = last.get(hostOf(url)) ?? Promise.resolve(undefined);
      // Where a host has given one already, what stands behind it in the list is not asked for.
      const attempt = before.then((found) => found ?? tryOne(url));
      last.set(hostOf(url), attempt);
      return attempt;
    });
    try {
      for (const [at, attempt] of attempts.entries()) {
        const found = await attempt;
        if (found !== undefined) return { found, at: urls[at] ?? found.url, pages };
      }
      return { pages };
    } finally {
      enough.abort();
      await Promise.allSettled(attempts);
    }
  };

  return { read, tryAll };
};
