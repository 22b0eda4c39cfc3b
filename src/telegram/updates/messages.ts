import type { Context, Filter } from 'grammy';
import { words, type Command } from '../command.ts';
import { followAll, most, tell } from '../../../commands/subscriber/follow.ts';
import type { Ports } from '../../../commands/shared/ports.ts';
import { namedAlone, parseWanted } from '../../../commands/shared/wanted.ts';
import { parseAddresses } from '../../feed/address.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Guard } from './guard.ts';

/** A command, the bot it is meant for where it says so, and what stands behind it. */
const command = /^\/(\w{1,32})(?:@(\w+))?(?:\s+|$)/;

/** Finds the command that a message means. In groups only commands are heard; in a private chat everything gets an answer. */
export const createMessages = (parts: {
  commands: readonly Command[];
  ports: Ports;
  guard: Guard;
}): ((context: Filter<Context, 'message'>) => Promise<void>) => {
  const { commands, ports, guard } = parts;
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
      const texts = textsFor(ask.settings.language);
      const { media_group_id: album, message_id: messageId } = message;
      if (isPrivate && album !== undefined) await ports.albums.note(chat.id, album, messageId);
      if (meant !== undefined)
        return meant.run({ ...ask, text: text.slice(said?.[0].length ?? 0).trim() }, ports);
      if (said !== null) return void (await ask.reply(words(texts.unknownCommand)));
      if (message.forward_origin === undefined) {
        const target = { chat: ask.chat, settings: ask.settings, rest: text };
        if (isNothingButAddresses(text))
          return followAll(ask, target, parseWanted(text, ports.catalogue, most), ports);
        const named = namedAlone(text, ports.catalogue);
        if (named !== undefined) return tell(ask, target, [named], ports);
      }
      // A picture or an album may be meant for /broadcast: no chatter at each of its parts.
      if (text !== '') await ask.reply(words(texts.plainText));
    });
  };
};

/** A text that only mentions an address is no wish to follow it: it may be a post for /broadcast. */
const isNothingButAddresses = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .every((word) => parseAddresses(word).length === 1);
