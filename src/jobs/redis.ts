import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../runtime/log.ts';
import { readAnswer } from './answer.ts';
import { createHostLocks } from './host-locks.ts';
import type { Board, Job, PollerFacts } from './job.ts';
import { createSigns } from './signs.ts';
import type { HostLocks } from './host-leases.ts';
import { PausedInside } from './poller-work.ts';

const prefix = 'kabar-jobs';
const queueName = 'looks';
const answersKey = `${prefix}:answers`;
/** A job whose poller has not renewed its lock for so long is done again (milliseconds). */
const lockMs = 10_000;
/** What nobody takes is worth nothing after this time (seconds). */
const answersKept = 3_600;
const patienceMs = 5_000;
/** An answer is waited for so long at most (milliseconds): a poller waits five seconds for its next job. */
const silenceMs = 8_000;

const connectionOf = (url: string, more: object = {}): Redis => {
  const redis = new Redis(url, {
    connectTimeout: patienceMs,
    // A connection that a network between has forgotten never answers again, and is never closed.
    socketTimeout: silenceMs,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * 2 ** times, 2_000),
    connectionName: 'kabar-jobs',
    ...more,
  });
  // Whoever asks is told; an event without a listener would end the process.
  redis.on('error', () => {});
  return redis;
};

/** A server that is not there refuses at once. */
const impatient = { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: patienceMs };

const connect = async (url: string): Promise<Redis> => {
  const redis = connectionOf(url, { lazyConnect: true, ...impatient });
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new Error('the queue at QUEUE_URL is not reached', { cause: error });
  }
};

/** The owner's side of a queue in Redis. Rejects with an Error where the server is not reached. */
export const openBoard = async (url: string): Promise<Board> => {
  const redis = await connect(url);
  // It waits for the next answer, and nothing else may wait behind it.
  const hearing = connectionOf(url, { maxRetriesPerRequest: 0, commandTimeout: patienceMs });
  const queue = new Queue<Job>(queueName, { prefix, connection: redis });
  queue.on('error', () => {});

  return {
    put: async (job) => {
      await queue.add(Object.keys(job.ask)[0] ?? '', job, {
        jobId: job.id,
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
    takeOver: async () => {
      await queue.drain(true);
      return (await queue.getJobs(['active', 'waiting'])).flatMap((job) => job?.data ?? []);
    },
    has: async (id) => (await queue.getJob(id)) !== undefined,
    next: async () => {
      const got = await hearing.blpop(answersKey, 1);
      return got === null ? undefined : readAnswer(got[1]);
    },
    pollers: createSigns(redis, prefix).all,
    close: async () => {
      hearing.disconnect();
      await queue.close().catch(() => {});
      redis.disconnect();
    },
  };
};

export type JobsPort = {
  /** Whether the queue answers. */
  isReached(): boolean;
  /** Takes no more jobs, and resolves once those under way are handed back. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A poller's side: takes jobs, so many at once, and hands back what `worker` makes of them (JSON). A job is over once its answer
 * is in the queue; one whose poller dies is given to another. Rejects with an Error where the server is not reached.
 */
export const takeJobs = async (
  url: string,
  {
    log,
    atOnce,
    facts,
    worker: workerWith,
  }: {
    log: Log;
    atOnce: number;
    /** As which it shows itself. */
    facts: PollerFacts;
    /** Makes what does a job; `locks`: hosts that all pollers share. */
    worker(shared: { locks: HostLocks }): (job: Job) => Promise<string>;
  },
): Promise<JobsPort> => {
  const redis = await connect(url);
  const work = workerWith({ locks: createHostLocks(redis) });
  const waiting = connectionOf(url);
  const worker = new Worker<Job>(
    queueName,
    async ({ data }) => {
      const answer = await work(data);
      await redis.multi().rpush(answersKey, answer).expire(answersKey, answersKept).exec();
    },
    {
      prefix,
      connection: waiting,
      concurrency: atOnce,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      // A job is not to blame for a poller that was ended; the owner asks again for what is given up.
      maxStalledCount: 100,
    },
  );
  worker.on('error', (error) => log.debug('queue.trouble', { error }));
  worker.on('failed', (_job, error) => {
    if (error instanceof PausedInside) log.info('job.dropped', { why: error.message });
    else log.warn('job.failed', { error });
  });
  const sign = createSigns(redis, prefix).show(facts);

  return {
    isReached: () => redis.status === 'ready',
    stop: async () => {
      await sign.end();
      await worker.close();
    },
    close: async () => {
      sign.stop();
      waiting.disconnect();
      redis.disconnect();
    },
  };
};
