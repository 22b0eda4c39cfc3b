import type { Clock } from '../../runtime/clock.ts';
import type { OnCounted } from '../../runtime/counted.ts';
import type { OnEvent } from '../../runtime/events.ts';
import type { Log } from '../../runtime/log.ts';
import { FeedError } from '../../http/failure.ts';
import type { Fetched } from '../../http/client.ts';
import type { Intake, Taken } from '../intake.ts';
import { createKeepLook, type Announce } from './keep.ts';
import { afterFailedLook, afterLook } from './look.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import type { Sight } from './sight.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
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

/** What looks need, whoever asks for them. */
export type LookingParts = {
  clock: Clock;
  log: Log;
  feeds: FeedStore;
  sight: Sight;
  followers(sourceId: string): Promise<number>;
  intake: Intake;
  announce: Announce;
  /** Moves followers of a feed to another that is the same by now, as far as that can be done now. */
  merge(from: string, into: string): Promise<void>;
  bounds: Bounds;
  random: () => number;
  onEvent?: OnEvent;
  onCounted?: OnCounted;
  stopping: AbortSignal;
};

export type LookerParts = LookingParts & {
  /** A look is over and was recorded; it has found so many new stories. Never rejects. */
  onLooked(record: FeedRecord, fresh: number): Promise<void>;
  /** A feed's server asks to be left alone for so long (milliseconds). */
  onHold(url: string, ms: number): void;
};

export const createLooker = ({
  clock,
  log,
  feeds,
  sight,
  followers,
  intake,
  announce,
  merge,
  bounds,
  random,
  onEvent,
  onCounted,
  stopping,
  onLooked,
  onHold,
}: LookerParts): Looker => {
  const keep = createKeepLook({ clock, feeds, announce });

  const lookAt: Looker['look'] = async (id, onRead = () => {}) => {
    const stored = await feeds.get(id);
    if (stored === undefined || stored.ended) return undefined;
    const { idle: _idle, ...record } = stored;
    if ((await followers(id)) === 0) {
      const asleep = { ...record, idle: true };
      await feeds.save(asleep);
      await onLooked(asleep, 0);
      return undefined;
    }
    const after = await look(record, onRead);
    // Whatever it has brought goes out first: only a look that finds nothing may move its followers.
    if (after.record.mergedInto !== undefined && after.fresh === 0)
      await merge(record.id, after.record.mergedInto);
    tellOf(after, { onEvent, onCounted });
    await onLooked(after.record, after.fresh);
    return after.record.ended ? undefined : after.record;
  };

  /** Looks once and records what came of it. */
  const look = async (record: FeedRecord, onRead: () => void): Promise<Look> => {
    try {
      const { fetched, feed } = await sight.see(record);
      if (feed === undefined)
        return {
          record: await settle(record, fetched),
          fresh: 0,
          isUnchanged: fetched.status === 'unchanged',
        };
      if (fetched.bodyHash === record.bodyHash)
        return { record: await settle(record, fetched, feed), fresh: 0 };
      onRead();
      const taken = await intake.take(record, feed);
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
    if (error.retryAfterMs !== undefined) onHold(record.url, error.retryAfterMs);
    return keep(afterFailedLook(record, error, { now: clock.now(), bounds, random }));
  };

  return { look: lookAt };
};

/** What a look has found; `isUnchanged`: the server says that nothing has (304); `why`: what was wrong with the feed. */
type Look = { record: FeedRecord; fresh: number; isUnchanged?: boolean; why?: string };

/** Tells of a look, and counts it. */
const tellOf = (
  { record: { id, title, url, nextAt }, fresh, isUnchanged, why }: Look,
  { onEvent, onCounted }: { onEvent: OnEvent | undefined; onCounted: OnCounted | undefined },
): void => {
  const result = why !== undefined ? 'failed' : fresh > 0 ? 'news' : 'nothing';
  const reason = why !== undefined && { why };
  onCounted?.({ kind: 'look', result: isUnchanged ? 'unchanged' : result, ...reason });
  onEvent?.({ kind: 'look', feedId: id, title, url, result, fresh, ...reason, nextAt });
};
