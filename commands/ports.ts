import type { Chat } from '../src/audience/chat.ts';
import type { FeedFailure } from '../src/feed/failure.ts';
import type { Story } from '../src/story/story.ts';

/** What the commands need of the rest of Kabar; main.ts gives it. */
export type Ports = {
  chats: {
    /** The chat's record; made with the defaults where it is not known yet (nothing is stored until it follows or sets something). */
    get(about: ChatFacts): Promise<Chat>;
    save(chat: Chat): Promise<void>;
  };
  follows: {
    /** Finds the feed behind an address (a feed, or a page that links to one) and follows it. Nothing is stored on failure. */
    follow(
      chat: ChatFacts,
      address: string,
      by: { userId: number; threadId?: number },
    ): Promise<FollowResult>;
    /** Follows a feed already known by its id (deep links, buttons). */
    followKnown(
      chat: ChatFacts,
      sourceId: string,
      by: { userId: number; threadId?: number },
    ): Promise<FollowResult>;
    /** False where it was not followed. */
    unfollow(chatId: number, sourceId: string): Promise<boolean>;
    /** In the order they were followed. */
    list(chatId: number): Promise<Followed[]>;
  };
  latest: {
    /** Newest first, each story once. `about`: words that must occur; `sourceId`: only that source. `next` is the offset of the next page, if any. */
    find(query: {
      chatId: number;
      limit: number;
      offset: number;
      about?: string;
      sourceId?: string;
    }): Promise<{ stories: Story[]; next?: number }>;
  };
  /** An admin's post waiting for "Send". Kept for a day; `take` gives it once only, so that a double press posts once. */
  drafts: {
    put(draft: Draft): Promise<string>;
    get(id: string): Promise<Draft | undefined>;
    take(id: string): Promise<Draft | undefined>;
  };
  /** What a "more" button goes on with, where it does not fit into the button. */
  queries: { put(query: LatestQuery): Promise<string>; get(id: string): Promise<LatestQuery | undefined> };
  /** Messages of a person's albums: Telegram tells of each on its own, and a reply names only one. */
  albums: {
    note(chatId: number, album: string, messageId: number): Promise<void>;
    messages(chatId: number, album: string): Promise<number[]>;
  };
  /** Starting points that /start offers. */
  suggestions: { title: string; address: string }[];
  access: { allowed(userId: number | undefined, chatId: number): boolean };
};

export type LatestQuery = { about: string };

export type ChatFacts = {
  id: number;
  kind: Chat['kind'];
  title: string;
  username?: string;
  /** The person's Telegram language_code, used for a new private chat. */
  languageCode?: string;
};

export type Draft = {
  targetChatId: number;
  targetTitle: string;
  fromChatId: number;
  messageIds: number[];
  userId: number;
};

export type Followed = {
  sourceId: string;
  title: string;
  address: string;
  /** Milliseconds since the epoch; undefined: no news yet. */
  lastNewsAt?: number;
  /** Set while the feed cannot be read. */
  failing?: { since: number; why: FeedFailure };
};

export type FollowResult =
  | { ok: true; already: boolean; sourceId: string; title: string; address: string; sample?: Story }
  | { ok: false; why: FeedFailure; address: string };
