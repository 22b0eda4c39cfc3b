import { nextAt } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Subject } from './ports.ts';

/** Somebody wants a report every week. `at`: when the next is due, `dueAt`: when it was due first, where that has failed (milliseconds since the epoch). */
export type Weekly = { userId: number; about: Subject; at: number; dueAt?: number };

export type WeeklyStore = {
  all(): Promise<Weekly[]>;
  /** Puts one in, or in place of the same person's about the same. Rejects with a StoreError. */
  put(weekly: Weekly): Promise<void>;
  remove(which: Pick<Weekly, 'userId' | 'about'>): Promise<void>;
};

/** Reports that come by themselves, on Monday mornings by each reader's clock. */
export type WeeklyReports = {
  /** Turns them on or off for somebody; gives which of these it is now. */
  turn(userId: number, about: Subject): Promise<'on' | 'off'>;
  isOn(userId: number, about: Subject): Promise<boolean>;
  /** Sends what falls due, until Kabar stops. */
  start(): void;
  idle(): Promise<void>;
};

/** Monday, 08.00. */
const due = { minute: 480, days: [1] };
/** It is looked at least so often what is due (milliseconds). */
const tickMs = 60_000;
/** A report that is later than this, because Kabar was away, goes with the next (milliseconds). */
const latestMs = 2 * 86_400_000;
/** One that cannot be sent is tried again after the one time, for as long as the other (milliseconds). */
const againMs = 600_000;
const triedMs = 86_400_000;

export const createWeeklyReports = ({
  store,
  send,
  timeZoneOf,
  clock,
  log,
  stopping,
}: {
  store: WeeklyStore;
  /** Sends a person a report; false: they may not have it any more, or cannot be reached. Rejects where it is to be tried again. */
  send(userId: number, about: Subject): Promise<boolean>;
  timeZoneOf(userId: number): Promise<string>;
  clock: Pick<Clock, 'now' | 'sleep'>;
  log: Log;
  stopping: AbortSignal;
}): WeeklyReports => {
  let work: Promise<void> | undefined;

  const find = async (userId: number, about: Subject) =>
    (await store.all()).find((one) => one.userId === userId && one.about === about);
  const next = async (userId: number) => nextAt({ ...due, timeZone: await timeZoneOf(userId) }, clock.now());

  const onDue = async (one: Weekly) => {
    const { userId, about, at } = one;
    // The next first: a crash in between costs a report, the other way round a person would have it again and again.
    await store.put({ userId, about, at: await next(userId) });
    if (clock.now() - at > latestMs) return;
    const isTheirs = await send(userId, about).catch(async (error: unknown) => {
      const dueAt = one.dueAt ?? at;
      if (clock.now() - dueAt < triedMs) await store.put({ userId, about, at: clock.now() + againMs, dueAt });
      throw error;
    });
    if (!isTheirs) await store.remove({ userId, about });
  };

  const tick = async () => {
    for (const one of await store.all())
      if (one.at <= clock.now() && !stopping.aborted)
        await onDue(one).catch((error: unknown) => log.warn('weekly.unsent', { error }));
    await clock.sleep(tickMs, stopping);
  };

  return {
    turn: async (userId, about) => {
      if ((await find(userId, about)) !== undefined) {
        await store.remove({ userId, about });
        return 'off';
      }
      await store.put({ userId, about, at: await next(userId) });
      return 'on';
    },
    isOn: async (userId, about) => (await find(userId, about)) !== undefined,
    start: () => {
      work ??= (async () => {
        while (!stopping.aborted)
          await tick().catch((error: unknown) => {
            log.error('weekly.interrupted', { error });
            return clock.sleep(tickMs, stopping);
          });
      })();
    },
    idle: async () => work,
  };
};
