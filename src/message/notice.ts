import type { FeedNotice } from '../feed/notice.ts';
import type { Language } from '../i18n/language.ts';
import { textsFor } from '../i18n/texts.ts';
import { short } from '../text/escape.ts';
import type { Item } from './item.ts';
import { tag, text } from './markup.ts';
import type { Message, Style } from './message.ts';

/** A word about a feed itself. `at`: milliseconds since the epoch. */
export type Notice = { notice: FeedNotice; sourceTitle: string; at: number };

/** Code points of a feed's title. */
const titleLimit = 120;

/** What is said of the feed, in plain text. */
const sentenceOf = ({ notice, sourceTitle }: Notice, language: Language): string =>
  textsFor(language).notices[notice](short(sourceTitle, titleLimit) || '…');

/** A word about a feed as a message of its own: no link, no picture, no date. */
export const writeNotice = (notice: Notice, { language }: Style): Message =>
  tag('b', text(sentenceOf(notice, language)));

/** The same as one of several items of a message. */
export const noticeItem = (notice: Notice, language: Language): Item => ({
  id: '',
  headline: sentenceOf(notice, language),
  lead: '',
  sourceTitle: notice.sourceTitle,
  seenAt: notice.at,
});
