import type { Bot } from 'grammy/web';
import type { Update } from 'grammy/types';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Config } from '../../config.ts';
import type { Chat } from '../../audience/chat.ts';
import { everybodyId } from '../../audience/subscribers/everybody.ts';
import { createAccess } from '../../audience/access.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import type { BanList } from '../../audience/bans.ts';
import { createChats } from '../../audience/chats.ts';
import { createFollowing } from '../../audience/following.ts';
import { createForgetChat } from '../../audience/record/forget.ts';
import { createImporting } from '../../audience/record/import.ts';
import { createKnownOf } from '../../audience/record/known.ts';
import { isTopic } from '../../audience/topics/topic.ts';
import { createTuning } from '../../audience/tuning.ts';
import type { Reports } from '../../clustering/reports.ts';
import { createFindRelated, createReportedBy } from '../../search/related.ts';
import { tellingWords } from '../../search/telling.ts';
import { createFindTold } from '../../search/told.ts';
import { createFeedRegister, withoutBanned, type FeedRegister } from '../../feed/register.ts';
import { createCatalogue, type Catalogue, type Source } from '../../feed/catalogue/catalogue.ts';
import { createDiscovery } from '../../feed/discovery/discover.ts';
import type { Fetcher } from '../../http/client.ts';
import type { Log } from '../../runtime/log.ts';
import { createCommands } from './commands.ts';
import { createOperating, type Operating } from '../operating.ts';
import { createPublishing, type Publishing } from '../publishing.ts';
import { createReporting, type Reporting } from '../reporting.ts';
import type { Ingest } from '../ingest.ts';
import type { Searching } from '../searching.ts';
import type { Sending } from '../sending.ts';
import type { Counting } from '../../stats/counting.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import type { Command } from '../../telegram/command.ts';
import { isAdminOf } from '../../telegram/api/rights.ts';
import { createOutbox } from '../../telegram/api/outbox.ts';
import { createInquiry } from '../../telegram/api/rights.ts';
import { createBot } from '../../telegram/updates/bot.ts';
import { createBudget } from '../../telegram/updates/budget.ts';
import { createBotIntake, createPolling, type Polling } from '../../telegram/updates/polling.ts';
import { createWebhook, type Webhook } from '../../telegram/webhook/webhook.ts';
import { webhookPath } from '../../web/webhook.ts';
import { createLanguageOf } from './spoken-to.ts';

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
  counting,
  bans,
  isOwner,
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
  counting: Counting;
  bans: BanList;
  /** Whether this process still owns the store: asked before each request to Telegram. */
  isOwner(): boolean;
  stopping: AbortSignal;
}): {
  bot: Bot;
  /** What hears people: of a webhook also what is to be done with what Telegram brings. */
  hearing: Polling & Partial<Webhook>;
  commands: readonly Command[];
  catalogue: Catalogue;
  register: FeedRegister;
  publishing: Publishing;
  reporting: Reporting;
  operating: Operating;
  idle(): Promise<void>;
  close(): Promise<void>;
} => {
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const catalogue = createCatalogue(sources);
  const chats = createChats(store.chats, defaults);
  const register = withoutBanned(
    createFeedRegister({
      clock,
      lock: store.lock,
      feeds: store.feeds,
      putStories: store.stories.put,
      discovery: createDiscovery({ fetcher, reader: ingest.reader, clock }),
      watch: ingest.watch,
      enrich: ingest.enrich,
      firstPauseMs: ingest.bounds.startMs,
    }),
    bans,
  );
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
  const remember = async (chat: Chat) => void (await store.chats.update(chat.id, (known) => known ?? chat));
  const languageOf = createLanguageOf(store, config.defaultLanguage);
  const reader = async (userId: number) => ({
    language: await languageOf(userId),
    timeZone: (await store.chats.get(userId))?.timeZone ?? config.defaultTimeZone,
  });
  const outbox = createOutbox(() => bot.api);
  const { delivery } = sending;
  const telling = (story: Story, most: number) => tellingWords(story, reports.rarity, most);
  const tuning = createTuning({ chats: store.chats, defaults, recheck: delivery.recheck });
  const publishing = createPublishing({
    config,
    clock,
    log,
    store,
    sending,
    catalogue,
    outbox,
    reader,
    tuning,
    telling,
    isAdmin: (userId, chatId) => isAdminOf(bot.api, chatId, userId),
    stopping,
  });
  const sourceTitles = async (ids: string[]) =>
    (await store.feeds.getMany(ids)).map((feed, at) => feed?.title ?? topics.wordsOf(ids[at] ?? ''));
  const reporting = createReporting({
    config,
    clock,
    log,
    store,
    outbox,
    inquiry: createInquiry(() => bot.api),
    counting,
    sourceTitles,
    reader,
    stopping,
  });
  const operating = createOperating({
    config,
    clock,
    log,
    store,
    sending,
    ingest,
    register,
    outbox,
    hearing: () => hearing,
    bans,
    isOperator: publishing.isOperator,
    languageOf,
    stopping,
  });
  const findTold = createFindTold({ feeds: store.feeds, stories: store.stories });
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
      declined: store.reviews.declined,
      waiting: async (chatId) => (await store.inboxes.get(chatId))?.items,
      counted: reporting.counted,
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
      forgetPublishing: async ({ id: chatId, formerId, everybody }) => {
        await store.postedLog.forget(chatId);
        await store.reviews.clear(formerId ?? chatId);
        if (everybody !== undefined) await store.audiences.vacate(everybodyId, everybody, chatId);
        await store.audit.clear(chatId);
        await store.awaiting.end(chatId);
        await store.forgetSlips(chatId);
        await reporting.forget(chatId);
      },
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
    topicWords: topics.wordsOf,
    languageOf: async (userId) => (await store.chats.get(userId))?.language,
    managedOf: async (userId) =>
      (await store.chats.getMany(await store.managers.chatsOf(userId))).filter((chat) => chat !== undefined),
    chatTitles: async (userId) =>
      (await store.chats.getMany(await store.managers.chatsOf(userId))).flatMap((chat) => chat?.title ?? []),
    managers: store.managers,
    publishing,
    stats: {
      makeReport: reporting.makeReport,
      weekly: reporting.weekly,
      countMembers: reporting.members.counted,
      findSource: async (said) => {
        const trait = await publishing.readTrait(said);
        return trait?.kind === 'source' && !isTopic(trait.sourceId) ? trait : undefined;
      },
      sourceTitle: async (id) => (await sourceTitles([id]))[0],
      timeZone: config.defaultTimeZone,
    },
    operating,
    refusePosts: async (chat) => void (await tuning.chat(chat, () => ({ refusesPosts: true }))),
    awaiting: store.awaiting,
    posted: store.broadcasts,
    amended: store.amendments,
    audit: store.audit,
    remember,
    titles: async (ids) => (await store.chats.getMany(ids)).map((chat) => chat?.title),
    albums: store.albums,
    slips: store.slips,
  });
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
    audit: store.audit,
    remember,
    onTopicOpened: sending.delivery.topicOpened,
    onReactions: counting.reacted,
    languageOf,
    access: createAccess(config.access, config.operatorIds, bans.isChat),
    settingsOf: chats.get,
    tired,
    mayCall: isOwner,
  });
  const intake = createBotIntake(bot, clock, log, { budget: createBudget(), tired });
  const kept = store.updates<Update>();
  const { publicUrl } = config;
  const hearing =
    config.telegramUpdates === 'webhook' && publicUrl !== undefined
      ? createWebhook({ bot, url: `${publicUrl}${webhookPath}`, intake, kept, clock, log })
      : createPolling(bot, clock, log, { intake, kept });
  return {
    bot,
    hearing,
    operating,
    commands,
    catalogue,
    register,
    publishing,
    reporting,
    idle: async () => {
      await idle();
      await publishing.idle();
      await reporting.idle();
      await operating.alarms.idle();
    },
    close,
  };
};
