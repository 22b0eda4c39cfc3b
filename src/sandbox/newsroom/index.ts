import { openSite, type Site } from '../site.ts';
import { frontPage } from './article.ts';
import type { Item } from './feed.ts';
import { createFeed, type Feed, type FeedFacts } from './paper.ts';
import { respond, type Fault, type Logged, type Resource } from './respond.ts';

export type { Format, Item } from './feed.ts';
export type { Fault, Logged } from './respond.ts';
export { createHub, type Hub } from './hub.ts';
export type { Draft, Feed, FeedFacts } from './paper.ts';

/** A site with feeds, articles and front pages over HTTP on 127.0.0.1. */
export type Newsroom = {
  url: string;
  feed(path: string, facts: FeedFacts): Feed;
  /** A page that links to feeds by their titles; gives its address. */
  front(path: string, title: string, feeds: Feed[]): string;
  /** Serves anything else at a path, or makes anything that is there go wrong; gives its address. */
  page(path: string, fault: Fault): string;
  fault(path: string, fault: Fault | undefined): void;
  /** All requests, the oldest first. */
  requests: Logged[];
  counts(path: string): Record<number, number>;
  /** The story at an address, with the site that it stands on. */
  story(url: string): (Item & { site: string }) | undefined;
  /** Requests that are being answered. */
  underWay(): number;
  close(): Promise<void>;
};

const mostRequests = 100_000;

/**
 * Starts a newsroom: feeds and what they link to, with validators, compression and faults. `port` 0: a free one; `host`: another
 * loopback address; `site`: where it is one of several, and answers whatever nobody else does.
 */
export const createNewsroom = async (
  options: { now?: () => number; port?: number; host?: string; site?: Site } = {},
): Promise<Newsroom> => {
  const { now = Date.now } = options;
  const resources = new Map<string, () => Resource>();
  const faults = new Map<string, Fault>();
  const requests: Logged[] = [];
  const stories = new Map<string, Item & { site: string }>();
  let made = 0;

  const faultAt = (path: string): Fault => {
    const fault = faults.get(path) ?? {};
    if (fault.times === undefined) return fault;
    if (fault.times <= 1) faults.delete(path);
    else faults.set(path, { ...fault, times: fault.times - 1 });
    return fault;
  };
  let underWay = 0;
  const site = options.site ?? (await openSite(options));
  const root = site.url;
  site.serve('the rest', (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    response.on('error', () => {});
    underWay++;
    respond(request, response, resources.get(path)?.(), faultAt(path))
      .then(
        (answered) => {
          requests.push({ path, headers: request.headers, ...answered });
          if (requests.length > mostRequests) requests.shift();
        },
        () => response.destroy(),
      )
      .finally(() => underWay--);
  });

  const setFault = (path: string, fault: Fault | undefined): void => {
    if (fault === undefined) faults.delete(path);
    else faults.set(path, fault);
  };
  const countsOf = (path: string): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (const one of requests) if (one.path === path) counts[one.status] = (counts[one.status] ?? 0) + 1;
    return counts;
  };

  const shelf = { root, resources, stories };
  const nextNumber = () => ++made;
  return {
    url: root,
    feed: (path, facts) => createFeed(path, facts, { now, shelf, nextNumber, setFault, countsOf }),
    front: (path, title, feeds) => {
      const changedAt = now();
      const links = feeds.map((one) => ({ title: one.title, type: 'application/rss+xml', path: one.path }));
      resources.set(path, () => ({
        type: 'text/html; charset=utf-8',
        text: frontPage(title, links),
        changedAt,
      }));
      return root + path;
    },
    page: (path, fault) => {
      setFault(path, fault);
      return root + path;
    },
    fault: setFault,
    requests,
    counts: countsOf,
    story: (url) => stories.get(url),
    underWay: () => underWay,
    close: async () => {
      if (options.site === undefined) await site.close();
    },
  };
};
