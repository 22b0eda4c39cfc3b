import { FeedError } from './failure.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { headerOffers, type Offer } from './offers.ts';
import type { ParsedFeed } from './parse.ts';
import type { OfferReader, Reader } from './reader.ts';
import type { Clock } from '../clock.ts';

export type FoundFeed = { kind: 'feed'; url: string; feed: ParsedFeed; fetched: Fetched };
export type Found = FoundFeed | { kind: 'choice'; feeds: { url: string; title: string }[] };

export type Discovery = {
  /** The feed at an address, or the feeds that the page there offers. Rejects with a FeedError. */
  find(address: string): Promise<Found>;
};

/** One search: when its time is over, and the hosts that have not answered it. */
type Search = { signal: AbortSignal; silent: Set<string> };

/** Where sites keep their feed when no page says so; tried one after another. */
const usualPaths = [
  '/feed',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feeds/posts/default',
  '/feed.json',
];
const newsSitemaps = [
  '/news-sitemap.xml',
  '/sitemap-news.xml',
  '/sitemap_news.xml',
  '/news.xml',
  '/sitemap/news.xml',
];
const mostOffers = 12;
/** One search may take this long (milliseconds): somebody waits for it, and others of the same chat do. */
const budgetMs = 30_000;

/** Finds feeds: the address itself, what the page links to, then the usual places of its site. */
export const createDiscovery = (parts: {
  fetcher: Fetcher;
  reader: Reader & OfferReader;
  clock: Clock;
}): Discovery => {
  const { fetcher, reader, clock } = parts;

  const read = async (fetched: Fetched): Promise<FoundFeed | undefined> => {
    if (fetched.body === undefined) return undefined;
    const { url, contentType } = fetched;
    try {
      const feed = await reader.read(fetched.body, {
        url,
        now: clock.now(),
        ...(contentType && { contentType }),
      });
      return { kind: 'feed', url: fetched.permanentUrl ?? url, feed, fetched };
    } catch (error) {
      if (error instanceof FeedError && error.reason === 'not-a-feed') return undefined;
      throw error;
    }
  };

  /** A feed at one of the places, or none; a place that fails in any way is passed over, and so is the rest of a host that does not answer. */
  const tryAll = async (
    urls: string[],
    isFit: (feed: ParsedFeed) => boolean,
    { signal, silent }: Search,
  ): Promise<FoundFeed | undefined> => {
    for (const url of urls) {
      const { host } = new URL(url);
      if (signal.aborted || silent.has(host)) continue;
      try {
        const found = await read(await fetcher.fetch(url, { signal }));
        if (found !== undefined && isFit(found.feed)) return found;
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        if (/^(refused-address|unreachable|time-out)$/.test(error.reason)) silent.add(host);
      }
    }
    return undefined;
  };

  const fetchEither = async (address: string, { signal }: Search): Promise<Fetched> => {
    try {
      return await fetcher.fetch(address, { signal });
    } catch (error) {
      const isOpenToHttp =
        error instanceof FeedError && error.reason === 'unreachable' && address.startsWith('https:');
      if (!isOpenToHttp) throw error;
      return fetcher.fetch(address.replace(/^https:/, 'http:'), { signal });
    }
  };

  /** What the page offers; one that cannot be read offers nothing. */
  const offersOf = async (fetched: Fetched): Promise<Offer[]> => {
    const { body, url, contentType } = fetched;
    if (body === undefined) return headerOffers(fetched);
    const found = await reader.offers(body, { url, ...(contentType && { contentType }) }).catch(() => []);
    const offers = [...headerOffers(fetched), ...found];
    const unique = new Map(offers.toReversed().map((one) => [one.url, one]));
    return [...unique.values()].toReversed().slice(0, mostOffers);
  };

  const search = async (address: string, about: Search): Promise<Found> => {
    const fetched = await fetchEither(address, about);
    const itself = await read(fetched);
    if (itself !== undefined) return itself;
    const offers = await offersOf(fetched);
    const sorted = offers.toSorted((one, two) => Number(isComments(one)) - Number(isComments(two)));
    const main = oneOfEach(sorted.filter((one) => !isComments(one)));
    if (main.length > 1) return { kind: 'choice', feeds: main };
    const linked = sorted.map(({ url }) => url);
    const at = (path: string) => new URL(path, fetched.url).href;
    const found =
      (await tryAll(linked, () => true, about)) ??
      (await tryAll(usualPaths.map(at), ({ entries }) => entries.length > 0, about)) ??
      (await tryAll(newsSitemaps.map(at), ({ entries }) => entries.some(({ title }) => title !== ''), about));
    if (found === undefined) throw new FeedError(about.signal.aborted ? 'time-out' : 'not-a-feed');
    return found;
  };

  return {
    find: async (address) => {
      const spent = new AbortController();
      const ended = new AbortController();
      void clock.sleep(budgetMs, ended.signal).then(() => spent.abort());
      try {
        return await search(address, { signal: spent.signal, silent: new Set() });
      } catch (error) {
        throw spent.signal.aborted ? new FeedError('time-out') : error;
      } finally {
        ended.abort();
      }
    },
  };
};

const isComments = ({ url, title }: Offer): boolean =>
  /comment|komentar|oembed|wp-json/i.test(`${url} ${title}`);

/** Each feed once, in the format that stands first: titles that differ by the formats' names only are of one feed. */
const oneOfEach = (offers: Offer[]): Offer[] => {
  const names = offers.map(({ title, url }) =>
    title === url ? url : title.toLowerCase().replace(/\b(rss|atom|json|xml|feed)\b|[\d.\s:|()»-]+/g, ''),
  );
  return offers.filter((_, at) => names.indexOf(names[at] ?? '') === at);
};
