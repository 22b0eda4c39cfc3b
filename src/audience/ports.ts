import type { Chat } from './chat.ts';

/** Slots in one page of an audience. */
export const pageSize = 256;

/** Chats by id. */
export type ChatStore = {
  get(id: number): Promise<Chat | undefined>;
  getMany(ids: number[]): Promise<(Chat | undefined)[]>;
  /** As getMany; a chat whose record is damaged is told as such, where getMany would fail for all of them. Rejects where it is the store that fails. */
  getEach(ids: number[]): Promise<(Chat | 'unreadable' | undefined)[]>;
  /** Reads, changes and writes one chat with nobody in between. `change` gives undefined to leave it as it is. */
  update(id: number, change: (chat: Chat | undefined) => Chat | undefined): Promise<Chat | undefined>;
  /** Forgets the chat, also under the id that it is found by. */
  remove(id: number): Promise<void>;
  /** From now on the chat `to` is what is found under the id `from`, too. */
  moved(from: number, to: number): Promise<void>;
};

/** Who follows a source: numbered pages of stable slots, each with a chat id or nothing. */
export type AudienceStore = {
  /** Slots ever given out, and how many are taken now. */
  size(sourceId: string): Promise<{ slots: number; followers: number }>;
  page(sourceId: string, page: number): Promise<(number | null)[]>;
  /** Gives the chat, which has none, a slot: a freed one where there is one, or one that a crash has left it on that page. */
  occupy(sourceId: string, chatId: number): Promise<number>;
  /** Empties the slot in place, if that chat still has it. */
  vacate(sourceId: string, slot: number, chatId: number): Promise<void>;
  /** Puts another chat id into the slot, if `from` still has it. */
  rename(sourceId: string, slot: number, from: number, to: number): Promise<void>;
};
