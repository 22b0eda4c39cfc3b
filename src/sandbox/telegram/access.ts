import { badRequest, forbidden } from './api/errors.ts';
import { numberOf } from './api/parameters.ts';
import type { Chat, Member, Parameters } from './types.ts';
import type { World } from './world.ts';

/** The chat that a request names, by id or @name. */
export const chatOf = (world: World, id: unknown): Chat => {
  if (typeof id === 'number') {
    const chat = world.chats.get(id);
    if (chat === undefined) throw badRequest('chat not found');
    return chat;
  }
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  const said = String(id);
  const chat = /^-?\d+$/.test(said)
    ? world.chats.get(Number(said))
    : said.startsWith('@')
      ? world.byUsername(said.slice(1))
      : undefined;
  if (chat === undefined) throw badRequest('chat not found');
  return chat;
};

const absent: Member = { status: 'left', rights: {} };
export const memberOf = (chat: Chat, userId: number): Member => chat.members.get(userId) ?? absent;
export const isOut = ({ status }: Member): boolean => status === 'left' || status === 'kicked';
export const isAdmin = ({ status }: Member): boolean => status === 'creator' || status === 'administrator';

/** Refuses in Telegram's words where the bot has no way into the chat at all. */
export const checkPresent = (world: World, chat: Chat): void => {
  const { type } = chat.facts;
  if (chat.migratedTo !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  if (type === 'private') return;
  if (chat.isDeleted) throw forbidden('the group chat was deleted');
  const { status } = memberOf(chat, world.bot.id);
  const kind = type === 'group' ? 'group chat' : `${type} chat`;
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${kind}`);
};

/** Refuses where the bot may not post; `right`: which right it takes, `what`: as Telegram calls it. */
export const checkPost = (
  world: World,
  chat: Chat,
  parameters: Parameters,
  right = 'can_send_messages',
  what = 'text messages',
): void => {
  if (chat.facts.type === 'private') {
    if (chat.door === 'open') return;
    if (chat.door === 'deactivated') throw forbidden('user is deactivated');
    if (chat.door === 'blocked') throw forbidden('bot was blocked by the user');
    throw forbidden("bot can't initiate conversation with a user");
  }
  checkPresent(world, chat);
  const member = memberOf(chat, world.bot.id);
  if (chat.facts.type === 'channel') {
    if (!isAdmin(member) || (member.status !== 'creator' && member.rights['can_post_messages'] !== true))
      throw badRequest('need administrator rights in the channel chat');
    return;
  }
  if (!isAdmin(member)) {
    const isDenied = (rights: Record<string, boolean>) =>
      rights['can_send_messages'] === false || rights[right] === false;
    const isRestricted = member.status === 'restricted' && (member.rights[right] ?? false) === false;
    if (isRestricted || isDenied(chat.permissions))
      throw badRequest(`not enough rights to send ${what} to the chat`);
  }
  const thread = numberOf(parameters, 'message_thread_id');
  if (thread === undefined) return;
  const topic = chat.topics.get(thread);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.isClosed && member.rights['can_manage_topics'] !== true) throw badRequest('TOPIC_CLOSED');
};
