import { GrammyError, type Context } from 'grammy/web';
import type { ChatMemberUpdated } from 'grammy/types';
import type { Access } from '../../audience/access.ts';
import { anonymousAdminId, type Chat } from '../../audience/chat.ts';
import type { Audit } from '../../audience/audit.ts';
import type { Chats } from '../../audience/chats.ts';
import type { Audience } from '../../audience/follow.ts';
import type { ActKind } from '../../i18n/channels.ts';
import { textsFor, type Texts } from '../../i18n/texts.ts';
import { words } from '../../message/words.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { renderText } from '../api/render.ts';
import { factsOf, isOut, lackedBy, mayPost } from '../api/rights.ts';
import { tellPerson, tellStewards, type StewardParts } from './stewards.ts';

export type MembershipParts = StewardParts & {
  access: Access;
  settingsOf: Chats['get'];
  audience: Pick<Audience, 'setState'>;
  audit: Pick<Audit, 'note'>;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  clock: Pick<Clock, 'now'>;
  log: Pick<Log, 'info'>;
};

/**
 * What the bot's own standing in a chat means (https://core.telegram.org/bots/api#chatmemberupdated): its follows sleep while it
 * is out or may not post, and are as they were when it is back. Whoever manages the chat is told at once what is missing.
 */
export const onMembership = async (
  context: Context & { myChatMember: ChatMemberUpdated },
  parts: MembershipParts,
): Promise<void> => {
  const { chat, from, old_chat_member: before, new_chat_member: after } = context.myChatMember;
  const may = mayPost(after, chat.type);
  const might = mayPost(before, chat.type);
  const known = await parts.settingsOf(factsOf(chat));
  const isAllowed = parts.access.allowed(from.id, chat.id);
  const { language } = await personOf(context, parts);
  // A chat that is new is spoken to as whoever brings Kabar in.
  if (isAllowed && chat.type !== 'private' && !isOut(after)) await parts.remember({ ...known, language });
  const state = may ? 'active' : isOut(after) ? 'gone' : 'paused';
  const former = await parts.audience.setState(chat.id, state);
  if (chat.type === 'private') return;
  if (!isAllowed && isOut(before) && !isOut(after)) return refuse(context, parts);
  if (isAllowed && !isOut(after) && from.id !== anonymousAdminId)
    await parts.managers.note(from.id, chat.id, language);
  await noteStanding(context, parts);
  if (may && !might && isAllowed) return onArrival(context, parts, known.follows.length);
  if (may) return onFewerRights(context, parts);
  // Who has just brought Kabar in without the right is told, whoever else there is.
  if (isOut(before) && !isOut(after) && isAllowed)
    return tellPerson(context.api, from.id, noRight(textsFor(language), chat), parts);
  const isNews = might || (state === 'gone' && former !== 'gone');
  if (!isNews) return;
  const say = (texts: Texts) =>
    isOut(after) ? texts.postingLost.removed(known.title) : noRight(texts, chat);
  await tellStewards(context.api, known, say, parts);
};

/** Somebody whom the operator does not let in has brought Kabar into a chat: they are told their id, as in private. */
const refuse = async (
  context: Context & { myChatMember: ChatMemberUpdated },
  parts: MembershipParts,
): Promise<void> => {
  const { chat, from } = context.myChatMember;
  parts.log.info('access.refused', { userId: from.id, chatId: chat.id });
  const { accessRefused } = textsFor((await personOf(context, parts)).language);
  const { text, ...other } = renderText(words(accessRefused(from.id)));
  await context.api.sendMessage(from.id, text, other).catch((error: unknown) => {
    if (!(error instanceof GrammyError)) throw error;
  });
};

/** Kabar may still post, but lost another right: whoever manages the chat is told which. */
const onFewerRights = async (
  context: Context & { myChatMember: ChatMemberUpdated },
  parts: MembershipParts,
): Promise<void> => {
  const { chat, old_chat_member: before, new_chat_member: after } = context.myChatMember;
  const had = lackedBy(before, chat.type);
  const lost = lackedBy(after, chat.type).filter((one) => !had.includes(one));
  if (lost.length === 0) return;
  const known = await parts.settingsOf(factsOf(chat));
  await tellStewards(context.api, known, ({ channels }) => channels.lost(known.title, lost), parts);
};

/** What somebody did to Kabar's standing stands in the chat's history. */
const noteStanding = async (
  { myChatMember }: { myChatMember: ChatMemberUpdated },
  { audit, clock }: MembershipParts,
): Promise<void> => {
  const { chat, from, old_chat_member: before, new_chat_member: after } = myChatMember;
  const lacked = isOut(before) ? 0 : lackedBy(before, chat.type).length;
  const isFewer = !isOut(after) && !isOut(before) && lackedBy(after, chat.type).length > lacked;
  const left: ActKind | undefined = isOut(after) && !isOut(before) ? 'removed' : undefined;
  const what = left ?? (isOut(before) && !isOut(after) ? 'connected' : isFewer ? 'right-lost' : undefined);
  if (what === undefined) return;
  await audit.note(chat.id, { at: clock.now(), userId: from.id, name: from.first_name, what });
};

const noRight = (texts: Texts, chat: ChatMemberUpdated['chat']): string =>
  texts.postingLost.noRight(factsOf(chat).title, chat.type === 'channel');

/** Kabar may post now where it could not: groups are greeted; of a channel, where everything is a post, its administrators are told. */
const onArrival = async (
  context: Context & { myChatMember: ChatMemberUpdated },
  parts: MembershipParts,
  sources: number,
): Promise<void> => {
  const { api } = context;
  const { chat, from } = context.myChatMember;
  const known = await parts.settingsOf(factsOf(chat));
  if (chat.type !== 'channel') {
    const { start } = textsFor(known.language);
    const { text, ...other } = renderText(words(sources > 0 ? start.groupBack(sources) : start.greeting()));
    await api.sendMessage(chat.id, text, other);
    return;
  }
  const handle = chat.username === undefined ? String(chat.id) : `@${chat.username}`;
  const person = await personOf(context, parts);
  const texts = textsFor(person.language);
  const lacks = lackedBy(context.myChatMember.new_chat_member, chat.type);
  const ready = [
    texts.channelReady(chat.title, handle, sources),
    ...(lacks.length > 0 ? [texts.channels.lacks(lacks)] : []),
  ];
  await tellPerson(api, from.id, ready.join('\n\n'), parts);
  const { connectedBy } = known;
  if (sources === 0 || connectedBy === undefined || connectedBy === from.id) return;
  const back = textsFor(await parts.languageOf(connectedBy)).postingLost.back(chat.title);
  await tellPerson(api, connectedBy, back, parts);
};

/** The private chat of whoever has changed the bot's standing. */
const personOf = (
  { myChatMember: { from } }: { myChatMember: ChatMemberUpdated },
  { settingsOf }: MembershipParts,
) =>
  settingsOf({
    ...factsOf({ ...from, type: 'private' }),
    ...(from.language_code && { languageCode: from.language_code }),
  });
