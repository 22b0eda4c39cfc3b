import type { Context, Filter } from 'grammy/web';
import type { Message } from 'grammy/types';
import { htmlOf } from '../html-of.ts';
import { writtenIn } from '../written.ts';
import { words } from '../../message/words.ts';
import type { Command, Heard, Hearer } from '../command.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Corrections } from './corrections.ts';
import type { Guard } from './guard.ts';
import { spokenIn } from './spoken.ts';

/**
 * Finds the command that a message means. In groups only commands are heard; in a private chat everything is. A message whose
 * words were corrected is heard like a new one, once.
 */
export const createMessages = ({
  commands,
  hearers,
  guard,
  corrections,
}: {
  commands: readonly Command[];
  hearers: readonly Hearer[];
  guard: Guard;
  corrections: Corrections;
}): ((context: Filter<Context, 'message' | 'edited_message'>) => Promise<void>) => {
  return async (context) => {
    const { msg: message, me, chat } = context;
    const isEdited = context.editedMessage !== undefined;
    const isBot = message.from?.is_bot === true && message.sender_chat === undefined;
    if (isBot || message.is_automatic_forward) return;
    if (isEdited && !corrections.isOne(message)) return;
    const isPrivate = chat.type === 'private';
    const text = message.text ?? message.caption ?? '';
    const spoken = spokenIn(text, commands, me.username);
    const meant = spoken?.command;
    if (spoken?.isForAnother || (meant === undefined && !isPrivate)) return;
    corrections.heard(message);

    await guard.run(context, async (ask) => {
      const { forward_origin: origin } = message;
      const itself = writtenIn(message);
      if (meant !== undefined) {
        const captioned = message.text === undefined && { captioned: itself };
        return meant.run({ ...ask, text: spoken?.rest ?? '', ...captioned });
      }
      if (spoken !== undefined)
        return void (await ask.reply(words(textsFor(ask.settings.language).unknownCommand(spoken.like))));
      const wordless = wordlessKind(message);
      // The largest of its sizes stands last (https://core.telegram.org/bots/api#message).
      const photo = message.photo?.at(-1);
      const heard: Heard = {
        ...ask,
        ...itself,
        text,
        html: htmlOf(text, message.entities ?? message.caption_entities),
        isForwarded: origin !== undefined,
        ...(isEdited && { isEdited }),
        ...(wordless !== undefined && { wordless }),
        ...(photo !== undefined && { photo: photo.file_id }),
        ...(message.chat_shared && {
          picked: { id: message.chat_shared.request_id, chatId: message.chat_shared.chat_id },
        }),
        ...(message.location && {
          location: { latitude: message.location.latitude, longitude: message.location.longitude },
        }),
      };
      for (const hear of hearers) if (await hear(heard)) return;
    });
  };
};

/** What a message without words is; undefined: a text, or a picture, film or file, which may have a caption. */
const wordlessKind = (message: Message): Heard['wordless'] => {
  if (message.voice ?? message.video_note ?? message.audio) return 'voice';
  if (message.sticker ?? message.dice) return 'gesture';
  const other = message.poll ?? message.location ?? message.contact ?? message.venue;
  return other === undefined ? undefined : 'other';
};
