import type { Fetched, Fetcher } from '../../http/client.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Reader } from '../../worker/reader.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import type { FeedRecord } from '../record.ts';
import { hasOtherLinks } from './look.ts';

/** What is known of a feed before a look at it: a document that is the same as before is not read again. */
export type Before = Pick<FeedRecord, 'id' | 'url' | 'etag' | 'lastModified' | 'bodyHash' | 'linksPrint'>;

/** What a look at a feed has brought, without the document; `feed`: what the document says, where it was read. */
export type Seen = { fetched: Omit<Fetched, 'body'>; feed?: ParsedFeed };

/** Fetches a feed and reads it, here or on another machine. */
export type Sight = {
  /** Rejects with a FeedError and nothing else. */
  see(before: Before): Promise<Seen>;
};

/** Looks from this process: fetches with the conditions that are known, and reads off the main thread. */
export const createSight = ({
  clock,
  fetcher,
  reader,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  fetcher: Fetcher;
  reader: Reader;
  stopping: AbortSignal;
}): Sight => ({
  see: async (before) => {
    const { body, ...fetched } = await fetcher.fetch(before.url, {
      ...(before.etag !== undefined && { etag: before.etag }),
      ...(before.lastModified !== undefined && { lastModified: before.lastModified }),
      signal: stopping,
    });
    if (body === undefined) return { fetched };
    // A known document is read again only where the headers around it name other hubs.
    const isKnown = fetched.bodyHash === before.bodyHash;
    if (isKnown && !hasOtherLinks(before, fetched)) return { fetched };
    const { url, contentType } = fetched;
    const about = { url, now: clock.now(), ...(contentType !== undefined && { contentType }) };
    return { fetched, feed: await reader.read(body, about) };
  },
});
