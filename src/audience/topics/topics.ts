import { stemsOf } from '../../text/stems.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Story } from '../../story/story.ts';
import { anonymousAdminId, type ChatFacts, type Follower } from '../chat.ts';
import { blankChat, type Defaults } from '../chats.ts';
import type { Audience } from '../follow.ts';
import { createTopicIndex } from './topic-index.ts';
import { topicOf, type Topic } from './topic.ts';

/** Topics that chats follow, kept over restarts. */
export type TopicStore = {
  all(): Promise<Topic[]>;
  getMany(ids: string[]): Promise<(Topic | undefined)[]>;
  put(topic: Topic): Promise<void>;
  remove(id: string): Promise<void>;
  /** Puts stories into the list of a topic's recent ones. */
  addRecent(id: string, stories: Story[]): Promise<void>;
};

/** What came of a wish to follow words; undefined: they name no topic. */
export type TopicFollowed = { already: boolean; sourceId: string; title: string } | undefined;

/** Following words across every feed. */
export type Topics = {
  /** Takes in the topics of the last run. Rejects with a StoreError. */
  load(): Promise<void>;
  /** Rejects with a StoreError. */
  follow(chat: ChatFacts, words: string, by: Follower): Promise<TopicFollowed>;
  /**
   * New stories with the topics that they are of, whose lists of recent ones have them then. What only the readers of a feed may
   * know is of no topic. Rejects with a StoreError.
   */
  matched(stories: Story[]): Promise<Story[]>;
  /** The words of a topic, as they were first typed; undefined: nobody follows it. */
  wordsOf(id: string): string | undefined;
  /** Somebody has left a topic: one that nobody follows any more is forgotten. Rejects with a StoreError. */
  left(id: string): Promise<void>;
};

export const createTopics = ({
  clock,
  lock,
  defaults,
  store,
  audience,
  followers,
  isPublic,
}: {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  defaults: Defaults;
  store: TopicStore;
  audience: Pick<Audience, 'follow'>;
  followers(sourceId: string): Promise<number>;
  /** Whether what a feed says is for anybody (feed/public-address.ts). */
  isPublic(sourceId: string): Promise<boolean>;
}): Topics => {
  const index = createTopicIndex();
  /** Nobody forgets a topic while somebody else begins to follow it. */
  const under = <T>(id: string, work: () => Promise<T>) => lock(`topic:${id}`, work);

  const join = async (topic: Topic, chat: ChatFacts, { userId, threadId }: Follower) => {
    const [known] = await store.getMany([topic.id]);
    // Before anybody follows it: a topic without followers costs a line, the reverse a chat its news.
    if (known === undefined) await store.put(topic);
    index.add(topic);
    const isSomebody = chat.kind !== 'private' && userId !== anonymousAdminId;
    const added = await audience.follow(
      { ...blankChat(chat, defaults), ...(isSomebody && { connectedBy: userId }) },
      { sourceId: topic.id, since: clock.now(), ...(threadId !== undefined && { threadId }) },
    );
    return { already: !added, sourceId: topic.id, title: (known ?? topic).words };
  };

  return {
    load: async () => {
      for (const topic of await store.all()) index.add(topic);
    },
    follow: async (chat, words, by) => {
      const topic = topicOf(words);
      return topic && under(topic.id, () => join(topic, chat, by));
    },
    matched: async (stories) => {
      if (index.size() === 0) return stories;
      const matched: Story[] = [];
      for (const story of stories) {
        const topics = index.match([...stemsOf(story.headline), ...stemsOf(story.lead)]);
        const isOfTopics = topics.length > 0 && (await isPublic(story.sourceId));
        matched.push(isOfTopics ? { ...story, topics } : story);
      }
      for (const id of new Set(matched.flatMap(({ topics = [] }) => topics)))
        await store.addRecent(
          id,
          matched.filter(({ topics }) => topics?.includes(id)),
        );
      return matched;
    },
    wordsOf: index.wordsOf,
    left: (id) =>
      under(id, async () => {
        if ((await followers(id)) > 0) return;
        index.remove(id);
        await store.remove(id);
      }),
  };
};
