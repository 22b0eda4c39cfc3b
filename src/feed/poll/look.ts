import type { FeedError } from '../../http/failure.ts';
import type { Fetched } from '../../http/client.ts';
import { feedId } from '../address.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import type { FeedRecord } from '../record.ts';
import type { FeedNotice } from '../notice.ts';
import { advertIn, linksPrint } from '../websub/links.ts';
import { afterFailure, afterSkipHours, nextDue, usualPause, type Bounds } from './schedule.ts';

export type After = {
  record: FeedRecord;
  notice?: FeedNotice;
  /** Another address that the feed has for good now. */ alias?: string;
};

type Facts = { now: number; bounds: Bounds; random: () => number };

/** Followers hear of a feed that has failed for this long (milliseconds). */
const patienceMs = 3 * 86_400_000;
/** A permanent redirect counts once it was seen this often in a row, and so does "gone": servers err for an hour now and then. */
const convinced = 3;

/** The record after a look that went well; `feed`: what was read, where the body had changed. */
export const afterLook = (
  before: FeedRecord,
  fetched: Fetched,
  feed: ParsedFeed | undefined,
  { now, bounds, random }: Facts,
): After => {
  const {
    etag,
    lastModified,
    bodyHash,
    failingSince: _since,
    why: _why,
    toldFailing,
    gone: _gone,
    moving: _moving,
    push: _push,
    linksPrint: knownLinks,
    ...rest
  } = before;
  const isSame = fetched.status === 'unchanged';
  const intervalMs = feed === undefined ? before.intervalMs : usualPause(feed, now, bounds);
  const skipHours = feed === undefined ? before.skipHours : feed.skipHours;
  const dueAt = nextDue({ now, usualMs: intervalMs, freshMs: fetched.freshMs, bounds, random });
  const { url, moving } = movedTo(before, fetched.permanentUrl);
  const record: FeedRecord = {
    ...rest,
    ...definedOnly({
      etag: fetched.etag ?? (isSame ? etag : undefined),
      lastModified: fetched.lastModified ?? (isSame ? lastModified : undefined),
      bodyHash: fetched.bodyHash ?? bodyHash,
      intervalMs,
      skipHours,
      moving,
      push: pushAfter(before, fetched, feed),
      // An answer without a document need not name them again (RFC 9110, 15.4.5).
      linksPrint: linksPrint(fetched) ?? (isSame ? knownLinks : undefined),
    }),
    url,
    failures: 0,
    nextAt: Math.min(afterSkipHours(dueAt, skipHours), Math.max(dueAt, now + bounds.maxMs)),
  };
  return {
    record,
    ...(toldFailing && { notice: 'back' }),
    ...(url !== before.url && { alias: feedId(url) }),
  };
};

/** Whether the `Link` headers of a feed's document say something else of hub and topic than they did before. */
export const hasOtherLinks = (before: Pick<FeedRecord, 'linksPrint'>, fetched: Fetched): boolean =>
  linksPrint(fetched) !== before.linksPrint;

/** Where a feed can be pushed from. Without the document only what the headers say is known anew. */
const pushAfter = (
  before: FeedRecord,
  fetched: Fetched,
  feed: ParsedFeed | undefined,
): FeedRecord['push'] => {
  if (feed !== undefined) return advertIn(fetched, feed);
  const { push } = before;
  if (linksPrint(fetched) === undefined || !hasOtherLinks(before, fetched)) return push;
  return advertIn(fetched, push === undefined ? {} : knownAdvert(push));
};

const knownAdvert = ({ hub, topic, others }: NonNullable<FeedRecord['push']>) => ({
  hub,
  self: topic,
  ...(others !== undefined && { otherHubs: others }),
});

/** The record after a look that failed. */
export const afterFailedLook = (
  before: FeedRecord,
  { reason, retryAfterMs }: FeedError,
  { now, bounds, random }: Facts,
): After => {
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const pause = {
    now,
    failures,
    failingSince,
    bounds,
    random,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const gone = reason === 'gone' ? (before.gone ?? 0) + 1 : 0;
  const { gone: _gone, ...rest } = before;
  const record: FeedRecord = {
    ...rest,
    failures,
    failingSince,
    why: reason,
    nextAt: afterFailure(pause),
    ...(gone > 0 && { gone }),
  };
  if (gone >= convinced) return { record: { ...record, ended: true }, notice: 'ended' };
  const isLong = now - failingSince >= patienceMs && !before.toldFailing;
  return isLong ? { record: { ...record, toldFailing: true }, notice: 'failing' } : { record };
};

const movedTo = (
  { url, moving }: FeedRecord,
  permanentUrl: string | undefined,
): Pick<FeedRecord, 'url' | 'moving'> => {
  if (permanentUrl === undefined || permanentUrl === url) return { url };
  const times = (moving?.url === permanentUrl ? moving.times : 0) + 1;
  return times >= convinced ? { url: permanentUrl } : { url, moving: { url: permanentUrl, times } };
};

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };
const definedOnly = <T extends object>(facts: T): Defined<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Defined<T>;
