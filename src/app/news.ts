import type { FeedNotice } from '../feed/notice.ts';
import type { Reports } from '../clustering/reports.ts';
import type { Config } from '../config.ts';
import type { Asking } from '../jobs/ask.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OnCounted } from '../runtime/counted.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import type { Outside } from './ground/outside.ts';
import type { Readers } from './ground/readers.ts';
import type { Storing } from './ground/storing.ts';
import { createIngest, type Ingest } from './ingest.ts';
import { createMoving } from './moving.ts';
import { createSending, type Sending } from './sending.ts';
import { withStories } from './telling.ts';

/** A word about a feed to its followers. */
export type Word = { sourceId: string; notice: FeedNotice; sourceTitle: string };

type NewsNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  storing: Storing;
  readers: Readers;
  reports: Reports;
  outside: Outside;
  /** Operators are told of a feed, too. */
  onFeed(word: Word): Promise<void>;
  /** It is looked at whether anybody follows it or not. */
  isGeneral(feedId: string): boolean;
  onEvent: OnEvent | undefined;
  onCounted: OnCounted | undefined;
  /** Whether this process still owns the store: asked before each request to Telegram. */
  isOwner(): boolean;
  stopping: AbortSignal;
};

/** The way of a story from its feed to the chats: where news comes in, and where it goes out; wired. Rejects with a StoreError. */
export const createNews = async ({
  config,
  clock,
  log,
  storing: { store, searching, counting },
  readers: { audience, topics, bans },
  reports,
  outside: { agent, userAgent, fetcher },
  onFeed,
  isGeneral,
  onEvent,
  onCounted,
  isOwner,
  stopping,
}: NewsNeeds): Promise<{ sending: Sending; ingest: Ingest }> => {
  const random = Math.random;
  const sending = await createSending({
    config,
    clock,
    log,
    random,
    store,
    audience,
    fetcher,
    onMigrated: createMoving({ clock, store, counting, timeZone: config.defaultTimeZone }),
    onReceipt: counting.note,
    topicWords: topics.wordsOf,
    onEvent,
    onCounted,
    isOwner,
    stopping,
  });
  const { delivery } = sending;
  const { isOpen } = reports;
  const { publish, revise } = withStories({ topics, reports, delivery, note: searching.index.note, onEvent });
  const ingest = createIngest({
    config,
    clock,
    log,
    random,
    store,
    agent,
    userAgent,
    fetcher,
    audience,
    isOpen,
    publish,
    revise,
    announce: async (word) => {
      await delivery.announce(word);
      await onFeed(word);
    },
    isGeneral,
    isBanned: bans.isFeed,
    asking: await openAsking({ config, clock, log, isOpen, stopping }),
    ...(onEvent && { onEvent }),
    ...(onCounted && { onCounted }),
    stopping,
  });
  return { sending, ingest };
};

/** What pollers are asked by; loaded only where there are to be any. */
const openAsking = async ({
  config: { role, queueUrl },
  clock,
  log,
  isOpen,
  stopping,
}: Pick<NewsNeeds, 'config' | 'clock' | 'log' | 'stopping'> & {
  isOpen: Reports['isOpen'];
}): Promise<Asking | undefined> => {
  if (role !== 'bot' || queueUrl === undefined) return undefined;
  const { openBoard } = await import('../jobs/redis.ts');
  const { createAsking } = await import('../jobs/ask.ts');
  return createAsking({ clock, log, isOpen, stopping, board: await openBoard(queueUrl) });
};
