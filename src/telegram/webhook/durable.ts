import type { Update } from 'grammy/types';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Intake } from '../updates/intake.ts';
import { handleKept, type KeptUpdates } from './kept.ts';
import { byNumber, createUpdateWriter } from './writer.ts';

/** Updates that are taken and not handled yet: Telegram keeps what is beyond, and brings it again. */
const mostOpen = 2_000;
/** Updates whose numbers are remembered: Telegram brings again what it has heard no answer to. */
const mostKnown = 10_000;
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
  /** On disk, and not begun with; in the order in which they are begun with. */
  let waiting: Update[] = [];
  const begun = new Set<Promise<void>>();
  let open = 0;
  let isStarted = false;

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

  const writer = createUpdateWriter({
    kept,
    log,
    onWritten: (updates, isDone) => {
      if (isDone) waiting.push(...updates);
      else open -= updates.length;
    },
    onTold: begin,
  });

  const take = (update: Update): Promise<boolean> => {
    const id = update.update_id;
    const before = known.get(id);
    if (before !== undefined) return before;
    if (open >= mostOpen) return Promise.resolve(false);
    open++;
    const taken = writer.write(update).then((isDone) => {
      if (!isDone) known.delete(id);
      return isDone;
    });
    known.set(id, taken);
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
