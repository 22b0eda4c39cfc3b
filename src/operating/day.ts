import { localTime } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { dayAfter } from '../stats/days.ts';
import { under, type Counts } from '../stats/sums.ts';

/** How often it is looked whether a day is over (milliseconds). */
const tickMs = 60_000;
/** A day is told of so long after it (minutes): by then its last receipts are written. */
const afterMinutes = 5;
/** Days that passed while Kabar was off, of which it is told what was counted. */
const mostDays = 7;

/** The last day (YYYY-MM-DD) that was told of; undefined: none was. */
export type ToldDay = { get(): Promise<string | undefined>; put(day: string): Promise<void> };

/** How things stand when a day is over. `floods`: answers 429 of Telegram since the start; memory in bytes, `peak` since the start. */
export type DayFacts = {
  chats?: number | undefined;
  feeds: number;
  failing: number;
  floods: number;
  memory: { now: number; peak: number };
};

/** Writes a line into the log once a day is over, on the clock of the zone. `look` does so where it is time; `start` goes on looking. */
export const createDayLine = ({
  clock,
  log,
  timeZone,
  told,
  countsOf,
  facts,
  stopping,
}: {
  clock: Clock;
  log: Pick<Log, 'info' | 'debug'>;
  timeZone: string;
  told: ToldDay;
  /** What was counted of everything on these days, in their order. Rejects with a StoreError. */
  countsOf(days: string[]): Promise<Counts[]>;
  facts(): Promise<DayFacts>;
  stopping: AbortSignal;
}): { start(): void; look(): Promise<void>; idle(): Promise<void> } => {
  let work: Promise<void> | undefined;
  let last: string | undefined;
  let floodsBefore = 0;

  const look = async (): Promise<void> => {
    const { day: today, minute } = localTime(clock.now(), timeZone);
    const yesterday = dayAfter(today, -1);
    last ??= await told.get();
    // Of the days before the first start there is nothing to tell.
    if (last === undefined) return note(yesterday);
    if (last >= yesterday || minute < afterMinutes) return;
    const days = missing(last, yesterday);
    const counts = await countsOf(days);
    const { chats, feeds, failing, floods, memory } = await facts();
    // First, so that no day is told of twice.
    await note(yesterday);
    for (const [at, day] of days.entries()) {
      const isLast = day === yesterday;
      log.info('day', {
        day,
        ...inWords(counts[at] ?? {}),
        ...(isLast && {
          ...(chats !== undefined && { chats }),
          feeds,
          failing,
          floods: floods - floodsBefore,
          memoryMb: megabytes(memory.now),
          peakMb: megabytes(memory.peak),
        }),
      });
    }
    floodsBefore = floods;
  };
  const note = async (day: string): Promise<void> => {
    await told.put(day);
    last = day;
  };

  return {
    look,
    start: () => {
      work ??= (async () => {
        while (!stopping.aborted) {
          await look().catch((error: unknown) => log.debug('day.untold', { error }));
          await clock.sleep(tickMs, stopping);
        }
      })();
    },
    idle: async () => work,
  };
};

/** The days after one up to another, the latest of them. */
const missing = (after: string, until: string): string[] =>
  Array.from({ length: mostDays }, (_, at) => dayAfter(until, at + 1 - mostDays)).filter(
    (day) => day > after,
  );

/** Counts by the names that a log has for them. */
const inWords = (counts: Counts) => ({
  stories: counts['n'] ?? 0,
  cards: counts['s'] ?? 0,
  posts: counts['p'] ?? 0,
  messages: counts['m'] ?? 0,
  failed: under(counts, 'f').total,
  givenUp: counts['k:missed'] ?? 0,
});

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
