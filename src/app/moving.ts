import type { Counting } from '../stats/counting.ts';
import type { Subject } from '../stats/ports.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Collections } from '../store/collections.ts';
import { monthsKept } from './managing/reporting.ts';

/**
 * Has what is kept of a group beside its record go on under the id that it has as a supergroup: who manages it, what was done and
 * counted there, and what it got today. Doing it twice is doing it once. Rejects with a StoreError: then call it again.
 */
export const createMoving =
  ({
    clock,
    store,
    counting,
    timeZone,
  }: {
    clock: Pick<Clock, 'now'>;
    store: Pick<Collections, 'managers' | 'audit' | 'dayCounts' | 'postedLog' | 'members' | 'weekly'>;
    counting: Pick<Counting, 'move'>;
    timeZone: string;
  }) =>
  async (from: number, to: number): Promise<void> => {
    if (from === to) return;
    for (const userId of (await store.managers.managersOf(from)).toReversed()) {
      await store.managers.note(userId, to);
      await store.managers.leave(userId, from);
    }
    await store.dayCounts.move(from, to);
    await store.postedLog.move(from, to);
    await store.audit.move(from, to);
    await store.members.move(from, to);
    await counting.move(from, to, monthsKept(clock.now(), timeZone));
    const [before, after]: [Subject, Subject] = [`c${from}`, `c${to}`];
    for (const one of await store.weekly.all())
      if (one.about === before) {
        await store.weekly.put({ ...one, about: after });
        await store.weekly.remove(one);
      }
  };
