import type { Language } from '../i18n/language.ts';

/** Who manages which groups and channels, as far as Kabar has seen it. Rights are asked of Telegram again at every act. */
export type Managers = {
  /**
   * The person has shown that they manage the chat: by adding Kabar there, or by rights that Telegram confirmed. `language`: the
   * one that they are spoken to in. Rejects with a StoreError.
   */
  note(userId: number, chatId: number, language?: Language): Promise<void>;
  /** The language in which a person who manages something was spoken to last; undefined: it is not known. */
  languageOf(userId: number): Promise<Language | undefined>;
  /** The chats that a person manages, the one noted last first. */
  chatsOf(userId: number): Promise<number[]>;
  /** The person is not named among those who manage the chat any more. Rejects with a StoreError. */
  leave(userId: number, chatId: number): Promise<void>;
  /** The people who manage a chat, the one noted last first. */
  managersOf(chatId: number): Promise<number[]>;
  /** Forgets a person, or a chat: who manages what of it. Rejects with a StoreError. */
  forget(id: number): Promise<void>;
};

/** What a person is still to be told: Telegram lets no bot write to who has never written to it. */
export type UntoldNotes = {
  /** Keeps a note (Telegram HTML) until the person writes; an equal one is kept once. Rejects with a StoreError. */
  keep(userId: number, html: string): Promise<void>;
  /** Gives what was kept for a person, the oldest first, and forgets it. */
  take(userId: number): Promise<string[]>;
};
