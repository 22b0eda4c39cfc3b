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
 * where the link is an article's own too. Where both may be a place in which one story follows the other ("live"), or one
 * edition the other, the date tells: a correction leaves it as it is, or nearly so. `isProvenGuid`: other entries have the
 * same link under guids of their own, so that guids tell them apart.
 */
export const isSameByGuid = (
  before: Traits,
  entry: Listed,
  { isProvenGuid }: { isProvenGuid: boolean },
): boolean => {
  const { traits: now, linkKind, isLongText, isLinkOnly } = entry;
  const [sameText, isOther] = [isSameText(before, now), othernessOf(before, entry)];
  if (!before.isCurrent) {
    const isUnread = before.headline === undefined;
    return isUnread || !isOther.headline || sameText || (!isOther.link && linkKind !== 'slot');
  }
  if (isEditionApart(before, now)) {
    const isColumn = isLinkOnly || (linkKind !== 'article' && !isProvenGuid);
    if (isOther.text && (isColumn || isOther.link)) return false;
    if (isColumn && isOther.headline && !sameText) return false;
  }
  if (!isOther.headline || (sameText && isLongText)) return true;
  const isSameDate = isSame(before.publishedAt, now.publishedAt);
  if (isOther.link) return isSameDate && (sameText || !isWholeDay(now));
  if (linkKind === 'article' || isSameDate) return true;
  if (isProvenGuid) return sameText || !isOther.date;
  return !isOther.date && (linkKind === 'page' || sameText);
};

/**
 * Whether an entry under a new guid is a new version of the one that had its link and is gone from the feed: something else
 * must be the same, and the more, the more the link may be a place for many stories.
 */
export const isSameByLink = (before: Traits, entry: Listed): boolean => {
  const { traits: now, linkKind, isLongText } = entry;
  const [sameText, isOther] = [isSameText(before, now), othernessOf(before, entry)];
  if (isEditionApart(before, now)) return sameText && isLongText;
  const isSameDate = isSame(before.publishedAt, now.publishedAt);
  if (linkKind === 'slot')
    return !isOther.date && (isOther.headline ? sameText && isSameDate : sameText || isSameDate);
  if (isSameDate || (sameText && (isLongText || !isOther.date))) return true;
  if (linkKind === 'article' && !isOther.headline) return true;
  return !isOther.date && !(isOther.headline && isOther.text);
};

/** What is another thing now, as far as both say it. A link whose path names the page is the same on another site, or with a token. */
const othernessOf = (before: Traits, { traits: now, isNamedByPath }: Listed) => ({
  headline: differs(before.headline, now.headline),
  text: isOtherText(before, now),
  date: differs(before.publishedAt, now.publishedAt),
  link: differs(before.link, now.link) && !(isNamedByPath && before.path === now.path),
});

/** Feeds that date every entry anew whenever they are asked are asked often. */
export const isNearInTime = (before: Traits, now: Traits): boolean =>
  before.publishedAt === undefined ||
  now.publishedAt === undefined ||
  Math.abs(now.publishedAt - before.publishedAt) < redatedSeconds;

/** Dates without a time of day: two stories of a day have the same. */
export const isWholeDay = ({ publishedAt }: Traits): boolean =>
  publishedAt !== undefined && midnights.has(publishedAt % 86_400);
/** Seconds of the day in UTC at which it is midnight there, or in Indonesia (WIT, WITA, WIB). */
const midnights = new Set([0, 15, 16, 17].map((hour) => hour * 3_600));
