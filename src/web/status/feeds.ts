import type { FeedRecord } from '../../feed/record.ts';
import { healthOf, type FeedHealth } from './figures.ts';

/** By what feeds are sorted: the ones in trouble first, by name, or by their last news. */
export const feedOrders = ['health', 'title', 'news'] as const;
export type FeedOrder = (typeof feedOrders)[number];

/** Feeds that a page shows. */
export const mostShown = 100;

const weight: Record<FeedHealth, number> = { failing: 0, quiet: 1, well: 2, idle: 3, ended: 4 };

/**
 * Those of the feeds whose title or address has all the words of `search`, the first `mostShown` in the order; `found`: how
 * many there are in all. The pages come one after another, and no more than two pages of feeds are held.
 */
export const chooseFeeds = async (
  pages: AsyncIterable<(FeedRecord | undefined)[]>,
  { search, order, now }: { search: string; order: FeedOrder; now: number },
): Promise<{ feeds: FeedRecord[]; found: number; states: Record<FeedHealth, number> }> => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const compare = comparers[order];
  const states: Record<FeedHealth, number> = { failing: 0, quiet: 0, well: 0, idle: 0, ended: 0 };
  let best: FeedRecord[] = [];
  let found = 0;
  for await (const page of pages) {
    const its = page.filter((feed) => feed !== undefined);
    for (const feed of its) states[healthOf(feed, now)]++;
    const fitting = its.filter(({ title, url }) => {
      const text = `${title} ${url}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    found += fitting.length;
    best = [...best, ...fitting].sort((one, two) => compare(one, two, now)).slice(0, mostShown);
  }
  return { feeds: best, found, states };
};

const byTitle = (one: FeedRecord, two: FeedRecord): number =>
  one.title.localeCompare(two.title) || one.url.localeCompare(two.url);

const comparers: Record<FeedOrder, (one: FeedRecord, two: FeedRecord, now: number) => number> = {
  title: byTitle,
  news: (one, two) => (two.lastNewsAt ?? 0) - (one.lastNewsAt ?? 0) || byTitle(one, two),
  health: (one, two, now) =>
    weight[healthOf(one, now)] - weight[healthOf(two, now)] ||
    two.failures - one.failures ||
    byTitle(one, two),
};
