import type { Message } from '../message/message.ts';
import type { Outcome } from './outcome.ts';

/** Where a message goes. */
export type Target = { chatId: number; threadId?: number };

/** The only door from delivery to Telegram. Never throws: failures are outcomes. */
export type SendPort = {
  send(target: Target, message: Message, options?: { silent?: boolean }): Promise<Outcome>;
  edit(chatId: number, messageId: number, message: Message): Promise<Outcome>;
  remove(chatId: number, messageId: number): Promise<Outcome>;
};

/** Runs work under a name one piece at a time. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;
