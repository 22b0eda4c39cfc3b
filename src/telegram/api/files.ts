import { GrammyError, InputFile, type Api } from 'grammy/web';
import type { Document } from 'grammy/types';
import { createConnections, discard } from '../../http/connections.ts';
import type { Message } from '../../message/message.ts';
import type { SentFile } from '../command.ts';
import { renderFile } from './render.ts';

/** A file that takes longer to come is not read (milliseconds). */
const patienceMs = 30_000;
const limits = { perHost: 1, keptMs: 1_000, silentMs: patienceMs };
const publicRoot = 'https://api.telegram.org';

type FileApi = Pick<Api, 'token' | 'options' | 'getFile' | 'sendDocument'>;

/** A file as a person has sent it, to be read when it is needed (https://core.telegram.org/bots/api#document). */
export const sentFile = (api: FileApi, { file_id, file_name, mime_type, file_size }: Document): SentFile => ({
  name: file_name ?? '',
  ...(mime_type !== undefined && { type: mime_type }),
  read: async (mostBytes) => {
    if (file_size !== undefined && file_size > mostBytes) return 'too-big';
    try {
      const { file_path: path } = await api.getFile(file_id);
      return path === undefined ? 'unreadable' : await download(addressOf(api, path), mostBytes);
    } catch (error) {
      // An error of the connection carries the address, and so the token: it ends here.
      return error instanceof GrammyError && /file is too big/i.test(error.description)
        ? 'too-big'
        : 'unreadable';
    }
  },
});

/** Sends a file with a caption (https://core.telegram.org/bots/api#senddocument); gives the message's id. */
export const sendFile = async (
  api: FileApi,
  chatId: number,
  { name, bytes, caption }: { name: string; bytes: Uint8Array; caption: Message },
  place: { message_thread_id?: number },
): Promise<number> => {
  const document = new InputFile(bytes, name);
  return (await api.sendDocument(chatId, document, { ...place, ...renderFile(caption) })).message_id;
};

/** Sends a PNG as a photo with a caption (https://core.telegram.org/bots/api#sendphoto); gives the message's id. */
export const sendPicture = async (
  api: Pick<Api, 'sendPhoto'>,
  chatId: number,
  { bytes, caption }: { bytes: Uint8Array; caption: Message },
  place: { message_thread_id?: number },
): Promise<number> => {
  const photo = new InputFile(bytes, 'kabar.png');
  return (await api.sendPhoto(chatId, photo, { ...place, ...renderFile(caption) })).message_id;
};

/** Where the file API has it (https://core.telegram.org/bots/api#getfile). */
const addressOf = ({ token, options }: FileApi, path: string): string =>
  `${options?.apiRoot ?? publicRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** Reads no more than it may. Rejects where the connection fails. */
const download = async (
  address: string,
  mostBytes: number,
): Promise<Uint8Array | 'too-big' | 'unreadable'> => {
  const connections = createConnections(limits);
  try {
    // Redirects are not followed: they would carry the token elsewhere.
    const { statusCode, body } = await connections.request(address, {
      signal: AbortSignal.timeout(patienceMs),
    });
    if (statusCode !== 200) {
      await discard(body);
      return 'unreadable';
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostBytes) return 'too-big';
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks, size));
  } finally {
    await connections.destroy();
  }
};
