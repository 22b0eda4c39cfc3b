import type { ChatWishes } from '../../../src/audience/tuning.ts';
import {
  countImported,
  type ImportedFeed,
  type Importing,
  type ImportPlan,
} from '../../../src/audience/record/import.ts';
import type { FileProblem } from '../../../src/i18n/export.ts';
import type { FollowCount } from '../../../src/i18n/parts.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask, Command, Press, SentFile } from '../../../src/telegram/command.ts';
import { followerOf } from '../../shared/follow-talk.ts';
import { pressedTarget, targetToChange, type Target } from '../../shared/target.ts';
import { doneMessage } from './outcome.ts';

/** Bytes of a file; a list of a thousand feeds has 200 KB. */
const mostBytes = 5 * 1_048_576;

/** What a file would do, kept until somebody has said yes. */
export type ImportOrder = {
  chatId: number;
  fresh: ImportedFeed[];
  /** Those followed already, for which the file has settings. */
  known: ImportedFeed[];
  settings: ChatWishes;
};

export type ImportNeeds = {
  importing: Importing;
  orders: {
    put(order: ImportOrder): Promise<string>;
    get(id: string): Promise<ImportOrder | undefined>;
    take(id: string): Promise<ImportOrder | undefined>;
  };
};

/** Follows what a file of another reader, or of Kabar, lists: it is shown first what that would do. */
export const createImport = (needs: ImportNeeds): Command => {
  /** Chats for which a file is being worked on. */
  const busy = new Set<number>();
  return {
    name: 'import',
    aliases: ['impor'],
    descriptions: { id: 'Ikuti semua sumber dari berkas OPML', en: 'Follow all sources of an OPML file' },
    usage: { id: '[@kanal]', en: '[@channel]' },
    chatFirst: { or: 'nothing' },
    scope: 'everywhere',
    adminsOnly: true,
    run: async (ask) => {
      const target = await targetToChange(ask, { isAlone: true });
      if (target === undefined) return;
      const { usage } = textsFor(ask.settings.language).exporting.import;
      if (ask.file === undefined) return void (await ask.reply(words(usage)));
      await preview(ask, target, ask.file, needs, busy);
    },
    hear: async (heard) => {
      const { file, text, chat, settings } = heard;
      if (file === undefined || file.isReplied || !isList(file, text)) return false;
      await preview(heard, { chat, settings, rest: '' }, file, needs, busy);
      return true;
    },
    press: (press) => pressed(press, needs, busy),
  };
};

/** Another kind of file may be a post, and so may one of XML with words of its own. */
const isList = ({ name, type = '' }: SentFile, caption: string): boolean =>
  /\.opml$/i.test(name) ||
  /opml/i.test(type) ||
  (caption === '' && (/\.xml$/i.test(name) || /\bxml\b/i.test(type)));

/** Says what the file would do, with buttons that do it. What is read is in memory for that long only. */
const preview = async (
  ask: Omit<Ask, 'text'>,
  target: Target,
  file: SentFile,
  { importing, orders }: ImportNeeds,
  busy: Set<number>,
): Promise<void> => {
  const { import: texts } = textsFor(ask.settings.language).exporting;
  const { id: chatId } = target.chat;
  if (busy.has(chatId)) return void (await ask.reply(words(texts.problem['under-way'])));
  busy.add(chatId);
  const answer = await ask.reply(words(texts.reading)).catch((error: unknown) => {
    busy.delete(chatId);
    throw error;
  });
  const work = async () => {
    const body = await file.read(mostBytes);
    const plan = typeof body === 'string' ? { why: body } : await importing.plan(target.chat, body);
    const problem: FileProblem | undefined = 'why' in plan ? plan.why : hasNothingNew(plan);
    if (problem !== undefined || 'why' in plan)
      return ask.edit(answer, words(texts.problem[problem ?? 'not-opml']));
    const order = orderOf(chatId, plan);
    const id = await orders.put(order);
    const counts = {
      held: countImported([...plan.fresh, ...plan.known]),
      known: plan.known.length,
      left: plan.left,
      settings: hasSettings(order),
    };
    await ask.edit(answer, words(texts.preview(counts, target.title), buttonsOf(order, id, texts)));
  };
  await ask.later(() => work().finally(() => busy.delete(chatId)));
};

const orderOf = (chatId: number, { fresh, known, chat }: ImportPlan): ImportOrder => ({
  chatId,
  fresh,
  known: known.filter(({ settings }) => Object.keys(settings).length > 0),
  settings: chat,
});

const hasSettings = ({ fresh, known, settings }: ImportOrder): boolean =>
  Object.keys(settings).length > 0 ||
  [...fresh, ...known].some((one) => Object.keys(one.settings).length > 0);

const hasNothingNew = (plan: ImportPlan): 'nothing-new' | undefined =>
  plan.fresh.length === 0 && !hasSettings(orderOf(0, plan)) ? 'nothing-new' : undefined;

const buttonsOf = (
  order: ImportOrder,
  id: string,
  texts: { withSettings: string; onlySettings: string; follow(count: FollowCount): string; cancel: string },
): Button[][] => {
  const { fresh } = order;
  const label = fresh.length > 0 ? texts.withSettings : texts.onlySettings;
  return [
    ...(fresh.length > 0
      ? [[{ text: texts.follow(countImported(fresh)), callback: `import:feeds:${id}` }]]
      : []),
    ...(hasSettings(order) ? [[{ text: label, callback: `import:all:${id}` }]] : []),
    [{ text: texts.cancel, callback: `import:no:${id}` }],
  ];
};

const pressed = async (press: Press, needs: ImportNeeds, busy: Set<number>): Promise<void> => {
  const [what = '', id = ''] = press.data.split(':');
  const { exporting, buttonExpired } = textsFor(press.settings.language);
  const { import: texts } = exporting;
  const known = await needs.orders.get(id);
  if (known === undefined) return press.toast(buttonExpired);
  const target = await pressedTarget(press, known.chatId);
  if (target === undefined) return;
  if (busy.has(known.chatId)) return press.toast(texts.problem['under-way']);
  const order = await needs.orders.take(id);
  if (order === undefined) return press.toast(buttonExpired);
  if (what === 'no') return press.edit(press.messageId, words(texts.cancelled));
  busy.add(known.chatId);
  await press.later(() =>
    carryOut(press, target, what === 'all' ? order : bare(order), needs).finally(() =>
      busy.delete(known.chatId),
    ),
  );
};

/** The feeds alone. */
const bare = ({ chatId, fresh }: ImportOrder): ImportOrder => ({
  chatId,
  fresh: fresh.map((feed) => ({ ...feed, settings: {} })),
  known: [],
  settings: {},
});

const carryOut = async (
  press: Press,
  target: Target,
  { chatId, fresh, known, settings }: ImportOrder,
  { importing, orders }: ImportNeeds,
): Promise<void> => {
  const { exporting } = textsFor(press.settings.language);
  const show = (message: Message) => press.edit(press.messageId, message);
  const feeds = [...fresh, ...known];
  await show(words(exporting.import.checking(0, feeds.length)));
  const by = followerOf(press, target);
  const outcome = await importing.carryOut({ chat: target.chat, by, feeds, settings }, (done, of) =>
    show(words(exporting.import.checking(done, of))),
  );
  const failed = outcome.failed.map(({ feed }) => feed);
  const id = failed.length === 0 ? '' : await orders.put({ chatId, fresh: failed, known: [], settings: {} });
  await show(doneMessage(outcome, { id, texts: exporting.import, chatTitle: target.title }));
};
