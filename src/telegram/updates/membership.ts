import type { Context } from 'grammy';
import type { ChatMemberUpdated } from 'grammy/types';
import type { Access } from '../../audience/access.ts';
import type { Chats } from '../../audience/chats.ts';
import { words } from '../../message/words.ts';
import type { Audience } from '../../audience/follow.ts';
import { textsFor } from '../../i18n/texts.ts';
import { renderText } from '../api/render.ts';
import { factsOf, isOut, mayPost } from '../api/rights.ts';

/**
 * What the bot's own standing in a chat means for its follows (https://core.telegram.org/bots/api#chatmemberupdated):
 * they sleep while it is out or may not post, and are as they were when it is back.
 */
export const onMembership = async (
  context: Context & { myChatMember: ChatMemberUpdated },
  {
    access,
    settingsOf,
    audience,
  }: { access: Access; settingsOf: Chats['get']; audience: Pick<Audience, 'setState'> },
): Promise<void> => {
  const { chat, from, old_chat_member: before, new_chat_member: after } = context.myChatMember;
  const may = mayPost(after, chat.type);
  await audience.setState(chat.id, may ? 'active' : isOut(after) ? 'gone' : 'paused');
  if (chat.type === 'private' || !may || mayPost(before, chat.type)) return;
  if (!access.allowed(from.id, chat.id)) return;
  const facts = factsOf(chat);
  if (chat.type !== 'channel') {
    const { language } = await settingsOf(facts);
    await say(context, chat.id, textsFor(language).start.greeting());
    return;
  }
  // In a channel everything is a post: only the person who added Kabar is told, if they ever wrote to it.
  const person = await settingsOf({
    ...factsOf({ ...from, type: 'private' }),
    ...(from.language_code && { languageCode: from.language_code }),
  });
  const handle = chat.username === undefined ? String(chat.id) : `@${chat.username}`;
  await say(context, from.id, textsFor(person.language).channelReady(chat.title, handle)).catch(() => {});
};

const say = async ({ api }: Context, chatId: number, html: string) => {
  const { text, ...other } = renderText(words(html));
  await api.sendMessage(chatId, text, other);
};
