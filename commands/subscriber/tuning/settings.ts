import type { Chat, ChatFacts } from '../../../src/audience/chat.ts';
import { indonesianZones, zoneMeant } from '../../../src/audience/zones.ts';
import { lookOf, lookWishes, type CardLook } from '../../../src/audience/settings/look.ts';
import type { ChatWishes, Tuning } from '../../../src/audience/tuning.ts';
import { languages, type Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../../shared/target.ts';
import { mainPage, subPage, type SettingsPage } from './settings-pages.ts';

/** Language, time zone, and how stories look and sound: by buttons, or typed. */
export const createSettings = ({
  tuning,
  zoneAt,
  zoneOfCity,
}: {
  tuning: Pick<Tuning, 'chat'>;
  /** The time zone (IANA) at a place on Earth (degrees). */
  zoneAt(latitude: number, longitude: number): Promise<string | undefined>;
  /** The time zone (IANA) of a city that is named. */
  zoneOfCity(said: string): Promise<string | undefined>;
}): Command => {
  const change = (chat: ChatFacts, wishes: ChatWishes): Promise<Chat> => tuning.chat(chat, () => wishes);
  return {
    name: 'settings',
    aliases: ['pengaturan', 'setelan'],
    descriptions: {
      id: 'Bahasa, zona waktu, dan bentuk kiriman',
      en: 'Language, time zone and how stories come',
    },
    usage: { id: '[@kanal] [zona waktu]', en: '[@channel] [time zone]' },
    chatFirst: { or: 'words' },
    scope: 'everywhere',
    adminsOnly: true,
    run: async (ask) => {
      const target = await targetToChange(ask);
      if (target === undefined) return;
      const { language } = ask.settings;
      if (target.rest === '')
        return void (await ask.replyAside(mainPage(target.settings, language, target.elsewhere)));
      const meant = wishMeant(target.rest) ?? wishFor(await zoneOfCity(target.rest));
      if (meant === undefined)
        return void (await ask.replyAside(
          words(textsFor(language).settings.badZone(target.rest, target.elsewhere)),
        ));
      const chat = await change(target.chat, meant);
      await ask.replyAside(
        mainPage(chat, target.title === undefined ? chat.language : language, target.elsewhere),
      );
    },
    press: async (press) => {
      const [what = '', value = '', chatId] = press.data.split(':');
      const target = await pressedTarget(press, Number(chatId));
      if (target === undefined) return;
      const wish = what === 'page' ? undefined : wishPressed(what, value, target.settings);
      const chat = wish === undefined ? target.settings : await change(target.chat, wish);
      const language = chat.id === press.chat.id ? chat.language : press.settings.language;
      const page = pageOf(what, value);
      await press.edit(
        press.messageId,
        page === undefined
          ? mainPage(chat, language, target.elsewhere)
          : subPage(page, chat, language, target.elsewhere),
      );
    },
    hear: async (heard) => {
      const language = heard.isForwarded ? undefined : languageMeant(heard.text);
      const timeZone = heard.location && (await zoneAt(heard.location.latitude, heard.location.longitude));
      if (language === undefined && timeZone === undefined) return false;
      const chat = await change(heard.chat, language === undefined ? { timeZone } : { language });
      await heard.reply(mainPage(chat, chat.language));
      return true;
    },
  };
};

/** The zone or the language that a text names; undefined: it names none. */
const wishMeant = (said: string): ChatWishes | undefined => {
  const language = languageMeant(said);
  if (language !== undefined) return { language };
  return wishFor(zoneMeant(said));
};

const wishFor = (timeZone: string | undefined): ChatWishes | undefined =>
  timeZone === undefined ? undefined : { timeZone };

/** A language as people ask for it: "bahasa inggris", "pakai bahasa Indonesia dong", "in English please", "id". */
const languageWish = (names: string): RegExp =>
  new RegExp(
    `^(?:(?:(?:tolong|pakai|pake|ganti|ubah|dalam|ke)\\s+)*bahasa\\s+|(?:(?:speak|use|switch to|in)\\s+)?)(?:${names})(?:\\s+(?:dong|ya|saja|aja|please))*[.!]*$`,
    'i',
  );
const languageWishes: [Language, RegExp][] = [
  ['en', languageWish('inggris|english|en')],
  ['id', languageWish('indonesia|indonesian|id')],
];
const languageMeant = (said: string): Language | undefined =>
  languageWishes.find(([, wish]) => wish.test(said.trim()))?.[0];

/** What a button sets; undefined: nothing that is known here. */
const wishPressed = (what: string, value: string, chat: Chat): ChatWishes | undefined => {
  const language = languages.find((one) => one === value);
  const timeZone = indonesianZones.find(([label]) => label === value)?.[1];
  switch (what) {
    case 'language':
      return language && { language };
    case 'zone':
      return wishFor(timeZone);
    case 'every':
      return {
        everyReport: value === 'yes' ? true : undefined,
        inSequence: value === 'sequence' ? true : undefined,
      };
    case 'single':
      return { singleCards: value === 'yes' };
    case 'look':
      return lookWishes(chat, lookMeant(value, chat));
    case 'source':
      return { hidesSource: value === 'hidden' ? true : undefined };
    case 'sound':
      return { sound: value === 'never' || value === 'breaking' ? value : undefined };
    case 'breaking':
      return { breakingAtOnce: chat.breakingAtOnce ? undefined : true };
    default:
      return undefined;
  }
};

/** `compact`: neither lead nor picture; `text`: no picture; else both, the picture as it came before. */
const lookMeant = (value: string, chat: Chat): CardLook => {
  const { picture } = lookOf(chat);
  if (value === 'compact') return { hasLead: false, picture: 'none' };
  return { hasLead: true, picture: value === 'text' ? 'none' : picture === 'photo' ? 'photo' : 'preview' };
};

/** The page that is shown after a button; undefined: the first. */
const pageOf = (what: string, value: string): SettingsPage | undefined => {
  if (what === 'look' || what === 'source') return 'look';
  if (what === 'sound') return 'sound';
  if (what === 'breaking') return 'times';
  return what === 'page' && (value === 'look' || value === 'sound' || value === 'times') ? value : undefined;
};
