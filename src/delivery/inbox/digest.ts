import { digestOrder, readingMinutes, type DigestItem } from '../../message/digest.ts';
import { storyIn } from '../contents.ts';
import type { Kin } from '../receipts/kin.ts';
import type { Parcel } from '../send/parcel.ts';

/** The place of a story whose digest is not put together yet. */
export const unnumbered = { first: 0, of: 0, minutes: 0 };

/** How many papers report a story's event, its own among them. */
export const outletsOf = (kin: Kin | undefined): number =>
  new Set(kin?.others.flatMap(({ sourceId, isSame }) => (isSame ? sourceId : []))).size + 1;

/**
 * What a chat is to have, with those that are for its digest in the order of one, behind the others: a digest for each thread.
 * One story alone is no digest.
 */
export const inDigests = (parcels: Parcel[]): Parcel[] => {
  const all = parcels.filter(isForDigest);
  const others = parcels.filter((one) => !isForDigest(one));
  const digests = [...Map.groupBy(all, ({ threadId }) => threadId).values()];
  return [...others, ...digests.flatMap(numbered)];
};

const isForDigest = ({ digest, content }: Parcel): boolean =>
  digest !== undefined && storyIn(content) !== undefined;

const numbered = (parcels: Parcel[]): Parcel[] => {
  const items = parcels.flatMap((parcel): (DigestItem & { parcel: Parcel })[] => {
    const story = storyIn(parcel.content);
    return story === undefined ? [] : [{ story, outlets: parcel.digest?.outlets ?? 1, parcel }];
  });
  if (items.length === 1) return parcels.map(({ digest: _alone, ...parcel }) => parcel);
  const part = { of: items.length, minutes: readingMinutes(items) };
  return digestOrder(items).map(({ parcel, outlets }, first) => ({
    ...parcel,
    digest: { ...part, first, outlets },
  }));
};
