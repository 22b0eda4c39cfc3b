import { isAdmin, isOut, memberOf } from '../access.ts';
import type { Button, Chat, Rights, User } from '../types.ts';
import type { World } from '../world.ts';
import { setBot } from './chats.ts';

/** https://core.telegram.org/bots/api#keyboardbuttonrequestchat, as far as the sandbox heeds it. */
type Request = {
  request_id: number;
  chat_is_channel?: boolean;
  user_administrator_rights?: Rights;
  bot_administrator_rights?: Rights;
  bot_is_member?: boolean;
};

/**
 * Picks a chat as Telegram's apps do it: only one that fits the question, and the bot is given the rights that were asked for
 * before it hears of it. Throws where the person's app would not offer the chat.
 */
export const pickChat = (world: World, person: User, asked: Chat, requestId: number, chat: Chat): void => {
  const request = requestIn(asked, requestId);
  if (request === undefined) return;
  const member = memberOf(chat, person.id);
  const isChannel = chat.facts.type === 'channel';
  if ((request.chat_is_channel ?? false) !== isChannel) throw new Error('that kind of chat is not asked for');
  const wanted = Object.entries(request.user_administrator_rights ?? {}).filter(([, isWanted]) => isWanted);
  const may = (right: string) => member.status === 'creator' || member.rights[right] === true;
  if (wanted.length > 0 && !(isAdmin(member) && wanted.every(([right]) => may(right))))
    throw new Error('the person does not have the rights that are asked for there');
  const given = request.bot_administrator_rights;
  const bot = memberOf(chat, world.bot.id);
  if (given !== undefined && bot.status !== 'creator') {
    const rights = { ...bot.rights, ...Object.fromEntries(Object.entries(given).filter(([, is]) => is)) };
    setBot(world, chat, { status: 'administrator', rights }, person);
  } else if (request.bot_is_member && isOut(bot))
    setBot(world, chat, { status: 'member', rights: {} }, person);
};

/** The newest question with that id among the keyboards of a chat. */
const requestIn = (chat: Chat, requestId: number): Request | undefined => {
  for (const { message } of [...chat.messages.values()].toReversed())
    for (const button of (message.reply_markup?.keyboard ?? []).flat()) {
      const request = typeof button === 'string' ? undefined : (button satisfies Button).request_chat;
      if (request?.request_id === requestId) return request;
    }
  return undefined;
};
