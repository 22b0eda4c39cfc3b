import type { Message } from '../message/message.ts';
import type { Outcome } from './outcome.ts';

/** Where a message goes. */
export type Target = { chatId: number; threadId?: number };

/** The only door from delivery to Telegram. Never throws: failures are outcomes. */
export type SendPort = {
  send(target: Target, message: Message, options?: { silent?: boolean }): Promise<Outcome>;
  /** Copies messages of another chat, an album as one; `more`, where it is sent, are the ids of all but the first. */
  copy(target: Target, post: { fromChatId: number; messageIds: number[] }): Promise<Outcome>;
  edit(chatId: number, messageId: number, message: Message): Promise<Outcome>;
  remove(chatId: number, messageId: number): Promise<Outcome>;
};
