import type { Managers } from '../../../src/audience/managers.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import { mostAddressed } from '../../../src/audience/single.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Language } from '../../../src/i18n/language.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Press } from '../../../src/telegram/command.ts';
import { label, waysAround } from '../channels-pages.ts';
import { pressedTarget } from '../../shared/target.ts';
import type { Asker, Content, Slips, Unaddressed } from './draft.ts';

export type WhereNeeds = {
  managers: Pick<Managers, 'chatsOf'>;
  unaddressed: Slips<Unaddressed>;
  isOperator(userId: number): boolean;
  /** Keeps a chat that nothing is stored of yet: what is posted goes to chats that are known. */
  remember(chat: Chat): Promise<void>;
  howTo(ask: Asker): Promise<Message>;
  preview(ask: Asker, content: Content, chats: { id: number; title: string }[]): Promise<void>;
};

/** Chats offered on one page. */
const onOnePage = 8;

/** Asks where messages go: boxes to tick for the chats in which the person and Kabar may post now, and for operators the way to subscribers. */
export const askWhere = async (
  ask: Asker,
  content: Content & { album?: string },
  needs: WhereNeeds,
): Promise<void> => {
  const slip: Unaddressed = {
    ...content,
    userId: ask.userId,
    offered: [],
    chosen: [],
    page: 0,
    only: [],
    except: [],
  };
  const { count, offered } = await offeredOn(ask, 0, needs);
  const isOperator = needs.isOperator(ask.userId);
  if (offered.length === 0 && !isOperator) return void (await ask.reply(await needs.howTo(ask)));
  const asked = { ...slip, offered };
  const id = await needs.unaddressed.put(asked);
  await ask.reply(wherePage(id, asked, { count, isOperator, language: ask.settings.language }));
};

/** The chats of one page in which both may post. */
const offeredOn = async (ask: Asker, page: number, { managers, remember }: WhereNeeds) => {
  const all = await managers.chatsOf(ask.userId);
  const ids = all.slice(page * onOnePage, (page + 1) * onOnePage);
  const rights = await Promise.all(ids.map((chatId) => ask.rightsIn(String(chatId))));
  const may = rights.filter((one) => one.ok);
  for (const { settings } of may) await remember(settings);
  const offered = may
    .map(({ chat: { id, title } }) => ({ id, title }))
    .toSorted((one, two) => one.title.localeCompare(two.title) || one.id - two.id);
  return { count: all.length, offered };
};

/** Of one chat alone the button is the answer; of several each is ticked. */
const wherePage = (
  id: string,
  { offered, chosen, page }: Unaddressed,
  { count, isOperator, language }: { count: number; isOperator: boolean; language: Language },
): Message => {
  const { broadcast, posts } = textsFor(language);
  const isOne = count === 1 && chosen.length === 0;
  const rows = offered.map((chat): Button[] => {
    const box = chosen.some((one) => one.id === chat.id) ? '☑' : '☐';
    const title = label(chat.title, chat.id);
    return [{ text: isOne ? title : `${box} ${title}`, callback: `broadcast:to:${id}:${chat.id}` }];
  });
  return words(broadcast.whereTo, [
    ...rows,
    ...waysAround(page, count, onOnePage, (to) => `broadcast:page:${id}:${to}`),
    ...(isOne || chosen.length === 0
      ? []
      : [[{ text: posts.where.next(chosen.length), callback: `broadcast:next:${id}` }]]),
    ...(isOperator ? [[{ text: posts.where.subscribers, callback: `broadcast:subs:${id}` }]] : []),
  ]);
};

/** A box was ticked, a page turned, or the choice is made. */
export const pressedWhere = async (
  press: Press,
  choice: 'to' | 'page' | 'next',
  { id, slip, value }: { id: string; slip: Unaddressed; value: number },
  needs: WhereNeeds,
): Promise<void> => {
  const { posts } = textsFor(press.settings.language);
  if (choice === 'next') {
    if (slip.chosen.length === 0) return press.toast(posts.where.none);
    return needs.preview(press, slip, slip.chosen);
  }
  const { length: count } = await needs.managers.chatsOf(press.userId);
  if (choice === 'to') {
    const target = await pressedTarget(press, value);
    if (target?.title === undefined) return;
    await needs.remember(target.settings);
    const chat = { id: target.chat.id, title: target.title };
    if (count === 1 && slip.chosen.length === 0) return needs.preview(press, slip, [chat]);
    const others = slip.chosen.filter((one) => one.id !== chat.id);
    const isNew = others.length === slip.chosen.length;
    slip.chosen = isNew ? [...others, chat].slice(0, mostAddressed) : others;
  } else {
    slip.page = value;
    slip.offered = (await offeredOn(press, value, needs)).offered;
  }
  await needs.unaddressed.set(id, slip);
  const isOperator = needs.isOperator(press.userId);
  await press.edit(
    press.messageId,
    wherePage(id, slip, { count, isOperator, language: press.settings.language }),
  );
};
