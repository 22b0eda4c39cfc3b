import { FeedError } from '../../http/failure.ts';
import type { Fetched, Fetcher } from '../../http/client.ts';
import { headerOffers, type Offer } from './offers.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import type { OfferReader, Reader } from '../../worker/reader.ts';
import { cut } from '../../text/html-to-text.ts';
import type { Clock } from '../../runtime/clock.ts';

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

  /** `asked`: the address that led here. Where a redirect is for now only, it is the feed's (RFC 9110, 15.4.3). */
  const read = async (fetched: Fetched, asked: string): Promise<FoundFeed | undefined> => {
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
        const found = await read(await fetcher.fetch(url, { signal }), url);
        if (found !== undefined && isFit(found.feed)) return found;
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        if (/^(refused-address|unreachable|time-out)$/.test(error.reason)) silent.add(host);
      }
    }
    return undefined;
  };

  const fetchEither = async (
    address: string,
    { signal }: Search,
  ): Promise<{ fetched: Fetched; asked: string }> => {
    try {
      return { fetched: await fetcher.fetch(address, { signal }), asked: address };
    } catch (error) {
      const isOpenToHttp =
        error instanceof FeedError && error.reason === 'unreachable' && address.startsWith('https:');
      if (!isOpenToHttp) throw error;
      const asked = address.replace(/^https:/, 'http:');
      return { fetched: await fetcher.fetch(asked, { signal }), asked };
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

  /** A feed at the usual places of a site, those of the page's own section first. */
  const tryUsual = async (url: string, about: Search): Promise<FoundFeed | undefined> => {
    const at = (path: string) => new URL(path, url).href;
    const isFit = ({ entries, title }: ParsedFeed) => entries.length > 0 && !isComments({ url: '', title });
    return (
      (await tryAll([...sectionPaths(url), ...usualPaths].map(at), isFit, about)) ??
      tryAll(newsSitemaps.map(at), ({ entries }) => entries.some(({ title }) => title !== ''), about)
    );
  };

  const search = async (address: string, about: Search): Promise<Found> => {
    let page: Awaited<ReturnType<typeof fetchEither>>;
    try {
      page = await fetchEither(address, about);
    } catch (error) {
      // Some front pages are closed to programs, their feeds are not.
      const isClosed = error instanceof FeedError && /^(denied|not-found)$/.test(error.reason);
      const found =
        isClosed && new URL(address).pathname === '/' ? await tryUsual(address, about) : undefined;
      if (found === undefined) throw error;
      return found;
    }
    const { fetched, asked } = page;
    const itself = await read(fetched, asked);
    if (itself !== undefined) return itself;
    const offers = await offersOf(fetched);
    const sorted = offers.toSorted((one, two) => Number(isComments(one)) - Number(isComments(two)));
    const main = oneOfEach(sorted.filter((one) => !isComments(one)));
    if (main.length > 1) return { kind: 'choice', feeds: toldApart(main) };
    const urlsOf = (list: Offer[]) => list.map(({ url }) => url);
    const found =
      (await tryAll(urlsOf(sorted.filter((one) => !isComments(one))), () => true, about)) ??
      (await tryUsual(fetched.url, about)) ??
      (await tryAll(urlsOf(offers.filter(isComments)), () => true, about));
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

/** Where a section keeps its own feed; an article's address has a number or many words in its last part. */
const sectionPaths = (url: string): string[] => {
  const { pathname } = new URL(url);
  const path = pathname.replace(/\/$/, '');
  const isSection = /^(?:\/[a-z_]+(?:-[a-z_]+){0,2}){1,3}$/i.test(path);
  return isSection ? [`${path}/feed`, `${path}/rss`] : [];
};

const isComments = ({ url, title }: Offer): boolean =>
  /comment|komentar|oembed|wp-json/i.test(`${url} ${title}`);

/** Each feed once, in the format that stands first: of two formats titles that differ by their names only are of one feed. */
const oneOfEach = (offers: Offer[]): Offer[] => {
  const nameOf = ({ title, url }: Offer) =>
    (title === url ? new URL(url).pathname : title)
      .toLowerCase()
      .replace(/\b(rss|atom|json|xml|feed)\b|[\d.\s:|()»/-]+/g, '');
  const isSame = (one: Offer, two: Offer) => one.type !== two.type && nameOf(one) === nameOf(two);
  return offers.filter((one, at) => !offers.slice(0, at).some((earlier) => isSame(earlier, one)));
};

/** What is called alike is told apart by its path. */
const toldApart = (offers: Offer[]): { url: string; title: string }[] =>
  offers.map(({ url, title }) => {
    const isAlone = offers.filter((one) => one.title === title).length === 1;
    const { pathname, search } = new URL(url);
    // Short enough for a button to show both.
    return { url, title: isAlone ? title : `${cut(title, 25)} (${cut(`${pathname}${search}`, 32)})` };
  });
