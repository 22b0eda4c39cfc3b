import { GrammyError, type Api } from 'grammy/web';
import { anonymousAdminId, type Chat } from '../../audience/chat.ts';
import type { Managers, UntoldNotes } from '../../audience/managers.ts';
import type { Language } from '../../i18n/language.ts';
import { textsFor, type Texts } from '../../i18n/texts.ts';
import { words } from '../../message/words.ts';
import { renderText } from '../api/render.ts';

/** What is needed to tell people about the chats that they manage. */
export type StewardParts = {
  managers: Managers;
  untold: UntoldNotes;
  /** The language of a person's private chat. */
  languageOf(userId: number): Promise<Language>;
};

/** Tells a person something in private; what Telegram does not let Kabar say yet is kept until they write. */
export const tellPerson = async (
  api: Api,
  userId: number,
  html: string,
  { untold }: Pick<StewardParts, 'untold'>,
): Promise<void> => {
  const { text, ...other } = renderText(words(html));
  try {
    await api.sendMessage(userId, text, other);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code === 429) throw error;
    await untold.keep(userId, html);
  }
};

/** Tells who connected a chat, and everybody else who manages it with Kabar, each in their own language. */
export const tellStewards = async (
  api: Api,
  chat: Pick<Chat, 'id' | 'connectedBy'>,
  say: (texts: Texts) => string,
  parts: StewardParts,
): Promise<void> => {
  const people = new Set([
    ...(chat.connectedBy === undefined ? [] : [chat.connectedBy]),
    ...(await parts.managers.managersOf(chat.id)),
  ]);
  people.delete(anonymousAdminId);
  for (const userId of people)
    await tellPerson(api, userId, say(textsFor(await parts.languageOf(userId))), parts);
};
