import type { Chat } from '../../src/audience/chat.ts';
import type { Catalogue } from '../../src/feed/discovery/catalogue.ts';
import type { FeedFailure } from '../../src/http/failure.ts';
import type { Story } from '../../src/story/story.ts';

/** What the commands need of the rest of Kabar; main.ts gives it. */
export type Ports = {
  chats: {
    /** The chat's record; made with the defaults where it is not known yet (nothing is stored until it follows or sets something). */
    get(about: ChatFacts): Promise<Chat>;
    save(chat: Chat): Promise<void>;
  };
  follows: {
    /**
     * Finds the feed behind an address (a feed, or a page that links to one) and follows it. Where the page links to
     * several, gives the choice. Nothing is stored on a failure or a choice.
     */
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
    /** For each address whether the chat follows the feed there. */
    has(chatId: number, addresses: string[]): Promise<boolean[]>;
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
  /** Feeds of which a person may choose some. Kept for a week: the buttons stay, so that a second one can be had later. */
  choices: { put(choice: Choice): Promise<string>; get(id: string): Promise<Choice | undefined> };
  /** Sources that people know by name. */
  catalogue: Catalogue;
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

/** A feed that a person may choose. */
export type Offer = { title: string; url: string };

export type Choice = {
  /** The chat that would follow. */
  chatId: number;
  /** `page`: feeds that a page links to; `source`: those of a source, and of others like it; `unknown`: what a name may have meant. */
  about: 'page' | 'source' | 'unknown';
  /** The page, the source, or what the person wrote. */
  name: string;
  offers: Offer[];
};

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
  /** How many of its stories were too old to be told when they first appeared. */
  passedOver?: number;
  /** Set while the feed cannot be read. */
  failing?: { since: number; why: FeedFailure };
};

export type FollowResult =
  | {
      kind: 'followed';
      already: boolean;
      sourceId: string;
      title: string;
      address: string;
      sample?: Story;
    }
  | { kind: 'failed'; why: FeedFailure; address: string }
  /** The page there links to several feeds. */
  | { kind: 'choice'; address: string; offers: Offer[] };
