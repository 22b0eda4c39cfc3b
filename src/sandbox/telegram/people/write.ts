import { isAdmin, memberOf } from '../access.ts';
import { markPlain } from '../text/entities.ts';
import type { Chat, Content, Message, User } from '../types.ts';
import { viewMessage, type ViewMessage } from '../view.ts';
import { forwardPost, tellBot } from '../visibility.ts';
import type { World } from '../world.ts';
import type { SendOptions } from './person.ts';
import { chatAt } from './chats.ts';

/** In whose name administrators write who hide behind their group. */
export const anonymous: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** Words as a person types them, with the links and commands in them marked. */
export const said = (text: string, options: Pick<SendOptions, 'entities'> = {}): Content => {
  const entities = options.entities ?? markPlain(text);
  return { text, ...(entities.length > 0 && { entities }) };
};

/** Has somebody write into a chat, the private one with the bot unless told; throws where Telegram's apps would not let them. */
export const write = (
  world: World,
  user: User,
  content: Content,
  options: SendOptions = {},
  photoUrl?: string,
): ViewMessage => {
  const chat = chatAt(world, options.chat ?? user);
  const { type } = chat.facts;
  if (type === 'private') {
    if (chat.facts.id !== user.id)
      throw new Error('people of the sandbox write to the bot, groups and channels');
    chat.door = 'open';
  }
  if (type === 'channel' && !isAdmin(memberOf(chat, user.id)))
    throw new Error('only administrators post in channels');
  const replied = chat.messages.get(options.replyTo ?? 0)?.message;
  const message = world.post(
    chat,
    {
      ...senderOf(user, chat, options),
      ...(options.threadId !== undefined && {
        message_thread_id: options.threadId,
        is_topic_message: true,
      }),
      ...(replied !== undefined && { reply_to_message: withoutReply(replied) }),
      ...content,
    },
    { isPersons: true, ...(photoUrl !== undefined && { photoUrl }) },
  );
  tellBot(world, chat, message);
  if (type === 'channel') forwardPost(world, chat, message);
  const kept = chat.messages.get(message.message_id) ?? { message, isDeleted: false, isSilent: false };
  return viewMessage(kept);
};

const senderOf = (user: User, chat: Chat, { isAnonymous }: SendOptions): Content => {
  if (chat.facts.type === 'channel') return { sender_chat: chat.facts };
  return isAnonymous ? { from: anonymous, sender_chat: chat.facts } : { from: user };
};

const withoutReply = ({ reply_to_message: _inner, ...message }: Message): Message => message;
