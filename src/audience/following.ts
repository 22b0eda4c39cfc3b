import { normaliseAddress } from '../feed/address.ts';
import type { FeedRegister } from '../feed/register.ts';
import type { FeedRecord, FeedStore } from '../feed/record.ts';
import { FeedError } from '../http/failure.ts';
import type { FollowFailure } from '../i18n/catalogue.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Story } from '../story/story.ts';
import type { ChatFacts, Follower } from './chat.ts';
import type { Defaults } from './chats.ts';
import type { Audience } from './follow.ts';
import { createJoin, type Joined } from './follows/join.ts';
import { listFollowed, type Followed } from './follows/list.ts';
import type { TopicStore } from './topics/topics.ts';
import type { ChatStore } from './ports.ts';

export type { Followed };

/** What came of a wish to follow. */
export type FollowResult =
  | Joined
  | { kind: 'failed'; why: FollowFailure; address: string }
  /** The page there links to several feeds. */
  | { kind: 'choice'; address: string; offers: { title: string; url: string }[] };

/** Following and unfollowing, as people ask for it. */
export type Following = {
  /**
   * Finds the feed behind an address (a feed, or a page that links to one) and follows it. Where the page links to
   * several, gives the choice. Nothing is stored on a failure or a choice. Rejects with a StoreError.
   */
  follow(chat: ChatFacts, address: string, by: Follower): Promise<FollowResult>;
  /** Follows a feed already known by its id (deep links). Rejects with a StoreError. */
  followKnown(chat: ChatFacts, sourceId: string, by: Follower): Promise<FollowResult>;
  /** Has a source that the chat follows come to this forum topic; undefined: to none. False where it is not followed. */
  moveHere(chatId: number, sourceId: string, threadId: number | undefined): Promise<boolean>;
  /** False where it was not followed. */
  unfollow(chatId: number, sourceId: string): Promise<boolean>;
  /** What a chat follows, in the order in which it was followed. */
  list(chatId: number): Promise<Followed[]>;
  /** For each address whether the chat follows the feed there. */
  has(chatId: number, addresses: string[]): Promise<boolean[]>;
};

export const createFollowing = ({
  clock,
  defaults,
  feeds,
  getStory,
  chats,
  audience,
  topics,
  register,
  watch,
  stopping,
}: {
  clock: Clock;
  defaults: Defaults;
  feeds: Pick<FeedStore, 'get' | 'getMany' | 'recent'>;
  getStory(id: string): Promise<Story | undefined>;
  chats: Pick<ChatStore, 'get'>;
  audience: Pick<Audience, 'follow' | 'unfollow' | 'setTopic'>;
  topics: Pick<TopicStore, 'getMany'>;
  register: FeedRegister;
  /** From now on the feed is looked at. */
  watch(record: FeedRecord): void;
  stopping: AbortSignal;
}): Following => {
  const join = createJoin({ clock, defaults, feeds, getStory, chats, audience, watch });

  /** What a FeedError says of an address is an answer; a StoreError is not. */
  const answered = async (address: string, work: () => Promise<FollowResult>): Promise<FollowResult> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      // What a stop has cut short says nothing about the site.
      return { kind: 'failed', why: stopping.aborted ? 'stopping' : error.reason, address };
    }
  };

  const followAt = async (chat: ChatFacts, address: string, by: Follower): Promise<FollowResult> => {
    const opened = await register.open(address);
    return 'offers' in opened ? { kind: 'choice', address, offers: opened.offers } : join(chat, opened, by);
  };

  return {
    follow: async (chat, address, by) => {
      const url = normaliseAddress(address);
      if (url === undefined) return { kind: 'failed', why: 'bad-address', address };
      return answered(address, () => followAt(chat, url, by));
    },
    followKnown: async (chat, sourceId, by) => {
      const record = await feeds.get(sourceId);
      if (record === undefined) return { kind: 'failed', why: 'not-found', address: sourceId };
      return answered(record.url, async () => {
        const active = await register.active(sourceId);
        return active === undefined ? followAt(chat, record.url, by) : join(chat, active, by);
      });
    },
    moveHere: audience.setTopic,
    unfollow: audience.unfollow,
    list: (chatId) => listFollowed(chatId, { chats, feeds, topics }),
    has: async (chatId, addresses) => {
      const followed = new Set((await chats.get(chatId))?.follows.map(({ sourceId }) => sourceId));
      const ids = await Promise.all(
        addresses.map((address) => register.idAt(normaliseAddress(address) ?? address)),
      );
      return ids.map((id) => followed.has(id));
    },
  };
};
