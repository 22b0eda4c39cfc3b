import type { Clock } from '../../runtime/clock.ts';
import type { OnCounted } from '../../runtime/counted.ts';
import type { OnEvent } from '../../runtime/events.ts';
import type { Log } from '../../runtime/log.ts';
import { FeedError } from '../../http/failure.ts';
import type { Fetched } from '../../http/client.ts';
import type { Intake, Taken } from '../intake.ts';
import { afterFailedLook, afterLook, type After } from './look.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import type { Sight } from './sight.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
import type { FeedNotice } from '../notice.ts';
import type { Bounds } from './schedule.ts';

/** Looks at one feed. */
export type Looker = {
  /**
   * Fetches the feed, hands on what is new in it and records what came of it. Gives its record as it is then; undefined
   * where it is not looked at any more. Call it under the feed's lock. Rejects with a StoreError. `onRead`: the feed has been
   * fetched and read; what follows may wait for the pages of its stories.
   */
  look(id: string, onRead?: () => void): Promise<FeedRecord | undefined>;
};

export type LookerParts = {
  clock: Clock;
  log: Log;
  feeds: FeedStore;
  sight: Sight;
  followers(sourceId: string): Promise<number>;
  intake: Intake;
  /**
   * Brings a word about the feed itself to its followers; the same id twice is told once. `at`: milliseconds since the epoch.
   * Rejects with a StoreError.
   */
  announce(word: {
    id: string;
    sourceId: string;
    notice: FeedNotice;
    sourceTitle: string;
    at: number;
  }): Promise<void>;
  /** Moves followers of a feed to another that is the same by now, as far as that can be done now. */
  merge(from: string, into: string): Promise<void>;
  bounds: Bounds;
  random: () => number;
  onEvent?: OnEvent;
  onCounted?: OnCounted;
  stopping: AbortSignal;
  /** A look is over and was recorded; it has found so many new stories. Never rejects. */
  onLooked(record: FeedRecord, fresh: number): Promise<void>;
  /** A feed's server asks to be left alone for so long (milliseconds). */
  onHold(url: string, ms: number): void;
};

/** What a look has found; `isUnchanged`: the server says that nothing has (304); `why`: what was wrong with the feed. */
type Look = { record: FeedRecord; fresh: number; isUnchanged?: boolean; why?: string };

export const createLooker = (parts: LookerParts): Looker => {
  const { clock, log, feeds, stopping, bounds, random } = parts;

  const lookAt: Looker['look'] = async (id, onRead = () => {}) => {
    const stored = await feeds.get(id);
    if (stored === undefined || stored.ended) return undefined;
    const { idle: _idle, ...record } = stored;
    if ((await parts.followers(id)) === 0) {
      const asleep = { ...record, idle: true };
      await feeds.save(asleep);
      await parts.onLooked(asleep, 0);
      return undefined;
    }
    const after = await look(record, onRead);
    // Whatever it has brought goes out first: only a look that finds nothing may move its followers.
    if (after.record.mergedInto !== undefined && after.fresh === 0)
      await parts.merge(record.id, after.record.mergedInto);
    tellOf(after);
    await parts.onLooked(after.record, after.fresh);
    return after.record.ended ? undefined : after.record;
  };

  const tellOf = ({ record: { id, title, url, nextAt }, fresh, isUnchanged, why }: Look) => {
    const result = why !== undefined ? 'failed' : fresh > 0 ? 'news' : 'nothing';
    parts.onCounted?.({
      kind: 'look',
      result: isUnchanged ? 'unchanged' : result,
      ...(why !== undefined && { why }),
    });
    parts.onEvent?.({
      kind: 'look',
      feedId: id,
      title,
      url,
      result,
      fresh,
      ...(why !== undefined && { why }),
      nextAt,
    });
  };

  /** Looks once and records what came of it. */
  const look = async (record: FeedRecord, onRead: () => void): Promise<Look> => {
    try {
      const { fetched, feed } = await parts.sight.see(record);
      if (feed === undefined)
        return {
          record: await settle(record, fetched),
          fresh: 0,
          isUnchanged: fetched.status === 'unchanged',
        };
      if (fetched.bodyHash === record.bodyHash)
        return { record: await settle(record, fetched, feed), fresh: 0 };
      onRead();
      const taken = await parts.intake.take(record, feed);
      return { record: await settle(taken.record, fetched, feed, taken.news), fresh: taken.fresh };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { record: await fail(record, error), fresh: 0, why: error.reason };
    }
  };

  const settle = async (record: FeedRecord, fetched: Fetched, feed?: ParsedFeed, news?: Taken['news']) =>
    keep(afterLook(record, fetched, feed, { now: clock.now(), bounds, random }), news);

  const fail = async (record: FeedRecord, error: FeedError): Promise<FeedRecord> => {
    // A look that a stop has cut short says nothing about the feed.
    if (stopping.aborted) return record;
    // Told once; what follows in a row is no news.
    const level = record.failures === 0 ? 'warn' : 'debug';
    log[level]('feed.failed', {
      feed: record.id,
      title: record.title,
      reason: error.reason,
      message: error.message,
    });
    if (error.retryAfterMs !== undefined) parts.onHold(record.url, error.retryAfterMs);
    return keep(afterFailedLook(record, error, { now: clock.now(), bounds, random }));
  };

  /** Tells followers first: what is told twice is told, what is marked as told and was not is lost. */
  const keep = async ({ record, notice, alias }: After, news?: Taken['news']): Promise<FeedRecord> => {
    if (notice !== undefined) {
      const at = clock.now();
      const id = `${record.id}-${notice}-${record.failingSince ?? at}`;
      await parts.announce({ id, sourceId: record.id, notice, sourceTitle: record.title, at });
    }
    const kept = alias === undefined ? record : await movedTo(record, alias);
    // When to look again may be forgotten in a crash: it costs an early look.
    const isQuiet = news === undefined && notice === undefined && alias === undefined;
    if (isQuiet) feeds.note(kept);
    else await feeds.save(kept, news);
    return kept;
  };

  /** Makes both addresses of a moved feed one. Where the new one is a feed of its own already, that is the one that stays. */
  const movedTo = async (record: FeedRecord, addressId: string): Promise<FeedRecord> => {
    if (addressId === record.id) return record;
    const there = await feeds.get(addressId);
    if (there === undefined || there.idle || there.ended) {
      await feeds.putAlias(addressId, record.id);
      return record;
    }
    await feeds.putAlias(record.id, addressId);
    return { ...record, mergedInto: addressId };
  };

  return { look: lookAt };
};
