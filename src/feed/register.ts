import type { Clock } from '../runtime/clock.ts';
import { FeedError } from '../http/failure.ts';
import type { Lock } from '../runtime/lock.ts';
import { firstLook } from '../story/known/known.ts';
import type { Story } from '../story/story.ts';
import { feedId } from './address.ts';
import type { Discovery, FoundFeed } from './discovery/discover.ts';
import { mergeRecent, type FeedRecord, type FeedStore } from './record.ts';
import { feedTitle, storiesIn } from './stories.ts';
import { advertIn } from './websub/links.ts';

/** The feeds that Kabar looks at, by the addresses that people send. */
export type FeedRegister = {
  /**
   * The feed at a normalised address: the one known there, else the one found and kept with what it says now, so that only
   * later entries are news. Where a page links to several feeds, these; then nothing is kept. Rejects with a FeedError or a StoreError.
   */
  open(address: string): Promise<FeedRecord | { offers: { url: string; title: string }[] }>;
  /** The feed with this id if it is looked at; undefined also for one that nobody follows: it must be opened anew, or old news would pour out. */
  active(id: string): Promise<FeedRecord | undefined>;
  /** The feed that an address has led to before, or the one that it would be. */
  idAt(address: string): Promise<string>;
};

export const createFeedRegister = ({
  clock,
  lock,
  feeds,
  putStories,
  discovery,
  watch,
  enrich,
  firstPauseMs,
}: {
  clock: Clock;
  lock: Lock;
  feeds: FeedStore;
  putStories(stories: Story[]): Promise<void>;
  discovery: Discovery;
  /** From now on the feed is looked at, first at `nextAt` (milliseconds since the epoch). */
  watch(record: FeedRecord): void;
  /** Fills in what a feed leaves out, within a few seconds; never rejects. */
  enrich(stories: Story[]): Promise<Story[]>;
  /** Pause until a new feed's first look (milliseconds). */
  firstPauseMs: number;
}): FeedRegister => {
  const idAt = async (address: string): Promise<string> => {
    const id = feedId(address);
    return (await feeds.alias(id)) ?? id;
  };

  const active = async (id: string): Promise<FeedRecord | undefined> => {
    const record = await feeds.get(id);
    return record === undefined || record.idle || record.ended ? undefined : record;
  };

  /** Keeps a feed that was just found: its entries are known from now on, and the newest one is ready to be shown. */
  const keep = async (id: string, found: FoundFeed): Promise<FeedRecord> => {
    const now = clock.now();
    const title = feedTitle(found.feed, found.url);
    const { present, known } = firstLook(storiesIn(found.feed, { id, title }, now), now);
    const recent = mergeRecent(
      present.map((story) => ({ id: story.id, time: story.publishedAt ?? story.seenAt })),
      [],
    );
    const kept = new Set(recent.map((one) => one.id));
    const [sample] = await enrich(present.filter((story) => story.id === recent[0]?.id).slice(0, 1));
    await putStories(
      present
        .filter((story) => kept.has(story.id))
        .map((story) => (story.id === sample?.id ? sample : story)),
    );
    const record = recordOf(found, { id, title, present, nextAt: now + firstPauseMs });
    await feeds.save(record, { known, recent });
    watch(record);
    return record;
  };

  return {
    idAt,
    active,
    open: async (address) => {
      const known = await active(await idAt(address));
      if (known !== undefined) return known;
      const found = await discovery.find(address);
      if (found.kind === 'choice') return { offers: found.feeds };
      const id = feedId(found.url);
      const record = await lock(`feed:${id}`, async () => (await active(id)) ?? keep(id, found));
      const addressId = feedId(address);
      if (id !== addressId) await feeds.putAlias(addressId, id);
      return record;
    },
  };
};

/** The same without the feeds that are banned: these are neither known nor found. */
export const withoutBanned = (
  register: FeedRegister,
  bans: { isFeed(id: string): boolean },
): FeedRegister => {
  const refuse = (id: string) => {
    if (bans.isFeed(id)) throw new FeedError('banned');
  };
  return {
    ...register,
    active: async (id) => (bans.isFeed(id) ? undefined : register.active(id)),
    open: async (address) => {
      refuse(await register.idAt(address));
      const found = await register.open(address);
      if ('id' in found) refuse(found.id);
      return found;
    },
  };
};

/** The record of a feed that has just been found. */
const recordOf = (
  { url, feed, fetched }: FoundFeed,
  { id, title, present, nextAt }: { id: string; title: string; present: Story[]; nextAt: number },
): FeedRecord => {
  const push = advertIn(fetched, feed);
  const times = present.flatMap(({ publishedAt }) => publishedAt ?? []);
  return {
    id,
    url,
    title,
    ...(feed.language && { language: feed.language }),
    ...(fetched.etag !== undefined && { etag: fetched.etag }),
    ...(fetched.lastModified !== undefined && { lastModified: fetched.lastModified }),
    ...(fetched.bodyHash !== undefined && { bodyHash: fetched.bodyHash }),
    nextAt,
    failures: 0,
    ...(times.length > 0 && { lastNewsAt: Math.max(...times) }),
    ...(push !== undefined && { push }),
  };
};
