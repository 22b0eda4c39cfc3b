import type { FeedRecord, FeedStore } from '../../feed/record.ts';
import type { FeedFailure } from '../../http/failure.ts';
import type { Follow } from '../chat.ts';
import type { ChatStore } from '../ports.ts';
import { isTopic } from '../topics/topic.ts';
import type { TopicStore } from '../topics/topics.ts';

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

/** What a chat follows, in the order in which it was followed. Rejects with a StoreError. */
export const listFollowed = async (
  chatId: number,
  {
    chats,
    feeds,
    topics,
  }: {
    chats: Pick<ChatStore, 'get'>;
    feeds: Pick<FeedStore, 'getMany'>;
    topics: Pick<TopicStore, 'getMany'>;
  },
): Promise<Followed[]> => {
  const follows = (await chats.get(chatId))?.follows ?? [];
  const ids = follows.map(({ sourceId }) => sourceId);
  const records = await feeds.getMany(ids);
  const known = new Map((await topics.getMany(ids.filter(isTopic))).map((one) => [one?.id, one]));
  return follows.map((follow, index) => {
    const topic = known.get(follow.sourceId);
    const wishes = wishesOf(follow);
    const source: Followed = topic
      ? { sourceId: topic.id, title: topic.words, address: '', isTopic: true }
      : followedOf(follow.sourceId, records[index]);
    return Object.keys(wishes).length === 0 ? source : { ...source, wishes };
  });
};

/** What the chat has chosen for a source. */
const wishesOf = ({
  filter,
  mutedUntil,
  top,
  digest,
  delay,
  review,
  threadId,
}: Follow): NonNullable<Followed['wishes']> => ({
  ...(filter && { filter }),
  ...(mutedUntil !== undefined && { mutedUntil }),
  ...(top !== undefined && { top }),
  ...(digest && { digest }),
  ...(delay !== undefined && { delay }),
  ...(review && { review }),
  ...(threadId !== undefined && { threadId }),
});

const followedOf = (sourceId: string, record: FeedRecord | undefined): Followed => ({
  sourceId,
  title: record?.title ?? sourceId,
  address: record?.url ?? '',
  ...(record?.lastNewsAt !== undefined && { lastNewsAt: record.lastNewsAt }),
  ...(record?.passedOver !== undefined && { passedOver: record.passedOver }),
  ...(record?.failingSince !== undefined &&
    record.why !== undefined && { failing: { since: record.failingSince, why: record.why } }),
});
