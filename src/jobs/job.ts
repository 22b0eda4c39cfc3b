import type { Before, Seen } from '../feed/poll/sight.ts';
import type { FeedFailure } from '../http/failure.ts';
import type { Story } from '../story/story.ts';

/** What the owner asks of pollers: a look at a feed, or the pages of stories. Plain JSON. */
export type Job = {
  /** The same id is never in the queue twice. */
  id: string;
  /** Tells two jobs of one id apart: an answer belongs to the job with its stamp. */
  stamp: string;
  ask:
    | { look: Before }
    | {
        pages: Story[];
        /** Ids of those whose page is wanted though their feed lacks nothing. */ open: string[];
      };
};

/** What a poller hands back. */
export type Answer = { id: string; stamp: string } & (
  | { seen: Seen }
  | { stories: Story[] }
  | { failed: { reason: FeedFailure; message: string; retryAfterMs?: number } }
);

/** A process that polls. `since`: when it started (ISO 8601). */
export type PollerFacts = { pid: number; host: string; since: string };

/** A poller, and how long ago it has shown itself last (milliseconds). */
export type PollerSign = PollerFacts & { silentMs: number };

/** The owner's side of the queue; in Redis, and in memory for tests. Each function rejects where the queue is not reached. */
export type Board = {
  /** Queues a job; nothing happens where one of its id is queued or worked at. */
  put(job: Job): Promise<void>;
  /** Takes back what no poller has begun with, and gives what is being worked at for an owner that was there before. */
  takeOver(): Promise<Job[]>;
  /** Whether a job is queued or worked at. */
  has(id: string): Promise<boolean>;
  /** Takes the next answer; undefined where none came within a second. */
  next(): Promise<Answer | undefined>;
  /** Pollers that have shown themselves within the last hour and were not stopped. */
  pollers(): Promise<PollerSign[]>;
  close(): Promise<void>;
};

/** The hosts that a job asks. */
export const hostsOf = (ask: Job['ask']): string[] =>
  ('look' in ask ? [ask.look] : ask.pages).flatMap(({ url }) => (url === undefined ? [] : new URL(url).host));
