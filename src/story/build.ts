import { onOneLine } from '../text/fold.ts';
import { dateline, ranFirst, withoutBoilerplate } from './dateline/dateline.ts';
import type { Entry } from './entry.ts';
import { noted } from './photo-note.ts';
import { storyId } from './story-id.ts';
import type { Story } from './story.ts';
import { wordingOf } from './wording.ts';

export type About = { sourceId: string; sourceTitle: string; language?: string; now: number };

/** Clocks of newsrooms may run this much ahead (milliseconds). */
const aheadMs = 300_000;
/** So much of a text tells which event it is of (characters). */
const keptTextChars = 2_000;
/** Nothing in a feed ran before this: 1970 and its like (the year 1, 1899) are zeros taken for a date, or seconds taken for milliseconds. */
const earliest = Date.UTC(1990, 0, 1);
/** Where clocks begin that nobody has set, at midnight of whatever zone. */
const unsetClocks = [Date.UTC(2000, 0, 1), Date.UTC(2001, 0, 1)];

/**
 * Turns an entry into a story: its id is that of the entry in that feed, whenever it is read. A date in the future is none,
 * and so is one that no news can have.
 */
export const toStory = (entry: Entry, { sourceId, sourceTitle, language, now }: About): Story => {
  const { id, url } = entry;
  const text = onOneLine(entry.text);
  const told = entry.body ?? text;
  const first = ranFirst(text);
  const { place, rest } = dateline(withoutBoilerplate(text));
  const wording = wordingOf(onOneLine(entry.title), rest);
  const publishedAt = newsDate(entry.publishedAt?.getTime(), now);
  return {
    id: storyId(sourceId, id || url || `${entry.title}\n${entry.text}`),
    sourceId,
    sourceTitle,
    ...(url !== undefined && { url }),
    ...wording,
    ...(told.length > wording.lead.length && { text: told.slice(0, keptTextChars) }),
    ...(publishedAt !== undefined && { publishedAt }),
    seenAt: now,
    ...(place !== undefined && { place }),
    ...(entry.author !== undefined && { author: entry.author }),
    categories: entry.categories,
    ...(entry.image !== undefined && { picture: noted(entry.image, wording.headline, rest) }),
    ...(first !== undefined && { firstRanAt: first }),
    ...(language !== undefined && { language }),
  };
};

const newsDate = (time: number | undefined, now: number): number | undefined =>
  time === undefined ||
  time < earliest ||
  time > now + aheadMs ||
  unsetClocks.some((zero) => isMidnight(time, zero))
    ? undefined
    : time;

/** Whether a time is the midnight in some zone that is this one in UTC. */
const isMidnight = (time: number, midnight: number): boolean =>
  Math.abs(time - midnight) <= 14 * 3_600_000 && time % 1_800_000 === 0;
