import type { Chats } from '../../audience/chats.ts';
import type { Collections } from '../../store/collections.ts';
import type { Language } from '../../i18n/language.ts';
import type { Style } from '../../message/message.ts';

/** The language that a person is written to in: their private chat's, else the one that they manage a chat in. Rejects with a StoreError. */
export const createLanguageOf =
  ({ chats, managers }: Pick<Collections, 'chats' | 'managers'>, otherwise: Language) =>
  async (userId: number): Promise<Language> =>
    (await chats.get(userId))?.language ?? (await managers.languageOf(userId)) ?? otherwise;

/** What a person's private chat has chosen, or what stands for it until then. Rejects with a StoreError. */
export type ReaderOf = (userId: number) => Promise<{ language: Language; timeZone: string }>;

/** The language that a person is written to in, and the zone by whose clock. */
export const createReaderOf =
  (
    { chats }: Pick<Collections, 'chats'>,
    languageOf: (userId: number) => Promise<Language>,
    timeZone: string,
  ): ReaderOf =>
  async (userId) => ({
    language: await languageOf(userId),
    timeZone: (await chats.get(userId))?.timeZone ?? timeZone,
  });

/** How a person likes messages, known or guessed by the language of their Telegram. Rejects with a StoreError. */
export const createStyleOf =
  (chats: Pick<Chats, 'get'>) =>
  async (userId: number, languageCode: string | undefined): Promise<Style> => {
    const about = { id: userId, kind: 'private' as const, title: '' };
    const { language, timeZone } = await chats.get({ ...about, ...(languageCode && { languageCode }) });
    return { language, timeZone };
  };
