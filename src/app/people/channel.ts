import { isTopic } from '../../audience/topics/topic.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import type { Tuning } from '../../audience/tuning.ts';
import type { Chat } from '../../audience/chat.ts';
import type { Fates } from '../../delivery/receipts/fate.ts';
import type { FindLatest } from '../../search/latest.ts';
import type { FindTold } from '../../search/told.ts';
import type { Collections } from '../../store/collections.ts';
import { createChannelCommands, type ChannelCommands } from './commands/channels.ts';
import { createPostCommands, type PostCommands } from './commands/posts.ts';
import type { Managing } from '../managing/managing.ts';

type Needs = {
  store: Collections;
  managing: Managing;
  tuning: Tuning;
  topicWords: Topics['wordsOf'];
  findLatest: FindLatest;
  findTold: FindTold;
  inMessage: Fates['inMessage'];
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  /** The zone (IANA) by whose days sources and all together are counted. */
  timeZone: string;
};

/** The commands of who looks after a channel or group; wired. */
export const wireChannelCommands = ({
  store,
  managing: { publishing, reporting, sourceTitles },
  tuning,
  topicWords,
  findLatest,
  findTold,
  inMessage,
  remember,
  timeZone,
}: Needs): { posts: PostCommands; channels: ChannelCommands } => {
  const { managers, audit, awaiting } = store;
  const posts = createPostCommands({
    publishing,
    posted: store.broadcasts,
    amended: store.amendments,
    managers,
    audit,
    awaiting,
    albums: store.albums,
    remember,
    refusePosts: async (chat) => void (await tuning.chat(chat, () => ({ refusesPosts: true }))),
    findTold,
    getStory: store.stories.get,
    inMessage,
    slips: store.slips,
  });
  const channels = createChannelCommands({
    managers,
    audit,
    remember,
    titles: async (ids) => (await store.chats.getMany(ids)).map((chat) => chat?.title),
    tuning,
    awaiting,
    findLatest,
    topicWords,
    reviewing: publishing.reviewing,
    stats: {
      makeReport: reporting.makeReport,
      weekly: reporting.weekly,
      countMembers: reporting.members.counted,
      findSource: async (said) => {
        const trait = await publishing.readTrait(said);
        return trait?.kind === 'source' && !isTopic(trait.sourceId) ? trait : undefined;
      },
      sourceTitle: async (id) => (await sourceTitles([id]))[0],
      timeZone,
    },
    isOperator: publishing.isOperator,
  });
  return { posts, channels };
};
