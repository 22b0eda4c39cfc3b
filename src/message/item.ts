import type { Story } from '../story/story.ts';
import { headlineOf, leadOf } from './card.ts';
import { safeUrl, short } from '../text/escape.ts';
import { entityLimit, join, link, tag, text, type Text } from './markup.ts';

/** Code points. */
const limits = { headline: 200, source: 60 };
/** Each item has two entities, bold and link; the heading above them has one. */
export const mostItems = Math.floor((entityLimit - 1) / 2);

/** What a list tells of one story; what is no story is told in the same way. */
export type Item = Pick<
  Story,
  'id' | 'clusterId' | 'affairId' | 'sourceTitle' | 'url' | 'headline' | 'lead' | 'publishedAt' | 'seenAt'
>;

/** What stands together in a list: an affair, or an event that belongs to none. Undefined: nothing is known of it. */
export const affairOf = ({ clusterId, affairId }: Item): string | undefined => affairId ?? clusterId;

/** What a list says about one story besides its headline and source. */
export type ItemParts = {
  untitled: string;
  /** Formatted; empty: not told. */
  time: string;
  /** "3. " in a numbered list. */
  before?: string;
  /** Code points of the lead at most. */
  lead?: number;
  unlinked?: boolean;
  /** A line at the end. */
  below?: Text;
};

/**
 * One story of a list: its headline as a link, source and time, a short lead. The plain form carries the address, so that its
 * size is an upper bound of what Telegram counts, and six bytes for each of its code points of the raw HTML.
 */
export const writeItem = (story: Item, parts: ItemParts): Text => {
  const url = parts.unlinked ? undefined : safeUrl(story.url);
  const headline = headlineOf(story, parts.untitled, limits.headline);
  const title = tag('b', link(text(headline), url));
  const lines = [
    parts.before === undefined ? title : prefix(parts.before, title),
    join([text(short(story.sourceTitle, limits.source)), text(parts.time)], ' · '),
    text(leadOf(story, headline, parts.lead ?? 0)),
    parts.below ?? text(''),
  ];
  return { html: join(lines, '\n').html, plain: join([...lines, text(url ?? '')], '\n').plain };
};

const prefix = (before: string, { html, plain }: Text): Text => ({
  html: text(before).html + html,
  plain: before + plain,
});
