import type { Audit } from '../../src/audience/audit.ts';
import type { Chat } from '../../src/audience/chat.ts';
import { trimmed } from '../../src/audience/settings/look.ts';
import type { ChatWishes, Tuning } from '../../src/audience/tuning.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { lineLimits, readLine } from '../../src/message/template.ts';
import { words } from '../../src/message/words.ts';
import type { FindLatest } from '../../src/search/latest.ts';
import type { Story } from '../../src/story/story.ts';
import type { Ask, Command, Heard, Press } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';
import { previewOf, sampleStory, templatePage } from './template/page.ts';
import { wishOf } from './template/wish.ts';

type TemplateNeeds = {
  tuning: Pick<Tuning, 'chat'>;
  audit: Audit;
  findLatest: FindLatest;
  /** What a topic is called. */
  topicWords(id: string): string | undefined;
  awaiting: { ask(userId: number, question: { kind: string; id: string }): Promise<void> };
};

type Line = keyof typeof lineLimits;
type Asker = Omit<Ask, 'text'>;

/** What somebody does again and again within this time is one act (milliseconds). */
const oneActMs = 3_600_000;

/** How a channel's cards look: chosen by buttons, with the newest story as it will come beside them. */
export const createTemplate = (
  needs: TemplateNeeds,
): Command & { typed: Record<Line, (heard: Heard, id: string) => Promise<void>> } => ({
  name: 'template',
  aliases: ['tampilan'],
  descriptions: { id: 'Tampilan kartu di kanal Anda', en: 'How cards look in your channel' },
  usage: { id: '@kanal', en: '@channel' },
  scope: 'private',
  isHidden: true,
  run: async (ask) => {
    const texts = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(texts.rights['not-private'])));
    const target = await targetToChange(ask);
    if (target === undefined) return;
    if (target.title === undefined) return void (await ask.reply(words(texts.template.which)));
    await open(ask, target.settings, needs);
  },
  press: async (press) => {
    const [what = '', value = '', chatId, previewId] = press.data.split(':');
    const texts = textsFor(press.settings.language).template;
    if (what === 'more') return press.toast(texts.onlyThere);
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined || target.title === undefined) return;
    const { settings } = target;
    if (what === 'open') return open(press, settings, needs);
    const line = lineOf(value);
    if (what === 'type' && line !== undefined)
      return askLine(press, settings, Number(previewId), line, needs);
    const wish = wishOf(what, value, settings);
    if (wish === undefined) return;
    await show(press, await change(press, settings, wish, needs), Number(previewId), needs);
  },
  typed: {
    brand: (heard, id) => heardLine(heard, id, 'brand', needs),
    signature: (heard, id) => heardLine(heard, id, 'signature', needs),
  },
});

/** Shows a card as it will be, and below it the page that changes it. */
const open = async (ask: Asker, chat: Chat, needs: TemplateNeeds): Promise<void> => {
  const previewId = await ask.reply(await cardOf(ask, chat, needs));
  await ask.reply(templatePage(chat, previewId, ask.settings.language));
};

/** Shows both anew after a press. */
const show = async (press: Press, chat: Chat, previewId: number, needs: TemplateNeeds): Promise<void> => {
  await press.edit(previewId, await cardOf(press, chat, needs));
  await press.edit(press.messageId, templatePage(chat, previewId, press.settings.language));
};

const cardOf = async (ask: Asker, chat: Chat, { findLatest, topicWords }: TemplateNeeds) => {
  const { stories } = await findLatest({ chatId: chat.id, limit: 1, offset: 0 });
  const story: Story = stories[0] ?? sampleStory(chat.language, ask.now);
  const followed = (story.topics ?? []).filter((id) => chat.follows.some(({ sourceId }) => sourceId === id));
  return previewOf(
    story,
    chat,
    followed.flatMap((id) => topicWords(id) ?? []),
  );
};

const change = async (
  ask: Asker,
  chat: Chat,
  wish: ChatWishes,
  { tuning, audit }: TemplateNeeds,
): Promise<Chat> => {
  const changed = await tuning.chat(chat, () => wish);
  const [last] = await audit.list(chat.id);
  const isSameAct = last?.what === 'template' && last.userId === ask.userId && ask.now - last.at < oneActMs;
  if (!isSameAct)
    await audit.note(chat.id, { at: ask.now, userId: ask.userId, name: ask.name, what: 'template' });
  return changed;
};

/** Asks for one of the two lines; one that is there can be dropped. */
const askLine = async (
  press: Press,
  { id, template }: Chat,
  previewId: number,
  line: Line,
  { awaiting }: TemplateNeeds,
): Promise<void> => {
  const { template: texts } = textsFor(press.settings.language);
  await awaiting.ask(press.userId, { kind: line, id: String(id) });
  const drop = { text: texts.drop, callback: `template:drop:${line}:${id}:${previewId}` };
  await press.reply(
    words(texts.askLine[line](lineLimits[line]), template?.[line] === undefined ? [] : [[drop]]),
  );
};

/** One of the two lines was typed: it is shown in place, or it is said what is wrong with it and asked once more. */
const heardLine = async (heard: Heard, id: string, line: Line, needs: TemplateNeeds): Promise<void> => {
  const texts = textsFor(heard.settings.language);
  // The rights may have changed since the question.
  const rights = await heard.rightsIn(id);
  if (!rights.ok) return void (await heard.reply(words(texts.rights[rights.why])));
  const read = readLine(heard.text, line);
  if ('wrong' in read) {
    await needs.awaiting.ask(heard.userId, { kind: line, id });
    return void (await heard.reply(words(texts.template.badLine[read.wrong](lineLimits[line]))));
  }
  const template = trimmed({ ...rights.settings.template, [line]: read.line });
  await open(heard, await change(heard, rights.settings, { template }, needs), needs);
};

const lineOf = (value: string): Line | undefined =>
  value === 'brand' || value === 'signature' ? value : undefined;
