import { createHash } from 'node:crypto';
import { dateline, ranFirst, withoutBoilerplate } from './dateline/dateline.ts';
import type { Entry } from './entry.ts';
import type { Story } from './story.ts';

export type About = { sourceId: string; sourceTitle: string; language?: string; now: number };

/** Clocks of newsrooms may run this much ahead (milliseconds). */
const aheadMs = 300_000;

/** Turns an entry into a story: its id is that of the entry in that feed, whenever it is read; a date in the future is none. */
export const toStory = (entry: Entry, { sourceId, sourceTitle, language, now }: About): Story => {
  const folded = fold(entry.text);
  const first = ranFirst(folded);
  const { place, rest } = dateline(withoutBoilerplate(folded));
  const time = entry.publishedAt?.getTime();
  return {
    id: storyId(sourceId, entry),
    sourceId,
    sourceTitle,
    ...(entry.url !== undefined && { url: entry.url }),
    headline: fold(entry.title) || headlineIn(folded),
    lead: rest,
    ...(time !== undefined && time <= now + aheadMs && { publishedAt: time }),
    seenAt: now,
    ...(place !== undefined && { place }),
    ...(entry.author !== undefined && { author: entry.author }),
    categories: entry.categories,
    ...(entry.image !== undefined && { picture: entry.image }),
    ...(first !== undefined && { firstRanAt: first }),
    ...(language !== undefined && { language }),
  };
};

/** From the guid, else the link, else a hash of what the entry says. */
const storyId = (sourceId: string, { id, url, title, text }: Entry): string =>
  `s${createHash('sha256')
    .update(`${sourceId} ${id || url || `${title}\n${text}`}`)
    .digest('base64url')
    .slice(0, 15)}`;

/** Posts without a title (Mastodon's and the like) are headed by their first sentence. */
const headlineIn = (text: string): string => {
  const sentence = /^.{20,140}?[.!?…](?=\s|$)/su.exec(text)?.[0] ?? text;
  if (sentence.length <= headlineChars) return sentence;
  return `${sentence
    .slice(0, headlineChars)
    .toWellFormed()
    .replace(/\ufffd$|\s+\S*$/, '')}…`;
};
const headlineChars = 140;

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
