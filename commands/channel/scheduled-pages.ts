import { writeMinute } from '../../src/audience/settings/typed-time.ts';
import type { Language } from '../../src/i18n/language.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { formatDate } from '../../src/message/date.ts';
import type { Button, Message, Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { Broadcast, Draft, Schedule } from '../../src/publishing/broadcast.ts';
import { destinationWords } from '../../src/publishing/progress.ts';
import { cut, short } from '../../src/text/escape.ts';

/** Posts that one message lists; the others follow as these go out. */
const mostListed = 10;

type Reader = Pick<Style, 'language' | 'timeZone'>;

/** The list of what is scheduled, the next first, with a button for each. */
export const listPage = (scheduled: Broadcast[], reader: Reader): Message => {
  const { list } = textsFor(reader.language).schedule;
  const last = scheduled.at(-1)?.schedule;
  if (last === undefined) return words(list.empty);
  const shown = scheduled.slice(0, mostListed);
  const lines = shown.map((one, at) => `${at + 1}. ${lineOf(one, reader)}`);
  return words(
    [list.heading(scheduled.length, dateOf(last, reader.language)), ...lines].join('\n\n'),
    shown.map((one, at): Button[] => [
      {
        text: `${at + 1}. ${cut(short(one.about, 60), 30) || destinationPlain(one)}`,
        callback: `scheduled:show:${one.id}`,
      },
    ]),
  );
};

/** One that is scheduled, with what can be done about it. `isNew`: it has just been scheduled or moved. */
export const itemPage = (one: Draft & Pick<Broadcast, 'id'>, reader: Reader, isNew = false): Message => {
  const { schedule: texts } = textsFor(reader.language);
  const { id } = one;
  const head = isNew && one.schedule !== undefined ? [texts.done(dateOf(one.schedule, reader.language))] : [];
  return words([...head, lineOf(one, reader)].join('\n\n'), [
    [
      { text: texts.look, callback: `scheduled:look:${id}` },
      { text: texts.move, callback: `scheduled:move:${id}` },
      { text: texts.replace, callback: `scheduled:content:${id}` },
    ],
    [
      { text: texts.sendNow, callback: `scheduled:now:${id}` },
      { text: texts.cancel, callback: `scheduled:drop:${id}` },
    ],
    [{ text: `‹ ${texts.back}`, callback: 'scheduled:list:' }],
  ]);
};

/** The time that was typed, in full, before it counts. */
export const confirmPage = (id: string, draft: Draft, { language }: Reader): Message => {
  const { schedule: texts, broadcast } = textsFor(language);
  const { schedule, to, reach } = draft;
  const date = schedule === undefined ? '' : dateOf(schedule, language);
  return words(texts.confirm(destinationWords(to, reach, language), date, everyOf(schedule, language)), [
    [
      { text: texts.yes, callback: `scheduled:yes:${id}` },
      { text: texts.otherTime, callback: `broadcast:when:${id}` },
    ],
    [{ text: broadcast.cancel, callback: `broadcast:no:${id}` }],
  ]);
};

const lineOf = ({ to, reach, about, schedule }: Draft, { language }: Reader): string =>
  textsFor(language).schedule.list.item(
    schedule === undefined ? '' : dateOf(schedule, language),
    destinationWords(to, reach, language),
    about,
    everyOf(schedule, language),
  );

/** On the clock on which it stays. */
const dateOf = ({ at, timeZone }: Schedule, language: Language): string =>
  formatDate(at, { language, timeZone });

const everyOf = (schedule: Schedule | undefined, language: Language): string | undefined => {
  if (schedule?.every === undefined) return undefined;
  const { tuning, schedule: texts } = textsFor(language);
  const { minute, days } = schedule.every;
  const named = days?.map((day) => tuning.days[day - 1] ?? '').join(', ') ?? tuning.everyDay;
  return texts.every(named, writeMinute(minute, language === 'id' ? '.' : ':'));
};

const destinationPlain = ({ to }: Pick<Draft, 'to'>): string =>
  to.kind === 'chats' ? (to.chats[0]?.title ?? '…') : '…';
