import { createAdmin } from '../../../commands/operator/admin.ts';
import type { Asked } from '../../../commands/shared/by-title.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createFindTold } from '../../search/told.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import type { Command, Hearer } from '../../telegram/command.ts';
import type { Inline } from '../../telegram/inline.ts';
import type { Ingest } from '../ingest.ts';
import type { Searching } from '../ground/searching.ts';
import type { Sending } from '../sending.ts';
import { wireChannelCommands } from './channel.ts';
import { orderCommands } from './commands/order.ts';
import type { Managing } from '../managing/managing.ts';
import { wireSubscriberCommands } from './subscriber.ts';
import type { Subscribing } from './subscribing.ts';

type Needs = {
  clock: Clock;
  store: Collections;
  audience: Audience;
  topics: Topics;
  subscribing: Subscribing;
  searching: Searching;
  delivery: Sending['delivery'];
  reader: Ingest['reader'];
  managing: Managing;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  /** The zone (IANA) by whose days sources and all together are counted. */
  timeZone: string;
};

/** What people say to Kabar, by a command, in their own words or from another chat; wired. */
export const wireCommands = ({
  clock,
  store,
  audience,
  topics,
  subscribing,
  searching,
  delivery,
  reader,
  managing,
  telling,
  timeZone,
}: Needs): { commands: readonly Command[]; hearers: readonly Hearer[]; inline: Inline } => {
  const managedOf = async (userId: number) =>
    (await store.chats.getMany(await store.managers.chatsOf(userId))).filter((chat) => chat !== undefined);
  const findTold = createFindTold({ feeds: store.feeds, stories: store.stories });
  const { posts, channels } = wireChannelCommands({
    store,
    managing,
    tuning: subscribing.tuning,
    topicWords: topics.wordsOf,
    findLatest: searching.findLatest,
    findTold,
    inMessage: delivery.fates.inMessage,
    remember: subscribing.remember,
    timeZone,
  });
  const { news, tuning, cards, records } = wireSubscriberCommands({
    clock,
    store,
    audience,
    topics,
    subscribing,
    searching,
    delivery,
    reader,
    reporting: managing.reporting,
    findTold,
    telling,
    offerAmend: posts.recall.offerCard,
    managedOf,
  });
  const admin = createAdmin(managing.operating);
  const { awaiting } = store;
  const titles = {
    managedOf,
    list: subscribing.following.list,
    catalogue: subscribing.catalogue,
    slips: store.slips<Asked>('asked', 1),
  };
  const groups = { news, tuning, cards, records, posts, channels, admin, awaiting, titles };
  return { ...orderCommands(groups), inline: news.inline };
};
