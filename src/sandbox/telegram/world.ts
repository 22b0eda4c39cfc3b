import type { Entity } from './entities.ts';

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
};
export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
export type Member = { status: Status; rights: Record<string, boolean> };
export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';

/** A message as it is kept; `World.tell` gives it in the Bot API's words. */
export type Stored = {
  message_id: number;
  date: number;
  from?: User;
  sender_chat?: object;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: { file_id: string; file_unique_id: string; width: number; height: number }[];
  media_group_id?: string;
  link_preview_options?: object;
  reply_markup?: { inline_keyboard?: Button[][] };
  message_thread_id?: number;
  reply_to?: number;
  edit_date?: number;
  disable_notification?: boolean;
  deleted?: boolean;
  /** Service messages and what else Telegram adds. */
  extra?: Record<string, unknown>;
};
export type Button = { text: string; url?: string; callback_data?: string; copy_text?: { text: string } };

export type ChatState = {
  id: number;
  type: ChatType;
  title?: string;
  username?: string;
  first_name?: string;
  isForum?: boolean;
  linkedChatId?: number;
  migratedTo?: number;
  members: Map<number, Member>;
  topics: Map<number, { name: string; closed: boolean }>;
  messages: Map<number, Stored>;
  nextMessageId: number;
  /** Private chats: whether the person has ever written to the bot, has blocked it, has deleted the account. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
};

export type Update = { update_id: number } & Record<string, unknown>;
export type Listener = (chat: ChatState, message: Stored, what: 'sent' | 'edited' | 'deleted') => void;

/** Everything that exists in the sandbox: chats, people, messages, and updates that wait for the bot. */
export type World = {
  bot: User;
  chats: Map<number, ChatState>;
  users: Map<number, User>;
  updates: Update[];
  now(): number;
  /** Unix seconds. */
  date(): number;
  nextId(): number;
  push(update: Record<string, unknown>): void;
  /** Called when an update is waiting. */
  onUpdate: Set<() => void>;
  listeners: Set<Listener>;
  addChat(facts: Partial<ChatState> & { id: number; type: ChatType }): ChatState;
  post(chat: ChatState, message: Omit<Stored, 'message_id' | 'date'>): Stored;
  changed(chat: ChatState, message: Stored, what: 'edited' | 'deleted'): void;
  /** What a chat and a message are in the Bot API's words. */
  tellChat(chat: ChatState): Record<string, unknown>;
  tell(chat: ChatState, message: Stored, isInner?: boolean): Record<string, unknown>;
};

/** `keep`: messages that each chat remembers; older ones are forgotten, for tests with very many. */
export const createWorld = (bot: User, now: () => number, keep = Infinity): World => {
  let lastId = 1_000;
  let updateId = 0;
  const world: World = {
    bot,
    chats: new Map(),
    users: new Map([[bot.id, bot]]),
    updates: [],
    now,
    date: () => Math.floor(now() / 1_000),
    nextId: () => ++lastId,
    onUpdate: new Set(),
    listeners: new Set(),
    push: (update) => {
      world.updates.push({ update_id: ++updateId, ...update });
      for (const wake of world.onUpdate) wake();
    },
    addChat: (facts) => {
      const chat: ChatState = {
        members: new Map(),
        topics: new Map(),
        messages: new Map(),
        nextMessageId: 1,
        started: false,
        blocked: false,
        deactivated: false,
        ...facts,
      };
      world.chats.set(chat.id, chat);
      return chat;
    },
    post: (chat, message) => {
      const stored: Stored = { message_id: chat.nextMessageId++, date: world.date(), ...message };
      chat.messages.set(stored.message_id, stored);
      if (chat.messages.size > keep) chat.messages.delete(chat.messages.keys().next().value ?? 0);
      for (const listener of world.listeners) listener(chat, stored, 'sent');
      return stored;
    },
    changed: (chat, message, what) => {
      for (const listener of world.listeners) listener(chat, message, what);
    },
    tellChat: ({ id, type, title, username, first_name, isForum }) => ({
      id,
      type,
      ...(title !== undefined && { title }),
      ...(username !== undefined && { username }),
      ...(first_name !== undefined && { first_name }),
      ...(isForum && { is_forum: true }),
    }),
    tell: (chat, message, isInner = false) => {
      const {
        deleted: _deleted,
        disable_notification: _silent,
        reply_to,
        extra,
        message_thread_id,
        ...plain
      } = message;
      const answered = reply_to === undefined || isInner ? undefined : chat.messages.get(reply_to);
      return {
        ...plain,
        chat: world.tellChat(chat),
        ...(message_thread_id !== undefined && { message_thread_id, is_topic_message: true }),
        ...(answered !== undefined && { reply_to_message: world.tell(chat, answered, true) }),
        ...extra,
      };
    },
  };
  return world;
};
