import { badRequest } from './errors.ts';
import { memberOf } from './access.ts';
import { markCommands, type Entity } from './entities.ts';
import type { Method } from './messages.ts';
import type { Button, ChatState, Stored, User, World } from './world.ts';

export type Toast = { text?: string; show_alert?: boolean };

/** Somebody who uses Telegram. */
export type Person = User & {
  /** Presses START in the private chat with the bot; `payload` as from a deep link. */
  start(payload?: string): number;
  /** Writes into a chat (their private one with the bot, unless said otherwise); gives the message's id. */
  send(text: string, options?: SendOptions): number;
  sendPhoto(caption?: string, options?: SendOptions): number;
  /** Several pictures as one album; gives their ids. */
  sendAlbum(captions: string[], options?: SendOptions): number[];
  /** Presses the button with this text or data; resolves with the bot's answer to the press. */
  press(button: string, options?: { chatId?: number; messageId?: number }): Promise<Toast>;
  block(): void;
  unblock(): void;
};
export type SendOptions = {
  chatId?: number;
  replyTo?: number;
  threadId?: number;
  entities?: Entity[];
  anonymous?: boolean;
};

/** Telegram's stand-in for administrators who write as their group. */
const anonymous: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
/** A press that is not answered within this time counts as unanswered (milliseconds). */
const pressMs = 15_000;

export const createPeople = (world: World) => {
  const presses = new Map<string, (toast: Toast) => void>();
  let pressId = 0;
  world.users.set(anonymous.id, anonymous);

  const tellBot = (chat: ChatState, message: Stored) => {
    const kind = chat.type === 'channel' ? 'channel_post' : 'message';
    const isSeen = chat.type === 'private' || chat.type === 'channel' || seesAll(message);
    if (isSeen) world.push({ [kind]: world.tell(chat, message) });
  };
  /** With privacy mode a bot in a group sees commands and replies to itself only. */
  const seesAll = ({ text = '', extra, reply_to }: Stored) =>
    text.startsWith('/') || extra !== undefined || reply_to !== undefined;

  const person = (facts: Partial<User> & { first_name: string }): Person => {
    const user: User = { is_bot: false, ...facts, id: facts.id ?? world.nextId() };
    world.users.set(user.id, user);
    const own =
      world.chats.get(user.id) ??
      world.addChat({
        id: user.id,
        type: 'private',
        first_name: user.first_name,
        ...(user.username !== undefined && { username: user.username }),
      });

    const post = (chatId: number, body: Partial<Stored>, options: SendOptions): number => {
      const chat = world.chats.get(chatId);
      if (chat === undefined) throw new Error(`no chat ${chatId}`);
      if (chat.type !== 'private' && ['left', 'kicked'].includes(memberOf(chat, user.id).status))
        throw new Error('not a member of that chat');
      if (chat === own) chat.started = true;
      const author =
        chat.type === 'channel'
          ? { sender_chat: world.tellChat(chat) }
          : options.anonymous
            ? { from: anonymous, sender_chat: world.tellChat(chat) }
            : { from: user };
      const message = world.post(chat, {
        ...author,
        ...body,
        ...(options.replyTo !== undefined && { reply_to: options.replyTo }),
        ...(options.threadId !== undefined && { message_thread_id: options.threadId }),
      });
      tellBot(chat, message);
      return message.message_id;
    };
    const photo = () => {
      const id = `photo-${world.nextId()}`;
      return [{ file_id: id, file_unique_id: id, width: 1_280, height: 720 }];
    };
    const setBlocked = (blocked: boolean) => {
      if (own.blocked === blocked) return;
      own.blocked = blocked;
      const [before, after] = blocked ? ['member', 'kicked'] : ['kicked', 'member'];
      world.push({
        my_chat_member: {
          chat: world.tellChat(own),
          from: user,
          date: world.date(),
          old_chat_member: { user: world.bot, status: before, ...(before === 'kicked' && { until_date: 0 }) },
          new_chat_member: { user: world.bot, status: after, ...(after === 'kicked' && { until_date: 0 }) },
        },
      });
    };

    const self: Person = {
      ...user,
      start: (payload) => {
        setBlocked(false);
        return self.send(payload === undefined ? '/start' : `/start ${payload}`);
      },
      send: (text, options = {}) => {
        const entities = [...markCommands(text), ...(options.entities ?? [])];
        return post(options.chatId ?? own.id, { text, ...(entities.length > 0 && { entities }) }, options);
      },
      sendPhoto: (caption, options = {}) =>
        post(
          options.chatId ?? own.id,
          { photo: photo(), ...(caption !== undefined && { caption }) },
          options,
        ),
      sendAlbum: (captions, options = {}) => {
        const album = String(world.nextId());
        return captions.map((caption) =>
          post(
            options.chatId ?? own.id,
            { photo: photo(), media_group_id: album, ...(caption !== '' && { caption }) },
            options,
          ),
        );
      },
      press: (button, options = {}) => {
        const chat = world.chats.get(options.chatId ?? own.id);
        const fits = ({ text, callback_data: data }: Button) =>
          data !== undefined && (text === button || data === button);
        const buttonsOf = (message: Stored) => message.reply_markup?.inline_keyboard?.flat() ?? [];
        const shown = [...(chat?.messages.values() ?? [])].filter(({ deleted }) => !deleted);
        const message =
          options.messageId === undefined
            ? shown.findLast((one) => buttonsOf(one).some(fits))
            : chat?.messages.get(options.messageId);
        const found = message && buttonsOf(message).find(fits);
        if (chat === undefined || message === undefined || found === undefined)
          throw new Error(`no button "${button}"`);
        const id = String(++pressId);
        return new Promise((resolve, reject) => {
          const timer = setTimeout(() => {
            presses.delete(id);
            reject(new Error(`the press of "${button}" was not answered`));
          }, pressMs);
          presses.set(id, (toast) => {
            clearTimeout(timer);
            presses.delete(id);
            resolve(toast);
          });
          world.push({
            callback_query: {
              id,
              from: user,
              chat_instance: String(chat.id),
              data: found.callback_data,
              message: world.tell(chat, message),
            },
          });
        });
      },
      block: () => setBlocked(true),
      unblock: () => setBlocked(false),
    };
    return self;
  };

  const answerCallbackQuery: Method = (_world, { callback_query_id: id, text, show_alert }) => {
    const resolve = presses.get(String(id));
    if (resolve === undefined)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    if (typeof text === 'string' && text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
    resolve({ ...(typeof text === 'string' && { text }), ...(show_alert === true && { show_alert }) });
    return true;
  };

  return { person, methods: { answerCallbackQuery } };
};
