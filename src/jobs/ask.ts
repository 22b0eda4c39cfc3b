import { createHash } from 'node:crypto';
import type { Articles } from '../article/fetch.ts';
import { lacksFacts } from '../article/needs.ts';
import type { Sight } from '../feed/poll/sight.ts';
import { FeedError } from '../http/failure.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Story } from '../story/story.ts';
import { createAttendance, type KnownPoller } from './attendance.ts';
import { createAnswers } from './answers.ts';
import { createFormer } from './former.ts';
import type { Board, Job } from './job.ts';
import { createReach } from './reach.ts';

/** How often it is asked whether pollers are there (milliseconds). */
const checkMs = 2_000;
/** Stories wait for their pages so long at most (milliseconds): a poller takes 8 s for them. */
const pagesMs = 20_000;

/** Looks and pages by pollers, as if they were asked here. */
export type Asking = Sight &
  Articles & {
    /** Learns what a former owner has left under way. Rejects where the queue is not reached. */
    start(): Promise<void>;
    /** Pollers of the last hour that were not stopped, as the queue knew them when it was reached last. */
    pollers(): KnownPoller[];
    /** What keeps looks from being made, if anything does. */
    trouble(): string | undefined;
    /** Gives nothing back any more. */
    close(): Promise<void>;
  };

type Parts = {
  board: Board;
  clock: Clock;
  log: Log;
  /** Whether more of a story's text would tell whether it is of a known event. */
  isOpen(story: Story): boolean;
  stopping: AbortSignal;
};

export const createAsking = ({ board, clock, log, isOpen, stopping }: Parts): Asking => {
  const attendance = createAttendance({ clock, log });
  const closing = new AbortController();
  const ended = AbortSignal.any([stopping, closing.signal]);
  let loops: Promise<unknown> = Promise.resolve();
  const reach = createReach({ clock, log, pauseMs: checkMs, ended });
  const answers = createAnswers({ board, reach, clock });
  const former = createFormer({ board, reach, clock, ended });

  const hear = async () => {
    while (!ended.aborted) {
      const answer = await reach.ask(board.next);
      if (answer !== undefined) answers.take(answer);
    }
  };

  const watch = async () => {
    while (!ended.aborted) {
      attendance.note(await reach.ask(board.pollers));
      await clock.sleep(checkMs, ended);
    }
  };

  return {
    see: async (before) => {
      const { id, url, etag, lastModified, bodyHash, linksPrint } = before;
      // Only what the look needs goes over the queue.
      const look = JSON.parse(
        JSON.stringify({ id, url, etag, lastModified, bodyHash, linksPrint }),
      ) as typeof before;
      const job = jobOf(`look-${id}`, { look });
      await former.waitAt(new URL(url).host, job.id);
      const answer = await answers.to(job, ended);
      if (answer !== undefined && 'seen' in answer) return answer.seen;
      if (answer === undefined || !('failed' in answer))
        throw new FeedError('unreachable', 'Kabar is stopping');
      const { reason, message, retryAfterMs } = answer.failed;
      throw new FeedError(reason, message, retryAfterMs === undefined ? {} : { retryAfterMs });
    },
    enrich: async (stories) => {
      const open = stories.filter(isOpen).map(({ id }) => id);
      const pages = stories.filter((story) => open.includes(story.id) || lacksFacts(story));
      if (pages.length === 0 || attendance.there() === 0) return stories;
      const ids = hashOf(pages.map(({ id }) => id));
      const late = new AbortController();
      const timer = new AbortController();
      void clock.sleep(pagesMs, timer.signal).then(() => late.abort());
      const answer = await answers.to(
        jobOf(`pages-${ids}`, { pages, open }),
        AbortSignal.any([ended, late.signal]),
      );
      timer.abort();
      if (answer === undefined || !('stories' in answer)) return stories;
      const read = new Map(answer.stories.map((story) => [story.id, story]));
      return stories.map((story) => read.get(story.id) ?? story);
    },
    start: async () => {
      for (const job of await board.takeOver()) former.note(job);
      attendance.note(await board.pollers());
      loops = Promise.all([hear(), watch()]);
    },
    pollers: attendance.all,
    trouble: () => {
      if (reach.isLost()) return 'the queue of looks is not reached';
      return attendance.isMissed() ? 'no poller is there to look at feeds' : undefined;
    },
    close: async () => {
      closing.abort();
      await loops;
      await board.close();
    },
  };
};

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

const jobOf = (id: string, ask: Job['ask']): Job => ({
  id: id.replaceAll(':', '-'),
  stamp: hashOf(ask),
  ask,
});
