import { isPublicAddress } from '../../feed/public-address.ts';
import type { FeedRecord, FeedStore } from '../../feed/record.ts';
import type { Entry } from './entry.ts';
import type { IndexedSource } from './rows.ts';

/**
 * The sources of these stories as they are now: an address may have changed. One whose feed is not known is not public. Rejects
 * with a StoreError.
 */
export const sourcesOf = async (
  entries: readonly Entry[],
  feeds: Pick<FeedStore, 'getMany'>,
): Promise<IndexedSource[]> => {
  const titles = new Map(entries.map(({ sourceId, sourceTitle }) => [sourceId, sourceTitle]));
  const records = titles.size === 0 ? [] : await feeds.getMany([...titles.keys()]);
  return [...titles].map(([id, title], index) => sourceOf(id, title, records[index]));
};

const sourceOf = (id: string, title: string, feed: FeedRecord | undefined): IndexedSource => ({
  id,
  name: [feed?.title ?? title, feed === undefined ? '' : new URL(feed.url).hostname]
    .map(foldedName)
    .join(' '),
  isPublic: feed !== undefined && isPublicAddress(feed.url),
});

/** Letters and digits alone, without case and accents. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
