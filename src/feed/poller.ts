import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Story } from '../story/story.ts';
import { FeedError } from './failure.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { Intake } from './intake.ts';
import type { ParsedFeed } from './parse.ts';
import type { Reader } from './reader.ts';
import type { FeedRecord, FeedStore } from './record.ts';
import { afterFailedLook, afterLook, type After, type Notice } from './look.ts';
import type { Bounds } from './schedule.ts';

/** Pause after the store refused to record a look (milliseconds). */
const storePauseMs = 15_000;

/** Looks at each feed when it is due, one request at a time to a host, and hands new stories on. */
export type Poller = {
  /** Reads from the store which feeds there are and when they are due. */
  start(): Promise<void>;
  /** Starts looking at what is due now. */
  tick(): void;
  watch(record: FeedRecord): void;
  /** Resolves once no look is under way. */
  idle(): Promise<void>;
  stats(): { feeds: number; looking: number };
};

export type PollerParts = {
  clock: Clock;
  log: Log;
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  feeds: FeedStore;
  fetcher: Fetcher;
  reader: Reader;
  followers(sourceId: string): Promise<number>;
  intake: Intake;
  /** Brings a word about the feed itself to its followers. */
  publish(sourceId: string, stories: Story[]): Promise<void>;
  bounds: Bounds;
  random: () => number;
  /** Looks at once. */
  concurrency: number;
  stopping: AbortSignal;
};

export const createPoller = (parts: PollerParts): Poller => {
  const { clock, log, feeds, stopping, bounds, random } = parts;
  const due = new Map<string, { at: number; host: string }>();
  const busyHosts = new Set<string>();
  const looking = new Set<Promise<void>>();

  const watch = ({ id, nextAt, url }: FeedRecord) => due.set(id, { at: nextAt, host: new URL(url).host });

  const tick = () => {
    const now = clock.now();
    for (const [id, { at, host }] of due) {
      if (stopping.aborted || looking.size >= parts.concurrency) return;
      if (at > now || busyHosts.has(host)) continue;
      due.delete(id);
      busyHosts.add(host);
      const look = parts
        .lock(`feed:${id}`, () => lookAt(id))
        .catch((error: unknown) => {
          log.error('feed.unrecorded', { feed: id, error });
          due.set(id, { at: clock.now() + storePauseMs, host });
        })
        .finally(() => {
          looking.delete(look);
          busyHosts.delete(host);
          tick();
        });
      looking.add(look);
    }
  };

  const lookAt = async (id: string) => {
    const stored = await feeds.get(id);
    if (stored === undefined || stored.ended) return;
    const { idle: _idle, ...record } = stored;
    if ((await parts.followers(id)) === 0) return feeds.save({ ...record, idle: true });
    const after = await look(record);
    if (!after.ended) watch(after);
  };

  /** Looks once and records what came of it; gives the record as it is then. */
  const look = async (record: FeedRecord): Promise<FeedRecord> => {
    try {
      const fetched = await parts.fetcher.fetch(record.url, {
        ...(record.etag !== undefined && { etag: record.etag }),
        ...(record.lastModified !== undefined && { lastModified: record.lastModified }),
        signal: stopping,
      });
      if (
        fetched.status === 'unchanged' ||
        fetched.bodyHash === record.bodyHash ||
        fetched.body === undefined
      )
        return await settle(record, fetched);
      const feed = await parts.reader.read(fetched.body, {
        url: fetched.url,
        now: clock.now(),
        ...(fetched.contentType !== undefined && { contentType: fetched.contentType }),
      });
      const taken = await parts.intake.take(record, feed);
      return await settle(taken.record, fetched, feed, taken.news);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return fail(record, error);
    }
  };

  const settle = async (
    record: FeedRecord,
    fetched: Fetched,
    feed?: ParsedFeed,
    news?: Parameters<FeedStore['save']>[1],
  ) => keep(afterLook(record, fetched, feed, { now: clock.now(), bounds, random }), news);

  const fail = async (record: FeedRecord, error: FeedError): Promise<FeedRecord> => {
    // A look that a stop has cut short says nothing about the feed.
    if (stopping.aborted) return record;
    log.debug('feed.failed', { feed: record.id, reason: error.reason, message: error.message });
    return keep(afterFailedLook(record, error, { now: clock.now(), bounds, random }));
  };

  /** Tells followers first: what is told twice is told, what is marked as told and was not is lost. */
  const keep = async (
    { record, notice, alias }: After,
    news?: Parameters<FeedStore['save']>[1],
  ): Promise<FeedRecord> => {
    if (notice !== undefined) await parts.publish(record.id, [noticeStory(record, notice, clock.now())]);
    if (alias !== undefined) await feeds.putAlias(alias, record.id);
    await feeds.save(record, news);
    return record;
  };

  return {
    start: async () => {
      for await (const ids of feeds.pages())
        for (const record of await feeds.getMany(ids))
          if (record !== undefined && !record.idle && !record.ended && !due.has(record.id)) watch(record);
      tick();
    },
    tick,
    watch,
    idle: async () => {
      await Promise.allSettled(looking);
    },
    stats: () => ({ feeds: due.size + looking.size, looking: looking.size }),
  };
};

/** A word about the feed itself goes the way of its stories: to each follower once, in the chat's language. */
const noticeStory = ({ id, title, url, failingSince }: FeedRecord, notice: Notice, now: number): Story => ({
  id: `${id}-${notice}-${failingSince ?? now}`,
  sourceId: id,
  sourceTitle: title,
  url,
  headline: title,
  lead: '',
  seenAt: now,
  categories: [],
  notice,
});
