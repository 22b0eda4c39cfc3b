import { isOut, memberOf } from '../access.ts';
import { fullRights } from '../api/members.ts';
import type { ChatFacts, Rights, Status } from '../types.ts';
import type { World } from '../world.ts';
import { createBotRights, type BotRights } from './bot-rights.ts';
import { actorIn, chatAt, idOf, type ChatRef, type UserRef } from './chats.ts';
import { createTopics, type Topics } from './topics.ts';

export type GroupFacts = {
  owner?: UserRef;
  title: string;
  type?: 'group' | 'supergroup';
  forum?: boolean;
  username?: string;
  id?: number;
};
export type ChannelFacts = {
  owner?: UserRef;
  title: string;
  username?: string;
  id?: number;
  linkedGroup?: ChatRef;
};

/** Groups and channels, and who may do what in them. */
export type Places = BotRights &
  Topics & {
    group(facts: GroupFacts): ChatFacts;
    channel(facts: ChannelFacts): ChatFacts;
    /** Makes somebody a member, administrator ... of a chat; administrators have every right unless told. */
    setMember(chat: ChatRef, user: UserRef, status: Status, rights?: Rights): void;
    /** What all members of a group may do: `{ can_send_messages: false }` closes it. */
    setPermissions(chat: ChatRef, rights: Rights): void;
    /** Makes a group a supergroup; gives the new id. */
    migrate(chat: ChatRef): number;
    deleteChat(chat: ChatRef): void;
  };

export const createPlaces = (world: World): Places => {
  let lastChat = 5_000_000;
  const group: Places['group'] = ({ title, type = 'supergroup', forum, username, id, owner }) => {
    const given = id ?? (type === 'group' ? -++lastChat : -1_000_000_000_000 - ++lastChat);
    const facts: ChatFacts = {
      id: given,
      type,
      title,
      ...(username !== undefined && { username }),
      ...(forum && { is_forum: true }),
    };
    const chat = world.addChat(facts);
    if (owner !== undefined) chat.members.set(idOf(owner), { status: 'creator', rights: {} });
    return facts;
  };

  return {
    ...createBotRights(world),
    ...createTopics(world),
    group,
    channel: ({ title, username, id, linkedGroup, owner }) => {
      const given = id ?? -1_000_000_000_000 - ++lastChat;
      const facts: ChatFacts = {
        id: given,
        type: 'channel',
        title,
        ...(username !== undefined && { username }),
      };
      const chat = world.addChat(facts);
      if (owner !== undefined) chat.members.set(idOf(owner), { status: 'creator', rights: {} });
      if (linkedGroup === undefined) return facts;
      chat.linkedChatId = idOf(linkedGroup);
      chatAt(world, linkedGroup).linkedChatId = given;
      return facts;
    },
    setMember: (ref, user, status, rights) => {
      const chat = chatAt(world, ref);
      const full = status === 'administrator' ? fullRights(chat.facts.type) : {};
      chat.members.set(idOf(user), { status, rights: rights ?? full });
    },
    setPermissions: (ref, rights) => {
      chatAt(world, ref).permissions = rights;
    },
    migrate: (ref) => {
      const chat = chatAt(world, ref);
      const { facts } = chat;
      if (facts.type !== 'group') throw new Error('only basic groups become supergroups');
      const upgraded = group({ title: facts.title ?? '', type: 'supergroup' });
      const next = chatAt(world, upgraded);
      next.members = new Map(chat.members);
      const who = actorIn(world, chat);
      const away = world.post(chat, { from: who, sender_chat: facts, migrate_to_chat_id: upgraded.id });
      chat.migratedTo = upgraded.id;
      const here = world.post(next, { from: who, sender_chat: upgraded, migrate_from_chat_id: facts.id });
      if (isOut(memberOf(next, world.bot.id))) return upgraded.id;
      world.push({ message: away });
      world.push({ message: here });
      return upgraded.id;
    },
    deleteChat: (ref) => {
      chatAt(world, ref).isDeleted = true;
    },
  };
};
