import type { Chat, ChatFacts } from './chat.ts';
import type { ChatStore } from './ports.ts';
import type { Language } from '../i18n/language.ts';

/** What a chat has until it chooses otherwise. */
export type Defaults = { language: Language; timeZone: string };

/** Chats as people see them: always there, with the defaults until they are known. */
export type Chats = {
  /** The chat's record; made with the defaults where it is not known yet (nothing is stored until it follows or sets something). */
  get(about: ChatFacts): Promise<Chat>;
  /** Writes the chat's settings; what it follows and whether it can be reached stay as they are. */
  save(chat: Chat): Promise<void>;
};

export const createChats = (store: Pick<ChatStore, 'get' | 'update'>, defaults: Defaults): Chats => ({
  get: async (about) => {
    const known = await store.get(about.id);
    return known === undefined ? blankChat(about, defaults) : { ...known, ...factsOf(about) };
  },
  save: async ({ pausedAt: _before, ...chat }) => {
    await store.update(chat.id, (known) => ({
      ...chat,
      follows: known?.follows ?? [],
      state: known?.state ?? 'active',
      ...(known?.pausedAt !== undefined && { pausedAt: known.pausedAt }),
    }));
  },
});

/** A chat that nothing is stored of yet. */
export const blankChat = (about: ChatFacts, defaults: Defaults): Chat => ({
  id: about.id,
  ...factsOf(about),
  language: about.kind === 'private' ? spoken(about.languageCode, defaults.language) : defaults.language,
  timeZone: defaults.timeZone,
  state: 'active',
  follows: [],
});

const factsOf = ({ kind, title, username }: ChatFacts) => ({
  kind,
  title,
  ...(username !== undefined && { username }),
});

/** The language of the person's Telegram where Kabar speaks it. */
const spoken = (code: string | undefined, otherwise: Language): Language => {
  const language = code?.slice(0, 2).toLowerCase();
  return language === 'id' || language === 'en' ? language : otherwise;
};
