import { GrammyError, InputFile, type Api } from 'grammy/web';
import type { Message } from '../../message/message.ts';
import { isClosed } from './answer.ts';
import { sendPicture } from './files.ts';
import { chatNamed } from './rights.ts';
import { renderPhoto, renderText } from './render.ts';

/** What Kabar says to a person of its own accord, beside answers and campaigns. Calls reject as grammY's do. */
export type Outbox = {
  /** Gives the message's id. A picture that Telegram cannot get costs nobody the message. */
  send(chatId: number, message: Message, more?: { replyTo?: number; isSilent?: true }): Promise<number>;
  /** As `send`; undefined: Telegram does not let the bot write there. */
  offer: (...given: Parameters<Outbox['send']>) => Promise<number | undefined>;
  /** Sends a message, below a picture where there is one; false: the person has blocked the bot, or has never written to it. */
  reach(chatId: number, message: Message, picture?: Uint8Array): Promise<boolean>;
  /** A channel or group by its @name; undefined: Telegram knows none, or does not show it to the bot. */
  chatNamed(handle: string): Promise<{ id: number; title: string } | undefined>;
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  /** Sends a text as a file. `content`: its pieces; `note`: below the file. */
  file(chatId: number, name: string, content: AsyncIterable<string>, note: string): Promise<void>;
};

/** `api`: asked for when it is first needed, as the bot is made after those who use this. */
export const createOutbox = (api: () => Api): Outbox => {
  const send: Outbox['send'] = async (chatId, message, { replyTo, isSilent } = {}) => {
    const more = {
      ...(isSilent && { disable_notification: true }),
      ...(replyTo !== undefined && {
        reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
      }),
    };
    if (message.photoUrl === undefined) {
      const { text, ...other } = renderText(message);
      return (await api().sendMessage(chatId, text, { ...other, ...more })).message_id;
    }
    const { photo, ...other } = renderPhoto(message, message.photoUrl);
    try {
      return (await api().sendPhoto(chatId, photo, { ...other, ...more })).message_id;
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error;
      const { photoUrl: _photo, ...withoutPhoto } = message;
      return send(chatId, withoutPhoto, {
        ...(replyTo !== undefined && { replyTo }),
        ...(isSilent && { isSilent }),
      });
    }
  };
  return {
    send,
    chatNamed: (handle) => chatNamed(api(), handle),
    offer: async (...given) => {
      try {
        return await send(...given);
      } catch (error) {
        if (error instanceof GrammyError && error.error_code !== 429 && error.error_code < 500)
          return undefined;
        throw error;
      }
    },
    reach: async (chatId, message, picture) => {
      const { text, ...other } = renderText(message);
      try {
        if (picture === undefined) await api().sendMessage(chatId, text, other);
        else await sendPicture(api(), chatId, { bytes: picture, caption: message }, {});
        return true;
      } catch (error) {
        if (error instanceof GrammyError && isClosed(error)) return false;
        throw error;
      }
    },
    edit: async (chatId, messageId, message) => {
      const { text, ...other } = renderText(message);
      await api().editMessageText(chatId, messageId, text, other);
    },
    file: async (chatId, name, content, note) => {
      const pieces: Buffer[] = [];
      for await (const piece of content) pieces.push(Buffer.from(piece));
      await api().sendDocument(chatId, new InputFile(Buffer.concat(pieces), name), { caption: note });
    },
  };
};
