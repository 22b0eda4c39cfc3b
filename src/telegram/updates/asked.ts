import type { Message, Update } from 'grammy/types';

/** What somebody asks of Kabar with an update, as far as it matters before it is looked at. */
export type Asked = {
  chatId: number;
  /** Who asks: an anonymous administrator asks as the group. */
  personId: number;
  /** When (milliseconds since the epoch), as far as that is told: what was said while Kabar was away comes all at once. */
  at?: number;
  isPrivate: boolean;
  /** Equal ones, asked in the same chat while the first is not answered, are one; undefined: each is its own. */
  same?: string;
  /** A part of an album, which is answered as a whole. */
  isPart: boolean;
  /** From a chat that Kabar need not know; these have a budget of their own. */
  isFromElsewhere?: boolean;
  /** The answer does not depend on who asks, nor on how often: in a group it is good for a while. */
  isQuestion: boolean;
};

/** A command, the bot that it is meant for where it says so, and what stands behind it. */
const command = /^\/(\w{1,32})(?:@(\w+))?(?:\s|$)/;
/** Commands that only ask. */
const questions = new Set(['start', 'help', 'latest', 'following']);

/** Whom an update is of: its chat, or the person where there is none; undefined: it makes no sense. */
export const chatOf = (update: Update): number | undefined => {
  const { callback_query: press, my_chat_member: standing, message_reaction_count: reactions } = update;
  const { inline_query: inline, guest_message: guest } = update;
  // Questions from elsewhere wait for no chat, only for those of the same person.
  const id: unknown =
    (messageIn(update) ?? press?.message ?? standing ?? reactions)?.chat?.id ??
    (press ?? inline ?? guest)?.from?.id;
  return typeof id === 'number' ? id : undefined;
};

/** What somebody has written, or has changed in what they wrote, or what an administrator has posted in a channel. */
export const messageIn = ({
  message,
  edited_message: edited,
  channel_post: post,
}: Update): Message | undefined => message ?? edited ?? post;

/**
 * What is asked; undefined: nothing is (the bot's standing changed, a group has a new id, people talk to each other). In a
 * group only commands are meant for Kabar, and not those for another bot. `botName`: its @name, without the @.
 */
export const askedIn = (update: Update, botName: string): Asked | undefined => {
  const message = messageIn(update);
  const { callback_query: press, edited_message: edited } = update;
  const chatId = chatOf(update);
  if (chatId === undefined) return undefined;
  if (press !== undefined) {
    const isPrivate = press.message === undefined || press.message.chat.type === 'private';
    return { chatId, personId: press.from.id, isPrivate, isPart: false, isQuestion: false };
  }
  const elsewhere = update.inline_query ?? update.guest_message;
  if (elsewhere !== undefined)
    return {
      chatId,
      personId: chatId,
      isPrivate: true,
      isPart: false,
      isQuestion: false,
      isFromElsewhere: true,
    };
  if (message === undefined || message.migrate_to_chat_id !== undefined) return undefined;
  const { text, caption, from, sender_chat: sender, reply_to_message: replied } = message;
  const isPrivate = message.chat.type === 'private';
  const [, name, otherBot] = command.exec(text ?? caption ?? '') ?? [];
  if (otherBot !== undefined && otherBot.toLowerCase() !== botName.toLowerCase()) return undefined;
  if (!isPrivate && name === undefined) return undefined;
  const personId = sender?.id ?? from?.id ?? chatId;
  const isQuestion = name !== undefined && questions.has(name.toLowerCase());
  const by = isQuestion ? '' : personId;
  const thread = message.is_topic_message === true ? message.message_thread_id : undefined;
  return {
    chatId,
    personId,
    at: (edited?.edit_date ?? message.date) * 1_000,
    isPrivate,
    ...(text !== undefined && { same: `${by}:${thread ?? ''}:${replied?.message_id ?? ''}:${said(text)}` }),
    isPart: message.media_group_id !== undefined && caption === undefined,
    isQuestion,
  };
};

/** A command says the same with the bot's name and without it. */
const said = (text: string): string =>
  text
    .trim()
    .replace(/^(\/\w{1,32})@\w+/, '$1')
    .toLowerCase();
