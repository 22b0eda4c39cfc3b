import type { Audit } from '../../src/audience/audit.ts';
import type { Chat } from '../../src/audience/chat.ts';
import type { Managers } from '../../src/audience/managers.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, Command, Heard, Press } from '../../src/telegram/command.ts';
import { pressedTarget } from '../shared/target.ts';
import {
  chatPage,
  historyPage,
  listPage,
  onOnePage,
  pickKeyboard,
  problemPage,
  type Listed,
} from './channels-pages.ts';

type ChannelsNeeds = {
  managers: Managers;
  audit: Audit;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  /** What Kabar calls these chats; undefined: it does not know them. */
  titles(ids: number[]): Promise<(string | undefined)[]>;
};

/** The channels and groups that a person manages: connect one, and see its rights, its history and who else manages it. */
export const createChannels = (needs: ChannelsNeeds): Command => ({
  name: 'channels',
  aliases: ['kanal'],
  descriptions: { id: 'Kanal dan grup yang Anda kelola', en: 'The channels and groups that you manage' },
  usage: { id: '', en: '' },
  scope: 'private',
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const list = await listOf(ask, 0, needs);
    if (list === undefined) {
      const { none, howToAdd } = texts.channels;
      return void (await ask.reply(pickKeyboard(`${none} ${howToAdd}`, ask.settings.language)));
    }
    await ask.reply(list);
  },
  press: async (press) => {
    const [what = '', id = '', page = '0'] = press.data.split(':');
    const { channels: texts } = textsFor(press.settings.language);
    if (what === 'list') {
      const list = await listOf(press, Number(id) || 0, needs);
      return press.edit(press.messageId, list ?? words(texts.none));
    }
    if (what === 'add')
      return void (await press.reply(pickKeyboard(texts.howToAdd, press.settings.language)));
    if (what === 'off' || what === 'gone') return leave(press, what, Number(id), needs);
    // Where a right is missing the page says which, to whoever manages the chat, and is the way to take it off the list.
    const isManaged = (await needs.managers.chatsOf(press.userId)).includes(Number(id));
    if (what === 'show' && isManaged)
      return press.edit(press.messageId, await pageOf(press, Number(id), needs));
    const target = await pressedTarget(press, Number(id));
    if (target === undefined || target.title === undefined) return;
    const { chat } = target;
    await press.edit(
      press.messageId,
      what === 'log'
        ? historyPage(chat, await needs.audit.list(chat.id), Number(page) || 0, press.settings)
        : await pageOf(press, chat.id, needs),
    );
  },
  hear: (heard) => connected(heard, needs),
});

/** One page of the list, with the rights in each chat as they are now; undefined: the person manages none. */
const listOf = async (
  ask: Omit<Ask, 'text'>,
  page: number,
  { managers, titles }: ChannelsNeeds,
): Promise<Message | undefined> => {
  const all = await managers.chatsOf(ask.userId);
  if (all.length === 0) return undefined;
  const ids = all.slice(page * onOnePage, (page + 1) * onOnePage);
  const known = await titles(ids);
  const listed = await Promise.all(
    ids.map(async (id, at): Promise<Listed> => {
      const rights = await ask.rightsIn(String(id));
      const title = (rights.ok ? rights.chat.title : known[at]) ?? String(id);
      const isChannel = rights.ok && rights.chat.kind === 'channel';
      return { id, title, isChannel, isWell: rights.ok && (rights.lacks ?? []).length === 0 };
    }),
  );
  return listPage(listed, { page, count: all.length, language: ask.settings.language });
};

const pageOf = async (
  ask: Omit<Ask, 'text'>,
  chatId: number,
  { managers, audit, titles }: ChannelsNeeds,
): Promise<Message> => {
  const { language } = ask.settings;
  const rights = await ask.rightsIn(String(chatId));
  if (!rights.ok) return problemPage(chatId, (await titles([chatId]))[0], rights.why, language);
  const managing = await managers.managersOf(chatId);
  const names = new Map((await audit.list(chatId)).map(({ userId, name }) => [userId, name]));
  return chatPage(
    rights,
    managing.flatMap((userId) => names.get(userId) ?? []),
    language,
  );
};

/** Takes a chat off the person's list, after a second yes; for that no right is needed there. */
const leave = async (
  press: Press,
  what: 'off' | 'gone',
  chatId: number,
  { managers, audit, titles }: ChannelsNeeds,
): Promise<void> => {
  const { channels: texts } = textsFor(press.settings.language);
  if (!(await managers.chatsOf(press.userId)).includes(chatId)) return press.toast(texts.none);
  const title = (await titles([chatId]))[0] ?? String(chatId);
  if (what === 'off')
    return press.edit(
      press.messageId,
      words(texts.disconnect.ask(title), [
        [
          { text: texts.disconnect.yes, callback: `channels:gone:${chatId}` },
          { text: texts.disconnect.no, callback: `channels:list:0` },
        ],
      ]),
    );
  await managers.leave(press.userId, chatId);
  await audit.note(chatId, { at: press.now, userId: press.userId, name: press.name, what: 'disconnected' });
  await press.edit(press.messageId, words(texts.disconnect.done(title)));
};

/** A chat was picked: it is connected if the person and Kabar may post there, and else it is said what is missing. */
const connected = async (heard: Heard, needs: ChannelsNeeds): Promise<boolean> => {
  if (heard.picked === undefined) return false;
  const { channels: texts, rights: problems } = textsFor(heard.settings.language);
  const rights = await heard.rightsIn(String(heard.picked.chatId));
  // The keyboard has done its work, or is shown anew by /channels.
  const say = (html: string) => heard.reply({ ...words(html), picks: [] });
  if (!rights.ok) {
    await say(problems[rights.why]);
    return true;
  }
  await needs.remember(rights.settings);
  const act = { at: heard.now, userId: heard.userId, name: heard.name, what: 'connected' } as const;
  await needs.audit.note(rights.chat.id, act);
  await say(texts.connected(rights.chat.title));
  await heard.reply(await pageOf(heard, rights.chat.id, needs));
  return true;
};
