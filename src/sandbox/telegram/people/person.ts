import type { ChatRef } from './chats.ts';
import type { MessageRef } from './presses.ts';
import type { GuestAnswer, InlineAnswer, PressAnswer } from '../api/queries.ts';
import type { Entity, User } from '../types.ts';
import type { ViewMessage } from '../view.ts';

export type SendOptions = {
  /** Default: the private chat with the bot. */
  chat?: ChatRef;
  replyTo?: number;
  entities?: Entity[];
  threadId?: number;
  /** In a group: in the name of the group, as administrators may. */
  isAnonymous?: boolean;
};
export type PersonFacts = {
  id?: number;
  first_name?: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

/** A picture by its address or as a file; without either any picture. */
export type Picture = {
  url?: string;
  file?: { name: string; type: string; data: Blob };
  caption?: string;
};

/** What somebody writes and posts. */
export type Sends = {
  /** Opens the chat with the bot: "/start", with the payload of a deep link if given. */
  start(payload?: string): ViewMessage;
  /** Writes to the bot, or into a group or a channel. */
  send(text: string, options?: SendOptions): ViewMessage;
  /** Writes, and gives the bot's next message there. */
  ask(text: string, options?: SendOptions & { timeoutMs?: number }): Promise<ViewMessage>;
  sendPhoto(photo?: Picture, options?: SendOptions): ViewMessage;
  sendAlbum(photos: { url?: string; caption?: string }[], options?: SendOptions): ViewMessage[];
  /** Asks a question with answers to choose from. */
  sendPoll(question: string, answers: string[], options?: SendOptions): ViewMessage;
  sendFile(
    file: { name: string; type: string; data: Blob; caption?: string },
    options?: SendOptions,
  ): ViewMessage;
  /** Passes a message on; default: to the private chat with the bot. */
  forward(message: MessageRef, options?: SendOptions): ViewMessage;
  /** Posts a result of an inline query. */
  choose(result: Record<string, unknown>, options?: SendOptions): ViewMessage;
  /** Picks a chat after a button with `request_chat`. */
  shareChat(requestId: number, chat: ChatRef): ViewMessage;
};

/** What somebody does to a message that is there. */
export type Touches = {
  /** Changes a message of this person's. */
  edit(message: MessageRef, text: string): ViewMessage;
  /** Presses a button, named by its text or its data; gives the bot's answer, or the address or text that the button holds. */
  press(message: MessageRef, button: string, timeoutMs?: number): Promise<PressAnswer>;
  /** Deletes a message of this person's, or any in the private chat. */
  remove(message: MessageRef): void;
  /** Gives a message these emoji; none: takes them back. */
  react(message: MessageRef, emoji: string[]): void;
};

/** What somebody asks the bot for from a chat that it is not in. */
export type Calls = {
  inline(query: string, options?: { offset?: string; timeoutMs?: number }): Promise<InlineAnswer>;
  /** Calls the bot into a chat that it is no member of, by a message that names it. */
  guest(text: string, options?: { timeoutMs?: number }): Promise<GuestAnswer>;
};

/** Whether the bot may write to somebody. */
export type Door = {
  block(): void;
  unblock(): void;
  /** Deletes the account. */
  deactivate(): void;
};

/** Somebody who uses Telegram. Each person's private chat with the bot has the person's id. */
export type Person = User & Sends & Touches & Calls & Door;
