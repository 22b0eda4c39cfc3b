import type { Chat } from '../audience/chat.ts';
import type { Language, Message } from '../message/message.ts';
import type { RightsProblem } from '../i18n/texts.ts';
import type { ChatFacts, Ports } from '../../commands/shared/ports.ts';

/** One command: what it is called, what the menus say of it, and what it does. /help, the menus and the README are made from these. */
export type Command = {
  name: string;
  descriptions: Record<Language, string>;
  /** What may stand behind the name, for /help and the README. */
  usage: Record<Language, string>;
  /** Where the menu offers it. */
  scope: 'everywhere' | 'private';
  /** In groups only administrators may: the menu offers it to them alone. */
  adminsOnly?: boolean;
  run(ask: Ask, ports: Ports): Promise<void>;
  /** A button whose data begins with the command's name and a colon was pressed; `data` is what follows. */
  press?(press: Press, ports: Ports): Promise<void>;
};

export type Rights = { ok: true; chat: ChatFacts } | { ok: false; why: RightsProblem };

/** What somebody asked of Kabar, and how to answer. */
export type Ask = {
  chat: ChatFacts;
  /** The chat's record: its language, zone and follows. */
  settings: Chat;
  userId: number;
  /** The person's first name. */
  name: string;
  /** What stands behind the command. */
  text: string;
  threadId?: number;
  /** The message that this one replies to. */
  replied?: { messageId: number; album?: string };
  /** Milliseconds since the epoch. */
  now: number;
  botName: string;
  /** Gives the id of the answer. */
  reply(message: Message): Promise<number>;
  edit(messageId: number, message: Message): Promise<void>;
  /** Whether the person may change things in this chat: anybody in a private one, administrators elsewhere. */
  isAdmin(): Promise<boolean>;
  /** Whether the person and Kabar may post in another chat (@name, id or t.me link), asked of Telegram there and then. */
  rightsIn(handle: string): Promise<Rights>;
  /** The channel whose discussion group this is. */
  linkedChat(): Promise<number | undefined>;
  /** Copies messages of this chat; false where Telegram refuses. */
  copy(messageIds: number[], toChatId: number): Promise<boolean>;
};

export type Press = Omit<Ask, 'text'> & {
  data: string;
  /** The message that carries the button. */
  messageId: number;
  /** A short answer that fades (200 characters at most). */
  toast(text: string): Promise<void>;
};

/** A message of words alone. `html`: Telegram HTML. */
export const words = (html: string, buttons?: Message['buttons']): Message => ({
  html,
  plain: html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&'),
  ...(buttons !== undefined && buttons.length > 0 && { buttons }),
});
