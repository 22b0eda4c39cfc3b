import { createUploads, type BoundedUploads } from './uploads.ts';
import type { Chat, ChatFacts, Content, Kept, Message, Update, User } from './types.ts';

export type Change = 'sent' | 'edited' | 'deleted' | 'reacted';
export type Listener = (chat: Chat, kept: Kept, change: Change) => void;

/** Everything that exists in the sandbox: chats, people, messages, files, and whoever listens to them. */
export type World = {
  bot: User;
  chats: Map<number, Chat>;
  users: Map<number, User>;
  /** Addresses of pictures by the file ids they were given, and the other way round. */
  files: Map<string, string>;
  /** What was uploaded by its file id: the newest hundred. */
  uploads: BoundedUploads;
  listeners: Set<Listener>;
  /** Milliseconds since the epoch by the sandbox's clock. */
  now(): number;
  /** Moves the clock on. */
  advance(ms: number): void;
  nextId(): number;
  addChat(facts: ChatFacts, more?: Partial<Chat>): Chat;
  rename(chat: Chat, facts: ChatFacts): void;
  byUsername(username: string): Chat | undefined;
  post(
    chat: Chat,
    content: Content,
    about?: { isSilent?: boolean; photoUrl?: string; isPersons?: boolean },
  ): Message;
  changed(chat: Chat, kept: Kept, change: Exclude<Change, 'sent'>): void;
  /** Hands an update to the bot. */
  push(update: Record<string, unknown>): Update | undefined;
};

/** What a sandbox remembers: `remember` is how many messages each chat keeps. */
export type WorldOptions = {
  bot: User;
  now: () => number;
  remember: number;
  push: (update: Record<string, unknown>) => Update | undefined;
};

export const createWorld = ({ bot, now, remember, push }: WorldOptions): World => {
  const usernames = new Map<string, Chat>();
  let skippedMs = 0;
  let lastId = 100_000;

  const rename = (chat: Chat, facts: ChatFacts): void => {
    if (chat.facts.username !== undefined) usernames.delete(chat.facts.username.toLowerCase());
    chat.facts = facts;
    if (facts.username !== undefined && facts.type !== 'private')
      usernames.set(facts.username.toLowerCase(), chat);
  };

  const world: World = {
    bot,
    chats: new Map(),
    users: new Map([[bot.id, bot]]),
    files: new Map(),
    uploads: createUploads(),
    listeners: new Set(),
    now: () => now() + skippedMs,
    advance: (ms) => {
      skippedMs += ms;
    },
    nextId: () => ++lastId,
    addChat: (facts, more) => {
      const chat: Chat = {
        facts,
        door: 'unopened',
        members: new Map(),
        permissions: {},
        topics: new Map(),
        messages: new Map(),
        lastMessageId: 0,
        taken: 0,
        ...more,
      };
      world.chats.set(facts.id, chat);
      rename(chat, facts);
      return chat;
    },
    rename,
    byUsername: (username) => usernames.get(username.toLowerCase()),
    post: (chat, content, { isSilent = false, photoUrl, isPersons = false } = {}) => {
      const message: Message = {
        message_id: ++chat.lastMessageId,
        ...content,
        chat: chat.facts,
        date: Math.floor(world.now() / 1_000),
      };
      const kept: Kept = {
        message,
        isDeleted: false,
        isSilent,
        isPersons,
        ...(photoUrl !== undefined && { photoUrl }),
      };
      chat.messages.set(message.message_id, kept);
      if (chat.messages.size > remember) {
        const [oldest] = chat.messages.keys();
        if (oldest !== undefined) chat.messages.delete(oldest);
      }
      for (const listener of world.listeners) listener(chat, kept, 'sent');
      return message;
    },
    changed: (chat, kept, change) => {
      for (const listener of world.listeners) listener(chat, kept, change);
    },
    push,
  };
  return world;
};
