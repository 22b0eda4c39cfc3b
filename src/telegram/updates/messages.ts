import type { Context, Filter } from 'grammy';
import { words } from '../../message/words.ts';
import type { Command } from '../command.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Guard } from './guard.ts';

/** A command, the bot it is meant for where it says so, and what stands behind it. */
const command = /^\/(\w{1,32})(?:@(\w+))?(?:\s+|$)/;

/** Finds the command that a message means. In groups only commands are heard; in a private chat everything gets an answer. */
export const createMessages = (parts: {
  commands: readonly Command[];
  guard: Guard;
}): ((context: Filter<Context, 'message'>) => Promise<void>) => {
  const { commands, guard } = parts;
  return async (context) => {
    const { message, me, chat } = context;
    const isBot = message.from.is_bot && message.sender_chat === undefined;
    if (isBot || message.is_automatic_forward) return;
    const isPrivate = chat.type === 'private';
    const text = message.text ?? '';
    const said = command.exec(text);
    const otherBot = said?.[2] !== undefined && said[2].toLowerCase() !== me.username.toLowerCase();
    const meant = commands.find(({ name }) => name === said?.[1]?.toLowerCase());
    if (otherBot || (meant === undefined && !isPrivate)) return;

    await guard(context, async (ask) => {
      if (meant !== undefined) return meant.run({ ...ask, text: text.slice(said?.[0].length ?? 0).trim() });
      if (said !== null) return void (await ask.reply(words(textsFor(ask.settings.language).unknownCommand)));
      const { media_group_id: album, message_id: messageId, forward_origin: origin } = message;
      const heard = {
        ...ask,
        text,
        messageId,
        isForwarded: origin !== undefined,
        ...(album !== undefined && { album }),
      };
      for (const { hear } of commands) if (await hear?.(heard)) return;
    });
  };
};
