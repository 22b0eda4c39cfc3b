import { anonymousAdminId } from './chat.ts';
import type { Audience } from './follow.ts';
import type { ChatStore } from './ports.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StoryStore } from '../delivery/broadcast.ts';
import type { Lock } from '../delivery/ports.ts';
import { feedId, normaliseAddress } from '../feed/address.ts';
import type { Discovery, FoundFeed } from '../feed/discovery/discover.ts';
import { FeedError } from '../http/failure.ts';
import { advertIn } from '../feed/websub/links.ts';
import { mergeRecent, type FeedRecord, type FeedStore } from '../feed/record.ts';
import { toStory } from '../story/build.ts';
import { firstLook } from '../story/known.ts';
import type { Story } from '../story/story.ts';
import type { ChatFacts, Followed, FollowResult, Ports } from '../../commands/shared/ports.ts';
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

  /** Follows the feed at an address, from what is stored where it was followed before. Rejects with a FeedError. */
  const followAt = async (chat: ChatFacts, address: string, by: By): Promise<FollowResult> => {
    const addressId = feedId(address);
    const known = await usable(await idAt(addressId));
    if (known !== undefined) return join(chat, known, by);
    const found = await parts.discovery.find(address);
    if (found.kind === 'choice') return { kind: 'choice', address, offers: found.feeds };
    const id = feedId(found.url);
    const record = await parts.lock(`feed:${id}`, async () => (await usable(id)) ?? register(id, found));
    if (id !== addressId) await feeds.putAlias(addressId, id);
    return join(chat, record, by);
  };

  /** The feed that an address has led to before, or the one that it would be. */
  const idAt = async (addressId: string): Promise<string> => (await feeds.alias(addressId)) ?? addressId;

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
    const { present, known } = firstLook(
      feed.entries.map((entry) => toStory(entry, about)),
      now,
    );
    const push = advertIn(fetched, feed);
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
      ...(push !== undefined && { push }),
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
    await feeds.save(record, { known, recent });
    parts.watch(record);
    return record;
  };

  const sampleOf = async (sourceId: string): Promise<Story | undefined> => {
    const [newest] = (await feeds.recent([sourceId]))[0] ?? [];
    return newest && stories.get(newest.id);
  };

  const join = async (chat: ChatFacts, record: FeedRecord, by: By): Promise<FollowResult> => {
    const { userId, threadId } = by;
    const isSomebody = chat.kind !== 'private' && userId !== anonymousAdminId;
    const blank = {
      ...blankChat(chat, parts.defaults),
      ...(isSomebody && { connectedBy: userId }),
    };
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
      kind: 'followed',
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
      if (url === undefined) return { kind: 'failed', why: 'bad-address', address };
      try {
        return await followAt(chat, url, by);
      } catch (error) {
        if (error instanceof FeedError) return { kind: 'failed', why: error.reason, address };
        throw error;
      }
    },
    followKnown: async (chat, sourceId, by) => {
      const record = await feeds.get(sourceId);
      if (record === undefined) return { kind: 'failed', why: 'not-found', address: sourceId };
      try {
        const known = await usable(sourceId);
        return await (known === undefined ? followAt(chat, record.url, by) : join(chat, known, by));
      } catch (error) {
        if (error instanceof FeedError) return { kind: 'failed', why: error.reason, address: record.url };
        throw error;
      }
    },
    unfollow: (chatId, sourceId) => audience.unfollow(chatId, sourceId),
    list: async (chatId) => {
      const follows = (await chats.get(chatId))?.follows ?? [];
      const records = await feeds.getMany(follows.map(({ sourceId }) => sourceId));
      return follows.map(({ sourceId }, index) => followedOf(sourceId, records[index]));
    },
    has: async (chatId, addresses) => {
      const followed = new Set((await chats.get(chatId))?.follows.map(({ sourceId }) => sourceId));
      const ids = await Promise.all(
        addresses.map((address) => idAt(feedId(normaliseAddress(address) ?? address))),
      );
      return ids.map((id) => followed.has(id));
    },
  };
};

const followedOf = (sourceId: string, record: FeedRecord | undefined): Followed => ({
  sourceId,
  title: record?.title ?? sourceId,
  address: record?.url ?? '',
  ...(record?.lastNewsAt !== undefined && { lastNewsAt: record.lastNewsAt }),
  ...(record?.passedOver !== undefined && { passedOver: record.passedOver }),
  ...(record?.failingSince !== undefined &&
    record.why !== undefined && { failing: { since: record.failingSince, why: record.why } }),
});
