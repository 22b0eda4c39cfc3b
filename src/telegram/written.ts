import type { Message } from 'grammy/types';
import { cut, short } from '../text/escape.ts';
import type { Written } from './command.ts';

/** A message as commands know it: where it stands, what of it can be changed, and its first words. */
export const writtenIn = (message: Message): Written => {
  const words = message.text ?? message.caption ?? message.poll?.question ?? '';
  const { forward_origin: origin } = message;
  return {
    messageId: message.message_id,
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
    form: formOf(message),
    ...(origin?.type === 'channel' && {
      origin: { chatId: origin.chat.id, messageId: origin.message_id },
    }),
    ...(words !== '' && { about: cut(short(words, 120), 60) }),
  };
};

/** Polls, voice messages and the like stay as they are; of pictures, films and files the caption can be changed. */
const formOf = (message: Message): NonNullable<Written['form']> => {
  if (message.text !== undefined) return 'text';
  const hasCaption = message.photo ?? message.video ?? message.animation ?? message.document ?? message.audio;
  return hasCaption === undefined ? 'fixed' : 'caption';
};
