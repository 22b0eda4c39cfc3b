import type { Outcome } from '../../delivery/outcome.ts';
import type { SendPort, Target } from '../../delivery/ports.ts';
import { createConnections, gated } from '../../http/connections.ts';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import { maskSecrets } from '../../runtime/log.ts';
import type { Message } from '../../message/message.ts';
import { exchange, type Reply } from './exchange.ts';
import { formOf } from './form.ts';
import { isOtherForm, noAnswer, readOutcome, type Answer } from './answer.ts';
import type { Pictures } from './pictures.ts';
import { refusedAuthor } from './author.ts';
import { markupOf, renderPhoto, renderText } from './render.ts';

const limits = {
  /** HTTP/1.1 carries one request on each at a time. */
  perHost: 256,
  keptMs: 30_000,
  /** Telegram answers in well under a second; what takes this long is tried again. */
  silentMs: 20_000,
};
/** Uploaded pictures whose names are remembered. */
const mostFileIds = 256;

type Edit = [method: string, parameters: object];

export type Sender = SendPort & {
  /** Ends at once: what is still under way is given up. */
  close(): Promise<void>;
};

/**
 * Sends over the Bot API on connections of its own, so that delivery alone decides what is tried again and when
 * (grammY's client and its plug-ins would retry behind its back). Never throws: failures are outcomes, without the token.
 */
export const createSender = (options: {
  token: string;
  apiRoot: string;
  /** Pictures that Telegram cannot get itself are uploaded. */
  picture?: Pictures;
  /** What goes out above the free rate may be paid for (allow_paid_broadcast of https://core.telegram.org/bots/api#sendmessage). */
  isPaid?: boolean;
  /** Asked before each request; where it says no, nothing is sent. */
  mayCall?: () => boolean;
}): Sender => {
  const connections = gated(createConnections(limits), options.mayCall ?? (() => true));
  const paid = options.isPaid === true ? { allow_paid_broadcast: true } : {};
  const root = `${options.apiRoot.replace(/\/$/, '')}/bot${options.token}/`;

  /** A request without an answer is treated like a server error of Telegram. */
  const answerOf = async (reply: Promise<Reply>, read = readSent): Promise<Answer> => {
    try {
      const { status, text } = await reply;
      return read(text, status);
    } catch (error) {
      const description = maskSecrets(error instanceof Error ? error.message : String(error));
      return { ok: false, error_code: noAnswer, description };
    }
  };
  const outcomeOf = async (reply: Promise<Reply>): Promise<Outcome> => readOutcome(await answerOf(reply));
  const post = (method: string, body: string) => outcomeOf(exchange(connections, root + method, { body }));
  const ask = (method: string, parameters: object) =>
    exchange(connections, root + method, { body: JSON.stringify(parameters) });
  const call = (method: string, parameters: object) => outcomeOf(ask(method, parameters));
  /** One message goes to many chats: it is written out once. */
  const bodies = new WeakMap<Message, string>();
  const written = (message: Message): string => {
    const known = bodies.get(message) ?? JSON.stringify(renderText(message)).slice(1);
    bodies.set(message, known);
    return known;
  };

  /** What Telegram calls the pictures that were uploaded: one upload is enough for all chats. */
  const fileIds = createBoundedMap<string, string>(mostFileIds);
  const noteFile = (photoUrl: string, answer: Answer) => {
    const fileId = fileIdIn(answer);
    if (fileId !== undefined) fileIds.set(photoUrl, fileId);
  };

  const sendPhoto = async (about: object, message: Message, photoUrl: string): Promise<Outcome> => {
    const parameters = { ...about, ...renderPhoto(message, photoUrl) };
    const fileId = fileIds.get(photoUrl);
    const outcome = await call('sendPhoto', { ...parameters, photo: fileId ?? photoUrl });
    if (outcome.kind !== 'bad-picture') return outcome;
    if (fileIds.get(photoUrl) === fileId) fileIds.delete(photoUrl);
    const blob = await options.picture?.(photoUrl);
    // Another chat's upload may be through by now.
    const known = fileIds.get(photoUrl);
    if (known !== undefined) return call('sendPhoto', { ...parameters, photo: known });
    if (blob === undefined) return outcome;
    const form = await formOf({ ...parameters, photo: 'attach://picture' }, { picture: blob });
    const answer = await answerOf(exchange(connections, `${root}sendPhoto`, form), readAnswer);
    noteFile(photoUrl, answer);
    return readOutcome(answer);
  };

  const refuses = async (chatId: number, userId: number): Promise<Outcome | undefined> =>
    refusedAuthor(await answerOf(ask('getChatMember', { chat_id: chatId, user_id: userId })));

  return {
    refuses,
    send: async (target, message) => {
      const refused = target.by && (await refuses(target.chatId, target.by));
      if (refused) return refused;
      const about = { ...recipient(target), ...paid };
      return message.photoUrl === undefined
        ? post('sendMessage', `${JSON.stringify(about).slice(0, -1)},${written(message)}`)
        : sendPhoto(about, message, message.photoUrl);
    },
    copy: async (target, { fromChatId, messageIds, by, buttons }) => {
      const refused = by && (await refuses(target.chatId, by));
      if (refused) return refused;
      const about = { ...recipient(target), from_chat_id: fromChatId };
      const [only, ...others] = messageIds;
      return others.length === 0
        ? call('copyMessage', { ...about, ...paid, message_id: only, ...markupOf({ buttons }) })
        : call('copyMessages', { ...about, message_ids: messageIds });
    },
    edit: async (chatId, messageId, message) => {
      const about = { chat_id: chatId, message_id: messageId };
      const { photo: _photo, ...caption } = renderPhoto(message, '');
      const asText: Edit = ['editMessageText', { ...about, ...renderText(message) }];
      const asCaption: Edit = ['editMessageCaption', { ...about, ...caption }];
      // What goes out now may have been sent in the other form: a note in place of a photo, a photo that could not be had.
      const [first, other] = message.photoUrl === undefined ? [asText, asCaption] : [asCaption, asText];
      const answer = await answerOf(ask(...first));
      return readOutcome(isOtherForm(answer) ? await answerOf(ask(...other)) : answer);
    },
    reword: (chatId, messageId, { form, html, buttons }) => {
      const about = { chat_id: chatId, message_id: messageId, parse_mode: 'HTML', ...markupOf({ buttons }) };
      return form === 'text'
        ? call('editMessageText', { ...about, text: html })
        : call('editMessageCaption', { ...about, caption: html });
    },
    remove: (chatId, messageId, more = []) =>
      more.length === 0
        ? call('deleteMessage', { chat_id: chatId, message_id: messageId })
        : call('deleteMessages', { chat_id: chatId, message_ids: [messageId, ...more] }),
    close: connections.destroy,
  };
};

const recipient = ({ chatId, threadId, replyTo, isSilent }: Target) => ({
  chat_id: chatId,
  ...(threadId !== undefined && { message_thread_id: threadId }),
  ...(isSilent && { disable_notification: true }),
  ...(replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
});

/** Telegram's name for the picture of a message, the largest of its sizes (https://core.telegram.org/bots/api#photosize). */
const fileIdIn = (answer: Answer): string | undefined => {
  const { result } = answer.ok ? answer : {};
  if (typeof result !== 'object' || result === null || !('photo' in result)) return undefined;
  const largest: unknown = Array.isArray(result.photo) ? result.photo.at(-1) : undefined;
  if (typeof largest !== 'object' || largest === null || !('file_id' in largest)) return undefined;
  return typeof largest.file_id === 'string' ? largest.file_id : undefined;
};

/** Nearly every answer is a sent message, and the fields that are needed stand at its beginning. */
const readSent = (text: string, status: number): Answer => {
  const sent = status === 200 ? /^\{"ok":true,"result":\{"message_id":(\d+)[,}]/.exec(text)?.[1] : undefined;
  return sent === undefined ? readAnswer(text, status) : { ok: true, result: { message_id: Number(sent) } };
};

/** A proxy in trouble answers in HTML: then the status alone counts. */
const readAnswer = (text: string, status: number): Answer => {
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer(answer)) return answer;
  } catch {
    // told below
  }
  return {
    ok: false,
    error_code: status === 429 ? 429 : Math.max(500, status),
    isUnreached: true,
    description: `no Bot API answer (${status})`,
  };
};

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  (value.ok === true ||
    ('error_code' in value && 'description' in value && typeof value.description === 'string'));
