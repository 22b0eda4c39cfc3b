import { isAdmin, isOut, memberOf } from './access.ts';
import type { Chat, Content, Message, User } from './types.ts';
import type { World } from './world.ts';

/** Whether the bot is told of a message: in groups its privacy mode is on (https://core.telegram.org/bots/features#privacy-mode). */
export const isToldOf = (world: World, chat: Chat, message: Message): boolean => {
  const { type } = chat.facts;
  if (type === 'private') return chat.door === 'open';
  const bot = memberOf(chat, world.bot.id);
  if (isOut(bot)) return false;
  if (type === 'channel' || isAdmin(bot)) return true;
  if (message.reply_to_message?.from?.id === world.bot.id) return true;
  const text = (message.text ?? message.caption ?? '').toLowerCase();
  const name = `@${(world.bot.username ?? '').toLowerCase()}`;
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some(({ type: kind, offset, length }) => {
    const said = text.slice(offset, offset + length);
    if (kind === 'mention') return said === name;
    return kind === 'bot_command' && (!said.includes('@') || said.endsWith(name));
  });
};

/** Puts a message of somebody else before the bot, if it may see it. */
export const tellBot = (world: World, chat: Chat, message: Message): void => {
  if (!isToldOf(world, chat, message)) return;
  const isEdit = message.edit_date !== undefined;
  const kind = chat.facts.type === 'channel' ? 'channel_post' : 'message';
  world.push({ [isEdit ? `edited_${kind}` : kind]: message });
};

/** Parts of a message that tell of its place, not of what it says. */
const placed = new Set([
  'message_id',
  'date',
  'chat',
  'from',
  'sender_chat',
  'edit_date',
  'reply_to_message',
]);
const dropped = new Set([
  'message_thread_id',
  'is_topic_message',
  'is_automatic_forward',
  'author_signature',
]);

/** What a message says, without its place, its keyboard and its album. */
export const contentOf = (message: Message): Content =>
  Object.fromEntries(
    Object.entries(message).filter(
      ([key]) => !placed.has(key) && !dropped.has(key) && key !== 'reply_markup' && key !== 'media_group_id',
    ),
  );

/** Telegram's own account, in whose name channel posts come to discussion groups. */
export const telegram: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };

/** Puts a channel's post into its discussion group, as Telegram does by itself. */
export const forwardPost = (world: World, chat: Chat, message: Message): void => {
  const group = chat.linkedChatId === undefined ? undefined : world.chats.get(chat.linkedChatId);
  if (group === undefined) return;
  const { message_id, date } = message;
  const forwarded = world.post(group, {
    ...contentOf(message),
    from: telegram,
    sender_chat: chat.facts,
    is_automatic_forward: true,
    forward_origin: { type: 'channel', chat: chat.facts, message_id, date },
  });
  tellBot(world, group, forwarded);
};
