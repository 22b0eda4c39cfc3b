import type { Story } from '../story/story.ts';
import { headlineOf } from './card.ts';
import { formatAgo, formatDate } from './date.ts';
import { short } from '../text/escape.ts';
import { mostItems, writeItem } from './item.ts';
import { join, messageLimit, sizeOf, tag, text, type Text } from './markup.ts';
import type { Message, Style } from './message.ts';
import { words } from './words.ts';
import { textsFor } from '../i18n/texts.ts';

/** Code points. */
const limits = { heading: 200, headline: 240, source: 80 };

export type LatestOptions = {
  /** Plain text; escaped here. */
  heading: string;
  /** HTML that stands below the list. */
  note?: string;
  /** Callback data of the button for the next page. */
  next?: string;
  /** Callback data of the button that looks in all sources. */
  everywhere?: string;
  /** Number of the first story; 1 where not given. */
  first?: number;
  /** Milliseconds since the epoch: times are then told as "5 menit lalu", as dates otherwise. */
  now?: number;
};

/**
 * The /latest list: numbered headlines, each a link, with source and time, in the order given. Ten stories always fit, the
 * last of them without their links where the addresses are monstrous; what does not fit at all is left out.
 */
export const writeLatest = (stories: Story[], style: Style, options: LatestOptions): Message => {
  const { card, latest } = textsFor(style.language);
  const heading = tag('b', text(short(options.heading, limits.heading)));
  const items: Text[] = [];
  const note = options.note === undefined ? undefined : words(options.note);
  let room = messageLimit - sizeOf(heading) - 2 - (note === undefined ? 0 : sizeOf(note) + 2);
  for (const [index, story] of stories.slice(0, mostItems).entries()) {
    const parts = {
      untitled: card.untitled,
      time: timeOf(story, style, options.now),
      before: `${(options.first ?? 1) + index}. `,
    };
    const bare = writeItem(story, { ...parts, unlinked: true });
    const linked = writeItem(story, parts);
    // Each story yet to come, of the first ten, is sure of its place.
    const kept = Math.max(0, Math.min(10, stories.length) - index - 1) * mostWithoutLink;
    const item = sizeOf(linked) + 2 + kept <= room ? linked : bare;
    room -= sizeOf(item) + 2;
    if (room < 0) break;
    items.push(item);
  }
  const buttons = [
    { text: latest.more, callback: options.next },
    { text: latest.everywhere, callback: options.everywhere },
  ].flatMap(({ text: label, callback }) => (callback === undefined ? [] : [[{ text: label, callback }]]));
  return {
    ...join([heading, ...items, ...(note === undefined ? [] : [note])], '\n\n'),
    ...(buttons.length > 0 && { buttons }),
  };
};

/** Code points of an item without its link: headline, source, time, number, and what stands between. */
const mostWithoutLink = 380;

/** What a card becomes once its source takes the story back: the headline struck through, and who took it back. No link, no picture, no buttons. */
export const writeRetraction = (story: Story, style: Style): Message => {
  const { card } = textsFor(style.language);
  const headline = text(headlineOf(story, card.untitled, limits.headline));
  return join([tag('s', headline), text(card.retracted(short(story.sourceTitle, limits.source)))], '\n');
};

const timeOf = ({ publishedAt }: Story, style: Style, now: number | undefined): string => {
  if (publishedAt === undefined) return '';
  return now === undefined ? formatDate(publishedAt, style) : formatAgo(publishedAt, now, style.language);
};
