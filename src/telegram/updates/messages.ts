import type { Context, Filter } from 'grammy';
import type { Message } from 'grammy/types';
import { words } from '../../message/words.ts';
import type { Command, Heard, Hearer } from '../command.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Guard } from './guard.ts';

/** A command, the bot it is meant for where it says so, and what stands behind it. */
const command = /^\/(\w{1,32})(?:@(\w+))?(?:\s+|$)/;

/** Finds the command that a message means. In groups only commands are heard; in a private chat everything is. */
export const createMessages = ({
  commands,
  hearers,
  guard,
}: {
  commands: readonly Command[];
  hearers: readonly Hearer[];
  guard: Guard;
}): ((context: Filter<Context, 'message'>) => Promise<void>) => {
  const named = (name: string | undefined) =>
    commands.find(
      (one) => !one.isHidden && (one.name === name || one.aliases?.includes(name ?? '') === true),
    );
  return async (context) => {
    const { message, me, chat } = context;
    const isBot = message.from.is_bot && message.sender_chat === undefined;
    if (isBot || message.is_automatic_forward) return;
    const isPrivate = chat.type === 'private';
    const text = message.text ?? message.caption ?? '';
    const said = command.exec(text);
    const otherBot = said?.[2] !== undefined && said[2].toLowerCase() !== me.username.toLowerCase();
    const meant = named(said?.[1]?.toLowerCase());
    if (otherBot || (meant === undefined && !isPrivate)) return;

    await guard.run(context, async (ask) => {
      const { media_group_id: album, message_id: messageId, forward_origin: origin } = message;
      const itself = { messageId, ...(album !== undefined && { album }) };
      if (meant !== undefined) {
        const rest = text.slice(said?.[0].length ?? 0).trim();
        const captioned = message.text === undefined && { captioned: itself };
        return meant.run({ ...ask, text: rest, ...captioned });
      }
      if (said !== null) return void (await ask.reply(words(textsFor(ask.settings.language).unknownCommand)));
      const wordless = wordlessKind(message);
      const heard: Heard = {
        ...ask,
        ...itself,
        text,
        isForwarded: origin !== undefined,
        ...(wordless !== undefined && { wordless }),
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
  const other =
    message.sticker ?? message.poll ?? message.location ?? message.contact ?? message.dice ?? message.venue;
  return other === undefined ? undefined : 'other';
};
