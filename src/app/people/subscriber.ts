import type { Chat } from '../../audience/chat.ts';
import type { Audience } from '../../audience/follow.ts';
import { createImporting } from '../../audience/record/import.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createFindRelated, createReportedBy } from '../../search/related.ts';
import type { FindTold } from '../../search/told.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import type { Ingest } from '../ingest.ts';
import type { Reporting } from '../managing/reporting.ts';
import type { Searching } from '../ground/searching.ts';
import type { Sending } from '../sending.ts';
import { createCardCommands, type CardCommands } from './commands/cards.ts';
import { createNewsCommands, type NewsCommands } from './commands/news.ts';
import type { PostCommands } from './commands/posts.ts';
import { createRecordCommands, type RecordCommands } from './commands/records.ts';
import { createTuningCommands, type TuningCommands } from './commands/tuning.ts';
import { wireForgetChat, wireKnownOf } from './record.ts';
import { createStyleOf } from './spoken-to.ts';
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
  reporting: Pick<Reporting, 'counted' | 'forget'>;
  findTold: FindTold;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  offerAmend: PostCommands['recall']['offerCard'];
  /** What is kept of the chats that a person is known to manage. */
  managedOf(userId: number): Promise<Chat[]>;
};

/** The commands of who reads news; wired. */
export const wireSubscriberCommands = ({
  clock,
  store,
  audience,
  topics,
  subscribing: { chats, catalogue, following, tuning },
  searching,
  delivery,
  reader,
  reporting,
  findTold,
  telling,
  offerAmend,
  managedOf,
}: Needs): {
  news: NewsCommands;
  tuning: TuningCommands;
  cards: CardCommands;
  records: RecordCommands;
} => {
  const { slips, stories } = store;
  const { list } = following;
  const followTopic = topics.follow;
  const cards = createCardCommands({
    following,
    followTopic,
    tuning,
    saved: store.saved,
    getStory: stories.get,
    fates: delivery.fates,
    reportedBy: createReportedBy(store.reports),
    findTold,
    findRelated: createFindRelated({ clusters: store.reports, stories, named: findTold.named, telling }),
    telling,
    languageOf: async (userId) => (await store.chats.get(userId))?.language,
    offerAmend,
    slips,
  });
  const news = createNewsCommands({
    following,
    arrange: audience.arrange,
    followTopic,
    searching,
    catalogue,
    tuning,
    styleOf: createStyleOf(chats),
    chatTitles: async (userId) => (await managedOf(userId)).map(({ title }) => title),
    showSaved: cards.saved.run,
    slips,
  });
  const records = createRecordCommands({
    list,
    importing: createImporting({
      clock,
      following,
      followTopic,
      arrange: audience.arrange,
      tuning,
      readList: reader.list,
    }),
    writeList: reader.writeList,
    knownOf: wireKnownOf({ store, list, trail: delivery.trail, counted: reporting.counted }),
    forgetChat: wireForgetChat({ store, audience, trail: delivery.trail, forgetCounted: reporting.forget }),
    managedOf,
    slips,
  });
  return {
    news,
    cards,
    records,
    tuning: createTuningCommands({ list, tuning, digestNow: delivery.digestNow }),
  };
};
