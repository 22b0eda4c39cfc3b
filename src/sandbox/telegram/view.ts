import { renderHtml } from './text/entities.ts';
import type { Button, Chat, Entity, Kept, User } from './types.ts';

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
  media_group_id?: string;
  /** Its link_preview_options. */
  preview?: Preview;
  /** Rows of the inline or the reply keyboard. */
  buttons: Button[][];
  message_thread_id?: number;
  reply_to?: number;
  silent: boolean;
  edited: boolean;
  deleted: boolean;
  /** What kind of service message it is, if it is one. */
  service?: string;
};

const services = [
  'new_chat_members',
  'left_chat_member',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
  'chat_shared',
  'pinned_message',
];

export const viewMessage = ({ message, isDeleted, isSilent, photoUrl }: Kept): ViewMessage => {
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
    ...(message.media_group_id !== undefined && { media_group_id: message.media_group_id }),
    ...(message.link_preview_options !== undefined && { preview: message.link_preview_options }),
    buttons: keyboard.map((row) =>
      row.map((button) => (typeof button === 'string' ? { text: button } : button)),
    ),
    ...(message.message_thread_id !== undefined && { message_thread_id: message.message_thread_id }),
    ...(message.reply_to_message !== undefined && { reply_to: message.reply_to_message.message_id }),
    silent: isSilent,
    edited: message.edit_date !== undefined,
    deleted: isDeleted,
    ...(service !== undefined && { service }),
  };
};

/** All that a chat remembers, in order. */
export const viewChat = (chat: Chat): ViewMessage[] => [...chat.messages.values()].map(viewMessage);
