import type { Chat } from './chat.ts';
import type { ChatStore } from './ports.ts';
import type { Language } from '../message/message.ts';
import type { ChatFacts, Ports } from '../../commands/shared/ports.ts';

/** What a chat has until it chooses otherwise. */
export type Defaults = { language: Language; timeZone: string };

/** Chats as the commands see them: always there, with the defaults until they are known. */
export const createChats = (store: ChatStore, defaults: Defaults): Ports['chats'] => ({
  get: async (about) => {
    const known = await store.get(about.id);
    return known === undefined ? blankChat(about, defaults) : { ...known, ...factsOf(about) };
  },
  save: async ({ pausedAt: _before, ...chat }) => {
    // What it follows and whether it can be reached are not the commands' to write: those change elsewhere meanwhile.
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
