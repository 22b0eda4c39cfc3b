import { chatOf, checkPost, checkPresent, isAdmin, memberOf } from '../access.ts';
import { formattedOf } from './content.ts';
import { asTold, idIn } from './ephemeral.ts';
import { badRequest } from './errors.ts';
import { markupOf } from './keyboard.ts';
import { listOf, objectOf, textOf } from './parameters.ts';
import type { Call, Method } from './send.ts';
import type { Chat, Kept, Message } from '../types.ts';
import type { World } from '../world.ts';

/** A bot may delete a message for this long (seconds). */
const deletableS = 48 * 3_600;

const unchanged =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

const editable = ({ world, parameters }: Call): { chat: Chat; kept: Kept } => {
  const chat = chatOf(world, parameters['chat_id']);
  if (chat.facts.type === 'private') checkPost(world, chat, {});
  else checkPresent(world, chat);
  const kept = chat.messages.get(idIn(parameters));
  if (kept === undefined || kept.isDeleted) throw badRequest('message to edit not found');
  const mayEdit =
    kept.message.from?.id === world.bot.id ||
    (chat.facts.type === 'channel' && isAdmin(memberOf(chat, world.bot.id)));
  if (!mayEdit || kept.message.forward_origin !== undefined) throw badRequest("message can't be edited");
  return { chat, kept };
};

const parts = ['text', 'entities', 'caption', 'caption_entities', 'reply_markup', 'link_preview_options'];
const isSame = (one: Message, two: Message): boolean =>
  parts.every((key) => JSON.stringify(one[key] ?? []) === JSON.stringify(two[key] ?? []));

/** Changes a message; its keyboard goes where none is given, as Telegram does. */
const change = (
  call: Call,
  { chat, kept }: { chat: Chat; kept: Kept },
  changes: Partial<Message>,
): Message => {
  const { reply_markup: _markup, ...rest } = kept.message;
  const markup = markupOf(call.parameters);
  const isEmpty = markup?.inline_keyboard !== undefined && markup.inline_keyboard.flat().length === 0;
  const message: Message = {
    ...rest,
    ...changes,
    ...(markup !== undefined && !isEmpty && { reply_markup: markup }),
  };
  for (const key of ['entities', 'caption_entities'] as const)
    if (message[key]?.length === 0) delete message[key];
  if (isSame(message, kept.message)) throw badRequest(unchanged);
  message.edit_date = Math.floor(call.world.now() / 1_000);
  kept.message = message;
  call.world.changed(chat, kept, 'edited');
  return asTold(message);
};

/** Messages that went out through inline queries live in no chat of the sandbox. */
const unlessInline =
  (method: Method): Method =>
  (call) =>
    textOf(call.parameters, 'inline_message_id') === undefined ? method(call) : true;

/** The message, if it is there and the bot may delete it; undefined: there is none (any more). Refuses where it may not. */
const deletable = (world: World, chat: Chat, id: number): Kept | undefined => {
  const kept = chat.messages.get(id);
  if (kept === undefined || kept.isDeleted) return undefined;
  const isOld = world.now() / 1_000 - kept.message.date > deletableS;
  const member = memberOf(chat, world.bot.id);
  const isPrivate = chat.facts.type === 'private';
  const mayOthers = isPrivate || member.rights['can_delete_messages'] === true;
  const isPosted = kept.message.sender_chat?.id === chat.facts.id && kept.isPersons !== true;
  const isOwn = kept.message.from?.id === world.bot.id || isPosted;
  if ((isOld && (isPrivate || !mayOthers)) || (!isOwn && !mayOthers))
    throw badRequest("message can't be deleted for everyone");
  return kept;
};

const remove = (world: World, chat: Chat, kept: Kept): void => {
  kept.isDeleted = true;
  world.changed(chat, kept, 'deleted');
};

/** Messages that one request may delete (https://core.telegram.org/bots/api#deletemessages). */
const mostDeleted = 100;

const edits: Record<string, Method> = {
  editMessageText: unlessInline((call) => {
    const { text, entities } = formattedOf(call.parameters, 'text');
    const target = editable(call);
    if (text === '') throw badRequest('message text is empty');
    if (target.kept.message.text === undefined) throw badRequest('there is no text in the message to edit');
    const preview = objectOf(call.parameters, 'link_preview_options');
    return change(call, target, {
      text,
      entities,
      ...(preview !== undefined && { link_preview_options: preview }),
    });
  }),
  editMessageCaption: unlessInline((call) => {
    const { text, entities } = formattedOf(call.parameters, 'caption');
    const target = editable(call);
    if (target.kept.message.text !== undefined)
      throw badRequest('there is no caption in the message to edit');
    const changes: Partial<Message> = { caption: text, caption_entities: entities };
    return change(call, target, changes);
  }),
  editMessageReplyMarkup: unlessInline((call) => change(call, editable(call), {})),
  deleteMessage: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    checkPresent(world, chat);
    const kept = deletable(world, chat, idIn(parameters));
    if (kept === undefined) throw badRequest('message to delete not found');
    remove(world, chat, kept);
    return true;
  },
  deleteMessages: ({ world, parameters }) => {
    const chat = chatOf(world, parameters['chat_id']);
    checkPresent(world, chat);
    const ids = listOf(parameters, 'message_ids');
    if (ids.length === 0) throw badRequest('message identifiers are not specified');
    if (ids.length > mostDeleted) throw badRequest('too many message identifiers specified');
    // All of them or none: those that are not there are passed over.
    const found = ids.flatMap((id) => deletable(world, chat, Number(id)) ?? []);
    for (const kept of found) remove(world, chat, kept);
    return true;
  },
};

/** What is for one person is edited and deleted by methods of its own that answer only `true`. */
const ephemeral = (name: string): Method => {
  const method = edits[name];
  return (call) => method?.(call) !== undefined;
};

export const editMethods: Record<string, Method> = {
  ...edits,
  editEphemeralMessageText: ephemeral('editMessageText'),
  editEphemeralMessageCaption: ephemeral('editMessageCaption'),
  editEphemeralMessageReplyMarkup: ephemeral('editMessageReplyMarkup'),
  deleteEphemeralMessage: ephemeral('deleteMessage'),
};
