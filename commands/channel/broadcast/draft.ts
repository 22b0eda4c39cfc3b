import type { Trait } from '../../../src/audience/subscribers/meant.ts';
import type { Ask, Written } from '../../../src/telegram/command.ts';

export type Asker = Omit<Ask, 'text'>;

/** Messages of the admin's private chat of which it is not said yet where they go. */
export type Unaddressed = {
  messageIds: number[];
  userId: number;
  /** The album that they begin: its other parts may come after the question. */
  album?: string;
  form?: Written['form'];
  about?: string;
  /** The chats on the page that is shown, and those chosen on any page. */
  offered: { id: number; title: string }[];
  chosen: { id: number; title: string }[];
  page: number;
  /** For subscribers: what they have in common, and whether the next button adds what they must have or must not. */
  only: Trait[];
  except: Trait[];
  isExcept?: boolean;
};

/** What a message is, for a draft. */
export type Content = Pick<Unaddressed, 'messageIds' | 'form' | 'about'>;

export type Slips<T> = {
  put(slip: T): Promise<string>;
  get(id: string): Promise<T | undefined>;
  set(id: string, slip: T): Promise<void>;
  take(id: string): Promise<T | undefined>;
};

/** Telegram's own limit of an album (https://core.telegram.org/bots/api#sendmediagroup). */
export const mostInAlbum = 10;

/** Messages of an album, or the one message. */
export const messagesOf = async (
  chatId: number,
  { messageId, album }: Pick<Written, 'messageId' | 'album'>,
  albums: { messages(chatId: number, album: string): Promise<number[]> },
): Promise<number[]> => {
  const all = album === undefined ? [] : await albums.messages(chatId, album);
  return all.length > 0 ? all : [messageId];
};
