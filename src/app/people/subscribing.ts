import type { BanList } from '../../audience/bans.ts';
import type { Chat } from '../../audience/chat.ts';
import { createChats, type Chats } from '../../audience/chats.ts';
import type { Audience } from '../../audience/follow.ts';
import { createFollowing, type Following } from '../../audience/following.ts';
import { createTuning, type Tuning } from '../../audience/tuning.ts';
import type { Config } from '../../config.ts';
import { createCatalogue, type Catalogue, type Source } from '../../feed/catalogue/catalogue.ts';
import { createDiscovery } from '../../feed/discovery/discover.ts';
import { createFeedRegister, withoutBanned, type FeedRegister } from '../../feed/register.ts';
import type { Fetcher } from '../../http/client.ts';
import type { Language } from '../../i18n/language.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Collections } from '../../store/collections.ts';
import type { Ingest } from '../ingest.ts';
import type { Sending } from '../sending.ts';
import { createLanguageOf } from './spoken-to.ts';

/** Chats, what they follow, and how they have it. */
export type Subscribing = {
  chats: Chats;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  languageOf(userId: number): Promise<Language>;
  catalogue: Catalogue;
  register: FeedRegister;
  following: Following;
  tuning: Tuning;
};

type SubscribingNeeds = {
  config: Config;
  /** Those that people may follow by name. */
  sources: readonly Source[];
  clock: Clock;
  store: Collections;
  audience: Audience;
  fetcher: Fetcher;
  ingest: Ingest;
  bans: BanList;
  delivery: Sending['delivery'];
  stopping: AbortSignal;
};

/** Following feeds that are known, found anew or banned, and changing how their news comes; wired. */
export const createSubscribing = ({
  config,
  sources,
  clock,
  store,
  audience,
  fetcher,
  ingest,
  bans,
  delivery,
  stopping,
}: SubscribingNeeds): Subscribing => {
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
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
  return {
    chats: createChats(store.chats, defaults),
    remember: async (chat) => void (await store.chats.update(chat.id, (known) => known ?? chat)),
    languageOf: createLanguageOf(store, config.defaultLanguage),
    catalogue: createCatalogue(sources),
    register,
    following,
    tuning: createTuning({ chats: store.chats, defaults, recheck: delivery.recheck }),
  };
};
