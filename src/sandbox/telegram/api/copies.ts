import { chatOf, checkPost, checkPresent } from '../access.ts';
import { formattedOf } from './content.ts';
import { badRequest } from './errors.ts';
import { listOf, numberOf, textOf } from './parameters.ts';
import { surroundings, take, type Call, type Method } from './send.ts';
import type { Chat, Content, Kept, Message } from '../types.ts';
import { contentOf } from '../visibility.ts';

const service = ['new_chat_members', 'left_chat_member', 'migrate_to_chat_id', 'migrate_from_chat_id'];

const originals = (call: Call, ids: unknown[]): { chat: Chat; found: Kept[] } => {
  const { world, parameters } = call;
  const chat = chatOf(world, parameters['chat_id']);
  const from = chatOf(world, parameters['from_chat_id']);
  checkPost(world, chat, parameters);
  checkPresent(world, from);
  const found = ids
    .flatMap((id) => from.messages.get(Number(id)) ?? [])
    .filter(({ isDeleted, message }) => !isDeleted && service.every((key) => message[key] === undefined));
  return { chat, found };
};

/** The same album ids for what was one album before. */
const albumsFor = (call: Call) => {
  const albums = new Map<string, string>();
  return ({ media_group_id: album }: Message): Content => {
    if (album === undefined) return {};
    const known = albums.get(album) ?? String(call.world.nextId());
    albums.set(album, known);
    return { media_group_id: known };
  };
};

/** Where a forwarded message comes from (https://core.telegram.org/bots/api#messageorigin). */
export const originOf = ({ chat, from, sender_chat: sender, date, message_id }: Message): object =>
  chat.type === 'channel'
    ? { type: 'channel', chat, message_id, date }
    : sender !== undefined
      ? { type: 'chat', sender_chat: sender, date }
      : { type: 'user', sender_user: from, date };

const forward = (call: Call, ids: unknown[], what: string): Message[] => {
  const { chat, found } = originals(call, ids);
  if (found.length === 0) throw badRequest(what);
  const albumOf = albumsFor(call);
  const isAlbum = ids.length > 1;
  return found.map(({ message, photoUrl }) => {
    const content = {
      ...surroundings(call.world, chat, call.parameters),
      ...contentOf(message),
      ...(isAlbum && albumOf(message)),
      forward_origin: message.forward_origin ?? originOf(message),
    };
    return take(call, chat, content, photoUrl);
  });
};

export const copyMethods: Record<string, Method> = {
  copyMessage: (call) => {
    const { world, parameters } = call;
    const { chat, found } = originals(call, [numberOf(parameters, 'message_id')]);
    const [kept] = found;
    if (kept === undefined) throw badRequest('message to copy not found');
    const { forward_origin: _origin, ...content } = contentOf(kept.message);
    const copied: Content = { ...surroundings(world, chat, parameters), ...content };
    if (textOf(parameters, 'caption') !== undefined && content.text === undefined) {
      const { text, entities } = formattedOf(parameters, 'caption');
      copied.caption = text;
      copied.caption_entities = entities;
    }
    return { message_id: take(call, chat, copied, kept.photoUrl).message_id };
  },
  copyMessages: (call) => {
    const { world, parameters } = call;
    const { chat, found } = originals(call, listOf(parameters, 'message_ids'));
    if (found.length === 0) throw badRequest('there are no messages to copy');
    const albumOf = albumsFor(call);
    return found.map(({ message, photoUrl }) => {
      const { forward_origin: _origin, ...content } = contentOf(message);
      if (parameters['remove_caption'] === true) {
        delete content.caption;
        delete content.caption_entities;
      }
      const copied = { ...surroundings(world, chat, parameters), ...content, ...albumOf(message) };
      return { message_id: take(call, chat, copied, photoUrl).message_id };
    });
  },
  forwardMessage: (call) =>
    forward(call, [numberOf(call.parameters, 'message_id')], 'message to forward not found')[0],
  forwardMessages: (call) =>
    forward(call, listOf(call.parameters, 'message_ids'), 'there are no messages to forward').map(
      ({ message_id }) => ({ message_id }),
    ),
};
