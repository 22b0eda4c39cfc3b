import type { Managers } from '../../src/audience/managers.ts';
import type { ChatFacts } from '../../src/audience/chat.ts';
import { readDigest } from '../../src/audience/settings/typed-time.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Command, Heard, Press } from '../../src/telegram/command.ts';
import { targetsToChange } from '../shared/target.ts';
import { messagesOf, type Asker } from './broadcast/draft.ts';
import { preview, question, testSend, type PreviewNeeds } from './broadcast/preview.ts';
import { pressedTooLate } from './broadcast/over.ts';
import { mayPress } from './broadcast/refusal.ts';
import { launch, pressedRunning, type RunningNeeds } from './broadcast/running.ts';
import { audiencePage, heardTrait, pressedAudience, type SubscriberNeeds } from './broadcast/subscribers.ts';
import { askWhere, pressedWhere, type WhereNeeds } from './broadcast/where.ts';

export type BroadcastNeeds = PreviewNeeds &
  RunningNeeds &
  SubscriberNeeds &
  Pick<WhereNeeds, 'remember'> & {
    managers: Pick<Managers, 'chatsOf'>;
    /** Messages of a person's albums: Telegram tells of each on its own, and a reply names only one. */
    albums: {
      note(chatId: number, album: string, messageId: number): Promise<void>;
      messages(chatId: number, album: string): Promise<number[]>;
    };
    /** The chat wants no more posts of the operator's. */
    refusePosts(chat: ChatFacts): Promise<void>;
    /** Asks when a draft is to go out. */
    askWhen(press: Press, draftId: string): Promise<void>;
  };

/** Posts a message of the admin's to channels and groups, and an operator's to subscribers. */
export const createBroadcast = (
  needs: BroadcastNeeds,
): Command & { typed: Record<'trait' | 'hour', (heard: Heard, id: string) => Promise<void>> } => ({
  name: 'broadcast',
  aliases: ['kirim'],
  descriptions: { id: 'Kirim pesan ke kanal atau grup Anda', en: 'Post a message to your channel or group' },
  usage: { id: '[@kanal …] (membalas pesan)', en: '[@channel …] (in reply to a message)' },
  chatFirst: { or: 'nothing', isPost: true },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const meant = ask.replied ?? ask.captioned;
    if (meant === undefined) return void (await ask.reply(await howTo(ask, needs)));
    if (ask.captioned?.album !== undefined)
      await needs.albums.note(ask.chat.id, ask.captioned.album, ask.captioned.messageId);
    const content = { ...meant, messageIds: await messagesOf(ask.chat.id, meant, needs.albums) };
    if (ask.text === '') return askWhere(ask, content, whereNeeds(needs));
    const targets = await targetsToChange(ask);
    if (targets === undefined) return;
    const [first] = targets;
    if (first === undefined) return askWhere(ask, content, whereNeeds(needs));
    // The command is no part of the post whose caption it stands in.
    const caption = ask.replied === undefined ? first.rest : undefined;
    for (const { settings } of targets) await needs.remember(settings);
    const chats = targets.map(({ chat: { id, title } }) => ({ id, title }));
    await preview(ask, content, { kind: 'chats', chats }, needs, caption);
  },
  press: (press) => pressed(press, needs),
  hear: (heard) => offered(heard, needs),
  typed: {
    trait: async (heard, id) => {
      const slip = await needs.unaddressed.get(id);
      if (slip?.userId === heard.userId && needs.isOperator(heard.userId))
        await heardTrait(heard, { id, slip }, needs);
    },
    hour: (heard, id) => heardHour(heard, id, needs),
  },
});

const whereNeeds = (needs: BroadcastNeeds): WhereNeeds => ({
  ...needs,
  howTo: (ask) => howTo(ask, needs),
  preview: async (ask, content, chats) => preview(ask, content, { kind: 'chats', chats }, needs),
});

const pressed = async (press: Press, needs: BroadcastNeeds): Promise<void> => {
  const [choice = '', id = '', value = ''] = press.data.split(':');
  if (choice === 'mute') return muted(press, needs);
  if (/^(?:pause|go|stop|csv|again)$/.test(choice)) return pressedRunning(press, choice, id, needs);
  if (/^(?:yes|no|test|when|hour)$/.test(choice)) return pressedDraft(press, choice, id, needs);
  const { broadcast: texts, posts } = textsFor(press.settings.language);
  const slip = await needs.unaddressed.get(id);
  if (slip?.userId === press.userId && slip.done !== undefined) {
    await press.clearButtons();
    return press.toast(texts.done[slip.done]);
  }
  if (slip === undefined || slip.userId !== press.userId) return press.toast(texts.expired);
  if (slip.album !== undefined) {
    // Its other parts may have come after the question.
    const all = await needs.albums.messages(press.chat.id, slip.album);
    if (all.length > 0) slip.messageIds = all;
  }
  if (choice === 'to' || choice === 'page' || choice === 'next')
    return pressedWhere(press, choice, { id, slip, value: Number(value) }, whereNeeds(needs));
  if (!needs.isOperator(press.userId)) return press.toast(posts.onlyOperator);
  if (choice === 'subs') return press.edit(press.messageId, audiencePage(id, slip, press.settings.language));
  if (choice !== 'whom') return pressedAudience(press, choice, { id, slip, value }, needs);
  const { only, except } = slip;
  // To count them takes a while where they are many.
  await press.later(() =>
    preview(press, { ...slip, picker: id }, { kind: 'subscribers', meant: { only, except } }, needs),
  );
};

/** What is to become of a draft; only its author may say, and only while they may post where it goes. */
const pressedDraft = async (
  press: Press,
  choice: string,
  id: string,
  needs: BroadcastNeeds,
): Promise<void> => {
  const { broadcast: texts, posts } = textsFor(press.settings.language);
  const draft = await needs.drafts.get(id);
  if (draft === undefined) return pressedTooLate(press, id, needs);
  if (draft.userId !== press.userId) return press.toast(texts.expired);
  if (choice === 'no') {
    await needs.drafts.take(id);
    return press.edit(press.messageId, words(texts.cancelled));
  }
  // The rights may have changed since the preview.
  if (!(await mayPress(press, draft.to, needs.isOperator))) return;
  if (choice === 'test') return testSend(press, draft);
  if (choice === 'when') return needs.askWhen(press, id);
  if (choice === 'hour') {
    await needs.awaiting.ask(press.userId, { kind: 'hour', id });
    return void (await press.reply(words(posts.preview.askHour)));
  }
  try {
    await launch(press, id, draft, needs);
  } catch (error) {
    const { html, buttons } = question(id, draft, needs, press.settings.language);
    await press.edit(press.messageId, words(`${texts.unsent}\n${html}`, buttons));
    throw error;
  }
};

/** An hour by each reader's clock was typed. */
const heardHour = async (heard: Heard, id: string, needs: BroadcastNeeds): Promise<void> => {
  const { broadcast: texts, posts } = textsFor(heard.settings.language);
  const draft = await needs.drafts.get(id);
  if (draft?.userId !== heard.userId) return void (await heard.reply(words(texts.expired)));
  const { times, rest } = readDigest(heard.text);
  const [minute, ...others] = times?.at ?? [];
  if (minute === undefined || others.length > 0 || rest !== '') {
    await needs.awaiting.ask(heard.userId, { kind: 'hour', id });
    return void (await heard.reply(words(posts.preview.badHour)));
  }
  const timed = { ...draft, minute };
  await needs.drafts.set(id, timed);
  await heard.reply(question(id, timed, needs, heard.settings.language));
};

/** A reader wants no more of these: in a group its administrators say so. */
const muted = async (press: Press, { refusePosts }: BroadcastNeeds): Promise<void> => {
  const texts = textsFor(press.settings.language);
  if (!(await press.isAdmin())) return press.toast(texts.onlyAdmins);
  await refusePosts(press.chat);
  await press.clearButtons();
  await press.toast(texts.posts.stopped);
};

/** Whoever manages a chat may have written a post: it is asked where it goes, once for an album. Others are not bothered. */
const offered = async (heard: Heard, needs: BroadcastNeeds): Promise<boolean> => {
  const { chat, album, messageId, userId } = heard;
  if (album !== undefined) await needs.albums.note(chat.id, album, messageId);
  if ((await needs.managers.chatsOf(userId)).length === 0) return album !== undefined;
  // Of its words as they were it was asked: the buttons there post it as it stands now.
  if (heard.isEdited) return true;
  const messageIds = await messagesOf(chat.id, heard, needs.albums);
  if (messageIds.length > 1) return true;
  const { form, about } = heard;
  const content = {
    messageIds,
    ...(form !== undefined && { form }),
    ...(about !== undefined && { about }),
    ...(album !== undefined && { album }),
  };
  await askWhere(heard, content, whereNeeds(needs));
  return true;
};

/** How to broadcast, for who has replied to nothing: with a channel of theirs, or the way to bring Kabar into one. */
const howTo = async (ask: Asker, { managers }: Pick<BroadcastNeeds, 'managers'>): Promise<Message> => {
  const { broadcast: texts, start } = textsFor(ask.settings.language);
  if ((await managers.chatsOf(ask.userId)).length > 0) return words(texts.usage);
  const url = `https://t.me/${ask.botName}?startchannel&admin=post_messages+edit_messages+delete_messages`;
  const button: Button = { text: start.addToChannel, url };
  return words(texts.noChats, [[button]]);
};
