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
/** As `handle`, with more names behind it. */
const several = /^(@[a-z]\w{3,31}|-\d{5,16}|(?:https?:\/\/)?t\.me\/[a-z]\w{3,31})(?=[\s,;]|$)/i;

/** Between the names of several chats: spaces, commas, "dan". */
const between = /^(?:[\s,;]+|(?:dan|and|&)\s+)+/i;

/** The other chat that a text names first, by its @name, id or t.me link, and what stands behind that; undefined: none. */
export const chatAhead = (said: string): { name: string; rest: string } | undefined => {
  const named = several.exec(said);
  return named?.[1] === undefined ? undefined : { name: named[1], rest: said.slice(named[0].length).trim() };
};

/** `isAlone`: nothing but the chat can be said, so that a second name is refused and not passed over. */
type Reading = { isAlone?: true };

/**
 * The chat to change: undefined where the person may not, or may not name what they named, and then they have been told why.
 */
export const targetToChange = async (ask: Ask, reading: Reading = {}): Promise<Target | undefined> => {
  const texts = textsFor(ask.settings.language);
  const named = handle.exec(ask.text);
  if (named?.[1] === undefined) {
    if (await ask.isAdmin()) return here(ask);
    await ask.replyAside(words(texts.onlyAdmins));
    return undefined;
  }
  return elsewhere(ask, named[1], ask.text.slice(named[0].length).trim(), reading);
};

/**
 * As `targetToChange`, for a command that may name several other chats one after another, each once. Where one of them is refused
 * none counts, and it is said of which and why. Empty: it names none.
 */
export const targetsToChange = async (ask: Ask): Promise<Target[] | undefined> => {
  const targets: Target[] = [];
  const names: string[] = [];
  let rest = ask.text;
  for (let named = several.exec(rest); named?.[1] !== undefined; named = several.exec(rest)) {
    names.push(named[1]);
    rest = rest.slice(named[0].length).replace(between, '');
  }
  for (const name of new Set(names)) {
    const target = await elsewhere(ask, name, rest.trim(), { isNamed: names.length > 1 });
    if (target === undefined) return undefined;
    if (targets.every(({ chat }) => chat.id !== target.chat.id)) targets.push(target);
  }
  return targets;
};

/** The chat to tell of: of another chat only its administrators may know. */
export const targetToRead = async (ask: Ask, reading: Reading = {}): Promise<Target | undefined> => {
  const named = handle.exec(ask.text);
  if (named?.[1] === undefined) return here(ask);
  return elsewhere(ask, named[1], ask.text.slice(named[0].length).trim(), reading);
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

/** What Kabar still keeps of the chats that a person is known to manage. */
type ManagedOf = (userId: number) => Promise<Chat[]>;

/**
 * A chat that Kabar is out of and still keeps something of, for a person who is known to manage it: who is an administrator there
 * now Telegram tells nobody who is not in it. Undefined: it is no such chat, so that rights decide.
 */
export const targetLeft = async (
  ask: Omit<Ask, 'text'>,
  named: string,
  managedOf: ManagedOf,
): Promise<Target | undefined> => {
  if (ask.chat.kind !== 'private') return undefined;
  const [, said] = handle.exec(named) ?? [];
  const name = said?.replace(/^(?:https?:\/\/)?t\.me\/|^@/i, '').toLowerCase();
  const chat = (await managedOf(ask.userId)).find(
    ({ id, username, state }) =>
      state === 'gone' && (String(id) === name || username?.toLowerCase() === name),
  );
  if (chat === undefined) return undefined;
  const rights = await ask.rightsIn(String(chat.id));
  const isOut = !rights.ok && (rights.why === 'bot-absent' || rights.why === 'not-found');
  return isOut ? away({ chat, settings: chat }, '') : undefined;
};

const here = ({ chat, settings, text }: Ask): Target => ({ chat, settings, rest: text });

/** `isNamed`: several are named, so a refusal says which it is about. */
const elsewhere = async (
  ask: Ask,
  name: string,
  rest: string,
  { isAlone, isNamed = false }: Reading & { isNamed?: boolean },
): Promise<Target | undefined> => {
  const { rights: problems, oneChatOnly, about } = textsFor(ask.settings.language);
  if (ask.chat.kind !== 'private') {
    await ask.replyAside(words(problems['not-private']));
    return undefined;
  }
  const rights = await ask.rightsIn(name.replace(/^(?:https?:\/\/)?t\.me\//i, '@'));
  if (isAlone && handle.test(rest.replace(between, ''))) {
    const title = rights.ok && name.startsWith('-') ? rights.chat.title : name;
    await ask.reply(words(oneChatOnly(title)));
    return undefined;
  }
  if (rights.ok) return away(rights, rest);
  await ask.reply(words(isNamed ? about(name, problems[rights.why]) : problems[rights.why]));
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
