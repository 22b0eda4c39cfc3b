import { memberOf } from '../access.ts';
import { tellMember } from '../api/members.ts';
import type { Chat, Kept, Member, User } from '../types.ts';
import { telegram } from '../visibility.ts';
import type { World } from '../world.ts';

/** A chat or its id. */
export type ChatRef = number | { id: number };
export type UserRef = number | { id: number };

export const idOf = (ref: number | { id: number }): number => (typeof ref === 'number' ? ref : ref.id);

export const chatAt = (world: World, ref: ChatRef): Chat => {
  const chat = world.chats.get(idOf(ref));
  if (chat === undefined) throw new Error(`the sandbox has no chat ${idOf(ref)}`);
  return chat;
};

/** A message of a chat that is still there. */
export const keptAt = (chat: Chat, id: number): Kept => {
  const kept = chat.messages.get(id);
  if (kept === undefined || kept.isDeleted) throw new Error('there is no such message');
  return kept;
};

/** Tells the bot what it is in a chat now, if that is something else than before. */
export const setBot = (world: World, chat: Chat, member: Member, by: User): void => {
  const { type } = chat.facts;
  const old_chat_member = tellMember(world.bot, memberOf(chat, world.bot.id), type);
  chat.members.set(world.bot.id, member);
  const new_chat_member = tellMember(world.bot, member, type);
  if (JSON.stringify(old_chat_member) === JSON.stringify(new_chat_member)) return;
  const date = Math.floor(world.now() / 1_000);
  world.push({ my_chat_member: { chat: chat.facts, from: by, date, old_chat_member, new_chat_member } });
};

/** Who does something in a chat: the one named, else its owner, else Telegram itself. */
export const actorIn = (world: World, chat: Chat, by?: UserRef): User => {
  const [first] = [...chat.members].filter(([, { status }]) => status === 'creator').map(([id]) => id);
  return world.users.get(by === undefined ? (first ?? 0) : idOf(by)) ?? telegram;
};
