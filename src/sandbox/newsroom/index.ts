import { openSite, type Site } from '../site.ts';
import { articlePage, frontPage } from './article.ts';
import { contentTypes, writeFeed, type Format, type Item } from './feed.ts';
import { respond, type Fault, type Logged, type Resource } from './respond.ts';

export type { Format, Item } from './feed.ts';
export type { Fault, Logged } from './respond.ts';
export { createHub, type Hub } from './hub.ts';

export type FeedFacts = {
  title: string;
  /** Default: rss. */
  format?: Format;
  language?: string;
  /** The address of its WebSub hub. */
  hub?: string;
  /** Whether its articles hold JSON-LD (default: they do). */
  jsonLd?: boolean;
  /** How many stories it lists (default: 50). */
  length?: number;
};
/** A story to publish; `date: null` leaves the date out. */
export type Draft = Partial<Omit<Item, 'date'>> & { title: string; date?: Date | null };

export type Feed = {
  title: string;
  url: string;
  path: string;
  /** A page that links to the feed. */
  page: string;
  /** Puts a story at the top; gives it as it is published. */
  publish(story: Draft): Item;
  revise(guid: string, changes: Partial<Item>): void;
  remove(guid: string): void;
  items(): readonly Item[];
  fault(fault: Fault | undefined): void;
  /** Requests so far, by status. */
  counts(): Record<number, number>;
};

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

  const feed: Newsroom['feed'] = (path, { title, format = 'rss', jsonLd = true, length = 50, ...more }) => {
    const items: Item[] = [];
    let changedAt = now();
    const page = `/pages${path}`;
    const facts = { title, format, url: root + path, page: root + page, ...more };
    const type = contentTypes[format];
    const link = { title, type: type.replace(/;.*/, ''), path };
    const html = 'text/html; charset=utf-8';
    resources.set(path, () => ({ type, text: writeFeed(facts, items), changedAt }));
    resources.set(page, () => ({ type: html, text: frontPage(title, [link], items), changedAt }));
    const addArticle = (item: Item) => {
      if (!item.url.startsWith(`${root}/`)) return;
      stories.set(item.url, { ...item, site: title });
      const text = () => articlePage(item, title, jsonLd);
      resources.set(new URL(item.url).pathname, () => ({ type: html, text: text(), changedAt }));
    };
    return {
      title,
      url: facts.url,
      path,
      page: facts.page,
      publish: ({ date, ...story }) => {
        const number = ++made;
        const item: Item = {
          guid: `berita-${number}`,
          text: '',
          url: `${root}/berita/${number}`,
          categories: [],
          ...story,
          date: date === null ? undefined : (date ?? new Date(now())),
        };
        items.unshift(item);
        items.length = Math.min(items.length, length);
        changedAt = now();
        addArticle(item);
        return item;
      },
      revise: (guid, changes) => {
        const item = items.find((one) => one.guid === guid);
        if (item === undefined) throw new Error(`the newsroom has no story ${guid}`);
        changedAt = now();
        Object.assign(item, { updated: new Date(changedAt) }, changes);
        addArticle(item);
      },
      remove: (guid) => {
        const at = items.findIndex((one) => one.guid === guid);
        if (at < 0) throw new Error(`the newsroom has no story ${guid}`);
        const [item] = items.splice(at, 1);
        changedAt = now();
        if (item !== undefined) stories.delete(item.url);
        if (item?.url.startsWith(`${root}/`)) resources.delete(new URL(item.url).pathname);
      },
      items: () => items,
      fault: (fault) => setFault(path, fault),
      counts: () => countsOf(path),
    };
  };

  return {
    url: root,
    feed,
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
