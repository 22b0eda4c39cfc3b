import { normaliseAddress } from '../feed/address.ts';
import type { FeedRegister } from '../feed/register.ts';
import type { FeedRecord, FeedStore } from '../feed/record.ts';
import { FeedError, type FeedFailure } from '../http/failure.ts';
import type { FollowFailure } from '../i18n/catalogue.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Story } from '../story/story.ts';
import { anonymousAdminId, type ChatFacts, type Follow, type Follower } from './chat.ts';
import { blankChat, type Defaults } from './chats.ts';
import type { Audience } from './follow.ts';
import { isTopic } from './topics/topic.ts';
import type { TopicStore } from './topics/topics.ts';
import type { ChatStore } from './ports.ts';

/** What came of a wish to follow. */
export type FollowResult =
  | {
      kind: 'followed';
      already: boolean;
      /** It was followed before, in another forum topic of the chat. */
      otherTopic?: true;
      sourceId: string;
      title: string;
      address: string;
      /** The source's newest story. */
      sample?: Story;
    }
  | { kind: 'failed'; why: FollowFailure; address: string }
  /** The page there links to several feeds. */
  | { kind: 'choice'; address: string; offers: { title: string; url: string }[] };

/** A source that a chat follows, as people see it. */
export type Followed = {
  sourceId: string;
  title: string;
  /** Empty for a topic. */
  address: string;
  /** Words across every feed, in place of a feed; its title are the words. */
  isTopic?: true;
  /** What the chat has chosen for it. */
  wishes?: Pick<Follow, 'filter' | 'mutedUntil' | 'top' | 'digest' | 'delay' | 'review' | 'threadId'>;
  /** Milliseconds since the epoch; undefined: no news yet. */
  lastNewsAt?: number;
  /** How many of its stories were too old to be told when they first appeared. */
  passedOver?: number;
  /** Set while the feed cannot be read. */
  failing?: { since: number; why: FeedFailure };
};

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
  const sampleOf = async (sourceId: string): Promise<Story | undefined> => {
    const [newest] = (await feeds.recent([sourceId]))[0] ?? [];
    return newest && getStory(newest.id);
  };

  const topicOf = async (chatId: number, sourceId: string): Promise<number | undefined> =>
    (await chats.get(chatId))?.follows.find((follow) => follow.sourceId === sourceId)?.threadId;

  const join = async (
    chat: ChatFacts,
    record: FeedRecord,
    { userId, threadId }: Follower,
  ): Promise<FollowResult> => {
    const isSomebody = chat.kind !== 'private' && userId !== anonymousAdminId;
    const blank = { ...blankChat(chat, defaults), ...(isSomebody && { connectedBy: userId }) };
    const added = await audience.follow(blank, {
      sourceId: record.id,
      since: clock.now(),
      ...(threadId !== undefined && { threadId }),
    });
    // It may have gone idle between the two: then this look wakes it.
    if (added) watch(record);
    const sample = await sampleOf(record.id);
    const { id: sourceId, title, url: address } = record;
    const otherTopic = !added && (await topicOf(chat.id, record.id)) !== threadId;
    return {
      kind: 'followed',
      already: !added,
      ...(otherTopic && { otherTopic }),
      sourceId,
      title,
      address,
      ...(sample && { sample }),
    };
  };

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
    list: async (chatId) => {
      const follows = (await chats.get(chatId))?.follows ?? [];
      const ids = follows.map(({ sourceId }) => sourceId);
      const records = await feeds.getMany(ids);
      const known = new Map((await topics.getMany(ids.filter(isTopic))).map((one) => [one?.id, one]));
      return follows.map((follow, index) => {
        const topic = known.get(follow.sourceId);
        const { filter, mutedUntil, top, digest, delay, review, threadId } = follow;
        const wishes = {
          ...(filter && { filter }),
          ...(mutedUntil !== undefined && { mutedUntil }),
          ...(top !== undefined && { top }),
          ...(digest && { digest }),
          ...(delay !== undefined && { delay }),
          ...(review && { review }),
          ...(threadId !== undefined && { threadId }),
        };
        const source: Followed = topic
          ? { sourceId: topic.id, title: topic.words, address: '', isTopic: true }
          : followedOf(follow.sourceId, records[index]);
        return Object.keys(wishes).length === 0 ? source : { ...source, wishes };
      });
    },
    has: async (chatId, addresses) => {
      const followed = new Set((await chats.get(chatId))?.follows.map(({ sourceId }) => sourceId));
      const ids = await Promise.all(
        addresses.map((address) => register.idAt(normaliseAddress(address) ?? address)),
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
