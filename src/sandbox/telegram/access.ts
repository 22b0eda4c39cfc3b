import { badRequest, forbidden } from './errors.ts';
import type { ChatState, Member, World } from './world.ts';

/** The chat that a method names, by id or @name. */
export const findChat = (world: World, id: unknown): ChatState => {
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  const number = typeof id === 'number' ? id : /^-?\d+$/.test(String(id)) ? Number(id) : undefined;
  const wanted = String(id).toLowerCase();
  const chat =
    number === undefined
      ? [...world.chats.values()].find(
          ({ username }) => username !== undefined && `@${username.toLowerCase()}` === wanted,
        )
      : world.chats.get(number);
  if (chat === undefined) throw badRequest('chat not found');
  return chat;
};

export const memberOf = (chat: ChatState, userId: number): Member =>
  chat.members.get(userId) ?? { status: 'left', rights: {} };

export const isOut = ({ status }: Member): boolean => status === 'left' || status === 'kicked';

/** Refuses in Telegram's words where the bot may not post; `what`: text messages, photos. */
export const checkPost = (world: World, chat: ChatState, what: string, threadId?: unknown): void => {
  if (chat.migratedTo !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  if (chat.type === 'private') {
    if (chat.deactivated) throw forbidden('user is deactivated');
    if (chat.blocked) throw forbidden('bot was blocked by the user');
    if (!chat.started) throw forbidden("bot can't initiate conversation with a user");
    return;
  }
  const member = memberOf(chat, world.bot.id);
  const kind = chat.type === 'group' ? 'group chat' : `${chat.type} chat`;
  if (member.status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (member.status === 'left') throw forbidden(`bot is not a member of the ${kind}`);
  if (
    chat.type === 'channel' &&
    (member.status !== 'administrator' || member.rights['can_post_messages'] !== true)
  )
    throw badRequest('need administrator rights in the channel chat');
  if (member.status === 'restricted' && member.rights['can_send_messages'] !== true)
    throw badRequest(`not enough rights to send ${what} to the chat`);
  if (threadId === undefined) return;
  const topic = chat.topics.get(Number(threadId));
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.closed && member.status !== 'administrator') throw badRequest('TOPIC_CLOSED');
};
