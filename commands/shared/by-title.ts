import type { Following } from '../../src/audience/following.ts';
import type { Chat } from '../../src/audience/chat.ts';
import { parseAddresses } from '../../src/feed/address.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Ask, ChatFirst, Command } from '../../src/telegram/command.ts';
import { cut } from '../../src/text/escape.ts';
import { chatAhead } from './target.ts';
import { titleAhead } from './title-ahead.ts';

/** A command that waits for which of several chats of one title it is about. */
export type Asked = Pick<Ask, 'userId' | 'replied' | 'captioned'> & {
  command: string;
  /** What stands before the title, and behind it. */
  before: string;
  behind: string;
};

/** What finds a chat by its title, and keeps what was asked. */
export type TitleNeeds = {
  /** What is kept of the chats that a person is known to manage. */
  managedOf(userId: number): Promise<Chat[]>;
  list: Following['list'];
  catalogue: Catalogue;
  slips: { put(asked: Asked): Promise<string>; take(id: string): Promise<Asked | undefined> };
};

/** Between the chats of a list. */
const joint = /^(?:[,;\n]|(?:dan|and|&)\s)\s*/i;
/** Letters of a title on a button that has its @name, too. */
const longestTitle = 30;

/**
 * The same command, to which the chats that stand first may be named by their titles, too, as `ChatFirst` says; it is given their
 * ids. Only in private, and only those that the person is known to manage; what they may there the command asks as ever. Where
 * several chats have the title it is asked which is meant (`createWhich`).
 */
export const withTitles = (command: Command, needs: TitleNeeds): Command => {
  const { chatFirst } = command;
  if (chatFirst === undefined) return command;
  return {
    ...command,
    run: async (ask) => {
      const text = await withIds(ask, { name: command.name, chatFirst }, needs);
      if (text !== undefined) await command.run({ ...ask, text });
    },
  };
};

/** The text with ids in place of titles; undefined: it is asked which chat is meant. */
const withIds = async (
  ask: Ask,
  { name, chatFirst }: { name: string; chatFirst: ChatFirst },
  needs: TitleNeeds,
): Promise<string | undefined> => {
  if (ask.chat.kind !== 'private' || ask.text.trim() === '') return ask.text;
  const chats = await needs.managedOf(ask.userId);
  if (chats.length === 0) return ask.text;
  // A post is a caption behind the command: it may begin with any words.
  const isPost = chatFirst.isPost === true && ask.captioned !== undefined && ask.replied === undefined;
  const or = isPost ? 'words' : chatFirst.or;
  const isSource = await createIsSource(ask.chat.id, or, needs);
  let before = '';
  let isTitled = false;
  for (let rest = ask.text; ;) {
    const ahead = chatAhead(rest);
    const titled = ahead === undefined ? titleAhead(rest, chats, { or, isSource }) : undefined;
    if (ahead === undefined && titled === undefined) return isTitled ? `${before} ${rest}`.trim() : ask.text;
    isTitled ||= titled !== undefined;
    const behind = (ahead ?? titled)?.rest ?? '';
    if (titled !== undefined && titled.chats.length > 1) {
      await askWhich(ask, { name, chats: titled.chats, before, behind }, needs);
      return undefined;
    }
    before = `${before} ${ahead?.name ?? titled?.chats[0]?.id ?? ''}`.trim();
    const [joined = ''] = joint.exec(behind) ?? [];
    const isList = chatFirst.or === 'nothing' && (!isPost || joined !== '');
    if (!isList) return isTitled ? `${before} ${behind}`.trim() : ask.text;
    rest = behind.slice(joined.length);
  }
};

/** Whether words name what can be followed, or is: by exactly its name, or by an address. */
const createIsSource = async (chatId: number, or: ChatFirst['or'], { list, catalogue }: TitleNeeds) => {
  const folded = (title: string) => title.toLowerCase().replace(/\s+/g, ' ').trim();
  const followed = new Set(or === 'nothing' ? [] : (await list(chatId)).map(({ title }) => folded(title)));
  return (said: string): boolean =>
    catalogue.named(said) !== undefined || followed.has(folded(said)) || parseAddresses(said).length > 0;
};

const askWhich = async (
  { userId, replied, captioned, settings, reply }: Ask,
  { name, chats, before, behind }: { name: string; chats: Chat[]; before: string; behind: string },
  { slips }: TitleNeeds,
): Promise<void> => {
  const asked = { command: name, userId, before, behind };
  const id = await slips.put({ ...asked, ...(replied && { replied }), ...(captioned && { captioned }) });
  const rows = chats.map((chat) => {
    const sign = chat.kind === 'channel' ? '📣' : '👥';
    const handle = chat.username === undefined ? String(chat.id) : `@${chat.username}`;
    return [
      { text: `${sign} ${cut(chat.title, longestTitle)} · ${handle}`, callback: `which:${id}:${chat.id}` },
    ];
  });
  const { sameTitle } = textsFor(settings.language);
  await reply(words(sameTitle(chats[0]?.title ?? '', chats.length), rows));
};

/** Hears which of several chats of one title a command is about, and does what was asked. `commands`: all of them. */
export const createWhich = ({
  take,
  commands,
}: {
  take(id: string): Promise<Asked | undefined>;
  commands(): readonly Command[];
}): Command => ({
  name: 'which',
  isHidden: true,
  descriptions: { id: '', en: '' },
  usage: { id: '', en: '' },
  scope: 'private',
  run: async () => {},
  press: async (press) => {
    const [id = '', chatId = ''] = press.data.split(':');
    const asked = await take(id);
    const command = commands().find(({ name }) => name === asked?.command);
    await press.clearButtons();
    if (asked === undefined || command === undefined || asked.userId !== press.userId)
      return press.toast(textsFor(press.settings.language).buttonExpired);
    const { before, behind, replied, captioned } = asked;
    const { replied: _question, ...ask } = press;
    await command.run({
      ...ask,
      text: `${before} ${chatId} ${behind}`.trim(),
      ...(replied && { replied }),
      ...(captioned && { captioned }),
    });
  },
});
