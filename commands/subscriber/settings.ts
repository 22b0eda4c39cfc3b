import type { Chat } from '../../src/audience/chat.ts';
import type { Chats } from '../../src/audience/chats.ts';
import { isTimeZone } from '../../src/message/date.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { languages } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

/** Indonesia's zones stand on buttons; any other is written behind the command. */
const zones: [label: string, name: string][] = [
  ['WIB', 'Asia/Jakarta'],
  ['WITA', 'Asia/Makassar'],
  ['WIT', 'Asia/Jayapura'],
];

export const createSettings = ({ save }: { save: Chats['save'] }): Command => ({
  name: 'settings',
  descriptions: {
    id: 'Bahasa, zona waktu, dan bentuk kiriman',
    en: 'Language, time zone and how stories come',
  },
  usage: { id: '[@kanal] [zona waktu]', en: '[@channel] [time zone]' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { language } = ask.settings;
    if (target.rest === '') return void (await ask.reply(page(target.settings, language)));
    if (!isTimeZone(target.rest)) return void (await ask.reply(words(textsFor(language).settings.badZone)));
    const chat = { ...target.settings, timeZone: target.rest };
    await save(chat);
    await ask.reply(page(chat, language));
  },
  press: async (press) => {
    const [what = '', value = '', chatId] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined) return;
    const chat = changed(target.settings, what, value);
    await save(chat);
    const isOwn = chat.id === press.chat.id;
    await press.edit(press.messageId, page(chat, isOwn ? chat.language : press.settings.language));
  },
});

const changed = (chat: Chat, what: string, value: string): Chat => {
  const language = languages.find((one) => one === value);
  const zone = zones.find(([label]) => label === value)?.[1];
  if (what === 'language' && language !== undefined) return { ...chat, language };
  if (what === 'zone' && zone !== undefined) return { ...chat, timeZone: zone };
  if (what === 'every') return { ...chat, everyReport: value === 'yes' };
  return what === 'single' ? { ...chat, singleCards: value === 'yes' } : chat;
};

const page = (chat: Chat, language: Language): Message => {
  const texts = textsFor(language);
  const button = (text: string, isOn: boolean, data: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `settings:${data}:${chat.id}`,
  });
  const isSingle = chat.singleCards === true;
  const isEvery = chat.everyReport === true;
  return words(texts.settings.heading(chat.title, chat.timeZone), [
    languages.map((one) => button(texts.languages[one], chat.language === one, `language:${one}`)),
    zones.map(([label, name]) => button(label, chat.timeZone === name, `zone:${label}`)),
    [
      button(texts.settings.together, !isSingle, 'single:no'),
      button(texts.settings.single, isSingle, 'single:yes'),
    ],
    [button(texts.settings.once, !isEvery, 'every:no'), button(texts.settings.every, isEvery, 'every:yes')],
  ]);
};
