import type { Audience } from '../audience/follow.ts';
import type { ChatStore } from '../audience/ports.ts';
import type { Clock } from '../clock.ts';
import type { StoryStore } from '../delivery/broadcast.ts';
import type { Lock } from '../delivery/ports.ts';
import { feedId, normaliseAddress } from '../feed/address.ts';
import type { Discovery, FoundFeed } from '../feed/discover.ts';
import { FeedError } from '../feed/failure.ts';
import { mergeRecent, type FeedRecord, type FeedStore } from '../feed/record.ts';
import { toStory } from '../story/build.ts';
import { seed } from '../story/known.ts';
import type { Story } from '../story/story.ts';
import type { ChatFacts, Followed, FollowResult, Ports } from '../../commands/ports.ts';
import { blankChat, type Defaults } from './chats.ts';

type By = { userId: number; threadId?: number };

/** Following and unfollowing: finds the feed, seeds what is known of it, and gives the chat its slot. */
export const createFollows = (parts: {
  clock: Clock;
  lock: Lock;
  defaults: Defaults;
  feeds: FeedStore;
  stories: StoryStore;
  chats: ChatStore;
  audience: Audience;
  discovery: Discovery;
  /** From now on the feed is looked at, first at `nextAt` (milliseconds since the epoch). */
  watch(record: FeedRecord): void;
  /** Fills in what a feed leaves out, within a few seconds; never rejects. */
  enrich(stories: Story[]): Promise<Story[]>;
  /** Pause until a new feed's first look (milliseconds). */
  firstPauseMs: number;
}): Ports['follows'] => {
  const { clock, feeds, stories, chats, audience } = parts;

  /** The feed at an address, from what is stored where it was followed before. Rejects with a FeedError. */
  const feedAt = async (address: string): Promise<FeedRecord> => {
    const addressId = feedId(address);
    const known = await usable((await feeds.alias(addressId)) ?? addressId);
    if (known !== undefined) return known;
    const found = await parts.discovery.find(address);
    const feed = found.kind === 'feed' ? found : await firstOf(found.feeds);
    const id = feedId(feed.url);
    const record = await parts.lock(`feed:${id}`, async () => (await usable(id)) ?? register(id, feed));
    if (id !== addressId) await feeds.putAlias(addressId, id);
    return record;
  };

  const firstOf = async (choice: { url: string }[]): Promise<FoundFeed> => {
    for (const { url } of choice) {
      const found = await parts.discovery.find(url);
      if (found.kind === 'feed') return found;
    }
    throw new FeedError('not-a-feed');
  };

  /** A feed that is looked at already. One that nobody followed for a while must be seeded anew, or old news would pour out. */
  const usable = async (id: string): Promise<FeedRecord | undefined> => {
    const record = await feeds.get(id);
    return record === undefined || record.idle || record.ended ? undefined : record;
  };

  const register = async (id: string, { url, feed, fetched }: FoundFeed): Promise<FeedRecord> => {
    const now = clock.now();
    const title = feed.title || new URL(url).hostname.replace(/^www\./, '');
    const about = {
      sourceId: id,
      sourceTitle: title,
      now,
      ...(feed.language && { language: feed.language }),
    };
    const present = feed.entries.map((entry) => toStory(entry, about));
    const times = present.flatMap(({ publishedAt }) => publishedAt ?? []);
    const record: FeedRecord = {
      id,
      url,
      title,
      ...(feed.language && { language: feed.language }),
      ...(fetched.etag !== undefined && { etag: fetched.etag }),
      ...(fetched.lastModified !== undefined && { lastModified: fetched.lastModified }),
      ...(fetched.bodyHash !== undefined && { bodyHash: fetched.bodyHash }),
      nextAt: now + parts.firstPauseMs,
      failures: 0,
      ...(times.length > 0 && { lastNewsAt: Math.max(...times) }),
    };
    const recent = mergeRecent(
      present.map((story) => ({ id: story.id, time: story.publishedAt ?? story.seenAt })),
      [],
    );
    const kept = new Set(recent.map((one) => one.id));
    // The newest one is what its first follower sees at once.
    const [sample] = await parts.enrich(present.filter((story) => story.id === recent[0]?.id).slice(0, 1));
    await stories.put(
      present
        .filter((story) => kept.has(story.id))
        .map((story) => (story.id === sample?.id ? sample : story)),
    );
    await feeds.save(record, { known: seed(present, now), recent });
    parts.watch(record);
    return record;
  };

  const sampleOf = async (sourceId: string): Promise<Story | undefined> => {
    const [newest] = (await feeds.recent([sourceId]))[0] ?? [];
    return newest && stories.get(newest.id);
  };

  const join = async (chat: ChatFacts, record: FeedRecord, by: By): Promise<FollowResult> => {
    const blank = {
      ...blankChat(chat, parts.defaults),
      ...(chat.kind !== 'private' && { connectedBy: by.userId }),
    };
    const { threadId } = by;
    const follow = {
      sourceId: record.id,
      since: clock.now(),
      ...(threadId !== undefined && { threadId }),
    };
    const added = await audience.follow(blank, follow);
    // It may have gone idle between the two: then this look wakes it.
    if (added) parts.watch(record);
    const sample = await sampleOf(record.id);
    return {
      ok: true,
      already: !added,
      sourceId: record.id,
      title: record.title,
      address: record.url,
      ...(sample && { sample }),
    };
  };

  return {
    follow: async (chat, address, by) => {
      const url = normaliseAddress(address);
      if (url === undefined) return { ok: false, why: 'bad-address', address };
      try {
        return await join(chat, await feedAt(url), by);
      } catch (error) {
        if (error instanceof FeedError) return { ok: false, why: error.reason, address };
        throw error;
      }
    },
    followKnown: async (chat, sourceId, by) => {
      const record = await feeds.get(sourceId);
      if (record === undefined) return { ok: false, why: 'not-found', address: sourceId };
      try {
        return await join(chat, (await usable(sourceId)) ?? (await feedAt(record.url)), by);
      } catch (error) {
        if (error instanceof FeedError) return { ok: false, why: error.reason, address: record.url };
        throw error;
      }
    },
    unfollow: (chatId, sourceId) => audience.unfollow(chatId, sourceId),
    list: async (chatId) => {
      const follows = (await chats.get(chatId))?.follows ?? [];
      const records = await feeds.getMany(follows.map(({ sourceId }) => sourceId));
      return follows.map(({ sourceId }, index) => followedOf(sourceId, records[index]));
    },
  };
};

const followedOf = (sourceId: string, record: FeedRecord | undefined): Followed => ({
  sourceId,
  title: record?.title ?? sourceId,
  address: record?.url ?? '',
  ...(record?.lastNewsAt !== undefined && { lastNewsAt: record.lastNewsAt }),
  ...(record?.failingSince !== undefined &&
    record.why !== undefined && { failing: { since: record.failingSince, why: record.why } }),
});
