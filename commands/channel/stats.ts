import type { Managers } from '../../src/audience/managers.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { spans, type Span } from '../../src/stats/days.ts';
import type { Subject } from '../../src/stats/ports.ts';
import type { About, MakeReport } from '../../src/stats/report.ts';
import type { WeeklyReports } from '../../src/stats/weekly.ts';
import type { Ask, Command, Press } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';
import { label } from './channels-pages.ts';

export type StatsNeeds = {
  managers: Pick<Managers, 'chatsOf'>;
  /** What Kabar calls these chats; undefined: it does not know them. */
  titles(ids: number[]): Promise<(string | undefined)[]>;
  makeReport: MakeReport;
  weekly: Pick<WeeklyReports, 'turn' | 'isOn'>;
  /** Counts the members of a chat, if they were not today. */
  countMembers(chatId: number): Promise<void>;
  isOperator(userId: number): boolean;
  /** A source that is followed by somebody, by its name or address; undefined: there is none. */
  findSource(said: string): Promise<{ sourceId: string; title: string } | undefined>;
  sourceTitle(sourceId: string): Promise<string | undefined>;
  /** The zone (IANA) by whose days sources and all together are counted. */
  timeZone: string;
};

type Asker = Omit<Ask, 'text'>;

const usual: Span = 30;
/** Chats that the list shows. */
const mostListed = 20;

/** What came to a channel, from a source, or to everybody: numbers, and a picture of them. */
export const createStats = (needs: StatsNeeds): Command => ({
  name: 'stats',
  aliases: ['statistik', 'laporan'],
  descriptions: { id: 'Laporan kanal atau grup Anda', en: 'A report of your channel or group' },
  usage: { id: '[@kanal]', en: '[@channel]' },
  chatFirst: { or: 'nothing' },
  scope: 'private',
  run: async (ask) => {
    const { rights, stats: texts } = textsFor(ask.settings.language);
    if (ask.chat.kind !== 'private') return void (await ask.reply(words(rights['not-private'])));
    if (ask.text === '') return choose(ask, needs);
    const target = await targetToChange(ask, { isAlone: true });
    if (target === undefined) return;
    if (target.title !== undefined) return show(ask, chatAbout(target), usual, needs);
    if (!needs.isOperator(ask.userId)) return void (await ask.reply(words(texts.onlyOperator)));
    const source = await needs.findSource(target.rest);
    if (source === undefined) return void (await ask.reply(words(texts.unknown(target.rest))));
    const { sourceId, title } = source;
    await show(ask, { subject: `s${sourceId}`, title, timeZone: needs.timeZone }, usual, needs);
  },
  press: async (press) => {
    const [what = '', subject = '', days] = press.data.split(':');
    const about = await pressedAbout(press, subject, needs);
    if (about === undefined) return;
    const { stats: texts } = textsFor(press.settings.language);
    const span = spans.find((one) => String(one) === days) ?? usual;
    if (what !== 'weekly') return show(press, about, span, needs);
    const turned = await needs.weekly.turn(press.userId, about.subject);
    await press.toast(turned === 'on' ? texts.turnedOn : texts.turnedOff);
    await press.putButtons(reportButtons(about.subject, span, turned === 'on', press.settings.language));
  },
});

/** Sends a report; drawing it takes a moment, in which other questions are answered. */
const show = (ask: Asker, about: About, span: Span, needs: StatsNeeds): Promise<void> =>
  ask.later(async () => {
    const { language } = ask.settings;
    if (about.subject.startsWith('c')) await needs.countMembers(Number(about.subject.slice(1)));
    const { text, picture } = await needs.makeReport(about, span, language, ask.now);
    const isWeekly = await needs.weekly.isOn(ask.userId, about.subject);
    const message: Message = { ...text, buttons: reportButtons(about.subject, span, isWeekly, language) };
    if (picture === undefined) await ask.reply(message);
    else await ask.sendPicture({ bytes: picture, caption: message });
  });

const reportButtons = (subject: Subject, span: Span, isWeekly: boolean, language: Language): Button[][] => {
  const { stats: texts } = textsFor(language);
  return [
    spans.map((one) => ({
      text: one === span ? `✓ ${texts.span(one)}` : texts.span(one),
      callback: `stats:show:${subject}:${one}`,
    })),
    [
      {
        text: isWeekly ? `✓ ${texts.weekly}` : texts.weekly,
        callback: `stats:weekly:${subject}:${span}`,
      },
    ],
  ];
};

/** Asks which chat is meant, of those that the person manages; where there is one only, it is that. */
const choose = async (ask: Asker, needs: StatsNeeds): Promise<void> => {
  const { stats: texts } = textsFor(ask.settings.language);
  const ids = (await needs.managers.chatsOf(ask.userId)).slice(0, mostListed);
  const titles = await needs.titles(ids);
  const rows = ids.map((id, at): Button[] => [
    { text: label(titles[at] ?? '', id), callback: `stats:show:c${id}:${usual}` },
  ]);
  if (needs.isOperator(ask.userId)) rows.push([{ text: texts.all, callback: `stats:show:all:${usual}` }]);
  await ask.reply(rows.length === 0 ? words(texts.none) : words(texts.choose, rows));
};

/** What a button is about, if the person may know it: of a chat its administrators, of all else operators. */
const pressedAbout = async (
  press: Press,
  subject: string,
  needs: Pick<StatsNeeds, 'isOperator' | 'sourceTitle' | 'timeZone'>,
): Promise<About | undefined> => {
  const { stats: texts } = textsFor(press.settings.language);
  const chatId = /^c(-\d+)$/.exec(subject)?.[1];
  if (chatId !== undefined) {
    const target = await pressedTarget(press, Number(chatId));
    return target && chatAbout(target);
  }
  if (!needs.isOperator(press.userId)) {
    await press.toast(texts.onlyOperator);
    return undefined;
  }
  const { timeZone } = needs;
  if (subject === 'all') return { subject: 'all', title: texts.all, timeZone };
  const sourceId = subject.slice(1);
  return { subject: `s${sourceId}`, title: (await needs.sourceTitle(sourceId)) ?? sourceId, timeZone };
};

const chatAbout = ({
  chat,
  settings,
}: {
  chat: { id: number; title: string };
  settings: { timeZone: string };
}): About => ({ subject: `c${chat.id}`, title: chat.title, timeZone: settings.timeZone });
