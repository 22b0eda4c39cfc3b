import { isOut, memberOf } from '../access.ts';
import { fullRights, tellMember } from '../api/members.ts';
import type { Chat, ChatFacts, Kept, Member, Rights, Status, User } from '../types.ts';
import { telegram } from '../visibility.ts';
import type { World } from '../world.ts';

/** A chat or its id. */
export type ChatRef = number | { id: number };
export type UserRef = number | { id: number };

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
export type Places = {
  group(facts: GroupFacts): ChatFacts;
  channel(facts: ChannelFacts): ChatFacts;
  /** Makes somebody a member, administrator ... of a chat; administrators have every right unless told. */
  setMember(chat: ChatRef, user: UserRef, status: Status, rights?: Rights): void;
  /** Adds the bot, as an administrator where rights are given (`true`: all of them); in channels always so. */
  addBot(chat: ChatRef, how?: { rights?: Rights | true; by?: UserRef }): void;
  /** Gives the bot other rights; `false` makes it a plain member again. */
  promoteBot(chat: ChatRef, rights: Rights | boolean, by?: UserRef): void;
  /** Forbids the bot what is not among the rights. */
  restrictBot(chat: ChatRef, rights?: Rights, by?: UserRef): void;
  kickBot(chat: ChatRef, by?: UserRef): void;
  /** What all members of a group may do: `{ can_send_messages: false }` closes it. */
  setPermissions(chat: ChatRef, rights: Rights): void;
  /** Makes a group a supergroup; gives the new id. */
  migrate(chat: ChatRef): number;
  deleteChat(chat: ChatRef): void;
  openTopic(chat: ChatRef, name: string): number;
  closeTopic(chat: ChatRef, threadId: number): void;
  reopenTopic(chat: ChatRef, threadId: number): void;
  deleteTopic(chat: ChatRef, threadId: number): void;
};

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

export const createPlaces = (world: World): Places => {
  let lastChat = 5_000_000;
  const actor = (chat: Chat, by?: UserRef): User => {
    const [first] = [...chat.members].filter(([, { status }]) => status === 'creator').map(([id]) => id);
    return world.users.get(by === undefined ? (first ?? 0) : idOf(by)) ?? telegram;
  };
  const topicAt = (ref: ChatRef, thread: number) => {
    const topic = chatAt(world, ref).topics.get(thread);
    if (topic === undefined) throw new Error(`the sandbox has no topic ${thread} there`);
    return topic;
  };
  /** Everybody in the chat is told in the topic itself, the bot with them. */
  const tellInTopic = (ref: ChatRef, thread: number, what: 'forum_topic_closed' | 'forum_topic_reopened') => {
    const chat = chatAt(world, ref);
    const said = world.post(chat, {
      from: actor(chat),
      message_thread_id: thread,
      is_topic_message: true,
      [what]: {},
    });
    if (!isOut(memberOf(chat, world.bot.id))) world.push({ message: said });
  };
  const adminOf = (chat: Chat, rights: Rights | true): Member => ({
    status: 'administrator',
    rights: rights === true ? fullRights(chat.facts.type) : rights,
  });

  const places: Places = {
    group: ({ title, type = 'supergroup', forum, username, id, owner }) => {
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
    },
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
    addBot: (ref, { rights, by } = {}) => {
      const chat = chatAt(world, ref);
      const who = actor(chat, by);
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
      setBot(world, chat, member, actor(chat, by));
    },
    restrictBot: (ref, rights = {}, by) => {
      const chat = chatAt(world, ref);
      setBot(world, chat, { status: 'restricted', rights }, actor(chat, by));
    },
    kickBot: (ref, by) => {
      const chat = chatAt(world, ref);
      setBot(world, chat, { status: 'kicked', rights: {} }, actor(chat, by));
    },
    setPermissions: (ref, rights) => {
      chatAt(world, ref).permissions = rights;
    },
    migrate: (ref) => {
      const chat = chatAt(world, ref);
      const { facts } = chat;
      if (facts.type !== 'group') throw new Error('only basic groups become supergroups');
      const upgraded = places.group({ title: facts.title ?? '', type: 'supergroup' });
      const next = chatAt(world, upgraded);
      next.members = new Map(chat.members);
      const who = actor(chat);
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
    openTopic: (ref, name) => {
      const chat = chatAt(world, ref);
      const who = actor(chat);
      const { message_id: id } = world.post(chat, {
        from: who,
        forum_topic_created: { name, icon_color: 7_322_096 },
      });
      chat.topics.set(id, { name, isClosed: false });
      return id;
    },
    closeTopic: (ref, thread) => {
      topicAt(ref, thread).isClosed = true;
      tellInTopic(ref, thread, 'forum_topic_closed');
    },
    reopenTopic: (ref, thread) => {
      topicAt(ref, thread).isClosed = false;
      tellInTopic(ref, thread, 'forum_topic_reopened');
    },
    deleteTopic: (ref, thread) => {
      topicAt(ref, thread);
      chatAt(world, ref).topics.delete(thread);
    },
  };
  return places;
};
