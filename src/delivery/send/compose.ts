import type { Chat } from '../../audience/chat.ts';
import { writeBundle } from '../../message/bundle.ts';
import { writeCard } from '../../message/card.ts';
import type { Message } from '../../message/message.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Story } from '../../story/story.ts';
import type { Other } from '../receipts/siblings.ts';

/** Cards kept ready: one story in one language and zone looks the same in ten thousand chats. */
const kept = 256;

/** Gives the message for a chat's waiting stories (oldest first) and how many of them it tells. `others`: further reports by the id of the story that they repeat. */
export type Compose = (
  stories: Story[],
  chat: Chat,
  others?: Map<string, Other[]>,
) => { message: Message; used: number };

export const createComposer = (): Compose => {
  const cards = new Map<string, Message>();
  return (given, chat, others) => {
    const stories = given.map((story) => inLanguage(story, chat.language));
    const style = { language: chat.language, timeZone: chat.timeZone };
    const [first] = stories;
    if (first === undefined) throw new RangeError('a message needs at least one story');
    if (stories.length > 1) {
      const { message, used } = writeBundle(stories, style, others);
      // What does not fit waits; the oldest go first, so that a chat reads them in order.
      return used >= stories.length
        ? { message, used }
        : { message: writeBundle(stories.slice(0, used), style, others).message, used };
    }
    const { id, headline, lead, url = '' } = first;
    const alsoAt = others?.get(id) ?? [];
    if (alsoAt.length > 0) return { message: writeCard(first, style, { alsoAt }), used: 1 };
    const key = [id, style.language, style.timeZone, url, headline, lead].join('\n');
    const message = cards.get(key) ?? writeCard(first, style);
    if (cards.size >= kept) cards.delete(cards.keys().next().value ?? '');
    cards.set(key, message);
    return { message, used: 1 };
  };
};

/** A word about a feed is written in the chat's own language. */
const inLanguage = (story: Story, language: Chat['language']): Story =>
  story.notice === undefined
    ? story
    : { ...story, headline: textsFor(language).notices[story.notice](story.sourceTitle) };
