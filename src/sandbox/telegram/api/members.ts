import { chatOf, checkPresent, isAdmin, isOut, memberOf } from '../access.ts';
import { badRequest } from './errors.ts';
import { numberOf } from './parameters.ts';
import type { Method } from './send.ts';
import type { Chat, ChatType, Member, Rights, User } from '../types.ts';
import type { World } from '../world.ts';

/** The rights of an administrator with every right (https://core.telegram.org/bots/api#chatadministratorrights). */
export const fullRights = (type: ChatType): Rights => ({
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
  can_send_welcome_messages: false,
  ...(type === 'channel'
    ? { can_post_messages: true, can_edit_messages: true }
    : { can_pin_messages: true, can_manage_topics: true }),
});

/** What a restricted member may do where nothing is said of it. */
const restrictedRights: Rights = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
};

/** A member as the Bot API tells of it (https://core.telegram.org/bots/api#chatmember). */
export const tellMember = (
  user: User,
  { status, rights }: Member,
  type: ChatType,
): Record<string, unknown> => {
  const base = { user, status };
  if (status === 'creator') return { ...base, is_anonymous: rights['is_anonymous'] === true };
  if (status === 'administrator') {
    const none = Object.fromEntries(Object.keys(fullRights(type)).map((right) => [right, false]));
    return { ...base, can_be_edited: false, is_anonymous: false, ...none, can_manage_chat: true, ...rights };
  }
  if (status === 'restricted')
    return { ...base, is_member: true, until_date: 0, ...restrictedRights, ...rights };
  return status === 'kicked' ? { ...base, until_date: 0 } : base;
};

const visible = (world: World, chat: Chat): void => {
  const { type, username } = chat.facts;
  if (type !== 'private' && username !== undefined && isOut(memberOf(chat, world.bot.id))) return;
  checkPresent(world, chat);
};

export const memberMethods: Record<string, Method> = {
  getChat: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    visible(world, chat);
    const { person, linkedChatId, permissions, facts } = chat;
    return {
      ...facts,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
      ...(person?.last_name !== undefined && { last_name: person.last_name }),
      ...(facts.type !== 'private' && facts.type !== 'channel' && { permissions }),
      ...(linkedChatId !== undefined && { linked_chat_id: linkedChatId }),
    };
  },
  getChatMember: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    visible(world, chat);
    const id = numberOf(parameters, 'user_id') ?? 0;
    const user = world.users.get(id);
    if (user === undefined) throw badRequest('user not found');
    const { type } = chat.facts;
    if (type === 'channel' && id !== world.bot.id && !isAdmin(memberOf(chat, world.bot.id)))
      throw badRequest('member list is inaccessible');
    const member = type === 'private' ? { status: 'member' as const, rights: {} } : memberOf(chat, id);
    return tellMember(user, member, type);
  },
  getChatAdministrators: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    if (chat.facts.type === 'private') throw badRequest('there are no administrators in the private chat');
    checkPresent(world, chat);
    if (chat.facts.type === 'channel' && !isAdmin(memberOf(chat, world.bot.id)))
      throw badRequest('member list is inaccessible');
    return [...chat.members].flatMap(([id, member]) => {
      const user = world.users.get(id);
      // Other bots are left out; anonymous administrators are not.
      const isTold = user !== undefined && (!user.is_bot || id === world.bot.id) && isAdmin(member);
      return isTold ? [tellMember(user, member, chat.facts.type)] : [];
    });
  },
  getChatMemberCount: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    visible(world, chat);
    if (chat.facts.type === 'private') return 2;
    return [...chat.members.values()].filter((member) => !isOut(member)).length;
  },
};
