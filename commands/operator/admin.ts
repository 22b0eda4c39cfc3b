import type { BanList } from '../../src/audience/bans.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Message, Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { FeedInTrouble, Figures, OnItsWay } from '../../src/operating/figures.ts';
import { bansPage, campaignsPage, feedsPage, figuresPage } from '../../src/operating/pages.ts';
import type { Ask, Command, Press } from '../../src/telegram/command.ts';

/** A chat, or a feed, that an operator names. */
export type Named =
  { kind: 'chat'; id: number; title: string } | { kind: 'feed'; id: string; title: string; url: string };

export type AdminNeeds = {
  isOperator(userId: number): boolean;
  figures(): Promise<Figures>;
  feedsInTrouble(): Promise<{ feeds: FeedInTrouble[]; found: number }>;
  /** What is on its way, the oldest first. */
  onItsWay(): Promise<OnItsWay[]>;
  bans: BanList;
  /** What is meant by an id, a @name or the address of a feed; undefined: nothing that is known. */
  named(said: string): Promise<Named | undefined>;
  /** The feed of this id. */
  feedOf(id: string): Promise<Named | undefined>;
  /** A feed may be read again. */
  wakeFeed(url: string): Promise<void>;
};

/** What an operator asks of Kabar as a whole: how it is doing, and who or what is to be shut out. */
export const createAdmin = (needs: AdminNeeds): Command => ({
  name: 'admin',
  descriptions: { id: 'Keadaan bot, untuk pengelolanya', en: 'How the bot is doing, for its operator' },
  usage: { id: '[ban | unban] [id | @nama | alamat]', en: '[ban | unban] [id | @name | address]' },
  scope: 'private',
  operatorsOnly: true,
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (!needs.isOperator(ask.userId)) return void (await ask.reply(words(texts.operator.onlyOperator)));
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const [, what, said = ''] = /^(ban|unban)\b\s*(.*)$/is.exec(ask.text) ?? [];
    if (what === undefined)
      return void (await ask.reply(figuresPage(await needs.figures(), ask.now, styleOf(ask))));
    if (said.trim() === '') return void (await ask.reply(bansPage(needs.bans.list(), styleOf(ask))));
    await ask.reply(words(await (what.toLowerCase() === 'ban' ? ban : unban)(ask, said.trim(), needs)));
  },
  press: (press) => pressed(press, needs),
});

const styleOf = ({ settings: { language, timeZone } }: Pick<Ask, 'settings'>): Style => ({
  language,
  timeZone,
});

/** Shuts out what was named; gives what is to be said. */
const ban = async (ask: Pick<Ask, 'settings' | 'now'>, said: string, needs: AdminNeeds): Promise<string> => {
  const { operator: texts } = textsFor(ask.settings.language);
  const found = await needs.named(said);
  return found === undefined ? texts.unknown(said) : banFound(ask, found, needs);
};

const banFound = async (
  { settings, now }: Pick<Ask, 'settings' | 'now'>,
  found: Named,
  { bans, isOperator }: AdminNeeds,
): Promise<string> => {
  const { operator: texts } = textsFor(settings.language);
  if (found.kind === 'feed') {
    const { id, title, url } = found;
    await bans.banFeed({ id, title, url, at: now });
    return texts.bannedFeed(title);
  }
  if (isOperator(found.id)) return texts.cannotBanOperator;
  await bans.banChat({ id: found.id, title: found.title, at: now });
  return texts.bannedChat(found.title);
};

const unban = async (ask: Pick<Ask, 'settings'>, said: string, needs: AdminNeeds): Promise<string> => {
  const { operator: texts } = textsFor(ask.settings.language);
  const found = await needs.named(said);
  if (found === undefined) return texts.unknown(said);
  return (await free(found, needs)) ? texts.freed(found.title) : texts.notBanned(said);
};

const free = async (found: Named, { bans, wakeFeed }: AdminNeeds): Promise<boolean> => {
  if (found.kind === 'chat') return bans.unbanChat(found.id);
  const isFreed = await bans.unbanFeed(found.id);
  if (isFreed) await wakeFeed(found.url);
  return isFreed;
};

/** Pages, each in the place of the one before, and buttons that ban or lift a ban. */
const pressed = async (press: Press, needs: AdminNeeds): Promise<void> => {
  const { operator: texts } = textsFor(press.settings.language);
  if (!needs.isOperator(press.userId)) return press.toast(texts.onlyOperator);
  const [what = '', id = ''] = press.data.split(':');
  const show = (page: Message) => press.edit(press.messageId, page);
  switch (what) {
    case 'feeds':
      // To look through all feeds takes a while where they are many.
      return press.later(async () => show(feedsPage(await needs.feedsInTrouble(), styleOf(press))));
    case 'campaigns':
      return show(campaignsPage(await needs.onItsWay(), press.now, styleOf(press)));
    case 'bans':
      return show(bansPage(needs.bans.list(), styleOf(press)));
    case 'ban': {
      const feed = await needs.feedOf(id);
      return press.toast(feed === undefined ? texts.unknown(id) : await banFound(press, feed, needs));
    }
    case 'free': {
      const found = bannedBy(id, needs.bans);
      if (found !== undefined) await free(found, needs);
      return show(bansPage(needs.bans.list(), styleOf(press)));
    }
    default:
      return show(figuresPage(await needs.figures(), press.now, styleOf(press)));
  }
};

/** What a button of the page of bans stands for: `c` and the id of a chat, `f` and that of a feed. */
const bannedBy = (data: string, bans: Pick<BanList, 'list'>): Named | undefined => {
  const id = data.slice(1);
  const { chats, feeds } = bans.list();
  const chat = data.startsWith('c') ? chats.find((one) => String(one.id) === id) : undefined;
  if (chat !== undefined) return { kind: 'chat', ...chat };
  const feed = data.startsWith('f') ? feeds.find((one) => one.id === id) : undefined;
  return feed && { kind: 'feed', ...feed };
};
