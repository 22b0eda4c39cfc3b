import type { Update } from 'grammy/types';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Intake } from '../updates/intake.ts';
import { handleKept, type KeptUpdates } from './kept.ts';

/** Updates that are taken and not handled yet: Telegram keeps what is beyond, and brings it again. */
const mostOpen = 2_000;
/** Updates whose numbers are remembered: Telegram brings again what it has heard no answer to. */
const mostKnown = 10_000;
/** Updates written in one go; those that come meanwhile are written together next. */
const mostAtOnce = 200;
/** Telegram has its answer by then, whatever the store does (milliseconds). */
const patienceMs = 800;

/** Takes updates so that none is lost: each is on disk before Telegram hears that it was taken, and handled after that. */
export type Durable = {
  /** Whether the update was taken; false: there is no room, or no time, and it is to be brought again. Never rejects. */
  receive(update: Update): Promise<boolean>;
  /** Handles what an earlier run left, and from now on what comes. Rejects with a StoreError. */
  start(): Promise<void>;
  /** Begins with no further update, and resolves once those begun are handled. */
  stop(): Promise<void>;
};

/** `most`: chats that are worked for at once. */
export const createDurable = ({
  kept,
  intake,
  most,
  clock,
  log,
}: {
  kept: KeptUpdates;
  intake: Intake;
  most: number;
  clock: Pick<Clock, 'sleep'>;
  log: Log;
}): Durable => {
  /** By number, whether the update is on disk. */
  const known = createBoundedMap<number, Promise<boolean>>(mostKnown);
  let unwritten: { update: Update; onWritten(isDone: boolean): void }[] = [];
  /** On disk, and not begun with; in the order in which they are begun with. */
  let waiting: Update[] = [];
  const begun = new Set<Promise<void>>();
  let open = 0;
  let isWriting = false;
  let isStarted = false;

  const write = async () => {
    if (isWriting) return;
    isWriting = true;
    while (unwritten.length > 0) {
      const batch = unwritten.slice(0, mostAtOnce);
      unwritten = unwritten.slice(mostAtOnce);
      const updates = batch.map(({ update }) => update).sort(byNumber);
      const isDone = await kept.put(updates).then(
        () => true,
        (error: unknown) => {
          log.error('update.unkept', { error });
          return false;
        },
      );
      if (isDone) waiting.push(...updates);
      else open -= updates.length;
      for (const { onWritten } of batch) onWritten(isDone);
      begin();
    }
    isWriting = false;
  };

  const begin = () => {
    if (!isStarted) return;
    while (intake.size() < most) {
      const next = waiting.shift();
      if (next === undefined) return;
      const work = handleKept(next, { kept, intake, log });
      begun.add(work);
      void work.then(() => {
        begun.delete(work);
        open--;
        begin();
      });
    }
  };

  const take = (update: Update): Promise<boolean> => {
    const id = update.update_id;
    const before = known.get(id);
    if (before !== undefined) return before;
    if (open >= mostOpen) return Promise.resolve(false);
    open++;
    const taken = new Promise<boolean>((resolve) => {
      unwritten.push({ update, onWritten: resolve });
    }).then((isDone) => {
      if (!isDone) known.delete(id);
      return isDone;
    });
    known.set(id, taken);
    void write();
    return taken;
  };

  return {
    receive: async (update) => {
      const inTime = new AbortController();
      const late = clock.sleep(patienceMs, inTime.signal).then(() => false);
      const isTaken = await Promise.race([take(update), late]);
      inTime.abort();
      return isTaken;
    },
    start: async () => {
      const left: Update[] = [];
      for await (const updates of kept.all())
        left.push(...updates.filter(({ update_id: id }) => !known.has(id)));
      for (const { update_id: id } of left) known.set(id, Promise.resolve(true));
      open += left.length;
      waiting = [...left, ...waiting].sort(byNumber);
      isStarted = true;
      begin();
    },
    stop: async () => {
      isStarted = false;
      while (begun.size > 0) await Promise.all(begun);
    },
  };
};

const byNumber = (one: Update, two: Update): number => one.update_id - two.update_id;
