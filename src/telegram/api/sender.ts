import type { Outcome } from '../../delivery/outcome.ts';
import type { SendPort, Target } from '../../delivery/ports.ts';
import { createConnections, gated } from '../../http/connections.ts';
import type { Message } from '../../message/message.ts';
import { isOtherForm, readOutcome } from './answer.ts';
import { refusedAuthor } from './author.ts';
import type { Pictures } from './pictures.ts';
import { markupOf, renderPhoto, renderText } from './render.ts';
import { createCalls } from './sending/calls.ts';
import { createSendPhoto } from './sending/photo.ts';

const limits = {
  /** HTTP/1.1 carries one request on each at a time. */
  perHost: 256,
  keptMs: 30_000,
  /** Telegram answers in well under a second; what takes this long is tried again. */
  silentMs: 20_000,
};

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
  const calls = createCalls(connections, `${options.apiRoot.replace(/\/$/, '')}/bot${options.token}/`);
  const { call, post, ask } = calls;
  const sendPhoto = createSendPhoto(calls, options.picture);

  /** One message goes to many chats: it is written out once. */
  const bodies = new WeakMap<Message, string>();
  const written = (message: Message): string => {
    const known = bodies.get(message) ?? JSON.stringify(renderText(message)).slice(1);
    bodies.set(message, known);
    return known;
  };

  const refuses = async (chatId: number, userId: number): Promise<Outcome | undefined> =>
    refusedAuthor(await ask('getChatMember', { chat_id: chatId, user_id: userId }));

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
      const answer = await ask(...first);
      return readOutcome(isOtherForm(answer) ? await ask(...other) : answer);
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
