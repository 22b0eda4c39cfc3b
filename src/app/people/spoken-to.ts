import type { Collections } from '../../store/collections.ts';
import type { Language } from '../../i18n/language.ts';

/** The language that a person is written to in: their private chat's, else the one that they manage a chat in. Rejects with a StoreError. */
export const createLanguageOf =
  ({ chats, managers }: Pick<Collections, 'chats' | 'managers'>, otherwise: Language) =>
  async (userId: number): Promise<Language> =>
    (await chats.get(userId))?.language ?? (await managers.languageOf(userId)) ?? otherwise;
