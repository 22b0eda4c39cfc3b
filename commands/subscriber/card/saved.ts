import type { SavedStore, SavedStory } from '../../../src/audience/saved.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { writeCard } from '../../../src/message/card.ts';
import type { Message } from '../../../src/message/message.ts';
import { savedOnPage, writeSaved } from '../../../src/message/saved.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask, Command, Press } from '../../../src/telegram/command.ts';

/** What was taken out of somebody's list. */
export type Removed = { chatId: number; saved: SavedStory };

type SavedNeeds = {
  saved: SavedStore;
  /** Keeps what was removed for the button that puts it back; gives the id by which the button names it. */
  putRemoved(removed: Removed): Promise<string>;
  /** Gives it once. */
  takeRemoved(id: string): Promise<Removed | undefined>;
};

/** What a person saved, page by page, in their private chat alone. */
export const createSaved = (needs: SavedNeeds): Command => ({
  name: 'saved',
  aliases: ['simpanan', 'tersimpan'],
  descriptions: { id: 'Berita yang Anda simpan', en: 'Stories that you saved' },
  usage: { id: '', en: '' },
  scope: 'private',
  run: async (ask) => {
    const { actions: texts } = textsFor(ask.settings.language);
    if (ask.chat.kind === 'private') return void (await ask.reply(await page(ask, 0, needs)));
    const url = `https://t.me/${ask.botName}?start=saved`;
    await ask.reply(words(texts.list.inPrivate, [[{ text: texts.openPrivate, url }]]));
  },
  press: async (press) => {
    const [what = '', id = '', from] = press.data.split(':');
    const { actions: texts, buttonExpired } = textsFor(press.settings.language);
    if (press.chat.kind !== 'private') return press.toast(texts.list.inPrivate);
    if (what === 'page') return press.edit(press.messageId, await page(press, offsetOf(id), needs));
    if (what === 'show') return show(press, id, needs);
    if (what === 'remove') return remove(press, id, offsetOf(from), needs);
    return what === 'undo' ? putBack(press, id, offsetOf(from), needs) : press.toast(buttonExpired);
  },
});

/** Whatever a button says, the place of a page's first story. */
const offsetOf = (said: string | undefined): number =>
  /^\d{1,4}$/.test(said ?? '') ? Math.floor(Number(said) / savedOnPage) * savedOnPage : 0;

/** The page from this story on; where nothing is left there, the last one that has something. `undo`: the id of what was just removed. */
const page = async (
  { chat, settings, now }: Pick<Ask, 'chat' | 'settings' | 'now'>,
  offset: number,
  { saved }: Pick<SavedNeeds, 'saved'>,
  undo?: string,
): Promise<Message> => {
  const { language, timeZone } = settings;
  const found = await saved.list(chat.id, offset, savedOnPage);
  const last = offsetOf(String(Math.max(0, found.count - 1)));
  const isPast = offset > last;
  const shown = isPast ? await saved.list(chat.id, last, savedOnPage) : found;
  const at = isPast ? last : offset;
  return writeSaved(shown, { language, timeZone }, { offset: at, now, ...(undo !== undefined && { undo }) });
};

const show = async (press: Press, id: string, { saved }: SavedNeeds): Promise<void> => {
  const { language, timeZone } = press.settings;
  const found = await saved.get(press.chat.id, id);
  if (found === undefined) return press.toast(textsFor(language).buttonExpired);
  await press.reply(writeCard(found.story, { language, timeZone }, { actions: true, now: press.now }));
};

const remove = async (press: Press, id: string, offset: number, needs: SavedNeeds): Promise<void> => {
  const { actions: texts } = textsFor(press.settings.language);
  const chatId = press.chat.id;
  const found = await needs.saved.get(chatId, id);
  // First what puts it back: a crash in between loses nothing.
  const undo = found && (await needs.putRemoved({ chatId, saved: found }));
  await needs.saved.remove(chatId, id);
  await press.edit(press.messageId, await page(press, offset, needs, undo));
  await press.toast(texts.list.removed);
};

const putBack = async (press: Press, id: string, offset: number, needs: SavedNeeds): Promise<void> => {
  const { actions: texts } = textsFor(press.settings.language);
  const removed = await needs.takeRemoved(id);
  if (removed === undefined || removed.chatId !== press.chat.id) return press.toast(texts.nothingToUndo);
  await needs.saved.add(removed.chatId, removed.saved);
  await press.edit(press.messageId, await page(press, offset, needs));
  await press.toast(texts.list.restored);
};
