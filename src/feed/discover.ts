import type { Handler } from 'htmlparser2';
import { decodeBody } from './decode.ts';
import { FeedError } from './failure.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { readHtml } from './html.ts';
import type { ParsedFeed } from './parse.ts';
import type { Reader } from './reader.ts';
import type { Clock } from '../clock.ts';

export type FoundFeed = { kind: 'feed'; url: string; feed: ParsedFeed; fetched: Fetched };
export type Found = FoundFeed | { kind: 'choice'; feeds: { url: string; title: string }[] };

export type Discovery = {
  /** The feed at an address, or the feeds that the page there offers. Rejects with a FeedError. */
  find(address: string): Promise<Found>;
};

type Offer = { url: string; title: string };

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
const feedType = /(rss|atom|rdf)\+xml|feed\+json|application\/json|^(application|text)\/xml/i;
const mostOffers = 12;
/** Head and top of a page: what a page links to as its feed stands there. */
const maxPageChars = 600_000;

/** Finds feeds: the address itself, what the page links to, then the usual places of its site. */
export const createDiscovery = (parts: { fetcher: Fetcher; reader: Reader; clock: Clock }): Discovery => {
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

  /** A feed at one of the places, or none; a place that fails in any way is passed over. */
  const tryAll = async (
    urls: string[],
    isFit: (feed: ParsedFeed) => boolean,
  ): Promise<FoundFeed | undefined> => {
    for (const url of urls) {
      try {
        const found = await read(await fetcher.fetch(url));
        if (found !== undefined && isFit(found.feed)) return found;
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        if (error.reason === 'refused-address' || error.reason === 'unreachable') return undefined;
      }
    }
    return undefined;
  };

  const fetchEither = async (address: string): Promise<Fetched> => {
    try {
      return await fetcher.fetch(address);
    } catch (error) {
      const isOpenToHttp =
        error instanceof FeedError && error.reason === 'unreachable' && address.startsWith('https:');
      if (!isOpenToHttp) throw error;
      return fetcher.fetch(address.replace(/^https:/, 'http:'));
    }
  };

  return {
    find: async (address) => {
      const fetched = await fetchEither(address);
      const itself = await read(fetched);
      if (itself !== undefined) return itself;
      const offers = [...headerOffers(fetched), ...pageOffers(fetched)];
      const unique = offers
        .filter(({ url }, at) => offers.findIndex((one) => one.url === url) === at)
        .slice(0, mostOffers);
      const sorted = unique.toSorted((one, two) => Number(isComments(one)) - Number(isComments(two)));
      const main = oneOfEach(sorted.filter((one) => !isComments(one)));
      if (main.length > 1) return { kind: 'choice', feeds: main };
      for (const { url } of sorted) {
        const found = await tryAll([url], () => true);
        if (found !== undefined) return found;
      }
      const at = (path: string) => new URL(path, fetched.url).href;
      const found =
        (await tryAll(usualPaths.map(at), ({ entries }) => entries.length > 0)) ??
        (await tryAll(newsSitemaps.map(at), ({ entries }) => entries.some(({ title }) => title !== '')));
      if (found === undefined) throw new FeedError('not-a-feed');
      return found;
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

/** RFC 8288. */
const headerOffers = ({ links, url }: Fetched): Offer[] =>
  [...(links ?? '').matchAll(/<([^<>]{1,2048})>([^<]{0,500})/g)].flatMap(
    ([, target = '', parameters = '']) => {
      const isFeed = /rel\s*=\s*"?[^";]*alternate/i.test(parameters) && feedType.test(parameters);
      const href = isFeed ? resolved(target, url) : undefined;
      return href === undefined ? [] : [{ url: href, title: href }];
    },
  );

/** `<link rel="alternate">` of the page (https://html.spec.whatwg.org/multipage/links.html#rel-alternate). */
const pageOffers = (fetched: Fetched): Offer[] => {
  if (fetched.body === undefined) return [];
  const page = decodeBody(fetched.body, fetched.contentType);
  const offers: Offer[] = [];
  let base = fetched.url;
  const onopentag: Handler['onopentag'] = (name, { href = '', rel = '', type = '', title = '' }) => {
    if (name === 'base') base = resolved(href, base) ?? base;
    if (name !== 'link' || !/(^|\s)(alternate|feed)(\s|$)/i.test(rel)) return;
    if (!(
      /(rss|atom|rdf)\+xml|feed\+json|(application|text)\/xml/i.test(type) || /(^|\s)feed(\s|$)/i.test(rel)
    ))
      return;
    const url = resolved(href, base);
    if (url !== undefined) offers.push({ url, title: title.trim() || url });
  };
  readHtml(page, { onopentag }, { maxChars: maxPageChars });
  return offers;
};

const resolved = (href: string, base: string): string | undefined => {
  if (!URL.canParse(href.trim(), base)) return undefined;
  const url = new URL(href.trim(), base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
};
