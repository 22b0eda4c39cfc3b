import { localTime } from '../../audience/settings/local-time.ts';
import type { Chat } from '../../audience/chat.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createDraw } from '../../stats/chart/draw.ts';
import type { Counting } from '../../stats/counting.ts';
import { dayAfter, monthsBetween, readDays } from '../../stats/days.ts';
import { createMembers } from '../../stats/members.ts';
import { createMakeReport } from '../../stats/report.ts';
import { createWeeklyReports } from '../../stats/weekly.ts';
import type { Collections } from '../../store/collections.ts';
import type { Inquiry } from '../../telegram/api/rights.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { ReaderOf } from '../people/spoken-to.ts';
import { createAboutFor } from './about.ts';

/** Days of which there may be sums. */
const kept = 400;

/** Names of the months of which there may be sums. */
export const monthsKept = (now: number, timeZone: string): string[] => {
  const { day } = localTime(now, timeZone);
  return monthsBetween(dayAfter(day, -kept), dayAfter(day, 1));
};

export type Reporting = ReturnType<typeof createReporting>;

type ReportingNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  outbox: Outbox;
  inquiry: Inquiry;
  counting: Pick<Counting, 'forget'>;
  /** What sources are called, in their order. */
  sourceTitles(ids: string[]): Promise<(string | undefined)[]>;
  reader: ReaderOf;
  stopping: AbortSignal;
};

/** Reports of what was counted, asked for or every week; wired. */
export const createReporting = ({
  config,
  clock,
  log,
  store,
  outbox,
  inquiry,
  counting,
  sourceTitles,
  reader,
  stopping,
}: ReportingNeeds) => {
  const operators = new Set(config.operatorIds);
  const members = createMembers({
    store: store.members,
    count: inquiry.members,
    timeZoneOf: async (chatId) => (await store.chats.get(chatId))?.timeZone ?? config.defaultTimeZone,
    clock,
    log,
    stopping,
  });
  const makeReport = createMakeReport({
    sums: store.sums,
    members: store.members,
    draw: createDraw(),
    sourceTitles,
    onUndrawn: (error) => log.warn('chart.undrawn', { error }),
  });

  const aboutFor = createAboutFor({
    chats: store.chats,
    isAdmin: inquiry.isAdmin,
    isOperator: (userId) => operators.has(userId),
    sourceTitles,
    timeZone: config.defaultTimeZone,
  });
  const weekly = createWeeklyReports({
    store: store.weekly,
    send: async (userId, subject) => {
      const { language } = await reader(userId);
      const about = await aboutFor(userId, subject, language);
      if (about === undefined) return false;
      if (subject.startsWith('c')) await members.counted(Number(subject.slice(1)));
      const { text, picture } = await makeReport(about, 7, language, clock.now());
      return outbox.reach(userId, text, picture);
    },
    timeZoneOf: async (userId) => (await reader(userId)).timeZone,
    clock,
    log,
    stopping,
  });
  return {
    members,
    makeReport,
    weekly,
    /** All that was counted of a group or channel, day by day. Rejects with a StoreError. */
    counted: async ({ id, timeZone }: Pick<Chat, 'id' | 'timeZone'>) => {
      const { day: today } = localTime(clock.now(), timeZone);
      const days = await readDays(`c${id}`, { span: kept, today }, store);
      return days.filter((day) => day.members !== undefined || Object.keys(day.counts).length > 0);
    },
    /** Forgets what was counted of a chat, and a person's wishes for reports. Rejects with a StoreError. */
    forget: async (chatId: number) => {
      await counting.forget(chatId, monthsKept(clock.now(), config.defaultTimeZone));
      await store.members.forget(chatId);
      for (const one of await store.weekly.all())
        if (one.userId === chatId || one.about === `c${chatId}`) await store.weekly.remove(one);
    },
    idle: async () => {
      await weekly.idle();
      await members.idle();
    },
  };
};
