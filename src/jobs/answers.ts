import type { Clock } from '../runtime/clock.ts';
import type { Answer, Board, Job } from './job.ts';
import type { Reach } from './reach.ts';

/** Jobs that are waited for, and the answers that come to them. */
export type Answers = {
  /** The answer to a job; undefined where the signal aborts. Never rejects. */
  to(job: Job, over: AbortSignal): Promise<Answer | undefined>;
  /** An answer has come. */
  take(answer: Answer): void;
};

/** A job that was lost with its queue is put there again after this time (milliseconds). */
const againMs = 5_000;
/** Answers to a former owner that are kept until they are asked for. */
const mostEarly = 64;

export const createAnswers = ({
  board,
  reach,
  clock,
}: {
  board: Pick<Board, 'put'>;
  reach: Reach;
  clock: Pick<Clock, 'sleep'>;
}): Answers => {
  const waiting = new Map<string, { stamp: string; resolve(answer: Answer): void }>();
  const early = new Map<string, Answer>();

  const keepAsking = async (job: Job, until: AbortSignal) => {
    while (!until.aborted) {
      await reach.ask(() => board.put(job));
      await clock.sleep(againMs, until);
    }
  };

  return {
    take: (answer) => {
      const asked = waiting.get(answer.id);
      if (asked?.stamp === answer.stamp) asked.resolve(answer);
      else if (asked === undefined) early.set(answer.id, answer);
      for (const id of early.keys()) if (early.size > mostEarly) early.delete(id);
    },
    to: async (job, over) => {
      const known = early.get(job.id);
      early.delete(job.id);
      if (known?.stamp === job.stamp) return known;
      const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
      waiting.set(job.id, { stamp: job.stamp, resolve });
      const stop = () => resolve(undefined);
      over.addEventListener('abort', stop, { once: true });
      if (over.aborted) stop();
      const got = new AbortController();
      const asking = keepAsking(job, AbortSignal.any([over, got.signal]));
      try {
        return await promise;
      } finally {
        got.abort();
        waiting.delete(job.id);
        over.removeEventListener('abort', stop);
        await asking;
      }
    },
  };
};
