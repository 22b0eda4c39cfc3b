import { GrammyError, type Api } from 'grammy/web';
import type { Chat as TelegramChat, ChatFullInfo, ChatMember } from 'grammy/types';
import type { ChatFacts } from '../../audience/chat.ts';
import type { RightsProblem } from '../../i18n/catalogue.ts';
import type { BotRight } from '../../i18n/channels.ts';

/**
 * Whether the person and the bot may post in a chat, asked of Telegram then and there (invariant 8):
 * https://core.telegram.org/bots/api#chatmemberadministrator.
 */
export const rightsIn = async (
  api: Api,
  botId: number,
  userId: number,
  handle: string,
): Promise<{ ok: true; chat: ChatFacts; lacks: BotRight[] } | { ok: false; why: RightsProblem }> => {
  const chat = await found(() => api.getChat(/^-?\d+$/.test(handle) ? Number(handle) : handle));
  if (chat === undefined || chat.type === 'private') return { ok: false, why: 'not-found' };
  const bot = await found(() => api.getChatMember(chat.id, botId));
  if (bot === undefined || isOut(bot)) return { ok: false, why: 'bot-absent' };
  const person = await found(() => api.getChatMember(chat.id, userId));
  // Who is what in a channel Telegram tells only its administrators: what is missing first is the bot's own right.
  const isUnseen = person === undefined && chat.type === 'channel' && !isAdministrator(bot);
  if (isUnseen) return { ok: false, why: 'bot-cannot-post' };
  if (person === undefined || !isAdministrator(person)) return { ok: false, why: 'not-admin' };
  if (!mayPost(person, chat.type)) return { ok: false, why: 'cannot-post' };
  if (isMuted(bot, chat)) return { ok: false, why: 'bot-cannot-post' };
  return { ok: true, chat: factsOf(chat), lacks: lackedBy(bot, chat.type) };
};

/** A channel or group by its @name; undefined: Telegram knows none, or does not show it to the bot. */
export const chatNamed = async (
  api: Api,
  handle: string,
): Promise<{ id: number; title: string } | undefined> => {
  const chat = await found(() => api.getChat(handle));
  return chat && { id: chat.id, title: factsOf(chat).title };
};

/** Whether the bot may post in a chat. */
export const botMayPost = async (api: Api, botId: number, chatId: number): Promise<boolean> => {
  const chat = await found(() => api.getChat(chatId));
  const bot = chat && (await found(() => api.getChatMember(chat.id, botId)));
  return chat !== undefined && bot !== undefined && !isOut(bot) && !isMuted(bot, chat);
};

const isMuted = (bot: ChatMember, chat: ChatFullInfo): boolean =>
  (bot.status === 'member' && chat.permissions?.can_send_messages === false) || !mayPost(bot, chat.type);

/** The rights that the bot, which is in the chat, does not have there. In a group it changes only its own messages. */
export const lackedBy = (bot: ChatMember, kind: TelegramChat['type']): BotRight[] => {
  if (bot.status === 'creator') return [];
  const posts = mayPost(bot, kind) ? [] : (['post'] as const);
  if (kind !== 'channel') return [...posts];
  const isAdmin = bot.status === 'administrator';
  return [
    ...posts,
    ...(isAdmin && bot.can_edit_messages === true ? [] : (['edit'] as const)),
    ...(isAdmin && bot.can_delete_messages ? [] : (['delete'] as const)),
  ];
};

/** Whether the person is an administrator of the chat now. */
export const isAdminOf = async (api: Api, chatId: number, userId: number): Promise<boolean> => {
  const member = await found(() => api.getChatMember(chatId, userId));
  return member !== undefined && isAdministrator(member);
};

/** Whether a member may post there: administrators with that right in channels, all who are not restricted in groups. */
export const mayPost = (member: ChatMember, kind: TelegramChat['type']): boolean => {
  if (member.status === 'creator') return true;
  if (member.status === 'administrator') return kind !== 'channel' || member.can_post_messages === true;
  if (kind === 'channel') return false;
  if (member.status === 'restricted') return member.is_member && member.can_send_messages;
  return member.status === 'member';
};

/** Whether a member is not in the chat. */
export const isOut = (member: ChatMember): boolean =>
  member.status === 'left' ||
  member.status === 'kicked' ||
  (member.status === 'restricted' && !member.is_member);

export const factsOf = (chat: {
  id: number;
  type: TelegramChat['type'];
  title?: string | undefined;
  username?: string | undefined;
  first_name?: string | undefined;
}): ChatFacts => ({
  id: chat.id,
  kind: chat.type,
  title: chat.title ?? chat.first_name ?? '',
  ...(chat.username !== undefined && { username: chat.username }),
});

const isAdministrator = ({ status }: ChatMember): boolean =>
  status === 'creator' || status === 'administrator';

/** What Kabar asks Telegram about chats of its own accord. Calls reject as grammY's do. */
export type Inquiry = {
  /** How many members a chat has; undefined: the bot is not in it (https://core.telegram.org/bots/api#getchatmembercount). */
  members(chatId: number): Promise<number | undefined>;
  /** Whether a person is an administrator of a chat now. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
};

/** `api`: asked for when it is first needed, as the bot is made after those who use this. */
export const createInquiry = (api: () => Api): Inquiry => ({
  members: (chatId) => found(() => api().getChatMemberCount(chatId)),
  isAdmin: (userId, chatId) => isAdminOf(api(), chatId, userId),
});

/** What Telegram gives, or undefined where it says that there is none or that it is not to be seen. */
const found = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403))
      return undefined;
    throw error;
  }
};
