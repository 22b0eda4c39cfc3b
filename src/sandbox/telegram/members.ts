import { findChat, isOut, memberOf } from './access.ts';
import { badRequest, forbidden } from './errors.ts';
import type { Method } from './messages.ts';
import type { ChatState, Member, User, World } from './world.ts';

/** https://core.telegram.org/bots/api#chatmember */
export const tellMember = (world: World, userId: number, member: Member) => {
  const user = world.users.get(userId) ?? { id: userId, is_bot: false, first_name: 'Deleted Account' };
  const rights = ['administrator', 'restricted'].includes(member.status) ? member.rights : {};
  return {
    user,
    status: member.status,
    ...(member.status === 'creator' && { is_anonymous: false }),
    ...rights,
  };
};

const adminRights = (type: ChatState['type']): Record<string, boolean> => ({
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_invite_users: true,
  can_change_info: false,
  ...(type === 'channel' ? { can_post_messages: true, can_edit_messages: true } : { can_pin_messages: true }),
});

/** Sets somebody's standing in a chat; for the bot itself, the bot is told. */
export const setMember = (
  world: World,
  chat: ChatState,
  userId: number,
  status: Member['status'],
  rights: Record<string, boolean> = {},
  by?: User,
): void => {
  const before = memberOf(chat, userId);
  const own = status === 'administrator' ? { ...adminRights(chat.type), ...rights } : rights;
  const after: Member = { status, rights: own };
  chat.members.set(userId, after);
  if (userId !== world.bot.id) return;
  world.push({
    my_chat_member: {
      chat: world.tellChat(chat),
      from:
        by ??
        world.users.get([...chat.members].find(([, one]) => one.status === 'creator')?.[0] ?? 0) ??
        world.bot,
      date: world.date(),
      old_chat_member: tellMember(world, userId, before),
      new_chat_member: tellMember(world, userId, after),
    },
  });
};

const mustBeIn = (world: World, chat: ChatState) => {
  if (chat.migratedTo !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  const member = memberOf(chat, world.bot.id);
  const kind = chat.type === 'group' ? 'group chat' : `${chat.type} chat`;
  if (chat.type !== 'private' && member.status === 'kicked')
    throw forbidden(`bot was kicked from the ${kind}`);
  if (chat.type !== 'private' && isOut(member) && chat.username === undefined)
    throw forbidden(`bot is not a member of the ${kind}`);
};

export const memberMethods: Record<string, Method> = {
  getChat: (world, { chat_id }) => {
    const chat = findChat(world, chat_id);
    mustBeIn(world, chat);
    return {
      ...world.tellChat(chat),
      accent_color_id: 0,
      max_reaction_count: 11,
      ...(chat.linkedChatId !== undefined && { linked_chat_id: chat.linkedChatId }),
    };
  },
  getChatMember: (world, { chat_id, user_id }) => {
    const chat = findChat(world, chat_id);
    mustBeIn(world, chat);
    const id = Number(user_id);
    if (
      chat.type === 'channel' &&
      id !== world.bot.id &&
      memberOf(chat, world.bot.id).status !== 'administrator'
    )
      throw badRequest('member list is inaccessible');
    if (!world.users.has(id)) throw badRequest('PARTICIPANT_ID_INVALID');
    return tellMember(world, id, memberOf(chat, id));
  },
  getChatAdministrators: (world, { chat_id }) => {
    const chat = findChat(world, chat_id);
    mustBeIn(world, chat);
    return [...chat.members]
      .filter(([, { status }]) => status === 'creator' || status === 'administrator')
      .map(([id, member]) => tellMember(world, id, member));
  },
  getChatMemberCount: (world, { chat_id }) => {
    const chat = findChat(world, chat_id);
    mustBeIn(world, chat);
    return [...chat.members.values()].filter((member) => !isOut(member)).length;
  },
  leaveChat: (world, { chat_id }) => {
    setMember(world, findChat(world, chat_id), world.bot.id, 'left');
    return true;
  },
};
