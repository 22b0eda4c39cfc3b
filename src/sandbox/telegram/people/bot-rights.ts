import { isOut, memberOf } from '../access.ts';
import { fullRights } from '../api/members.ts';
import type { Chat, Member, Rights } from '../types.ts';
import type { World } from '../world.ts';
import { actorIn, chatAt, setBot, type ChatRef, type UserRef } from './chats.ts';

/** What the bot is in a chat, as its administrators decide. */
export type BotRights = {
  /** Adds the bot, as an administrator where rights are given (`true`: all of them); in channels always so. */
  addBot(chat: ChatRef, how?: { rights?: Rights | true; by?: UserRef }): void;
  /** Gives the bot other rights; `false` makes it a plain member again. */
  promoteBot(chat: ChatRef, rights: Rights | boolean, by?: UserRef): void;
  /** Forbids the bot what is not among the rights. */
  restrictBot(chat: ChatRef, rights?: Rights, by?: UserRef): void;
  kickBot(chat: ChatRef, by?: UserRef): void;
};

export const createBotRights = (world: World): BotRights => ({
  addBot: (ref, { rights, by } = {}) => {
    const chat = chatAt(world, ref);
    const who = actorIn(world, chat, by);
    const wasOut = isOut(memberOf(chat, world.bot.id));
    const isAdministrator = rights !== undefined || chat.facts.type === 'channel';
    setBot(
      world,
      chat,
      isAdministrator ? adminOf(chat, rights ?? true) : { status: 'member', rights: {} },
      who,
    );
    if (chat.facts.type === 'channel' || !wasOut) return;
    world.push({ message: world.post(chat, { from: who, new_chat_members: [world.bot] }) });
  },
  promoteBot: (ref, rights, by) => {
    const chat = chatAt(world, ref);
    const member: Member = rights === false ? { status: 'member', rights: {} } : adminOf(chat, rights);
    setBot(world, chat, member, actorIn(world, chat, by));
  },
  restrictBot: (ref, rights = {}, by) => {
    const chat = chatAt(world, ref);
    setBot(world, chat, { status: 'restricted', rights }, actorIn(world, chat, by));
  },
  kickBot: (ref, by) => {
    const chat = chatAt(world, ref);
    setBot(world, chat, { status: 'kicked', rights: {} }, actorIn(world, chat, by));
  },
});

const adminOf = (chat: Chat, rights: Rights | true): Member => ({
  status: 'administrator',
  rights: rights === true ? fullRights(chat.facts.type) : rights,
});
