import type { Chat, ChatFacts } from '../../src/audience/chat.ts';
import { textsFor, type Elsewhere } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, Press } from '../../src/telegram/command.ts';

/** The chat that a command is about: the one it was sent in, or the channel or group that it names first. */
export type Target = {
  chat: ChatFacts;
  settings: Chat;
  /** What stands behind the name. */
  rest: string;
  /** Its title where it is another chat than the one asked in. */
  title?: string;
  /** How it is called and named in a command, where it is another chat. */
  elsewhere?: Elsewhere;
};

const handle = /^(@[a-z]\w{3,31}|-\d{5,16}|(?:https?:\/\/)?t\.me\/[a-z]\w{3,31})(?:\s+|$)/i;

/** The chat to change: undefined where the person may not, and then they have been told why. */
export const targetToChange = async (ask: Ask): Promise<Target | undefined> => {
  const texts = textsFor(ask.settings.language);
  const named = handle.exec(ask.text);
  if (named?.[1] === undefined) {
    if (await ask.isAdmin()) return here(ask);
    await ask.replyAside(words(texts.onlyAdmins));
    return undefined;
  }
  return elsewhere(ask, named[1], ask.text.slice(named[0].length).trim());
};

/** The chat to tell of: of another chat only its administrators may know. */
export const targetToRead = async (ask: Ask): Promise<Target | undefined> => {
  const named = handle.exec(ask.text);
  if (named?.[1] === undefined) return here(ask);
  return elsewhere(ask, named[1], ask.text.slice(named[0].length).trim());
};

/** As `targetToChange`, for a button that carries the chat's id; 0 or none: the chat it is in. */
export const pressedTarget = async (press: Press, chatId: number): Promise<Target | undefined> => {
  const texts = textsFor(press.settings.language);
  if (chatId === press.chat.id || chatId === 0) {
    if (await press.isAdmin()) return { chat: press.chat, settings: press.settings, rest: '' };
    await press.toast(texts.onlyAdmins);
    return undefined;
  }
  const rights = await press.rightsIn(String(chatId));
  if (rights.ok) return away(rights, '');
  await press.toast(texts.rights[rights.why]);
  return undefined;
};

const here = ({ chat, settings, text }: Ask): Target => ({ chat, settings, rest: text });

const elsewhere = async (ask: Ask, name: string, rest: string): Promise<Target | undefined> => {
  const { rights: problems } = textsFor(ask.settings.language);
  if (ask.chat.kind !== 'private') {
    await ask.replyAside(words(problems['not-private']));
    return undefined;
  }
  const rights = await ask.rightsIn(name.replace(/^(?:https?:\/\/)?t\.me\//i, '@'));
  if (rights.ok) return away(rights, rest);
  await ask.reply(words(problems[rights.why]));
  return undefined;
};

const away = ({ chat, settings }: { chat: ChatFacts; settings: Chat }, rest: string): Target => ({
  chat,
  settings,
  rest,
  title: chat.title,
  elsewhere: {
    title: chat.title,
    handle: chat.username === undefined ? String(chat.id) : `@${chat.username}`,
  },
});
