import { createDayLine } from '../../operating/day.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { readDays } from '../../stats/days.ts';
import type { Collections } from '../../store/collections.ts';

/** What tells the log of each day that is over. */
export type DayLine = ReturnType<typeof createDayLine>;

/**
 * The log's daily line; wired. `feeds`: how many there are; `failing`: how many of them are in trouble; `floods`: answers 429
 * of Telegram since the start.
 */
export const wireDayLine = ({
  clock,
  log,
  timeZone,
  store,
  feeds,
  failing,
  floods,
  stopping,
}: {
  clock: Clock;
  log: Log;
  timeZone: string;
  store: Collections;
  feeds(): number;
  failing(): Promise<number>;
  floods(): number;
  stopping: AbortSignal;
}): DayLine =>
  createDayLine({
    clock,
    log,
    timeZone,
    told: store.toldDay,
    countsOf: async (days) => {
      const asked = { span: days.length, today: days.at(-1) ?? '' };
      return (await readDays('all', asked, store)).map(({ counts }) => counts);
    },
    facts: async () => ({
      chats: await store.chats.count(),
      feeds: feeds(),
      failing: await failing(),
      floods: floods(),
      // What the system says of the peak is in kilobytes (getrusage(2)).
      memory: { now: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1_024 },
    }),
    stopping,
  });
