/** The parts of the Bot API's objects that the sandbox knows (https://core.telegram.org/bots/api#available-types). */
export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};
export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';
export type ChatFacts = {
  id: number;
  type: ChatType;
  title?: string;
  username?: string;
  first_name?: string;
  is_forum?: true;
};
/** `can_...` names with whether they are given. */
export type Rights = Record<string, boolean>;
export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
export type Member = { status: Status; rights: Rights };

/** https://core.telegram.org/bots/api#messageentity: offsets and lengths in UTF-16 code units. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
  unix_time?: number;
};
export type Button = {
  text: string;
  url?: string;
  callback_data?: string;
  copy_text?: { text: string };
  request_chat?: { request_id: number };
  [other: string]: unknown;
};
export type Markup = { inline_keyboard?: Button[][]; keyboard?: (Button | string)[][] };
export type PhotoSize = { file_id: string; file_unique_id: string; width: number; height: number };

export type Message = {
  message_id: number;
  date: number;
  chat: ChatFacts;
  from?: User;
  sender_chat?: ChatFacts;
  message_thread_id?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: PhotoSize[];
  media_group_id?: string;
  link_preview_options?: object;
  reply_markup?: Markup;
  reply_to_message?: Message;
  edit_date?: number;
  forward_origin?: object;
  /** Service messages and other contents. */
  [other: string]: unknown;
};
/** What a message says: all that is not given by its place. */
export type Content = {
  [
    Key in keyof Message as string extends Key
      ? never
      : Key extends 'message_id' | 'date' | 'chat'
        ? never
        : Key
  ]: Message[Key];
} & { [other: string]: unknown };

/** A message as the sandbox keeps it. */
export type Kept = {
  message: Message;
  isDeleted: boolean;
  isSilent: boolean;
  /** The address its picture was sent by. */
  photoUrl?: string;
  /** Emoji by who gave them. */
  reactions?: Map<number, string[]>;
  /** A person wrote it, which posts of channels do not tell. */
  isPersons?: boolean;
};

export type Topic = { name: string; isClosed: boolean };

export type Chat = {
  /** As told in messages. */
  facts: ChatFacts;
  /** The person of a private chat. */
  person?: User;
  /** Private chats: whether the person has ever written to the bot, has blocked it, has deleted the account. */
  door: 'unopened' | 'open' | 'blocked' | 'deactivated';
  members: Map<number, Member>;
  /** What everybody may do in a group. */
  permissions: Rights;
  topics: Map<number, Topic>;
  messages: Map<number, Kept>;
  lastMessageId: number;
  /** Messages of the bot ever taken here, forgotten ones too. */
  taken: number;
  linkedChatId?: number;
  migratedTo?: number;
  isDeleted?: boolean;
};

export type Update = { update_id: number; [kind: string]: unknown };
/** An uploaded file. */
export type Upload = { name: string; size: number; type: string; data: Blob };
export type Parameters = Record<string, unknown>;
