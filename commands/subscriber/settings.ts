import type { Chat } from '../../src/audience/chat.ts';
import { indonesianZones, zoneLabel, zoneMeant } from '../../src/audience/zones.ts';
import type { Chats } from '../../src/audience/chats.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { languages } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

export const createSettings = ({ save }: { save: Chats['save'] }): Command => ({
  name: 'settings',
  aliases: ['pengaturan', 'setelan'],
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
    const chat = withMeant(target.settings, target.rest);
    if (chat === undefined)
      return void (await ask.reply(words(textsFor(language).settings.badZone(target.rest))));
    await save(chat);
    await ask.reply(page(chat, target.title === undefined ? chat.language : language));
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
  hear: async (heard) => {
    const language = heard.isForwarded ? undefined : languageMeant(heard.text);
    if (language === undefined) return false;
    const chat = { ...heard.settings, language };
    await save(chat);
    await heard.reply(page(chat, language));
    return true;
  },
});

/** The chat with the zone or the language that a text names; undefined: it names none. */
const withMeant = (chat: Chat, said: string): Chat | undefined => {
  const language = languageMeant(said);
  if (language !== undefined) return { ...chat, language };
  const timeZone = zoneMeant(said);
  return timeZone === undefined ? undefined : { ...chat, timeZone };
};

const languageMeant = (said: string): Language | undefined => {
  if (/^(?:(?:dalam\s+)?bahasa\s+)?(?:inggris|english)[.!]*$/i.test(said.trim())) return 'en';
  if (/^(?:in\s+)?(?:english|en)(?:\s+please)?[.!]*$/i.test(said.trim())) return 'en';
  return /^(?:(?:dalam\s+)?bahasa\s+)?(?:indonesia|indonesian|id)[.!]*$/i.test(said.trim())
    ? 'id'
    : undefined;
};

const changed = (chat: Chat, what: string, value: string): Chat => {
  const language = languages.find((one) => one === value);
  const zone = indonesianZones.find(([label]) => label === value)?.[1];
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
  return words(texts.settings.heading(chat.title, zoneLabel(chat.timeZone)), [
    languages.map((one) => button(texts.languages[one], chat.language === one, `language:${one}`)),
    indonesianZones.map(([label, name]) => button(label, chat.timeZone === name, `zone:${label}`)),
    [
      button(texts.settings.together, !isSingle, 'single:no'),
      button(texts.settings.single, isSingle, 'single:yes'),
    ],
    [button(texts.settings.once, !isEvery, 'every:no'), button(texts.settings.every, isEvery, 'every:yes')],
  ]);
};
