import { checkPost, findChat } from './access.ts';
import { parseHtml, type Entity, type Parsed } from './entities.ts';
import { badRequest } from './errors.ts';
import type { Button, ChatState, Stored, World } from './world.ts';

export type Parameters = Record<string, unknown>;
export type Method = (world: World, parameters: Parameters) => unknown;

const textLimit = 4_096;
const captionLimit = 1_024;
const rawLimit = 32_768;
/** A bot may delete its own messages for this long (seconds). */
const deletableS = 48 * 3_600;

const parsed = (raw: unknown, mode: unknown, given: unknown, limit: number, what: string): Parsed => {
  const text = typeof raw === 'string' ? raw : raw === undefined ? '' : String(raw);
  if (Buffer.byteLength(text) > rawLimit)
    throw badRequest(limit === textLimit ? 'text is too long' : 'caption is too long');
  const isHtml = typeof mode === 'string' && mode.toLowerCase() === 'html';
  if (mode !== undefined && mode !== '' && !isHtml)
    throw badRequest(`unsupported parse_mode ${String(mode)} in the sandbox`);
  const result = isHtml
    ? parseHtml(text)
    : { text: text.trim(), entities: Array.isArray(given) ? (given as Entity[]) : [] };
  let size = 0;
  for (const _ of result.text) size++;
  if (size > limit) throw badRequest(`${what} is too long`);
  return result;
};

const keyboard = (markup: unknown): Stored['reply_markup'] => {
  if (markup === undefined) return undefined;
  const { inline_keyboard: rows } = markup as { inline_keyboard?: Button[][] };
  for (const button of rows?.flat() ?? []) {
    if (typeof button.text !== 'string' || button.text === '')
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are not allowed in the inline keyboard",
      );
    const { callback_data: data, url } = button;
    if (data !== undefined && (Buffer.byteLength(data) > 64 || data === ''))
      throw badRequest('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg|ton):\/\/[^\s]+/.test(url))
      throw badRequest(
        `inline keyboard button URL '${url}' is invalid: Wrong port number specified in the URL`,
      );
    if (data === undefined && url === undefined && button.copy_text === undefined)
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are not allowed in the inline keyboard",
      );
  }
  return rows === undefined ? undefined : { inline_keyboard: rows };
};

const surroundings = (chat: ChatState, world: World, parameters: Parameters) => {
  const {
    message_thread_id: thread,
    reply_parameters: reply,
    reply_markup: markup,
    disable_notification: silent,
  } = parameters;
  const answered =
    (reply as { message_id?: number; allow_sending_without_reply?: boolean } | undefined) ?? {};
  if (
    answered.message_id !== undefined &&
    !chat.messages.has(answered.message_id) &&
    answered.allow_sending_without_reply !== true
  )
    throw badRequest('message to be replied not found');
  const reply_markup = keyboard(markup);
  return {
    ...(chat.type === 'channel' ? { sender_chat: world.tellChat(chat) } : { from: world.bot }),
    ...(thread !== undefined && { message_thread_id: Number(thread) }),
    ...(answered.message_id !== undefined && { reply_to: answered.message_id }),
    ...(reply_markup !== undefined && { reply_markup }),
    ...(silent === true && { disable_notification: true }),
  };
};

const sendMessage: Method = (world, parameters) => {
  const chat = findChat(world, parameters['chat_id']);
  checkPost(world, chat, 'text messages', parameters['message_thread_id']);
  const { text, entities } = parsed(
    parameters['text'],
    parameters['parse_mode'],
    parameters['entities'],
    textLimit,
    'message',
  );
  if (text === '') throw badRequest('message text is empty');
  const preview = parameters['link_preview_options'] as object | undefined;
  const message = world.post(chat, {
    ...surroundings(chat, world, parameters),
    text,
    ...(entities.length > 0 && { entities }),
    ...(preview !== undefined && { link_preview_options: preview }),
  });
  return world.tell(chat, message);
};

/** Addresses with one of these words in them stand for pictures that Telegram cannot have. */
const badPictures: [RegExp, string][] = [
  [/unreachable-picture/, 'failed to get HTTP URL content'],
  [/not-a-picture/, 'wrong type of the web page content'],
  [/bad-picture/, 'wrong file identifier/HTTP URL specified'],
];

const photoOf = (world: World, photo: unknown): NonNullable<Stored['photo']> => {
  if (photo === undefined || photo === '') throw badRequest('there is no photo in the request');
  if (typeof photo === 'string') {
    const bad = badPictures.find(([pattern]) => pattern.test(photo));
    if (bad !== undefined) throw badRequest(bad[1]);
    if (!/^https?:\/\//.test(photo) && !photo.startsWith('photo-'))
      throw badRequest('wrong file identifier/HTTP URL specified');
    if (photo.startsWith('photo-'))
      return [{ file_id: photo, file_unique_id: photo, width: 1_280, height: 720 }];
  }
  const id = `photo-${world.nextId()}`;
  return [{ file_id: id, file_unique_id: id, width: 1_280, height: 720 }];
};

const sendPhoto: Method = (world, parameters) => {
  const chat = findChat(world, parameters['chat_id']);
  checkPost(world, chat, 'photos', parameters['message_thread_id']);
  const { text, entities } = parsed(
    parameters['caption'],
    parameters['parse_mode'],
    parameters['caption_entities'],
    captionLimit,
    'message caption',
  );
  const message = world.post(chat, {
    ...surroundings(chat, world, parameters),
    photo: photoOf(world, parameters['photo']),
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
  });
  return world.tell(chat, message);
};

const sendMediaGroup: Method = (world, parameters) => {
  const chat = findChat(world, parameters['chat_id']);
  const media = (parameters['media'] ?? []) as { media?: string; caption?: string; parse_mode?: string }[];
  if (media.length < 2 || media.length > 10)
    throw badRequest('wrong number of items in the media group: 2-10 expected');
  checkPost(world, chat, 'photos', parameters['message_thread_id']);
  const album = String(world.nextId());
  return media.map((one) => {
    const { text, entities } = parsed(
      one.caption,
      one.parse_mode,
      undefined,
      captionLimit,
      'message caption',
    );
    const photo = photoOf(world, one.media);
    const message = world.post(chat, {
      ...surroundings(chat, world, parameters),
      photo,
      media_group_id: album,
      ...(text !== '' && { caption: text, caption_entities: entities }),
    });
    return world.tell(chat, message);
  });
};

/** Copies keep text, pictures and markup, and lose who wrote them. */
const copies = (world: World, parameters: Parameters, ids: number[]): { message_id: number }[] => {
  const chat = findChat(world, parameters['chat_id']);
  const from = findChat(world, parameters['from_chat_id']);
  checkPost(world, chat, 'text messages', parameters['message_thread_id']);
  const originals = ids.flatMap((id) => from.messages.get(id) ?? []).filter(({ deleted }) => !deleted);
  if (originals.length === 0)
    throw badRequest(ids.length === 1 ? 'message to copy not found' : 'there are no messages to copy');
  const albums = new Map<string, string>();
  return originals.map(({ text, entities, caption, caption_entities, photo, media_group_id: album }) => {
    if (album !== undefined && !albums.has(album)) albums.set(album, String(world.nextId()));
    const known = album === undefined || ids.length === 1 ? undefined : albums.get(album);
    const message = world.post(chat, {
      ...surroundings(chat, world, parameters),
      ...(text !== undefined && { text }),
      ...(entities !== undefined && { entities }),
      ...(caption !== undefined && { caption }),
      ...(caption_entities !== undefined && { caption_entities }),
      ...(photo !== undefined && { photo }),
      ...(known !== undefined && { media_group_id: known }),
    });
    return { message_id: message.message_id };
  });
};

const edited = (world: World, parameters: Parameters): { chat: ChatState; message: Stored } => {
  const chat = findChat(world, parameters['chat_id']);
  if (chat.migratedTo !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  const message = chat.messages.get(Number(parameters['message_id']));
  if (message === undefined || message.deleted) throw badRequest('message to edit not found');
  const isOwn = message.from?.id === world.bot.id || chat.type === 'channel';
  if (!isOwn) throw badRequest("message can't be edited");
  return { chat, message };
};

const change = (world: World, parameters: Parameters, changes: Partial<Stored>): unknown => {
  const { chat, message } = edited(world, parameters);
  const markup = keyboard(parameters['reply_markup']);
  const { reply_markup: _markup, ...rest } = message;
  const after: Stored = { ...rest, ...changes, ...(markup !== undefined && { reply_markup: markup }) };
  if (JSON.stringify(comparable(after)) === JSON.stringify(comparable(message)))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  after.edit_date = world.date();
  chat.messages.set(message.message_id, after);
  world.changed(chat, after, 'edited');
  return world.tell(chat, after);
};
const comparable = ({
  text,
  entities,
  caption,
  caption_entities,
  reply_markup,
  link_preview_options,
}: Stored) => [text, entities ?? [], caption, caption_entities ?? [], reply_markup, link_preview_options];

const remove = (world: World, chat: ChatState, id: number): boolean => {
  const message = chat.messages.get(id);
  if (message === undefined || message.deleted) return false;
  if (world.date() - message.date > deletableS) throw badRequest("message can't be deleted for everyone");
  message.deleted = true;
  world.changed(chat, message, 'deleted');
  return true;
};

export const messageMethods: Record<string, Method> = {
  sendMessage,
  sendPhoto,
  sendMediaGroup,
  copyMessage: (world, parameters) => copies(world, parameters, [Number(parameters['message_id'])])[0],
  copyMessages: (world, parameters) =>
    copies(world, parameters, (parameters['message_ids'] ?? []) as number[]),
  forwardMessage: (world, parameters) => {
    const [copy] = copies(world, parameters, [Number(parameters['message_id'])]);
    const chat = findChat(world, parameters['chat_id']);
    const message = chat.messages.get(copy?.message_id ?? 0);
    return message && world.tell(chat, message);
  },
  editMessageText: (world, parameters) => {
    const { text, entities } = parsed(
      parameters['text'],
      parameters['parse_mode'],
      parameters['entities'],
      textLimit,
      'message',
    );
    if (text === '') throw badRequest('message text is empty');
    const { message } = edited(world, parameters);
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    return change(world, parameters, {
      text,
      entities,
      link_preview_options: parameters['link_preview_options'] as object,
    });
  },
  editMessageCaption: (world, parameters) => {
    const { text, entities } = parsed(
      parameters['caption'],
      parameters['parse_mode'],
      parameters['caption_entities'],
      captionLimit,
      'message caption',
    );
    return change(world, parameters, { caption: text, caption_entities: entities });
  },
  editMessageReplyMarkup: (world, parameters) => change(world, parameters, {}),
  deleteMessage: (world, parameters) => {
    const chat = findChat(world, parameters['chat_id']);
    if (!remove(world, chat, Number(parameters['message_id'])))
      throw badRequest('message to delete not found');
    return true;
  },
  deleteMessages: (world, parameters) => {
    const chat = findChat(world, parameters['chat_id']);
    for (const id of (parameters['message_ids'] ?? []) as number[]) remove(world, chat, id);
    return true;
  },
};
