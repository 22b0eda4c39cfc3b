import { safeUrl, short } from '../text/escape.ts';
import { headlineOf } from './card.ts';
import { formatClock } from './date.ts';
import { join, link, messageLimit, sizeOf, tag, text, time, type Text } from './markup.ts';
import type { Button, Message, Style } from './message.ts';
import { affairOf, type Item } from './item.ts';
import { brandLine, frameSize, signatureLine } from './template.ts';
import { textsFor } from '../i18n/texts.ts';

/** A story of a digest; `outlets`: how many papers report it, its own among them. */
export type DigestItem = { story: Item; outlets: number };

/** Where a message stands in a digest that takes several. */
export type DigestPart = {
  /** Stories in the messages before. */
  first: number;
  /** Stories in the whole digest, and how long it takes to read them (minutes). */
  of: number;
  minutes: number;
};

/** Stories in one message: a button for each fits beside their markup, three entities each of Telegram's hundred. */
export const mostInDigest = 25;
/** Buttons of one row. */
const rowLength = 5;
/** Code points. */
const limits = { headline: 160, source: 60 };
/** Bytes of the raw text that Telegram reads (https://limits.tginfo.me), with room for the heading. */
const rawLimit = 28_000;
/** Words that people read in a minute. */
const readingPace = 200;

/**
 * The order of a digest: first what several papers report, by how many; then the stories of each source together, the source
 * with the newest one first, within it the newest first. The stories of one affair stand together where the one of them stands
 * that most papers report, of equals the earliest.
 */
export const digestOrder = <T extends DigestItem>(items: T[]): T[] => {
  const affairs = [...Map.groupBy(items, ({ story }) => affairOf(story) ?? story).values()].map((some) => {
    const told = some.toSorted((one, two) => two.outlets - one.outlets || writtenAt(one) - writtenAt(two));
    const [head] = told;
    const newest = Math.max(...some.map(writtenAt));
    return { told, outlets: head?.outlets ?? 1, source: head?.story.sourceTitle, newest };
  });
  const byTime = affairs.toSorted((one, two) => two.newest - one.newest);
  const shared = byTime.filter(({ outlets }) => outlets > 1).sort((one, two) => two.outlets - one.outlets);
  const groups = Map.groupBy(
    byTime.filter(({ outlets }) => outlets <= 1),
    ({ source }) => source,
  );
  return [...shared, ...[...groups.values()].flat()].flatMap(({ told }) => told);
};

const writtenAt = ({ story }: DigestItem): number => story.publishedAt ?? story.seenAt;

/** How long headlines and leads take to read, in whole minutes, one at least. */
export const readingMinutes = (items: DigestItem[]): number => {
  const count = items
    .map(({ story }) => `${story.headline} ${story.lead}`.split(/\s+/).length)
    .reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.round(count / readingPace));
};

/**
 * A message of a digest: the first `used` of the stories, in the order given, numbered on from the messages before, with a
 * button to the full card of each: not in channels, where a reader's press would show the card to everybody.
 */
export const writeDigest = (
  items: DigestItem[],
  style: Style,
  { first, of, minutes, hasButtons = true }: DigestPart & { hasButtons?: boolean },
): { message: Message; used: number } => {
  const { digest } = textsFor(style.language);
  const heading = tag('b', text(first === 0 ? digest.heading(of, minutes) : digest.goesOn(first + 1, of)));
  const parts: Text[] = [brandLine(style.template), heading];
  let size = sizeOf(heading) + frameSize(style.template);
  let bytes = 0;
  let used = 0;
  let group: string | undefined;
  let affair: string | undefined;
  const lines: Text[] = [];
  for (const item of items.slice(0, mostInDigest)) {
    const under = affair !== undefined && affair === affairOf(item.story) ? group : undefined;
    const groupNow = under ?? (item.outlets > 1 ? digest.shared : sourceOf(item));
    const title = groupNow === group ? text('') : tag('b', text(groupNow));
    const line = writeLine(item, style, { number: first + used + 1, under });
    const grown = size + sizeOf(title) + sizeOf(line) + 4;
    bytes += Buffer.byteLength(title.html + line.html);
    if (used > 0 && (grown > messageLimit || bytes > rawLimit)) break;
    if (title.plain !== '') parts.push(join([title, line], '\n'));
    else parts[parts.length - 1] = join([parts[parts.length - 1] ?? text(''), line], '\n');
    lines.push(line);
    size = grown;
    group = groupNow;
    affair = affairOf(item.story);
    used++;
  }
  const left = of - first - used;
  const message = join(
    [...parts, text(left > 0 ? digest.left(left) : ''), signatureLine(style.template)],
    '\n\n',
  );
  if (!hasButtons) return { message, used };
  const buttons = rowsOf(
    items
      .slice(0, used)
      .map(({ story }, at) => ({ text: String(first + at + 1), callback: `card:${story.id}` })),
  );
  return { message: { ...message, buttons }, used };
};

const sourceOf = ({ story }: DigestItem): string => short(story.sourceTitle, limits.source);

/**
 * "3. Headline · 5 sumber · 06.12", the headline a link. `under`: the group in which it follows a story of its affair, as
 * "4. ↳ Headline · Antara · 06.20", with its source where that is not the group.
 */
const writeLine = (
  item: DigestItem,
  style: Style,
  { number, under }: { number: number; under: string | undefined },
): Text => {
  const { story, outlets } = item;
  const { card, digest } = textsFor(style.language);
  const before = under === undefined ? `${number}. ` : `${number}. ↳ `;
  const headline = link(text(headlineOf(story, card.untitled, limits.headline)), safeUrl(story.url));
  const { publishedAt } = story;
  const line = join(
    [
      headline,
      text(under === undefined || under === sourceOf(item) ? '' : sourceOf(item)),
      text(outlets > 1 ? digest.outlets(outlets) : ''),
      publishedAt === undefined ? text('') : time(publishedAt, text(formatClock(publishedAt, style))),
    ],
    ' · ',
  );
  return { html: before + line.html, plain: before + line.plain };
};

const rowsOf = (buttons: Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / rowLength) }, (_, row) =>
    buttons.slice(row * rowLength, (row + 1) * rowLength),
  );
