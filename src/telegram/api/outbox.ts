import { GrammyError, InputFile, type Api } from 'grammy/web';
import type { Message } from '../../message/message.ts';
import { isClosed } from './answer.ts';
import { sendPicture } from './files.ts';
import { chatNamed } from './rights.ts';
import { renderText } from './render.ts';

/** What Kabar says to a person of its own accord, beside answers and campaigns. Calls reject as grammY's do. */
export type Outbox = {
  /** Gives the message's id. */
  send(chatId: number, message: Message): Promise<number>;
  /** Sends a message, below a picture where there is one; false: the person has blocked the bot, or has never written to it. */
  reach(chatId: number, message: Message, picture?: Uint8Array): Promise<boolean>;
  /** A channel or group by its @name; undefined: Telegram knows none, or does not show it to the bot. */
  chatNamed(handle: string): Promise<{ id: number; title: string } | undefined>;
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  /** Sends a text as a file. `content`: its pieces; `note`: below the file. */
  file(chatId: number, name: string, content: AsyncIterable<string>, note: string): Promise<void>;
};

/** `api`: asked for when it is first needed, as the bot is made after those who use this. */
export const createOutbox = (api: () => Api): Outbox => ({
  send: async (chatId, message) => {
    const { text, ...other } = renderText(message);
    return (await api().sendMessage(chatId, text, other)).message_id;
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
  chatNamed: (handle) => chatNamed(api(), handle),
  edit: async (chatId, messageId, message) => {
    const { text, ...other } = renderText(message);
    await api().editMessageText(chatId, messageId, text, other);
  },
  file: async (chatId, name, content, note) => {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    await api().sendDocument(chatId, new InputFile(Buffer.concat(pieces), name), { caption: note });
  },
});
