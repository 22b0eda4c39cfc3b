import type { FeedRecord } from '../feed/record.ts';
import type { FeedFailure } from '../http/failure.ts';

/** How Kabar is doing. Times in milliseconds since the epoch, rates in messages a second. */
export type Figures = {
  version: string;
  startedAt: number;
  chats?: number | undefined;
  feeds: { feeds: number; looking: number; waiting: number };
  /** What is wrong, in a few words each. */
  problems: string[];
  pace: { perSecond: number; usual: number; inFlight: number; waiting: number; heldUntil: number };
  /** Campaigns that are on their way. */
  campaigns: number;
  oldest?: OnItsWay | undefined;
};

/** A campaign that is on its way: how many of its places are walked past, of how many. */
export type OnItsWay = {
  what: 'story' | 'notice' | 'post' | 'edit' | 'recall';
  /** A headline, or the first words of a post. */
  about: string;
  since: number;
  done: number;
  of: number;
  isPaused: boolean;
};

/** A feed that cannot be read. */
export type FeedInTrouble = {
  id: string;
  title: string;
  followers: number;
  since: number;
  failures: number;
  why?: FeedFailure;
};

/** Feeds in trouble that are shown. */
export const mostFeeds = 10;
/** Failed looks in a row that are more than a hiccup. */
const troubling = 3;

/**
 * The feeds that cannot be read, those with the most followers first, and how many there are in all. The pages come one after
 * another, and no more than one is held.
 */
export const feedsInTrouble = async (
  pages: AsyncIterable<(FeedRecord | undefined)[]>,
  followers: (feedId: string) => Promise<number>,
  now: number,
): Promise<{ feeds: FeedInTrouble[]; found: number }> => {
  let feeds: FeedInTrouble[] = [];
  let found = 0;
  for await (const page of pages) {
    for (const record of page) {
      if (record === undefined || record.idle || record.ended || record.failures < troubling) continue;
      const { id, title, failures, failingSince: since = now, why } = record;
      found++;
      feeds.push({ id, title, followers: await followers(id), since, failures, ...(why && { why }) });
    }
    feeds = feeds.toSorted((one, two) => two.followers - one.followers).slice(0, mostFeeds);
  }
  return { feeds, found };
};
