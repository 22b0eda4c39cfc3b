import type { Clock } from '../../runtime/clock.ts';
import type { Taken } from '../intake.ts';
import type { FeedNotice } from '../notice.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
import type { After } from './look.ts';

/**
 * Brings a word about the feed itself to its followers; the same id twice is told once. `at`: milliseconds since the epoch.
 * Rejects with a StoreError.
 */
export type Announce = (word: {
  id: string;
  sourceId: string;
  notice: FeedNotice;
  sourceTitle: string;
  at: number;
}) => Promise<void>;

/** Records what a look has led to, with the news that it has found. Gives the feed's record as it is then. Rejects with a StoreError. */
export type KeepLook = (after: After, news?: Taken['news']) => Promise<FeedRecord>;

export const createKeepLook = ({
  clock,
  feeds,
  announce,
}: {
  clock: Pick<Clock, 'now'>;
  feeds: Pick<FeedStore, 'get' | 'putAlias' | 'note' | 'save'>;
  announce: Announce;
}): KeepLook => {
  /** Tells followers first: what is told twice is told, what is marked as told and was not is lost. */
  return async ({ record, notice, alias }, news) => {
    if (notice !== undefined) {
      const at = clock.now();
      const id = `${record.id}-${notice}-${record.failingSince ?? at}`;
      await announce({ id, sourceId: record.id, notice, sourceTitle: record.title, at });
    }
    const kept = alias === undefined ? record : await movedTo(record, alias, feeds);
    // When to look again may be forgotten in a crash: it costs an early look.
    const isQuiet = news === undefined && notice === undefined && alias === undefined;
    if (isQuiet) feeds.note(kept);
    else await feeds.save(kept, news);
    return kept;
  };
};

/** Makes both addresses of a moved feed one. Where the new one is a feed of its own already, that is the one that stays. */
const movedTo = async (
  record: FeedRecord,
  addressId: string,
  feeds: Pick<FeedStore, 'get' | 'putAlias'>,
): Promise<FeedRecord> => {
  if (addressId === record.id) return record;
  const there = await feeds.get(addressId);
  if (there === undefined || there.idle || there.ended) {
    await feeds.putAlias(addressId, record.id);
    return record;
  }
  await feeds.putAlias(record.id, addressId);
  return { ...record, mergedInto: addressId };
};
