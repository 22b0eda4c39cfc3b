import { articlePage, frontPage } from './article.ts';
import { contentTypes, writeFeed, type Format, type Item } from './feed.ts';
import type { Fault, Resource } from './respond.ts';

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

/** What a site serves by path, and the stories that stand on it by address. */
export type Shelf = {
  root: string;
  resources: Map<string, () => Resource>;
  stories: Map<string, Item & { site: string }>;
};

type PaperNeeds = {
  now(): number;
  shelf: Shelf;
  /** The number of the next story. */
  nextNumber(): number;
  setFault(path: string, fault: Fault | undefined): void;
  countsOf(path: string): Record<number, number>;
};

const htmlType = 'text/html; charset=utf-8';

/** Puts a feed at a path, and beside it a page that links to it; what it publishes gets a page of its own. */
export const createFeed = (
  path: string,
  { title, format = 'rss', jsonLd = true, length = 50, ...more }: FeedFacts,
  { now, shelf, nextNumber, setFault, countsOf }: PaperNeeds,
): Feed => {
  const { root, resources } = shelf;
  const items: Item[] = [];
  let changedAt = now();
  const page = `/pages${path}`;
  const facts = { title, format, url: root + path, page: root + page, ...more };
  const type = contentTypes[format];
  const link = { title, type: type.replace(/;.*/, ''), path };
  resources.set(path, () => ({ type, text: writeFeed(facts, items), changedAt }));
  resources.set(page, () => ({ type: htmlType, text: frontPage(title, [link], items), changedAt }));
  const addArticle = (item: Item) =>
    putArticle(shelf, item, title, () => ({ text: articlePage(item, title, jsonLd), changedAt }));
  return {
    title,
    url: facts.url,
    path,
    page: facts.page,
    publish: ({ date, ...story }) => {
      const number = nextNumber();
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
      if (item === undefined) throw unknownStory(guid);
      changedAt = now();
      Object.assign(item, { updated: new Date(changedAt) }, changes);
      addArticle(item);
    },
    remove: (guid) => {
      const at = items.findIndex((one) => one.guid === guid);
      if (at < 0) throw unknownStory(guid);
      const [item] = items.splice(at, 1);
      changedAt = now();
      if (item !== undefined) takeArticle(shelf, item);
    },
    items: () => items,
    fault: (fault) => setFault(path, fault),
    counts: () => countsOf(path),
  };
};

const unknownStory = (guid: string): Error => new Error(`the newsroom has no story ${guid}`);

/** Only what stands on the site itself has a page there. */
const putArticle = (
  { root, resources, stories }: Shelf,
  item: Item,
  site: string,
  read: () => { text: string; changedAt: number },
): void => {
  if (!item.url.startsWith(`${root}/`)) return;
  stories.set(item.url, { ...item, site });
  resources.set(new URL(item.url).pathname, () => ({ type: htmlType, ...read() }));
};

const takeArticle = ({ root, resources, stories }: Shelf, { url }: Item): void => {
  stories.delete(url);
  if (url.startsWith(`${root}/`)) resources.delete(new URL(url).pathname);
};
