import { originOf } from '../api/copies.ts';
import { newDocument } from '../api/files/documents.ts';
import { newPhoto } from '../api/files/photos.ts';
import { markPlain } from '../text/entities.ts';
import type { Content, User } from '../types.ts';
import type { ViewMessage } from '../view.ts';
import { contentOf } from '../visibility.ts';
import type { World } from '../world.ts';
import { setDoor } from './door.ts';
import { chosen } from './inline.ts';
import type { Picture, Sends } from './person.ts';
import { chatAt, idOf, keptAt } from './chats.ts';
import { pickChat } from './sharing.ts';
import type { Watch } from './watch.ts';
import { said, write } from './write.ts';

export const sendsOf = (world: World, watch: Pick<Watch, 'waitFor'>, user: User): Sends => ({
  start: (payload) => {
    if (chatAt(world, user).door === 'blocked') setDoor(world, user, 'kicked', 'member');
    return write(world, user, said(payload === undefined ? '/start' : `/start ${payload}`));
  },
  send: (text, options) => write(world, user, said(text, options), options),
  ask: (text, { timeoutMs, ...options } = {}) => {
    const { chat_id, message_id } = write(world, user, said(text, options), options);
    const isAnswer = ({ from }: ViewMessage) => from?.id === world.bot.id;
    return watch.waitFor(chat_id, isAnswer, {
      after: message_id,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  },
  sendPhoto: (photo = {}, options) => write(world, user, pictured(world, photo), options, photo.url),
  sendAlbum: (photos, options) => {
    const media_group_id = String(world.nextId());
    return photos.map((photo) =>
      write(world, user, { ...pictured(world, photo), media_group_id }, options, photo.url),
    );
  },
  sendPoll: (question, answers, options) => {
    const choices = answers.map((text) => ({ text, voter_count: 0 }));
    return write(world, user, { poll: { id: String(world.nextId()), question, options: choices } }, options);
  },
  sendFile: ({ caption, ...file }, options) => {
    const document = newDocument(world, { ...file, size: file.data.size });
    const more = caption === undefined ? {} : { caption, caption_entities: markPlain(caption) };
    return write(world, user, { ...document, ...more }, options);
  },
  forward: ({ chat_id, message_id }, options) => {
    const { message, photoUrl } = keptAt(chatAt(world, chat_id), message_id);
    const forward_origin = message.forward_origin ?? originOf(message);
    return write(world, user, { ...contentOf(message), forward_origin }, options, photoUrl);
  },
  choose: (result, options) => {
    const { content, photoUrl } = chosen(world, result);
    const shown = write(world, user, content, options, photoUrl);
    world.push({ chosen_inline_result: { result_id: result['id'], from: user, query: '' } });
    return shown;
  },
  shareChat: (request_id, chat) => {
    pickChat(world, user, chatAt(world, user), request_id, chatAt(world, chat));
    return write(world, user, { chat_shared: { request_id, chat_id: idOf(chat) } });
  },
});

const pictured = (world: World, { url, caption, file }: Picture): Content => {
  const caption_entities = markPlain(caption ?? '');
  return {
    photo: newPhoto(world, url, file),
    ...(caption !== undefined && { caption }),
    ...(caption_entities.length > 0 && { caption_entities }),
  };
};
