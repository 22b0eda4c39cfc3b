import { createHash } from 'node:crypto';
import type { Articles } from '../article/fetch.ts';
import { lacksFacts } from '../article/needs.ts';
import type { Sight } from '../feed/poll/sight.ts';
import { FeedError } from '../http/failure.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Story } from '../story/story.ts';
import { createAttendance, type KnownPoller } from './attendance.ts';
import type { Answer, Board, Job } from './job.ts';

/** A job that was lost with its queue is put there again after this time (milliseconds). */
const againMs = 5_000;
/** How often it is asked whether pollers are there, and whether a former owner's job is over (milliseconds). */
const checkMs = { pollers: 2_000, former: 200 };
/** Stories wait for their pages so long at most (milliseconds): a poller takes 8 s for them. */
const pagesMs = 20_000;
/** Answers to a former owner that are kept until they are asked for. */
const mostEarly = 64;

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
  const waiting = new Map<string, { stamp: string; resolve(answer: Answer): void }>();
  const early = new Map<string, Answer>();
  /** What a former owner has under way at hosts. */
  const former = new Map<string, Set<string>>();
  const attendance = createAttendance({ clock, log });
  let isLost = false;
  const closing = new AbortController();
  const ended = AbortSignal.any([stopping, closing.signal]);
  let loops: Promise<unknown> = Promise.resolve();

  /** Asks the queue; where it is not reached, this is noted, told once, and asked again later. */
  const reached = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const got = await work();
      if (isLost) log.info('queue.back');
      isLost = false;
      return got;
    } catch (error) {
      if (ended.aborted) return undefined;
      if (!isLost) log.warn('queue.unreachable', { error });
      isLost = true;
      await clock.sleep(checkMs.pollers, ended);
      return undefined;
    }
  };

  const hear = async () => {
    while (!ended.aborted) {
      const answer = await reached(board.next);
      if (answer === undefined) continue;
      const asked = waiting.get(answer.id);
      if (asked?.stamp === answer.stamp) asked.resolve(answer);
      else if (asked === undefined) early.set(answer.id, answer);
      for (const id of early.keys()) if (early.size > mostEarly) early.delete(id);
    }
  };

  const watch = async () => {
    while (!ended.aborted) {
      attendance.note(await reached(board.pollers));
      await clock.sleep(checkMs.pollers, ended);
    }
  };

  /** One request at a time to a host, also where a former owner has asked for the one before. */
  const waitForFormer = async (host: string, own: string) => {
    const ids = former.get(host);
    for (const id of ids ?? []) {
      const isUnderWay = async () => !ended.aborted && (await reached(() => board.has(id))) !== false;
      if (id !== own) while (await isUnderWay()) await clock.sleep(checkMs.former, ended);
      ids?.delete(id);
    }
    former.delete(host);
  };

  /** The answer to a job; undefined at a stop, or where the signal aborts. */
  const answerTo = async (job: Job, over: AbortSignal): Promise<Answer | undefined> => {
    const known = early.get(job.id);
    early.delete(job.id);
    if (known?.stamp === job.stamp) return known;
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    waiting.set(job.id, { stamp: job.stamp, resolve });
    const stop = () => resolve(undefined);
    over.addEventListener('abort', stop, { once: true });
    if (over.aborted) stop();
    const got = new AbortController();
    const asking = (async () => {
      const until = AbortSignal.any([over, got.signal]);
      while (!until.aborted) {
        await reached(() => board.put(job));
        await clock.sleep(againMs, until);
      }
    })();
    try {
      return await promise;
    } finally {
      got.abort();
      waiting.delete(job.id);
      over.removeEventListener('abort', stop);
      await asking;
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
      await waitForFormer(new URL(url).host, job.id);
      const answer = await answerTo(job, ended);
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
      const answer = await answerTo(
        jobOf(`pages-${ids}`, { pages, open }),
        AbortSignal.any([ended, late.signal]),
      );
      timer.abort();
      if (answer === undefined || !('stories' in answer)) return stories;
      const read = new Map(answer.stories.map((story) => [story.id, story]));
      return stories.map((story) => read.get(story.id) ?? story);
    },
    start: async () => {
      for (const { id, ask } of await board.takeOver()) {
        for (const host of hostsOf(ask)) former.set(host, (former.get(host) ?? new Set()).add(id));
      }
      attendance.note(await board.pollers());
      loops = Promise.all([hear(), watch()]);
    },
    pollers: attendance.all,
    trouble: () => {
      if (isLost) return 'the queue of looks is not reached';
      return attendance.isMissed() ? 'no poller is there to look at feeds' : undefined;
    },
    close: async () => {
      closing.abort();
      await loops;
      await board.close();
    },
  };
};

/** The hosts that a job asks. */
const hostsOf = (ask: Job['ask']): string[] =>
  ('look' in ask ? [ask.look] : ask.pages).flatMap(({ url }) => (url === undefined ? [] : new URL(url).host));

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

const jobOf = (id: string, ask: Job['ask']): Job => ({
  id: id.replaceAll(':', '-'),
  stamp: hashOf(ask),
  ask,
});
