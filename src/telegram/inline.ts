import type { Message } from '../message/message.ts';

/** A question from another chat: "@bot words" typed there, or said there to a bot that is no member. */
export type InlineAsk = {
  userId: number;
  /** BCP 47, as the person's Telegram is set. */
  languageCode?: string;
  text: string;
  /** Where to go on, as the answer before said; empty: at the beginning. */
  offset: string;
  /** Milliseconds since the epoch. */
  now: number;
};

/** One of the answers that a person picks from. */
export type InlineResult = {
  /** 64 bytes at most. */
  id: string;
  title: string;
  description: string;
  pictureUrl?: string;
  /** What goes into the chat once it is picked. */
  message: Message;
};

export type InlineAnswer = {
  results: InlineResult[];
  /** 64 bytes at most; none: there are no more. */
  next?: string;
  /** A button above the answers that opens the chat with Kabar (64 characters at most). */
  open?: string;
};

/** What answers questions from chats in which Kabar need not be. */
export type Inline = {
  /** Answers to pick from, a page at a time (https://core.telegram.org/bots/api#inline-mode). */
  pick(ask: InlineAsk): Promise<InlineAnswer>;
  /** The one answer to a message that calls Kabar in as a guest (https://core.telegram.org/bots/api#answerguestquery). */
  guest(ask: InlineAsk): Promise<InlineResult>;
};
