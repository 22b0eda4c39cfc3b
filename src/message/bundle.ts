import { published, writeAlsoAt, type AlsoAt } from './card.ts';
import { affairOf, mostItems, writeItem, type Item } from './item.ts';
import { join, messageLimit, sizeOf, tag, text, type Text } from './markup.ts';
import type { Message, Style } from './message.ts';
import { brandLine, frameSize, signatureLine } from './template.ts';
import { textsFor } from '../i18n/texts.ts';

/** Code points for the stories; the rest is for the heading and the closing line. */
const roomForItems = messageLimit - 120;
const lead = { most: 160, least: 60 };

/**
 * Several stories in one message, the newest first, each with its link and, where there is room, a short lead.
 * The first `used` of `stories` (as they wait: the oldest first) are in it, at least one; the message says how many more
 * follow. `heading`: plain text in place of "3 new stories". `others`: further reports by the id of the story that they repeat. `now`: when it is sent (milliseconds since the epoch): stories of the same day are told without their date.
 * Writing `stories.slice(0, used)` again uses all of them.
 */
export const writeBundle = (
  stories: Item[],
  style: Style,
  { others, heading, now }: { others?: Map<string, AlsoAt> | undefined; heading?: string; now?: number } = {},
): { message: Message; used: number } => {
  const { bundle, card } = textsFor(style.language);
  const write = (story: Item, lead?: number) =>
    writeItem(story, {
      untitled: card.untitled,
      time: story.publishedAt === undefined ? '' : published(story.publishedAt, style, now),
      ...(lead && { lead }),
      below: writeAlsoAt(others?.get(story.id) ?? [], card),
    });

  let room = roomForItems - frameSize(style.template);
  let used = 0;
  const bareOf = new Map<Item, Text>();
  for (const story of stories.slice(0, mostItems)) {
    const bare = write(story);
    const size = sizeOf(bare) + 2;
    if (size > room && used > 0) break;
    room -= size;
    bareOf.set(story, bare);
    used++;
  }

  const items: Text[] = [];
  for (const story of newestFirst(stories.slice(0, used))) {
    const wanted = Math.min(lead.most, room - 1);
    const bare = bareOf.get(story) ?? write(story);
    const item = wanted < lead.least ? bare : write(story, wanted);
    room -= sizeOf(item) - sizeOf(bare);
    items.push(item);
  }
  const left = stories.length - used;
  const message = join(
    [
      brandLine(style.template),
      tag('b', text(heading ?? bundle.heading(used))),
      ...items,
      text(left > 0 ? bundle.left(left) : ''),
      signatureLine(style.template),
    ],
    '\n\n',
  );
  return { message, used };
};

const writtenAt = (story: Item): number => story.publishedAt ?? story.seenAt;

/** The newest first; reports of one event or affair stand together, the first of them on top. Of two with the same time, the one that came later goes first. */
const newestFirst = (stories: Item[]): Item[] => {
  const events = Map.groupBy(stories.toReversed(), (story) => affairOf(story) ?? story);
  const newest = (some: Item[]) => Math.max(...some.map(writtenAt));
  return [...events.values()]
    .sort((one, two) => newest(two) - newest(one))
    .flatMap((event) => event.toReversed().sort((one, two) => writtenAt(one) - writtenAt(two)));
};
