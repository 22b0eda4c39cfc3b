import { checkPost, chatOf } from '../access.ts';
import { formattedOf } from './content.ts';
import { badRequest } from './errors.ts';
import { markupOf } from './keyboard.ts';
import { isOn, numberOf, objectOf } from './parameters.ts';
import { forwardPost } from '../visibility.ts';
import { asTold, receiverOf } from './ephemeral.ts';
import type { Chat, Content, Message, Parameters, Upload } from '../types.ts';
import type { World } from '../world.ts';

export type Call = { world: World; parameters: Parameters; uploads: Map<string, Upload> | undefined };
export type Method = (call: Call) => unknown;

/** Where a message comes from, stands and what it answers; refuses as Telegram does. */
export const surroundings = (world: World, chat: Chat, parameters: Parameters): Content => {
  const content: Content = chat.facts.type === 'channel' ? { sender_chat: chat.facts } : { from: world.bot };
  const thread = numberOf(parameters, 'message_thread_id');
  if (thread !== undefined && chat.facts.is_forum) {
    content.message_thread_id = thread;
    content['is_topic_message'] = true;
  }
  const reply = objectOf(parameters, 'reply_parameters');
  const answered = (reply && numberOf(reply, 'message_id')) ?? numberOf(parameters, 'reply_to_message_id');
  if (answered !== undefined) {
    const kept = chat.messages.get(answered);
    if (kept !== undefined && !kept.isDeleted) {
      const { reply_to_message: _inner, ...message } = kept.message;
      content.reply_to_message = message;
    } else if (reply?.['allow_sending_without_reply'] !== true)
      throw badRequest('message to be replied not found');
  }
  const markup = markupOf(parameters);
  if (markup !== undefined) content.reply_markup = markup;
  return content;
};

/** Takes a message of the bot into a chat. */
export const take = (call: Call, chat: Chat, content: Content, photoUrl?: string): Message => {
  chat.taken++;
  const receiver = receiverOf(call);
  const message = call.world.post(chat, receiver ? { ...content, receiver_user: receiver } : content, {
    isSilent: isOn(call.parameters, 'disable_notification'),
    ...(photoUrl !== undefined && { photoUrl }),
  });
  if (chat.linkedChatId !== undefined && chat.facts.type === 'channel')
    forwardPost(call.world, chat, message);
  return asTold(message);
};

export const sendMessage: Method = (call) => {
  const { world, parameters } = call;
  const chat = chatOf(world, parameters['chat_id']);
  checkPost(world, chat, parameters);
  const { text, entities } = formattedOf(parameters, 'text');
  if (text === '') throw badRequest('message text is empty');
  const content = surroundings(world, chat, parameters);
  content.text = text;
  if (entities.length > 0) content.entities = entities;
  const preview = objectOf(parameters, 'link_preview_options');
  if (preview !== undefined) content.link_preview_options = preview;
  return take(call, chat, content);
};

/** The caption of a picture or a file. */
export const captioned = (parameters: Parameters): Content => {
  const { text, entities } = formattedOf(parameters, 'caption');
  const above = parameters['show_caption_above_media'] === true;
  return {
    ...(text !== '' && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
    ...(above && { show_caption_above_media: true }),
  };
};

/** Every other kind of message: kept with what was given for it, unread. */
export const sendOther =
  (method: string): Method =>
  (call) => {
    const { world, parameters } = call;
    const chat = chatOf(world, parameters['chat_id']);
    checkPost(world, chat, parameters, 'can_send_other_messages', 'messages');
    const kind = method
      .replace(/^send/, '')
      .replace(/(?<!^)([A-Z])/g, '_$1')
      .toLowerCase();
    return take(call, chat, {
      ...surroundings(world, chat, parameters),
      [kind]: parameters[kind] ?? {},
      ...captioned(parameters),
    });
  };
