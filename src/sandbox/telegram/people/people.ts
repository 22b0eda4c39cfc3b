import { isAdmin, memberOf } from '../access.ts';
import { markPlain } from '../text/entities.ts';
import type { Person, PersonFacts, Picture, SendOptions } from './person.ts';
import { pressButton } from './presses.ts';
import { newDocument } from '../api/files/documents.ts';
import { chosen } from './inline.ts';
import { originOf } from '../api/copies.ts';
import { newPhoto } from '../api/files/photos.ts';
import { react } from '../api/reactions.ts';
import { pickChat } from './sharing.ts';
import { chatAt, idOf, setBot } from './places.ts';
import type { Queries } from '../api/queries.ts';
import type { Chat, Content, Kept, Message, User } from '../types.ts';
import { viewMessage, type ViewMessage } from '../view.ts';
import { contentOf, forwardPost, tellBot } from '../visibility.ts';
import type { Watch } from './watch.ts';
import type { World } from '../world.ts';

/** How long a person waits for the bot's answer to a press or an inline query (milliseconds). */
const answerMs = 5_000;

/** In whose name administrators write who hide behind their group. */
const anonymous: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export type People = {
  person(facts?: PersonFacts): Person;
  /** Many persons who have started the bot, without updates; gives their ids. */
  people(count: number): number[];
};

const keptAt = (chat: Chat, id: number): Kept => {
  const kept = chat.messages.get(id);
  if (kept === undefined || kept.isDeleted) throw new Error('there is no such message');
  return kept;
};

const withoutReply = ({ reply_to_message: _inner, ...message }: Message): Message => message;

export const createPeople = (world: World, queries: Queries, watch: Watch): People => {
  let lastId = 10_000_000;
  world.users.set(anonymous.id, anonymous);
  const shown = (chat: Chat, message: Message): ViewMessage =>
    viewMessage(chat.messages.get(message.message_id) ?? { message, isDeleted: false, isSilent: false });

  const privateChat = (user: User, door: Chat['door']): Chat =>
    world.addChat(
      {
        id: user.id,
        type: 'private',
        first_name: user.first_name,
        ...(user.username !== undefined && { username: user.username }),
      },
      { person: user, door },
    );

  const write = (user: User, content: Content, options: SendOptions = {}, photoUrl?: string): ViewMessage => {
    const chat = chatAt(world, options.chat ?? user);
    const { type } = chat.facts;
    if (type === 'private') {
      if (chat.facts.id !== user.id)
        throw new Error('people of the sandbox write to the bot, groups and channels');
      chat.door = 'open';
    }
    if (type === 'channel' && !isAdmin(memberOf(chat, user.id)))
      throw new Error('only administrators post in channels');
    const sender: Content =
      type === 'channel'
        ? { sender_chat: chat.facts }
        : options.isAnonymous
          ? { from: anonymous, sender_chat: chat.facts }
          : { from: user };
    const replied = chat.messages.get(options.replyTo ?? 0)?.message;
    const message = world.post(
      chat,
      {
        ...sender,
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
    return shown(chat, message);
  };
  const said = (text: string, options: SendOptions = {}): Content => {
    const entities = options.entities ?? markPlain(text);
    return { text, ...(entities.length > 0 && { entities }) };
  };
  const pictured = ({ url, caption, file }: Picture): Content => {
    const caption_entities = markPlain(caption ?? '');
    return {
      photo: newPhoto(world, url, file),
      ...(caption !== undefined && { caption }),
      ...(caption_entities.length > 0 && { caption_entities }),
    };
  };

  const door = (user: User, before: 'member' | 'kicked', after: 'member' | 'kicked'): void => {
    const chat = chatAt(world, user);
    chat.door = after === 'member' ? 'open' : 'blocked';
    chat.members.set(world.bot.id, { status: before, rights: {} });
    setBot(world, chat, { status: after, rights: {} }, user);
  };

  const actionsOf = (user: User): Omit<Person, keyof User> => ({
    start: (payload) => {
      if (chatAt(world, user).door === 'blocked') door(user, 'kicked', 'member');
      return write(user, said(payload === undefined ? '/start' : `/start ${payload}`));
    },
    send: (text, options) => write(user, said(text, options), options),
    ask: (text, { timeoutMs, ...options } = {}) => {
      const { chat_id, message_id } = write(user, said(text, options), options);
      const isAnswer = ({ from }: ViewMessage) => from?.id === world.bot.id;
      return watch.waitFor(chat_id, isAnswer, {
        after: message_id,
        ...(timeoutMs !== undefined && { timeoutMs }),
      });
    },
    sendPhoto: (photo = {}, options) => write(user, pictured(photo), options, photo.url),
    sendAlbum: (photos, options) => {
      const media_group_id = String(world.nextId());
      return photos.map((photo) => write(user, { ...pictured(photo), media_group_id }, options, photo.url));
    },
    sendPoll: (question, answers, options) => {
      const choices = answers.map((text) => ({ text, voter_count: 0 }));
      return write(user, { poll: { id: String(world.nextId()), question, options: choices } }, options);
    },
    forward: ({ chat_id, message_id }, options) => {
      const { message, photoUrl } = keptAt(chatAt(world, chat_id), message_id);
      const forward_origin = message.forward_origin ?? originOf(message);
      return write(user, { ...contentOf(message), forward_origin }, options, photoUrl);
    },
    edit: ({ chat_id, message_id }, text) => {
      const chat = chatAt(world, chat_id);
      const kept = keptAt(chat, message_id);
      kept.message = { ...kept.message, ...said(text), edit_date: Math.floor(world.now() / 1_000) };
      world.changed(chat, kept, 'edited');
      tellBot(world, chat, kept.message);
      return viewMessage(kept);
    },
    press: async (message, name, timeoutMs = answerMs) => {
      const answer = pressButton(world, queries, user, message, name, timeoutMs);
      if (typeof answer !== 'string') return answer;
      write(user, said(answer), { chat: message.chat_id });
      return {};
    },
    remove: ({ chat_id, message_id }) => {
      const chat = chatAt(world, chat_id);
      const kept = keptAt(chat, message_id);
      if (
        chat.facts.type !== 'private' &&
        kept.message.from?.id !== user.id &&
        !isAdmin(memberOf(chat, user.id))
      )
        throw new Error('only its writer and administrators delete a message');
      kept.isDeleted = true;
      world.changed(chat, kept, 'deleted');
    },
    sendFile: ({ caption, ...file }, options) => {
      const document = newDocument(world, { ...file, size: file.data.size });
      const more = caption === undefined ? {} : { caption, caption_entities: markPlain(caption) };
      return write(user, { ...document, ...more }, options);
    },
    react: ({ chat_id, message_id }, emoji) => {
      const chat = chatAt(world, chat_id);
      react(world, chat, keptAt(chat, message_id), user, emoji);
    },
    choose: (result, options) => {
      const { content, photoUrl } = chosen(world, result);
      const shown = write(user, content, options, photoUrl);
      world.push({ chosen_inline_result: { result_id: result['id'], from: user, query: '' } });
      return shown;
    },
    shareChat: (request_id, chat) => {
      pickChat(world, user, chatAt(world, user), request_id, chatAt(world, chat));
      return write(user, { chat_shared: { request_id, chat_id: idOf(chat) } });
    },
    inline: (query, { offset = '', timeoutMs = answerMs } = {}) => {
      const { id, answer } = queries.askInline(timeoutMs);
      world.push({
        inline_query: { id, from: user, query: query.slice(0, 256), offset, chat_type: 'sender' },
      });
      return answer;
    },
    guest: (text, { timeoutMs = answerMs } = {}) => {
      const { id, answer } = queries.askGuest(timeoutMs);
      world.push({
        guest_message: {
          message_id: world.nextId(),
          date: Math.floor(world.now() / 1_000),
          chat: { id: -1_009_999_999_999, type: 'supergroup', title: 'Elsewhere' },
          from: user,
          guest_query_id: id,
          ...said(text),
        },
      });
      return answer;
    },
    block: () => door(user, 'member', 'kicked'),
    unblock: () => door(user, 'kicked', 'member'),
    deactivate: () => {
      chatAt(world, user).door = 'deactivated';
    },
  });

  return {
    person: ({ id = ++lastId, first_name = 'Person', ...more } = {}) => {
      const user: User = { id, is_bot: false, first_name, ...more };
      world.users.set(id, user);
      if (!world.chats.has(id)) privateChat(user, 'unopened');
      return { ...user, ...actionsOf(user) };
    },
    people: (count) =>
      Array.from({ length: count }, () => {
        const user: User = { id: ++lastId, is_bot: false, first_name: `P${lastId}` };
        world.users.set(user.id, user);
        privateChat(user, 'open');
        return user.id;
      }),
  };
};
