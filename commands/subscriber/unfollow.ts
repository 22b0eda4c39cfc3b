import type { Followed, Following } from '../../src/audience/following.ts';
import type { Button } from '../../src/message/message.ts';
import { cut, short } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { findFollowed } from '../shared/find.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

/** Buttons on one page. */
const pageSize = 8;

type UnfollowNeeds = { list: Following['list']; unfollow: Following['unfollow'] };

export const createUnfollow = (needs: UnfollowNeeds): Command => ({
  name: 'unfollow',
  descriptions: { id: 'Berhenti mengikuti sumber berita', en: 'Stop following a news source' },
  usage: { id: '[@kanal] [alamat | judul | nomor]', en: '[@channel] [address | title | number]' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { unfollow: texts } = textsFor(ask.settings.language);
    const followed = await needs.list(target.chat.id);
    if (followed.length === 0) return void (await ask.reply(words(texts.nothing)));
    if (target.rest === '')
      return void (await ask.reply(words(texts.choose, choices(followed, 0, target.chat.id))));
    const found = findFollowed(followed, target.rest);
    const [only] = found;
    if (only === undefined) await ask.reply(words(texts.unknown));
    else if (found.length > 1) await ask.reply(words(texts.choose, choices(found, 0, target.chat.id)));
    else await ask.reply(words(await stop(only, target.chat.id, needs, texts)));
  },
  press: async (press) => {
    const [what = '', chatId = '', offset] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined) return;
    const { unfollow: texts } = textsFor(press.settings.language);
    const followed = await needs.list(target.chat.id);
    if (what === 'page')
      return press.edit(
        press.messageId,
        words(texts.choose, choices(followed, Number(offset) || 0, target.chat.id)),
      );
    const found = followed.find(({ sourceId }) => sourceId === what);
    if (found === undefined) return press.toast(texts.unknown);
    await press.edit(press.messageId, words(await stop(found, target.chat.id, needs, texts)));
  },
});

const stop = async (
  { sourceId, title }: Followed,
  chatId: number,
  { unfollow }: UnfollowNeeds,
  texts: { done(title: string): string; unknown: string },
): Promise<string> => ((await unfollow(chatId, sourceId)) ? texts.done(title) : texts.unknown);

/** One button a source; callback data is at most 64 bytes: name, source id, chat id. */
const choices = (followed: Followed[], offset: number, chatId: number): Button[][] => {
  const rows: Button[][] = followed
    .slice(offset, offset + pageSize)
    .map(({ title, sourceId }) => [
      { text: cut(short(title, 60) || sourceId, 40), callback: `unfollow:${sourceId}:${chatId}` },
    ]);
  const turn: Button[] = [];
  if (offset > 0)
    turn.push({ text: '‹', callback: `unfollow:page:${chatId}:${Math.max(0, offset - pageSize)}` });
  if (offset + pageSize < followed.length)
    turn.push({ text: '›', callback: `unfollow:page:${chatId}:${offset + pageSize}` });
  return turn.length > 0 ? [...rows, turn] : rows;
};
