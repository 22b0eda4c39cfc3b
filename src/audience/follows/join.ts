import type { FeedRecord, FeedStore } from '../../feed/record.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Story } from '../../story/story.ts';
import { anonymousAdminId, type ChatFacts, type Follower } from '../chat.ts';
import { blankChat, type Defaults } from '../chats.ts';
import type { Audience } from '../follow.ts';
import type { ChatStore } from '../ports.ts';

/** A chat follows a source. */
export type Joined = {
  kind: 'followed';
  already: boolean;
  /** It was followed before, in another forum topic of the chat. */
  otherTopic?: true;
  sourceId: string;
  title: string;
  address: string;
  /** The source's newest story. */
  sample?: Story;
};

/** Has a chat follow a feed that is known. Rejects with a StoreError. */
export type Join = (chat: ChatFacts, record: FeedRecord, by: Follower) => Promise<Joined>;

export const createJoin = ({
  clock,
  defaults,
  feeds,
  getStory,
  chats,
  audience,
  watch,
}: {
  clock: Pick<Clock, 'now'>;
  defaults: Defaults;
  feeds: Pick<FeedStore, 'recent'>;
  getStory(id: string): Promise<Story | undefined>;
  chats: Pick<ChatStore, 'get'>;
  audience: Pick<Audience, 'follow'>;
  /** From now on the feed is looked at. */
  watch(record: FeedRecord): void;
}): Join => {
  const sampleOf = async (sourceId: string): Promise<Story | undefined> => {
    const [newest] = (await feeds.recent([sourceId]))[0] ?? [];
    return newest && getStory(newest.id);
  };

  const topicOf = async (chatId: number, sourceId: string): Promise<number | undefined> =>
    (await chats.get(chatId))?.follows.find((follow) => follow.sourceId === sourceId)?.threadId;

  return async (chat, record, { userId, threadId }) => {
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
};
