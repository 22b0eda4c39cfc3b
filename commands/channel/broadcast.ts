import type { Managers } from '../../src/audience/managers.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { BroadcastPost, Draft } from '../../src/publishing/broadcast-post.ts';
import type { Ask, Command, Heard, Press } from '../../src/telegram/command.ts';
import { cut, short } from '../../src/text/escape.ts';
import { pressedTarget, targetToChange, type Target } from '../shared/target.ts';

/** Messages of the admin's private chat of which it is not said yet where they go. */
export type Unaddressed = {
  messageIds: number[];
  userId: number;
  /** The album that they begin: its other parts may come after the question. */
  album?: string;
};

type Slips<T> = {
  put(slip: T): Promise<string>;
  get(id: string): Promise<T | undefined>;
  take(id: string): Promise<T | undefined>;
};

type BroadcastNeeds = {
  broadcastPost: BroadcastPost;
  managers: Pick<Managers, 'chatsOf'>;
  /** Messages of a person's albums: Telegram tells of each on its own, and a reply names only one. */
  albums: {
    note(chatId: number, album: string, messageId: number): Promise<void>;
    messages(chatId: number, album: string): Promise<number[]>;
  };
  /** Previewed posts; `take` gives a draft once only. */
  drafts: Slips<Draft>;
  unaddressed: Slips<Unaddressed>;
};

/** Chats offered by buttons. */
const mostOffered = 8;

export const createBroadcast = (needs: BroadcastNeeds): Command => ({
  name: 'broadcast',
  aliases: ['kirim'],
  descriptions: { id: 'Kirim pesan ke kanal atau grup Anda', en: 'Post a message to your channel or group' },
  usage: { id: '[@kanal] (membalas pesan)', en: '[@channel] (in reply to a message)' },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const meant = ask.replied ?? ask.captioned;
    if (meant === undefined) return void (await ask.reply(await howTo(ask, needs)));
    if (ask.captioned?.album !== undefined)
      await needs.albums.note(ask.chat.id, ask.captioned.album, ask.captioned.messageId);
    const album = meant.album === undefined ? [] : await needs.albums.messages(ask.chat.id, meant.album);
    const messageIds = album.length > 0 ? album : [meant.messageId];
    if (ask.text === '') return askWhere(ask, messageIds, needs);
    const target = await targetToChange(ask);
    if (target === undefined) return;
    // The command is no part of the post whose caption it stands in.
    const caption = ask.replied === undefined ? target.rest : undefined;
    if (target.title === undefined) await askWhere(ask, messageIds, needs);
    else await preview(ask, messageIds, target, needs, caption);
  },
  press: async (press) => {
    const [choice, id = '', chatId] = press.data.split(':');
    if (choice === 'to') return addressed(press, id, Number(chatId), needs);
    const { broadcast: texts } = textsFor(press.settings.language);
    const draft = await needs.drafts.get(id);
    if (draft === undefined || draft.userId !== press.userId) return press.toast(texts.expired);
    if (choice === 'yes') return confirmed(press, id, draft, needs);
    await needs.drafts.take(id);
    await press.edit(press.messageId, words(texts.cancelled));
  },
  hear: (heard) => offered(heard, needs),
});

/** Whoever manages a chat may have written a post: it is asked where it goes, once for an album. Others are not bothered. */
const offered = async (heard: Heard, needs: BroadcastNeeds): Promise<boolean> => {
  const { chat, album, messageId, userId } = heard;
  if (album !== undefined) await needs.albums.note(chat.id, album, messageId);
  if ((await needs.managers.chatsOf(userId)).length === 0) return album !== undefined;
  // Of its words as they were it was asked: the buttons there post it as it stands now.
  if (heard.isEdited) return true;
  const messageIds = album === undefined ? [messageId] : await needs.albums.messages(chat.id, album);
  if (messageIds.length > 1) return true;
  await askWhere(heard, messageIds, needs, album);
  return true;
};

/** How to broadcast, for who has replied to nothing: with a channel of theirs, or the way to bring Kabar into one. */
const howTo = async (ask: Ask, { managers }: BroadcastNeeds): Promise<Message> => {
  const { broadcast: texts, start } = textsFor(ask.settings.language);
  if ((await managers.chatsOf(ask.userId)).length > 0) return words(texts.usage);
  const url = `https://t.me/${ask.botName}?startchannel&admin=post_messages+edit_messages+delete_messages`;
  return words(texts.noChats, [[{ text: start.addToChannel, url }]]);
};

/** Asks where messages go, with a button for each chat in which the person and Kabar may post now. */
const askWhere = async (
  ask: Omit<Ask, 'text'>,
  messageIds: number[],
  needs: BroadcastNeeds,
  album?: string,
): Promise<void> => {
  const { broadcast: texts } = textsFor(ask.settings.language);
  const known = (await needs.managers.chatsOf(ask.userId)).slice(0, mostOffered);
  const rights = await Promise.all(known.map((chatId) => ask.rightsIn(String(chatId))));
  const chats = rights.flatMap((one) => (one.ok ? [one.chat] : []));
  if (chats.length === 0) return void (await ask.reply(await howTo({ ...ask, text: '' }, needs)));
  const id = await needs.unaddressed.put({
    messageIds,
    userId: ask.userId,
    ...(album !== undefined && { album }),
  });
  const buttons = chats.map(({ title, id: chatId }): Button[] => [
    { text: cut(short(title, 60) || String(chatId), 40), callback: `broadcast:to:${id}:${chatId}` },
  ]);
  await ask.reply(words(texts.whereTo, buttons));
};

/** A chat was chosen for messages: shows what would go there. */
const addressed = async (press: Press, id: string, chatId: number, needs: BroadcastNeeds): Promise<void> => {
  const { broadcast: texts } = textsFor(press.settings.language);
  const messages = await needs.unaddressed.get(id);
  if (messages === undefined || messages.userId !== press.userId) return press.toast(texts.expired);
  const target = await pressedTarget(press, chatId);
  if (target === undefined) return;
  const { album, messageIds } = messages;
  const all = album === undefined ? [] : await needs.albums.messages(press.chat.id, album);
  await preview(press, all.length > 0 ? all : messageIds, target, needs);
};

/** Copies messages into the private chat, and asks whether they are to go to the target as they stand there. */
const preview = async (
  ask: Omit<Ask, 'text'>,
  messageIds: number[],
  target: Target,
  { drafts }: BroadcastNeeds,
  caption?: string,
): Promise<void> => {
  const { broadcast: texts } = textsFor(ask.settings.language);
  const targetTitle = target.title ?? target.chat.title;
  // What is previewed is what is sent, whatever becomes of the message meanwhile.
  const previewed = await ask.copyHere(messageIds, caption);
  if (previewed === undefined) return void (await ask.reply(words(texts.uncopied)));
  const id = await drafts.put({
    targetChatId: target.chat.id,
    targetTitle,
    fromChatId: ask.chat.id,
    messageIds: previewed,
    userId: ask.userId,
  });
  await ask.reply(words(texts.preview(targetTitle), choiceOf(id, texts)));
};

/** Posts a draft, and says in place of the preview's question what became of it; one that could not be posted can be tried again. */
const confirmed = async (
  press: Press,
  id: string,
  draft: Draft,
  { broadcastPost, drafts }: BroadcastNeeds,
): Promise<void> => {
  const { broadcast: texts } = textsFor(press.settings.language);
  const say = (html: string, buttons?: Button[][]) => press.edit(press.messageId, words(html, buttons));
  // The rights may have changed since the preview.
  const target = await pressedTarget(press, draft.targetChatId);
  if (target === undefined) return;
  let report: Promise<'posted' | 'waiting' | 'failed'>;
  try {
    ({ report } = await broadcastPost(id, draft, target.settings));
  } catch (error) {
    await say(texts.failed(draft.targetTitle), choiceOf(id, texts));
    throw error;
  }
  // Whoever presses twice has it posted once.
  if ((await drafts.take(id)) === undefined) return press.toast(texts.expired);
  const outcome = await report;
  if (outcome === 'failed')
    return say(texts.failed(draft.targetTitle), choiceOf(await drafts.put(draft), texts));
  await say(outcome === 'posted' ? texts.posted(draft.targetTitle) : texts.waiting(draft.targetTitle));
};

const choiceOf = (draftId: string, { confirm, cancel }: { confirm: string; cancel: string }): Button[][] => [
  [
    { text: confirm, callback: `broadcast:yes:${draftId}` },
    { text: cancel, callback: `broadcast:no:${draftId}` },
  ],
];
