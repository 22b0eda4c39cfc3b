import { countFollows } from '../../src/audience/topics/topic.ts';
import type { Chat } from '../../src/audience/chat.ts';
import { writeTerm } from '../../src/audience/settings/filter.ts';
import type { Followed, Following } from '../../src/audience/following.ts';
import type { FollowWishes, Tuning } from '../../src/audience/tuning.ts';
import { formatAgo, formatDate } from '../../src/message/date.ts';
import { codePoints } from '../../src/text/escape.ts';
import type { FollowCount } from '../../src/i18n/parts.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Button, Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Command, Press } from '../../src/telegram/command.ts';
import { pressedTarget, targetToRead, type Target } from '../shared/target.ts';
import { writeQuiet, writeTimes } from './tuning/times.ts';
import { wishOf } from './tuning/mode.ts';
import { sourcePage, wishesOf } from './tuning/source-page.ts';

/** Code points of one answer, markup counted too: well within Telegram's limit. */
const roomInMessage = 3_800;
/** Buttons of one row, and of one message: a number for each source that the message tells of. */
const rowLength = 8;
const dayMs = 86_400_000;

type FollowingNeeds = {
  list: Following['list'];
  unfollow: Following['unfollow'];
  tuning: Pick<Tuning, 'follows'>;
};

/** What a chat follows, and the settings of each source behind its number. */
export const createFollowing = (needs: FollowingNeeds): Command => ({
  name: 'following',
  descriptions: { id: 'Daftar sumber yang diikuti', en: 'List what is followed here' },
  usage: { id: '[@kanal]', en: '[@channel]' },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  run: async (ask) => {
    const target = await targetToRead(ask, { isAlone: true });
    if (target === undefined) return;
    const isManager = target.title !== undefined || (await ask.isAdmin());
    const followed = await needs.list(target.chat.id);
    if (followed.length === 0) {
      const { following: texts } = textsFor(ask.settings.language);
      return void (await ask.reply(words(isManager ? texts.empty(target.elsewhere) : texts.emptyInGroup)));
    }
    for (const page of pagesOf(followed, target, { style: styleOf(ask.settings), isManager, now: ask.now }))
      await ask.reply(page);
  },
  press: async (press) => {
    const [what = '', sourceId = '', chatId] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined) return;
    const style = styleOf(press.settings);
    if (what === 'all') return showAll(press, target, needs.list);
    if (what === 'stop') {
      const gone = (await needs.list(target.chat.id)).find((one) => one.sourceId === sourceId);
      await needs.unfollow(target.chat.id, sourceId);
      const { unfollow: texts, buttonExpired } = textsFor(style.language);
      return gone === undefined
        ? press.toast(buttonExpired)
        : press.edit(press.messageId, words(texts.done([gone], target.title)));
    }
    const wish = wishPressed(what, press.now);
    if (wish !== undefined) await needs.tuning.follows(target.chat.id, [sourceId], () => wish);
    await showSource(press, target, sourceId, needs.list);
  },
});

/** Shows the first page of the list in place of the message. */
const showAll = async (press: Press, target: Target, list: Following['list']): Promise<void> => {
  const style = styleOf(press.settings);
  const followed = await list(target.chat.id);
  const [first] = pagesOf(followed, target, { style, isManager: true, now: press.now });
  const { empty } = textsFor(style.language).following;
  await press.edit(
    press.messageId,
    followed.length === 0 || first === undefined ? words(empty(target.elsewhere)) : first,
  );
};

/** Shows one source's page in place of the message, or the list where that was asked for. */
const showSource = async (
  press: Press,
  target: Target,
  sourceId: string,
  list: Following['list'],
): Promise<void> => {
  const style = styleOf(press.settings);
  const followed = await list(target.chat.id);
  const at = followed.findIndex((one) => one.sourceId === sourceId);
  const source = followed[at];
  if (source === undefined) return press.toast(textsFor(style.language).buttonExpired);
  if (press.data.startsWith('list:')) {
    const pages = pagesOf(followed, target, { style, isManager: true, now: press.now });
    const its = pages.find(({ sources }) => sources.includes(source));
    if (its !== undefined) await press.edit(press.messageId, its);
    return;
  }
  const facts = { target, number: at + 1, style, now: press.now };
  await press.edit(press.messageId, sourcePage(source, facts));
};

/** What a button chooses for a source; undefined: it only shows something. */
const wishPressed = (what: string, now: number): FollowWishes | undefined => {
  const [, days] = /^mute([17])$/.exec(what) ?? [];
  if (days !== undefined) return { mutedUntil: now + Number(days) * dayMs };
  const [, top] = /^top(\d{1,3})$/.exec(what) ?? [];
  if (top !== undefined) return { top: Number(top) === 0 ? undefined : Number(top) };
  const [, delay] = /^delay(15|30|60|0)$/.exec(what) ?? [];
  if (delay !== undefined)
    return wishOf(Number(delay) === 0 ? { kind: 'at once' } : { kind: 'delay', minutes: Number(delay) });
  if (what === 'review') return wishOf({ kind: 'review' });
  if (what === 'unmute') return { mutedUntil: undefined };
  if (what === 'nofilter') return { filter: undefined };
  return what === 'nodigest' ? { digest: undefined } : undefined;
};

const styleOf = ({ language, timeZone }: Style): Style => ({ language, timeZone });

/** The list in as many messages as it needs; whoever manages the chat finds a button for each source. */
const pagesOf = (
  followed: Followed[],
  { chat, settings, title }: Target,
  { style, isManager, now }: { style: Style; isManager: boolean; now: number },
) => {
  const lines = followed.map((one, index) => `${index + 1}. ${lineOf(one, { style, isManager, now })}`);
  let at = 0;
  return inParts([headingOf(settings, countFollows(followed), title, style), ...lines]).map(
    ({ text, count }, part) => {
      const first = at;
      at += part === 0 ? count - 1 : count;
      const sources = followed.slice(first, at);
      const buttons = sources.map(({ sourceId }, index): Button => ({
        text: String(first + index + 1),
        callback: `following:open:${sourceId}:${chat.id}`,
      }));
      const rows = Array.from({ length: Math.ceil(buttons.length / rowLength) }, (_, row) =>
        buttons.slice(row * rowLength, (row + 1) * rowLength),
      );
      return { ...words(text, isManager ? rows : []), sources };
    },
  );
};

/** How much is followed, and what the chat has chosen for all of it. */
const headingOf = (
  { filter, digest, quiet }: Chat,
  followed: FollowCount,
  title: string | undefined,
  { language }: Style,
): string => {
  const { following: texts } = textsFor(language);
  const wishes = {
    filter: filter?.map(writeTerm).join(' '),
    digest: digest && writeTimes(digest, language),
    quiet: quiet && writeQuiet(quiet, language),
  };
  return [texts.heading(followed, title), ...texts.forAll(wishes)].join('\n');
};

const lineOf = (
  one: Followed,
  { style, isManager, now }: { style: Style; isManager: boolean; now: number },
): string => {
  const { title, address, isTopic, lastNewsAt, passedOver, failing } = one;
  const item = {
    title,
    address,
    ...(isTopic && { isTopic }),
    wishes: wishesOf(one, style, now),
    ...(lastNewsAt !== undefined && { lastNews: formatAgo(lastNewsAt, now, style.language) }),
    ...(passedOver !== undefined && { passedOver }),
    ...(failing !== undefined && { failing: { since: formatDate(failing.since, style), why: failing.why } }),
  };
  return textsFor(style.language).following.item(item, isManager);
};

/** Lines put together into texts that fit a message; `count`: lines of each. */
const inParts = (lines: string[]): { text: string; count: number }[] => {
  const parts: { text: string; count: number }[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const isRoom = last !== undefined && codePoints(last.text) + codePoints(line) + 2 <= roomInMessage;
    if (isRoom) parts[parts.length - 1] = { text: `${last.text}\n\n${line}`, count: last.count + 1 };
    else parts.push({ text: line, count: 1 });
  }
  return parts;
};
