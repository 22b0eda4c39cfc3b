import type { Bot } from 'grammy/web';
import type { Audience } from '../audience/follow.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../config.ts';
import { createAccess } from '../audience/access.ts';
import type { Topics } from '../audience/topics/topics.ts';
import { createChats } from '../audience/chats.ts';
import { createFollowing } from '../audience/following.ts';
import { createForgetChat } from '../audience/record/forget.ts';
import { createImporting } from '../audience/record/import.ts';
import { createKnownOf } from '../audience/record/known.ts';
import { createTuning } from '../audience/tuning.ts';
import { createBroadcastPost } from '../publishing/broadcast-post.ts';
import type { Reports } from '../clustering/reports.ts';
import { createFindRelated, createReportedBy } from '../search/related.ts';
import { tellingWords } from '../search/telling.ts';
import { createFindTold } from '../search/told.ts';
import { createFeedRegister, type FeedRegister } from '../feed/register.ts';
import { createCatalogue, type Catalogue, type Source } from '../feed/catalogue/catalogue.ts';
import { createDiscovery } from '../feed/discovery/discover.ts';
import type { Fetcher } from '../http/client.ts';
import type { Log } from '../runtime/log.ts';
import { createCommands } from './commands.ts';
import type { Ingest } from './ingest.ts';
import type { Searching } from './searching.ts';
import type { Sending } from './sending.ts';
import type { Collections } from '../store/collections.ts';
import type { Story } from '../story/story.ts';
import type { Command } from '../telegram/command.ts';
import { createBot } from '../telegram/updates/bot.ts';
import { createBudget } from '../telegram/updates/budget.ts';
import { createPolling, type Polling } from '../telegram/updates/polling.ts';

/** Where people come: the bot they talk to, and what hears them. */
export const createPeople = ({
  config,
  sources,
  clock,
  log,
  store,
  audience,
  topics,
  reports,
  fetcher,
  sending,
  searching,
  ingest,
  stopping,
}: {
  config: Config;
  /** Those that people may follow by name. */
  sources: readonly Source[];
  clock: Clock;
  log: Log;
  store: Collections;
  audience: Audience;
  topics: Topics;
  reports: Pick<Reports, 'rarity'>;
  fetcher: Fetcher;
  sending: Sending;
  searching: Searching;
  ingest: Ingest;
  stopping: AbortSignal;
}): {
  bot: Bot;
  polling: Polling;
  commands: readonly Command[];
  catalogue: Catalogue;
  register: FeedRegister;
  idle(): Promise<void>;
  close(): Promise<void>;
} => {
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const catalogue = createCatalogue(sources);
  const chats = createChats(store.chats, defaults);
  const register = createFeedRegister({
    clock,
    lock: store.lock,
    feeds: store.feeds,
    putStories: store.stories.put,
    discovery: createDiscovery({ fetcher, reader: ingest.reader, clock }),
    watch: ingest.watch,
    enrich: ingest.enrich,
    firstPauseMs: ingest.bounds.startMs,
  });
  const following = createFollowing({
    clock,
    defaults,
    feeds: store.feeds,
    getStory: store.stories.get,
    chats: store.chats,
    audience,
    topics: store.topics,
    register,
    watch: ingest.watch,
    stopping,
  });
  const telling = (story: Story, most: number) => tellingWords(story, reports.rarity, most);
  const findTold = createFindTold({ feeds: store.feeds, stories: store.stories });
  const { delivery } = sending;
  const tuning = createTuning({ chats: store.chats, defaults, recheck: delivery.recheck });
  const { commands, hearers, inline } = createCommands({
    following,
    followTopic: topics.follow,
    searching,
    catalogue,
    styleOf: async (userId, languageCode) => {
      const about = { id: userId, kind: 'private' as const, title: '' };
      const { language, timeZone } = await chats.get({ ...about, ...(languageCode && { languageCode }) });
      return { language, timeZone };
    },
    tuning,
    importing: createImporting({
      clock,
      following,
      followTopic: topics.follow,
      arrange: audience.arrange,
      tuning,
      readList: ingest.reader.list,
    }),
    writeList: ingest.reader.writeList,
    knownOf: createKnownOf({
      getChat: store.chats.get,
      list: following.list,
      managers: store.managers,
      saved: store.saved,
      waiting: async (chatId) => (await store.inboxes.get(chatId))?.items,
      deliveries: async (chat) =>
        (await delivery.trail.of(chat)).map(({ storyId, sourceId, receipt }) => ({
          storyId,
          sourceId,
          ...receipt,
        })),
    }),
    forgetChat: createForgetChat({
      chats: store.chats,
      audience,
      managers: store.managers,
      untold: store.untold,
      saved: store.saved,
      forgetDeliveries: delivery.trail.forget,
      forgetDay: store.dayCounts.forget,
    }),
    digestNow: delivery.digestNow,
    getStory: store.stories.get,
    saved: store.saved,
    telling,
    findTold,
    findRelated: createFindRelated({
      clusters: store.reports,
      stories: store.stories,
      named: findTold.named,
      telling,
    }),
    fates: sending.delivery.fates,
    reportedBy: createReportedBy(store.reports),
    languageOf: async (userId) => (await store.chats.get(userId))?.language,
    chatTitles: async (userId) =>
      (await store.chats.getMany(await store.managers.chatsOf(userId))).flatMap((chat) => chat?.title ?? []),
    managers: store.managers,
    broadcastPost: createBroadcastPost({
      order: sending.delivery.post,
      remember: async (chat) => void (await store.chats.update(chat.id, (known) => known ?? chat)),
      sleep: clock.sleep,
    }),
    albums: store.albums,
    slips: store.slips,
  });
  const languageOf = async (userId: number) =>
    (await store.chats.get(userId))?.language ?? config.defaultLanguage;
  const tired = new WeakSet<object>();
  const { bot, idle, close } = createBot({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    clock,
    log,
    pacer: sending.pacer,
    pace: sending.chatPace,
    audience: { setState: sending.setState, migrate: sending.delivery.migrate },
    commands,
    hearers,
    inline,
    managers: store.managers,
    untold: store.untold,
    languageOf,
    access: createAccess(config.access, config.operatorIds),
    settingsOf: chats.get,
    tired,
  });
  const polling = createPolling(bot, clock, log, { budget: createBudget(), tired });
  return { bot, polling, commands, catalogue, register, idle, close };
};
