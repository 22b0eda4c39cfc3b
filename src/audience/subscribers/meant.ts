import type { Language } from '../../i18n/language.ts';
import type { Chat } from '../chat.ts';

/** Something that chats have in common. `timeZone`: IANA name; a source is a feed or a topic. */
export type Trait =
  | { kind: 'language'; language: Language }
  | { kind: 'zone'; timeZone: string }
  | { kind: 'source'; sourceId: string; title: string };

/** Which subscribers something is for: those with one of `only` of each kind that is named, and with none of `except`. */
export type Meant = { only: Trait[]; except: Trait[] };

/** Whether a chat is among those that are meant. */
export const isMeant = (chat: Pick<Chat, 'language' | 'timeZone' | 'follows'>, meant: Meant): boolean => {
  const has = (trait: Trait): boolean => {
    switch (trait.kind) {
      case 'language':
        return chat.language === trait.language;
      case 'zone':
        return chat.timeZone === trait.timeZone;
      case 'source':
        return chat.follows.some(({ sourceId }) => sourceId === trait.sourceId);
    }
  };
  const kinds = [...Map.groupBy(meant.only, ({ kind }) => kind).values()];
  return kinds.every((some) => some.some(has)) && !meant.except.some(has);
};
