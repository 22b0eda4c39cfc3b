import { none, type Listed, type Traits } from './traits.ts';

/** So much later (seconds) a column's next edition comes; a correction of the last one comes sooner. */
const editionSeconds = 12 * 3_600;
/** Two entries that say the same and share their guid are two events if they are this far apart (seconds). */
const redatedSeconds = 3_600;

export const isSame = <T>(before: T | undefined, now: T | undefined): boolean =>
  before !== undefined && before === now;
export const differs = <T>(before: T | undefined, now: T | undefined): boolean =>
  before !== undefined && now !== undefined && before !== now;
export const isSameText = (before: Traits, now: Traits): boolean =>
  isSame(before.text, now.text) && now.text !== none;
/** Whether both say something, and not the same. */
export const isOtherText = (before: Traits, now: Traits): boolean =>
  differs(before.text, now.text) && before.text !== none && now.text !== none;

/** Whether an entry is so much younger, or older, that it is another edition of the same column. */
const isEditionApart = (before: Traits, now: Traits): boolean =>
  before.publishedAt !== undefined &&
  now.publishedAt !== undefined &&
  Math.abs(now.publishedAt - before.publishedAt) >= editionSeconds;

/**
 * Whether an entry is the one that had its guid before; no other entry has it. A guid is believed, whatever else changed,
 * where it or the link is an article's own. Where both may be a place in which one story follows the other ("live"), the
 * date tells: a correction leaves it as it is.
 */
export const isSameByGuid = (before: Traits, entry: Listed, facts: { isProvenGuid: boolean }): boolean => {
  const { traits: now, linkKind, isLongText, isLinkOnly } = entry;
  const isOtherHeadline = differs(before.headline, now.headline);
  const isOtherLink = differs(before.link, now.link);
  if (!before.isCurrent)
    return !isOtherHeadline || !isOtherLink || (!differs(before.text, now.text) && now.text !== none);
  const sameText = isSameText(before, now);
  if (isLinkOnly && isEditionApart(before, now) && !sameText)
    return !isOtherHeadline && !isOtherText(before, now);
  if (!isOtherHeadline || (sameText && isLongText)) return true;
  const isSameDate = isSame(before.publishedAt, now.publishedAt);
  const isOtherDate = differs(before.publishedAt, now.publishedAt);
  if (isOtherLink) return (sameText && !isOtherDate) || (isSameDate && !isWholeDay(now));
  if (linkKind === 'article' || isSameDate) return true;
  if (facts.isProvenGuid) return sameText || !isOtherDate;
  if (linkKind === 'page') return !isOtherDate;
  return sameText && !isOtherDate;
};

/**
 * Whether an entry under a new guid is a new version of the one that had its link and is gone from the feed. The more a
 * link may be a place for many stories, the more else must be the same.
 */
export const isSameByLink = (before: Traits, { traits: now, linkKind, isLongText }: Listed): boolean => {
  const sameText = isSameText(before, now);
  if (isEditionApart(before, now)) return sameText && isLongText;
  if (linkKind === 'article') return true;
  const isSameDate = isSame(before.publishedAt, now.publishedAt);
  if (linkKind === 'page') return sameText || isSameDate || !differs(before.publishedAt, now.publishedAt);
  const isSameHeadline = isSame(before.headline, now.headline);
  return isSameDate
    ? isSameHeadline || sameText
    : isSameHeadline && sameText && !differs(before.publishedAt, now.publishedAt);
};

/** Feeds that date every entry anew whenever they are asked are asked often. */
export const isNearInTime = (before: Traits, now: Traits): boolean =>
  before.publishedAt === undefined ||
  now.publishedAt === undefined ||
  Math.abs(now.publishedAt - before.publishedAt) < redatedSeconds;

/** Dates without a time of day: two stories of a day have the same. */
export const isWholeDay = ({ publishedAt }: Traits): boolean =>
  publishedAt !== undefined && publishedAt % 86_400 === 0;
