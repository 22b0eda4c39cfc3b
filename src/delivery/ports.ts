import type { Button, Message } from '../message/message.ts';
import type { Outcome } from './outcome.ts';

/** Where a message goes. */
export type Target = {
  chatId: number;
  threadId?: number;
  /** The message that this one answers; it is sent all the same where that one is gone. */
  replyTo?: number;
  /** Without a sound. */
  isSilent?: boolean;
};

export type Copied = { fromChatId: number; messageIds: number[]; by?: number; buttons?: Button[][] };

/** Words in the place of a copy's own. `html`: Telegram HTML, empty for none; `buttons`: below it from then on, else none. */
export type Rewording = { form: 'text' | 'caption'; html: string; buttons?: Button[][] };

/** The only door from delivery to Telegram. Never throws: failures are outcomes. */
export type SendPort = {
  send(target: Target, message: Message): Promise<Outcome>;
  /**
   * Copies messages of another chat, an album as one; `more`, where it is sent, are the ids of all but the first. `by`: a person
   * who must be an administrator there who may post, asked at that moment; `buttons`: below the copy, which an album cannot have.
   */
  copy(target: Target, post: Copied): Promise<Outcome>;
  edit(chatId: number, messageId: number, message: Message): Promise<Outcome>;
  /** Puts other words in the place of a copy's text or caption; its picture or film stays. */
  reword(chatId: number, messageId: number, words: Rewording): Promise<Outcome>;
  /** Deletes a message, with the `more` that came with it: all of them or none. */
  remove(chatId: number, messageId: number, more?: number[]): Promise<Outcome>;
  /** What becomes of what a person does in a chat where they are no administrator who may post; undefined: they are one, at this moment. */
  refuses(chatId: number, userId: number): Promise<Outcome | undefined>;
};
