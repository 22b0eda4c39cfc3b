import { createAudience } from '../audience/follow.ts';
import { isTopic } from '../audience/topics/topic.ts';
import { isPublicAddress } from '../feed/public-address.ts';
import { createBanList } from '../audience/bans.ts';
import { createTopics } from '../audience/topics/topics.ts';
import { createReports } from '../clustering/reports.ts';
import type { Config } from '../config.ts';
import { type Source } from '../feed/catalogue/catalogue.ts';
import { mainFeeds } from '../feed/catalogue/suggestions.ts';
import type { FeedNotice } from '../feed/notice.ts';
import { createGeneral } from '../feed/general.ts';
import { createAgent } from '../http/agent.ts';
import { createFetcher } from '../http/client.ts';
import type { Asking, createAsking } from '../jobs/ask.ts';
import { userAgent } from '../http/user-agent.ts';
import { createTicker } from '../runtime/ticker.ts';
import { type Clock } from '../runtime/clock.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import { keepWarnings } from '../runtime/warnings.ts';
import { openCollections } from '../store/collections.ts';
import type { Lease } from '../store/owner/lease.ts';
import { createHealth } from '../web/health.ts';
import { createMoving } from './moving.ts';
import { createIngest } from './ingest.ts';
import { createPeople } from './people/people.ts';
import { createCounted } from './ground/counted.ts';
import { createSearching } from './ground/searching.ts';
import { createSending } from './sending.ts';
import { tellReceipts, withStories } from './telling.ts';

/** Warnings that the status page shows. */
const mostWarnings = 50;

/** A word about a feed to its followers. */
type Word = { sourceId: string; notice: FeedNotice; sourceTitle: string };

/** Every part of Kabar, wired. */
export type Parts = Awaited<ReturnType<typeof wire>>;

/** Opens the store and makes the three sides of Kabar: where news comes in, where it goes out, and where people come. */
export const wire = async ({
  config,
  log: given,
  clock,
  sources,
  stopping,
  onEvent,
  lease,
}: {
  config: Config;
  log: Log;
  clock: Clock;
  sources: readonly Source[];
  stopping: AbortSignal;
  onEvent: OnEvent | undefined;
  lease: Lease | undefined;
}) => {
  const random = Math.random;
  const { statusToken } = config;
  const warnings =
    statusToken === undefined ? undefined : keepWarnings(given, { now: clock.now, most: mostWarnings });
  const log = warnings?.log ?? given;
  const opened = await openCollections(config.storeUrl, {
    log,
    isOwner: true,
    durability: config.storeDurability,
    ...(lease && { lease }),
  });
  const isOwner = lease?.isMine ?? (() => true);
  const searching = createSearching({
    config,
    clock,
    log,
    store: opened,
    general: () => general.ids(),
  });
  const counted = createCounted({
    config,
    clock,
    store: searching.store,
    onSent: (chatId) => people.reporting.members.seen(chatId),
  });
  const { campaigns } = counted;
  const store = {
    ...searching.store,
    campaigns: onEvent === undefined ? campaigns : tellReceipts(campaigns, onEvent),
  };
  const onLeft = (sourceId: string) => {
    if (!isTopic(sourceId)) {
      ingest.left(sourceId);
      return void searching.left(sourceId);
    }
    topics.left(sourceId).catch((error: unknown) => log.warn('topic.kept', { error }));
  };
  const audience = createAudience(store.chats, store.audiences, clock, onLeft);
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const topics = createTopics({
    clock,
    lock: store.lock,
    defaults,
    store: store.topics,
    audience,
    followers: async (id) => (await store.audiences.size(id)).followers,
    isPublic: async (id) => isPublicAddress((await store.feeds.get(id))?.url ?? ''),
  });
  const agent = createAgent({ allowPrivateNetwork: config.allowPrivateNetwork });
  const asWhom = userAgent(config.userAgentContact);
  const fetcher = createFetcher({ agent, clock, userAgent: asWhom });
  const reports = createReports(store.reports, store.lock);
  const status =
    statusToken === undefined
      ? undefined
      : await import('./status.ts').then(({ openStatus }) =>
          openStatus({
            config,
            token: statusToken,
            clock,
            log,
            store: opened,
            fetcher,
            warnings: () => warnings?.last() ?? [],
            lease,
            sides: () => ({ health, sending, ingest }),
          }),
        );
  const sending = await createSending({
    config,
    clock,
    log,
    random,
    store,
    audience,
    fetcher,
    onMigrated: createMoving({
      clock,
      store,
      counting: counted.counting,
      timeZone: config.defaultTimeZone,
    }),
    onReceipt: counted.counting.note,
    topicWords: topics.wordsOf,
    onEvent,
    onCounted: status?.onCounted,
    isOwner,
    stopping,
  });
  const news = withStories({
    topics,
    reports,
    delivery: sending.delivery,
    note: searching.index.note,
    onEvent,
  });
  const { delivery } = sending;
  const bans = createBanList(store.bans, store.chats);
  const tellOperators = async ({ sourceId, notice: kind, sourceTitle: title }: Word) => {
    const { followers } = await store.audiences.size(sourceId);
    await people.operating.alarms.onFeed({ kind, title, followers });
  };
  const asking = await openAsking(config, { clock, log, isOpen: reports.isOpen, stopping });
  const ingest = createIngest({
    config,
    clock,
    log,
    random,
    store,
    agent,
    userAgent: asWhom,
    fetcher,
    audience,
    isOpen: reports.isOpen,
    publish: news.publish,
    revise: news.revise,
    announce: async (word) => {
      await delivery.announce(word);
      await tellOperators(word);
    },
    isGeneral: (feedId) => general.has(feedId),
    isBanned: bans.isFeed,
    asking,
    ...(onEvent && { onEvent }),
    ...(status && { onCounted: status.onCounted }),
    stopping,
  });
  const people = createPeople({
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
    counting: counted.counting,
    bans,
    isOwner,
    stopping,
  });
  const general = createGeneral({
    addresses: mainFeeds(people.catalogue, config.generalSources).map(({ address }) => address),
    register: people.register,
    clock,
    log,
    stopping,
  });
  const state = { isReady: false };
  const isReady = () => state.isReady;
  const polling = people.hearing;
  const ticker = createTicker(config.pollCron, ingest.tick, {
    ...(clock.onPassed && { onPassed: clock.onPassed }),
  });
  const health = createHealth({ clock, store, delivery, ingest, ticker, polling, isReady, stopping });
  const saveWords = () => reports.save().catch((error: unknown) => log.warn('words.unsaved', { error }));
  return {
    config,
    clock,
    log,
    store,
    agent,
    reports,
    topics,
    bans,
    general,
    sending,
    searching,
    ingest,
    people,
    state,
    isReady,
    health,
    status,
    ticker,
    saveWords,
    stopping,
  };
};

/** What pollers are asked by; loaded only where there are to be any. */
const openAsking = async (
  { role, queueUrl }: Config,
  parts: Omit<Parameters<typeof createAsking>[0], 'board'>,
): Promise<Asking | undefined> => {
  if (role !== 'bot' || queueUrl === undefined) return undefined;
  const { openBoard } = await import('../jobs/redis.ts');
  const { createAsking: create } = await import('../jobs/ask.ts');
  return create({ ...parts, board: await openBoard(queueUrl) });
};
