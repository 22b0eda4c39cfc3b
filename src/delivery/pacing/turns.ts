import type { Clock } from '../../runtime/clock.ts';
import type { Lane } from './lanes.ts';

/** Gives turns one after the other, each when it is due. */
export type Turns = {
  /** Somebody may have a turn now. */
  start(): void;
  /** Whoever goes first now may be due earlier than what is being slept for. */
  hurry(): void;
};

export const createTurns = ({
  clock,
  next,
  dueAt,
  give,
}: {
  clock: Clock;
  /** The lane whose turn it is; undefined: nobody may go. */
  next(): Lane | undefined;
  /** When the next turn is due (milliseconds since the epoch). */
  dueAt(): number;
  give(lane: Lane, now: number): void;
}): Turns => {
  let isRunning = false;
  let sleep: AbortController | undefined;

  const run = async () => {
    for (let lane = next(); lane !== undefined; lane = next()) {
      const now = clock.now();
      const due = dueAt();
      if (due <= now) give(lane, now);
      else {
        sleep = new AbortController();
        await clock.sleep(due - now, sleep.signal);
        sleep = undefined;
      }
    }
  };

  const start = () => {
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (next() !== undefined) start();
    });
  };

  return { start, hurry: () => sleep?.abort() };
};
