import type { Act } from '../../src/audience/audit.ts';
import type { ChatFacts } from '../../src/audience/chat.ts';
import type { RightsProblem } from '../../src/i18n/catalogue.ts';
import type { Language } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { formatDate } from '../../src/message/date.ts';
import type { Button, Message, Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Rights } from '../../src/telegram/command.ts';
import { cut, escapeHtml, short } from '../../src/text/escape.ts';

/** Chats on one page of the list, and acts on one page of a history. */
export const onOnePage = 8;
const actsOnPage = 20;

/** A chat in the list; `isWell`: nothing is missing there. */
export type Listed = { id: number; title: string; isChannel: boolean; isWell: boolean };

/** The list of chats, with ways to its other pages and to one more chat. */
export const listPage = (
  listed: Listed[],
  { page, count, language }: { page: number; count: number; language: Language },
): Message => {
  const { channels: texts } = textsFor(language);
  const rows = listed
    .toSorted((one, two) => one.title.localeCompare(two.title) || one.id - two.id)
    .map(({ id, title, isChannel, isWell }): Button[] => {
      const sign = isWell ? (isChannel ? '📣' : '👥') : '⚠️';
      return [{ text: `${sign} ${label(title, id)}`, callback: `channels:show:${id}` }];
    });
  const ways = waysAround(page, count, onOnePage, (to) => `channels:list:${to}`);
  return words(texts.heading(count), [...rows, ...ways, [{ text: texts.add, callback: 'channels:add:' }]]);
};

/** The title of a chat as a button can show it. */
export const label = (title: string, id: number): string => cut(short(title, 60) || String(id), 36);

/** A row that leads to the pages before and after; none where there is one page only. */
export const waysAround = (
  page: number,
  count: number,
  perPage: number,
  data: (page: number) => string,
): Button[][] => {
  const pages = Math.ceil(count / perPage);
  if (pages < 2) return [];
  const before = page > 0 ? [{ text: '‹', callback: data(page - 1) }] : [];
  const after = page < pages - 1 ? [{ text: '›', callback: data(page + 1) }] : [];
  return [[...before, ...after]];
};

/** What there is to know of one chat. `people`: names of those who manage it with Kabar. */
export const chatPage = (
  { chat, settings, lacks = [] }: Extract<Rights, { ok: true }>,
  people: string[],
  language: Language,
): Message => {
  const { page, lacks: sayLacks } = textsFor(language).channels;
  const kind = chat.kind === 'channel' ? 'channel' : 'group';
  return words(
    [
      page.heading(chat.title, kind, chat.username),
      lacks.length === 0 ? page.allRights : sayLacks(lacks),
      page.follows(settings.follows.length),
      ...(people.length > 0 ? [page.managers(people)] : []),
    ].join('\n'),
    [
      [
        { text: page.scheduled, callback: `scheduled:chat:${chat.id}` },
        { text: page.template, callback: `template:open::${chat.id}` },
      ],
      [
        { text: page.stats, callback: `stats:show:c${chat.id}:30` },
        { text: page.history, callback: `channels:log:${chat.id}` },
      ],
      [
        { text: page.disconnect, callback: `channels:off:${chat.id}` },
        { text: `‹ ${page.back}`, callback: 'channels:list:0' },
      ],
    ],
  );
};

/** What is missing in a chat that the person manages, and the way to take it off their list. */
export const problemPage = (
  chatId: number,
  title: string | undefined,
  why: RightsProblem,
  language: Language,
): Message => {
  const { channels, rights } = textsFor(language);
  return words(`⚠️ <b>${escapeHtml(short(title ?? String(chatId), 60))}</b>\n${rights[why]}`, [
    [
      { text: channels.page.disconnect, callback: `channels:off:${chatId}` },
      { text: `‹ ${channels.page.back}`, callback: 'channels:list:0' },
    ],
  ]);
};

/** What was done with a chat, and by whom. Times are the reader's. */
export const historyPage = (
  chat: ChatFacts,
  acts: Act[],
  page: number,
  { language, timeZone }: Pick<Style, 'language' | 'timeZone'>,
): Message => {
  const { history, page: texts } = textsFor(language).channels;
  const shown = acts.slice(page * actsOnPage, (page + 1) * actsOnPage);
  const lines = shown.map(({ at, name, what, about }) =>
    history.line(formatDate(at, { language, timeZone }), name, what, about),
  );
  return words([history.heading(chat.title), ...(lines.length > 0 ? lines : [history.empty])].join('\n'), [
    ...waysAround(page, acts.length, actsOnPage, (to) => `channels:log:${chat.id}:${to}`),
    [{ text: `‹ ${texts.back}`, callback: `channels:show:${chat.id}` }],
  ]);
};

/** A message with the keyboard by which a chat is picked. */
export const pickKeyboard = (html: string, language: Language): Message => {
  const { channels: texts } = textsFor(language);
  return {
    ...words(html),
    picks: [
      { text: texts.pickChannel, id: 1, kind: 'channel' },
      { text: texts.pickGroup, id: 2, kind: 'group' },
    ],
  };
};
