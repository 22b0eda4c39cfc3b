import { GrammyError, type Context } from 'grammy/web';
import type { User } from 'grammy/types';
import type { ChatFacts } from '../../audience/chat.ts';
import type { Message } from '../../message/message.ts';
import type { Ask } from '../command.ts';
import { pickMarkup, renderPhoto, renderText } from './render.ts';

/** What Telegram tells of who asks and where, as far as answers go by it. */
export type Occasion = Pick<Context, 'api' | 'me' | 'chat' | 'from' | 'msg'>;

/** The ways to answer in the chat that was asked in: to all, or to the person alone. Calls reject as grammY's do. */
export const createReplies = ({
  occasion: { api, msg },
  from,
  chat,
  place,
  isAnonymous,
  isMoved,
}: {
  occasion: Pick<Occasion, 'api' | 'msg'>;
  from: Pick<User, 'id'>;
  chat: ChatFacts;
  /** The forum topic, for the calls that send. */
  place: { message_thread_id?: number };
  /** Who asks hides behind the group. */
  isAnonymous: boolean;
  /** The question came by the number that the group had before it became a supergroup. */
  isMoved: boolean;
}): Pick<Ask, 'reply' | 'replyAside' | 'edit'> => {
  const reply = async (message: Message): Promise<number> => {
    if (message.photoUrl === undefined) {
      const { text, ...other } = renderText(message);
      const parameters = { ...place, ...other, ...pickMarkup(message) };
      return (await api.sendMessage(chat.id, text, parameters)).message_id;
    }
    const { photo, ...other } = renderPhoto(message, message.photoUrl);
    try {
      return (await api.sendPhoto(chat.id, photo, { ...place, ...other })).message_id;
    } catch (error) {
      // A picture that Telegram cannot get must not cost the person the answer.
      if (!(error instanceof GrammyError)) throw error;
      const { photoUrl: _photo, ...withoutPhoto } = message;
      return reply(withoutPhoto);
    }
  };

  // https://core.telegram.org/bots/api#ephemeralmessageparameters
  const replyAside = async (message: Message): Promise<number> => {
    if (chat.kind === 'private' || chat.kind === 'channel' || isAnonymous) return reply(message);
    const { text, ...other } = renderText(message);
    const aside = { ephemeral_message_parameters: { receiver_user_id: from.id } };
    try {
      return (await api.sendMessage(chat.id, text, { ...place, ...other, ...aside })).message_id;
    } catch (error) {
      // Not in every group can it be done, nor long after the question.
      if (error instanceof GrammyError && error.error_code === 400) return reply(message);
      throw error;
    }
  };

  const edit = async (messageId: number, message: Message): Promise<void> => {
    const answer = messageId === 0 ? replyAside : reply;
    // Its number is another message's there.
    if (isMoved) return void (await answer(message));
    const { text, ...other } = renderText(message);
    const aside = msg?.ephemeral_message_id;
    try {
      if (messageId === 0 && aside !== undefined)
        await api.editEphemeralMessageText(chat.id, from.id, aside, text, other);
      else await api.editMessageText(chat.id, messageId, text, other);
    } catch (error) {
      const isSame = error instanceof GrammyError && /message is not modified/.test(error.description);
      if (!isSame) await answer(message);
    }
  };

  return { reply, replyAside, edit };
};
