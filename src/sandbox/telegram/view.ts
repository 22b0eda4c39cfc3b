import { renderHtml } from './text/entities.ts';
import type { Button, Chat, Entity, Kept, Message, User } from './types.ts';

export type Preview = {
  url?: string;
  is_disabled?: boolean;
  prefer_large_media?: boolean;
  prefer_small_media?: boolean;
  show_above_text?: boolean;
};

/** A message as the chat shows it. */
export type ViewMessage = {
  chat_id: number;
  message_id: number;
  date: number;
  /** Absent for posts of channels. */
  from?: User;
  /** The chat that a channel post or an anonymous administrator's message stands for. */
  sender_chat_id?: number;
  /** The text, or the caption. */
  text: string;
  entities: Entity[];
  /** The text with its entities as Telegram's HTML. */
  html: string;
  /** Whether the text is the caption of a picture. */
  isCaption: boolean;
  photo?: { file_id: string; url?: string };
  document?: { file_id: string; name: string; type?: string; size?: number };
  /** What it is beside text, pictures and files: a voice message, a poll ... */
  kind?: string;
  media_group_id?: string;
  /** Its link_preview_options. */
  preview?: Preview;
  /** Rows of the inline or the reply keyboard. */
  buttons: Button[][];
  /** Its buttons stand in place of the keyboard and write their text. */
  isReplyKeyboard?: true;
  message_thread_id?: number;
  reply_to?: number;
  /** By whose help it was posted. */
  via?: string;
  /** Who or what it was forwarded from. */
  forwarded?: string;
  /** The only person who sees it. */
  receiver?: number;
  reactions?: { emoji: string; by: number[] }[];
  silent: boolean;
  edited: boolean;
  deleted: boolean;
  /** What kind of service message it is, if it is one; `about`: the names in it. */
  service?: string;
  about?: string;
};

const services = [
  'new_chat_members',
  'left_chat_member',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
  'forum_topic_closed',
  'forum_topic_reopened',
  'chat_shared',
  'pinned_message',
];

export const viewMessage = ({ message, isDeleted, isSilent, photoUrl, reactions }: Kept): ViewMessage => {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const photo = message.photo?.at(-1);
  const service = services.find((key) => message[key] !== undefined);
  const keyboard = message.reply_markup?.inline_keyboard ?? message.reply_markup?.keyboard ?? [];
  return {
    chat_id: message.chat.id,
    message_id: message.message_id,
    date: message.date,
    ...(message.from !== undefined && { from: message.from }),
    ...(message.sender_chat !== undefined && { sender_chat_id: message.sender_chat.id }),
    text,
    entities,
    html: renderHtml(text, entities),
    isCaption: message.caption !== undefined,
    ...(photo !== undefined && {
      photo: { file_id: photo.file_id, ...(photoUrl !== undefined && { url: photoUrl }) },
    }),
    ...documentIn(message),
    ...kindOf(message),
    ...(message.media_group_id !== undefined && { media_group_id: message.media_group_id }),
    ...(message.link_preview_options !== undefined && { preview: message.link_preview_options }),
    buttons: keyboard.map((row) =>
      row.map((button) => (typeof button === 'string' ? { text: button } : button)),
    ),
    ...(message.message_thread_id !== undefined && { message_thread_id: message.message_thread_id }),
    ...(message.reply_to_message !== undefined && { reply_to: message.reply_to_message.message_id }),
    ...(message.reply_markup?.keyboard !== undefined && { isReplyKeyboard: true as const }),
    ...surroundingsOf(message),
    ...(reactions !== undefined && reactions.size > 0 && { reactions: gathered(reactions) }),
    silent: isSilent,
    edited: message.edit_date !== undefined,
    deleted: isDeleted,
    ...(service !== undefined && { service, about: aboutService(message) }),
  };
};

type Shown = Partial<ViewMessage>;

const documentIn = ({ document }: Message): Shown => {
  if (typeof document !== 'object' || document === null) return {};
  const { file_id, file_name, mime_type, file_size } = document as Record<
    string,
    string | number | undefined
  >;
  return {
    document: {
      file_id: String(file_id),
      name: String(file_name ?? ''),
      ...(mime_type !== undefined && { type: String(mime_type) }),
      ...(file_size !== undefined && { size: Number(file_size) }),
    },
  };
};

const kinds = [
  'voice',
  'video',
  'video_note',
  'audio',
  'animation',
  'sticker',
  'poll',
  'location',
  'contact',
];
const kindOf = (message: Message): Shown => {
  const kind = kinds.find((key) => message[key] !== undefined);
  return kind === undefined ? {} : { kind };
};

type Named = { title?: string; first_name?: string; username?: string; id?: number };
const nameOf = ({ title, first_name, username }: Named): string => title ?? first_name ?? username ?? '';

const surroundingsOf = (message: Message): Shown => {
  const [via, origin, receiver] = ['via_bot', 'forward_origin', 'receiver_user'].map(
    (key) => message[key],
  ) as [Named?, { chat?: Named; sender_chat?: Named; sender_user?: Named }?, Named?];
  const from = origin && (origin.chat ?? origin.sender_chat ?? origin.sender_user);
  return {
    ...(via && { via: nameOf(via) }),
    ...(from && { forwarded: nameOf(from) }),
    ...(receiver?.id !== undefined && { receiver: receiver.id }),
  };
};

const gathered = (reactions: ReadonlyMap<number, string[]>): { emoji: string; by: number[] }[] => {
  const all = new Map<string, number[]>();
  for (const [id, emoji] of reactions) for (const one of emoji) all.set(one, [...(all.get(one) ?? []), id]);
  return [...all].map(([emoji, by]) => ({ emoji, by }));
};

const aboutService = (message: Message): string => {
  const topic = message['forum_topic_created'] as { name?: string } | undefined;
  const members = message['new_chat_members'] as Named[] | undefined;
  return topic?.name ?? members?.map(nameOf).join(', ') ?? '';
};

/** All that a chat remembers, in order. */
export const viewChat = (chat: Chat): ViewMessage[] => [...chat.messages.values()].map(viewMessage);
