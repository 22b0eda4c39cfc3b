import { writeLatest } from '../../src/message/headlines.ts';
import type { Message } from '../../src/message/message.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words, type Ask, type Command } from '../../src/telegram/command.ts';
import { findFollowed } from '../shared/find.ts';
import type { Ports } from '../shared/ports.ts';

const usual = 5;
const most = 10;

export const latest: Command = {
  name: 'latest',
  descriptions: { id: 'Berita terbaru', en: 'The newest headlines' },
  usage: { id: '[jumlah | sumber | kata]', en: '[number | source | words]' },
  scope: 'everywhere',
  run: async (ask, ports) => {
    const said = ask.text.replace(/\s+/g, ' ').trim().slice(0, 200);
    const chatId = await readerOf(ask, ports);
    const number = /^\d{1,3}$/.test(said) ? Number(said) : undefined;
    const page = { chatId, offset: 0, limit: Math.min(most, Math.max(1, number ?? usual)) };
    if (number !== undefined || said === '')
      return void (await ask.reply(await answer(ask, page, {}, ports)));
    const [source, ...others] = findFollowed(await ports.follows.list(chatId), said);
    const query = source !== undefined && others.length === 0 ? { source } : { about: said };
    await ask.reply(await answer(ask, page, query, ports));
  },
  press: async (press, ports) => {
    const [offset = '', limit = '', what = ''] = press.data.split(':');
    const { buttonExpired } = textsFor(press.settings.language);
    const chatId = await readerOf(press, ports);
    const page = {
      chatId,
      offset: wholeOf(offset, 0, 1_000) ?? 0,
      limit: wholeOf(limit, 1, most) ?? usual,
    };
    const id = what.slice(1);
    if (what.startsWith('q')) {
      const query = await ports.queries.get(id);
      if (query === undefined) return press.toast(buttonExpired);
      return void (await press.reply(await answer(press, page, { ...query, queryId: id }, ports)));
    }
    const source = (await ports.follows.list(chatId)).find(({ sourceId }) => sourceId === id);
    if (what !== '' && source === undefined) return press.toast(buttonExpired);
    await press.reply(await answer(press, page, source === undefined ? {} : { source }, ports));
  },
};

/** Whatever a button says, a whole number within bounds; undefined where it says none. */
const wholeOf = (digits: string, least: number, most: number): number | undefined =>
  /^\d{1,6}$/.test(digits) ? Math.min(most, Math.max(least, Number(digits))) : undefined;

type Query = { source?: { sourceId: string; title: string }; about?: string; queryId?: string };

const answer = async (
  { settings, now }: Pick<Ask, 'settings' | 'now'>,
  page: { chatId: number; offset: number; limit: number },
  { source, about, queryId }: Query,
  ports: Ports,
): Promise<Message> => {
  const { latest: texts } = textsFor(settings.language);
  const { stories, next } = await ports.latest.find({
    ...page,
    ...(source !== undefined && { sourceId: source.sourceId }),
    ...(about !== undefined && { about }),
  });
  if (stories.length === 0) {
    if (about !== undefined) return words(texts.noneAbout(about));
    const isFollowing = (await ports.follows.list(page.chatId)).length > 0;
    return words(isFollowing ? texts.none : texts.nothingFollowed);
  }
  const more = async () => {
    if (source !== undefined) return `s${source.sourceId}`;
    return about === undefined ? '' : `q${queryId ?? (await ports.queries.put({ about }))}`;
  };
  const heading = about === undefined ? texts.heading : words(texts.about(about)).plain;
  return writeLatest(
    stories,
    { language: settings.language, timeZone: settings.timeZone },
    {
      heading: source === undefined ? heading : `${texts.heading} · ${source.title}`,
      first: page.offset + 1,
      now,
      ...(next !== undefined && { next: `latest:${next}:${page.limit}:${await more()}` }),
    },
  );
};

/** The chat whose follows count: this one, or in a discussion group that follows nothing itself its channel. */
const readerOf = async (
  ask: Pick<Ask, 'chat' | 'settings' | 'linkedChat'>,
  ports: Ports,
): Promise<number> => {
  if (ask.chat.kind !== 'supergroup' || ask.settings.follows.length > 0) return ask.chat.id;
  const linked = await ask.linkedChat();
  return linked !== undefined && (await ports.follows.list(linked)).length > 0 ? linked : ask.chat.id;
};
