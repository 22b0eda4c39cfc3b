import { countFollows } from '../../src/audience/topics/topic.ts';
import type { Followed, Following } from '../../src/audience/following.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { cut, short } from '../../src/text/escape.ts';
import { findFollowed, findSeveral, isEverything } from '../shared/find.ts';
import { isLong } from '../shared/spoken-wish.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';

/** Buttons on one page. */
const pageSize = 8;
/** Unknown names that are answered one by one. */
const mostApart = 5;

type UnfollowNeeds = { list: Following['list']; unfollow: Following['unfollow'] };

/** "Stop", "berhenti ikuti detik", "unfollow bbc": what stands behind is what is meant. */
const wish =
  /^(?:stop|berhenti|unfollow|unsubscribe)(?:\s+(?:ikuti|mengikuti|langganan|berlangganan|following))?(?:\s+(.+?))?[.!]*$/is;

export const createUnfollow = (needs: UnfollowNeeds): Command => ({
  name: 'unfollow',
  aliases: ['berhenti', 'stop'],
  descriptions: { id: 'Berhenti mengikuti sumber', en: 'Stop following a news source' },
  usage: {
    id: '[@kanal] [alamat | judul | nomor | semua]',
    en: '[@channel] [address | title | number | all]',
  },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { unfollow: texts } = textsFor(ask.settings.language);
    const { chat, title, rest } = target;
    const say = async (html: string, buttons?: Button[][]) => void (await ask.reply(words(html, buttons)));
    const followed = await needs.list(chat.id);
    if (followed.length === 0) return say(texts.nothing(title));
    if (rest === '') return say(texts.choose(title), choices(followed, 0, chat.id));
    if (isEverything(followed, rest))
      return say(texts.confirmAll(countFollows(followed), title), confirmation(chat.id, texts));
    const found = findFollowed(followed, rest);
    const several = found.length === 0 ? findSeveral(followed, rest) : undefined;
    if (several !== undefined) {
      await stopAll(several.found, chat.id, needs);
      const lines = [
        ...(several.found.length > 0 ? [texts.done(several.found, title)] : []),
        ...eachOrAll(several.unknown).map((one) => texts.unknown(one, target.elsewhere)),
      ];
      return say(lines.join('\n\n'));
    }
    if (found.length > 1) return say(texts.choose(title), choices(found, 0, chat.id));
    await stopAll(found, chat.id, needs);
    await say(texts.done(found, title));
  },
  press: async (press) => {
    const [what = '', chatId = '', offset] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined) return;
    const { unfollow: texts } = textsFor(press.settings.language);
    const { chat, title } = target;
    const followed = await needs.list(chat.id);
    const show = (html: string, buttons?: Button[][]) => press.edit(press.messageId, words(html, buttons));
    if (what === 'keep') return show(texts.kept);
    if (what === 'all') {
      if (followed.length === 0) return show(texts.nothing(title));
      await stopAll(followed, chat.id, needs);
      return show(texts.done(followed, title));
    }
    if (what === 'page') return show(texts.choose(title), choices(followed, Number(offset) || 0, chat.id));
    const found = followed.find(({ sourceId }) => sourceId === what);
    if (found === undefined) return press.toast(textsFor(press.settings.language).buttonExpired);
    await stopAll([found], chat.id, needs);
    const left = followed.filter((one) => one !== found);
    const done = texts.done([found], title);
    // The others keep their buttons, for who wants to drop several.
    if (left.length === 0) await show(done);
    else await show(`${done}\n\n${texts.choose(title)}`, choices(left, 0, chat.id));
  },
  hear: async (heard) => {
    const said = wish.exec(heard.text.trim());
    if (said === null || heard.isForwarded) return false;
    const rest = said[1] ?? '';
    // "Stop hoaks! Mari ..." is no wish of theirs, and may be a post.
    if (isLong(rest)) {
      const { found, unknown } = findSeveral(await needs.list(heard.chat.id), rest);
      if (found.length === 0 || unknown.length > 0) return false;
    }
    await createUnfollow(needs).run({ ...heard, text: rest });
    return true;
  },
});

/** What is in no list, each by itself; so many that nobody reads them one by one, in one. */
const eachOrAll = (unknown: string[]): string[] =>
  unknown.length > mostApart ? [unknown.join(', ')] : unknown;

const stopAll = async (some: Followed[], chatId: number, { unfollow }: UnfollowNeeds): Promise<void> => {
  for (const { sourceId } of some) await unfollow(chatId, sourceId);
};

const confirmation = (chatId: number, texts: { all: string; keep: string }): Button[][] => [
  [
    { text: texts.all, callback: `unfollow:all:${chatId}` },
    { text: texts.keep, callback: `unfollow:keep:${chatId}` },
  ],
];

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
