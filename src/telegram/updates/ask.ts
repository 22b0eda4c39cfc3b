import { GrammyError } from 'grammy/web';
import type { Message as TelegramMessage } from 'grammy/types';
import type { Ask } from '../command.ts';
import type { Chats } from '../../audience/chats.ts';
import { anonymousAdminId, type ChatFacts } from '../../audience/chat.ts';
import { markupOf, renderText } from '../api/render.ts';
import { createReplies, type Occasion } from '../api/replies.ts';
import { writtenIn } from '../written.ts';
import { isClosed } from '../api/answer.ts';
import { sendFile, sendPicture, sentFile } from '../api/files.ts';
import { factsOf, isAdminOf, rightsIn } from '../api/rights.ts';

/**
 * Who asks, where, and how to answer, without grammY's names: so that commands know nothing of it. Undefined where nobody can be
 * answered. What is pressed in a group that has become a supergroup since is asked, and answered, in that one.
 */
export const createAsk = async (
  occasion: Occasion,
  { settingsOf, later }: { settingsOf: Chats['get']; later: Ask['later'] },
  now: number,
): Promise<Omit<Ask, 'text'> | undefined> => {
  const { api, chat: telegramChat, from, me, msg } = occasion;
  if (telegramChat === undefined || from === undefined) return undefined;
  const told: ChatFacts = {
    ...factsOf(telegramChat),
    ...(from.language_code !== undefined && { languageCode: from.language_code }),
  };
  const settings = await settingsOf(told);
  const isMoved = settings.id !== told.id;
  const chat: ChatFacts = isMoved ? { ...told, id: settings.id, kind: 'supergroup' } : told;
  const threadId = msg?.is_topic_message === true ? msg.message_thread_id : undefined;
  const place = threadId === undefined ? {} : { message_thread_id: threadId };
  const replied = msg?.reply_to_message;
  const document = msg?.document ?? replied?.document;
  const isAnonymous = from.id === anonymousAdminId && msg?.sender_chat?.id === told.id;

  const { reply, replyAside, edit } = createReplies({ occasion, from, chat, place, isAnonymous, isMoved });

  return {
    chat,
    settings,
    userId: from.id,
    name: from.first_name,
    ...(threadId !== undefined && { threadId }),
    ...(replied !== undefined && {
      replied: {
        ...writtenIn(replied),
        at: replied.date * 1_000,
        ...(replied.from?.id === me.id && { callbacks: callbacksOf(replied) }),
      },
    }),
    ...(document !== undefined && {
      file: { ...sentFile(api, document), ...(msg?.document === undefined && { isReplied: true }) },
    }),
    now,
    botName: me.username,
    reply,
    replyAside,
    replyPrivately: async (message) => {
      const { text, ...other } = renderText(message);
      try {
        await api.sendMessage(from.id, text, other);
        return true;
      } catch (error) {
        // Telegram lets no bot write to who has not written to it, or has blocked it.
        if (error instanceof GrammyError && isClosed(error)) return false;
        throw error;
      }
    },
    edit,
    sendFile: (file) => sendFile(api, chat.id, file, place),
    sendPicture: (picture) => sendPicture(api, chat.id, picture, place),
    isAdmin: async () => chat.kind === 'private' || isAnonymous || isAdminOf(api, chat.id, from.id),
    rightsIn: async (handle) => {
      const id = /^-\d+$/.test(handle) ? Number(handle) : undefined;
      // A button may know a group by the id that it had before it became a supergroup.
      const now = id === undefined ? handle : (await settingsOf({ id, kind: 'group', title: '' })).id;
      const rights = await rightsIn(api, me.id, from.id, String(now));
      return rights.ok ? { ...rights, settings: await settingsOf(rights.chat) } : rights;
    },
    linkedChat: async () => {
      const full = await api.getChat(chat.id);
      return 'linked_chat_id' in full ? full.linked_chat_id : undefined;
    },
    later,
    copyHere: async (messageIds, { caption, buttons } = {}) => {
      const [only = 0, ...others] = messageIds;
      try {
        if ((caption ?? buttons) !== undefined && others.length === 0) {
          const more = { ...place, ...(caption !== undefined && { caption }), ...markupOf({ buttons }) };
          return [(await api.copyMessage(chat.id, chat.id, only, more)).message_id];
        }
        const remove = caption === undefined ? {} : { remove_caption: true };
        const copies = await api.copyMessages(chat.id, chat.id, messageIds, { ...place, ...remove });
        return copies.length === messageIds.length ? copies.map((one) => one.message_id) : undefined;
      } catch (error) {
        if (error instanceof GrammyError) return undefined;
        throw error;
      }
    },
  };
};

/** What the buttons of a message send when they are pressed. */
const callbacksOf = ({ reply_markup: markup }: Pick<TelegramMessage, 'reply_markup'>): string[] =>
  (markup?.inline_keyboard ?? []).flat().flatMap((one) => ('callback_data' in one ? one.callback_data : []));
