import type { Button, Message } from '../../message/message.ts';
import { chatRequest } from './chat-request.ts';

type InlineButton = { text: string } & (
  { url: string } | { callback_data: string } | { copy_text: { text: string } }
);
type Markup = { reply_markup?: { inline_keyboard: InlineButton[][] } };

/** A message as sendMessage and editMessageText take it (https://core.telegram.org/bots/api#sendmessage). */
export const renderText = (message: Message) => ({
  text: message.html,
  parse_mode: 'HTML' as const,
  link_preview_options:
    message.previewUrl === undefined
      ? { is_disabled: true }
      : { url: message.previewUrl, prefer_large_media: true, show_above_text: true },
  ...markupOf(message),
});

/** A message with a picture as sendPhoto takes it (https://core.telegram.org/bots/api#sendphoto). */
export const renderPhoto = (message: Message, photoUrl: string) => ({
  photo: photoUrl,
  caption: message.html,
  parse_mode: 'HTML' as const,
  ...markupOf(message),
});

/** The keyboard by which a person picks a chat of theirs; of a message that has none, nothing. */
export const pickMarkup = ({ picks }: Message) => {
  if (picks === undefined) return {};
  if (picks.length === 0) return { reply_markup: { remove_keyboard: true as const } };
  const keyboard = picks.map((pick) => [{ text: pick.text, request_chat: chatRequest(pick) }]);
  return { reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } };
};

/** What stands under a file, as sendDocument takes it (https://core.telegram.org/bots/api#senddocument). */
export const renderFile = (message: Message) => ({
  caption: message.html,
  parse_mode: 'HTML' as const,
  ...markupOf(message),
});

/** Buttons as every method that sends or edits takes them. */
export const markupOf = ({ buttons }: { buttons?: Button[][] | undefined }): Markup =>
  buttons === undefined ? {} : { reply_markup: keyboardOf(buttons) };

/** Rows of buttons as Telegram takes them (https://core.telegram.org/bots/api#inlinekeyboardmarkup). */
export const keyboardOf = (buttons: Button[][]) => ({
  inline_keyboard: buttons.map((row) => row.map(buttonOf)),
});

const buttonOf = (button: Button): InlineButton => {
  if ('url' in button) return { text: button.text, url: button.url };
  if ('copy' in button) return { text: button.text, copy_text: { text: button.copy } };
  return { text: button.text, callback_data: button.callback };
};
