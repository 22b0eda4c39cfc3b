import { textsFor } from '../../i18n/texts.ts';
import { headlineOf } from '../../message/card.ts';
import { formatAgo, formatDate } from '../../message/date.ts';
import type { Button, Message, Style } from '../../message/message.ts';
import { words } from '../../message/words.ts';
import type { Story } from '../../story/story.ts';
import { isOpen, type Review } from './review.ts';

/** Code points of a headline in a question. */
const longestHeadline = 200;

/** What an editor should know of the chat before they decide. Times in milliseconds since the epoch. */
export type Warnings = {
  /** When another report of the story's event was posted there. */
  similarAt?: number;
  /** What was posted there within the last hour. */
  lastHour: { count: number; at: number };
};

/** What a question tells of. `otherwise`: what happens at the review's time; `postedAt`: when it was posted. */
export type Asked = {
  review: Review;
  story: Story;
  chatTitle: string;
  otherwise: 'publish' | 'expire';
  warnings: Warnings;
  postedAt?: number;
};

type Reader = Pick<Style, 'language' | 'timeZone'>;

/** The message below a story's card that asks an editor what becomes of it, or tells what was decided. `now`: milliseconds since the epoch. */
export const writeQuestion = (asked: Asked, reader: Reader, now: number): Message => {
  const { review, story, chatTitle } = asked;
  const { reviews: texts, card } = textsFor(reader.language);
  const headline = headlineOf(story, card.untitled, longestHeadline);
  const lines = [
    texts.question(chatTitle, story.sourceTitle, headline),
    ...(isUndecided(review) ? openLines(asked, reader, now) : [decidedLine(review, reader)]),
    ...endLines(asked, reader),
  ];
  return words(lines.filter((line) => line !== '').join('\n\n'), questionButtons(review, reader, now));
};

const isUndecided = ({ verdict, end }: Review): boolean => verdict === undefined && end === undefined;

/** What an editor should know, and what happens without them. */
const openLines = ({ review, otherwise, warnings }: Asked, reader: Reader, now: number): string[] => {
  const { warnings: texts, otherwise: sayOtherwise } = textsFor(reader.language).reviews;
  const { similarAt, lastHour } = warnings;
  return [
    [
      ...(review.withdrawn === undefined ? [] : [texts.withdrawn(review.withdrawn)]),
      ...(similarAt === undefined ? [] : [texts.similar(formatAgo(similarAt, now, reader.language))]),
      ...(lastHour.count === 0 ? [] : [texts.sameHour(lastHour.count, formatDate(lastHour.at, reader))]),
    ].join('\n'),
    sayOtherwise[otherwise](formatDate(review.until, reader)),
  ];
};

const decidedLine = ({ verdict, decided }: Review, reader: Reader): string => {
  if (verdict === undefined || decided === undefined) return '';
  const { decided: texts } = textsFor(reader.language).reviews;
  const at = formatDate(decided.at, reader);
  if (verdict.kind === 'at') return texts.at(decided.name, at, formatDate(verdict.at, reader));
  return texts[verdict.kind](decided.name, at);
};

const endLines = ({ review: { end, verdict }, postedAt }: Asked, reader: Reader): string[] => {
  const { end: texts } = textsFor(reader.language).reviews;
  if (end === 'posted')
    return [
      ...(verdict === undefined ? [texts.postedAlone] : []),
      ...(postedAt === undefined ? [] : [texts.posted(formatDate(postedAt, reader))]),
    ];
  return end === 'expired' || end === 'over' ? [texts[end]] : [];
};

/** What can be done about it; once it is decided the buttons are there to see and do nothing. */
export const questionButtons = (
  review: Review,
  { language }: Pick<Reader, 'language'>,
  now: number,
): Button[][] => {
  const { buttons: texts } = textsFor(language).reviews;
  const { id, verdict, end } = review;
  const button = (text: string, what: string): Button => ({ text, callback: `review:${what}:${id}` });
  if (!isOpen(review, now)) {
    if (end === 'over' || end === 'expired') return [];
    const chosen = verdict?.kind === 'declined' ? texts.skip : texts.publish;
    return [[{ text: `✓ ${chosen}`, isDisabled: true }]];
  }
  const main = [button(texts.publish, 'publish'), button(texts.skip, 'skip')];
  const later = [button(texts.when, 'when'), button(texts.slot, 'slot')];
  // What waits for its time can still be posted now, moved, or left out.
  if (verdict !== undefined) return [main, later];
  return [main, later, [button(texts.edit, 'edit'), button(texts.word, 'word')]];
};
