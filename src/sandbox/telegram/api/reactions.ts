import { chatOf, checkPresent, isAdmin, memberOf } from '../access.ts';
import type { Chat, Kept, Parameters, User } from '../types.ts';
import type { World } from '../world.ts';
import { badRequest } from './errors.ts';
import { listOf, numberOf, textOf } from './parameters.ts';
import type { Method } from './send.ts';

const typed = (emoji: string[]) => emoji.map((one) => ({ type: 'emoji', emoji: one }));

/** Sets what somebody has given a message, and tells the bot where it may know (https://core.telegram.org/bots/api#messagereactionupdated). */
export const react = (world: World, chat: Chat, kept: Kept, user: User, emoji: string[]): void => {
  const given = (kept.reactions ??= new Map<number, string[]>());
  const before = given.get(user.id) ?? [];
  if (emoji.length === 0) given.delete(user.id);
  else given.set(user.id, emoji);
  world.changed(chat, kept, 'reacted');
  const isTold = chat.facts.type === 'private' || isAdmin(memberOf(chat, world.bot.id));
  if (!isTold || user.id === world.bot.id) return;
  const about = {
    chat: chat.facts,
    message_id: kept.message.message_id,
    date: Math.floor(world.now() / 1_000),
  };
  if (chat.facts.type === 'channel')
    world.push({ message_reaction_count: { ...about, reactions: counts(given) } });
  else
    world.push({
      message_reaction: { ...about, user, old_reaction: typed(before), new_reaction: typed(emoji) },
    });
};

const counts = (given: ReadonlyMap<number, string[]>) =>
  [...Map.groupBy([...given.values()].flat(), (emoji) => emoji)].map(([emoji, all]) => ({
    type: { type: 'emoji', emoji },
    total_count: all.length,
  }));

export const setMessageReaction: Method = ({ world, parameters }) => {
  const chat = chatOf(world, parameters['chat_id']);
  checkPresent(world, chat);
  const kept = chat.messages.get(numberOf(parameters, 'message_id') ?? 0);
  if (kept === undefined || kept.isDeleted) throw badRequest('message not found');
  const emoji = listOf(parameters, 'reaction').flatMap(
    (one) => textOf({ ...(one as Parameters) }, 'emoji') ?? [],
  );
  react(world, chat, kept, world.bot, emoji);
  return true;
};
