import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../runtime/log.ts';
import { readAnswer } from './answer.ts';
import { createHostLocks } from './host-locks.ts';
import type { Board, Job } from './job.ts';
import type { HostLocks } from './shared-turns.ts';

const prefix = 'kabar-jobs';
const queueName = 'looks';
const keys = { answers: `${prefix}:answers`, pollers: `${prefix}:pollers` };
/** A poller shows itself this often, and counts as there for so long after (milliseconds, by the server's clock). */
const shows = { everyMs: 2_000, forMs: 10_000 };
/** A job whose poller has not renewed its lock for so long is done again (milliseconds). */
const lockMs = 10_000;
/** What nobody takes is worth nothing after this time (seconds). */
const answersKept = 3_600;
const patienceMs = 5_000;

/** The number of pollers that are there; what is given as the second argument shows itself as one. */
const pollersScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (now - tonumber(ARGV[1])))
if ARGV[2] ~= '' then redis.call('ZADD', KEYS[1], now, ARGV[2]) end
return redis.call('ZCARD', KEYS[1])`;

const connectionOf = (url: string, more: object = {}): Redis => {
  const redis = new Redis(url, {
    connectTimeout: patienceMs,
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
      const got = await hearing.blpop(keys.answers, 1);
      return got === null ? undefined : readAnswer(got[1]);
    },
    pollers: async () => Number(await redis.eval(pollersScript, 1, keys.pollers, shows.forMs, '')),
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
    worker: workerWith,
  }: {
    log: Log;
    atOnce: number;
    /** Makes what does a job; `locks`: hosts that all pollers share. */
    worker(shared: { locks: HostLocks }): (job: Job) => Promise<string>;
  },
): Promise<JobsPort> => {
  const redis = await connect(url);
  const id = randomUUID();
  const work = workerWith({ locks: createHostLocks(redis) });
  const waiting = connectionOf(url);
  const worker = new Worker<Job>(
    queueName,
    async ({ data }) => {
      const answer = await work(data);
      await redis.multi().rpush(keys.answers, answer).expire(keys.answers, answersKept).exec();
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
  worker.on('failed', (_job, error) => log.warn('job.failed', { error }));
  const show = () => void redis.eval(pollersScript, 1, keys.pollers, shows.forMs, id).catch(() => {});
  show();
  const showing = setInterval(show, shows.everyMs);

  return {
    isReached: () => redis.status === 'ready',
    stop: async () => {
      clearInterval(showing);
      await redis.zrem(keys.pollers, id).catch(() => {});
      await worker.close();
    },
    close: async () => {
      clearInterval(showing);
      waiting.disconnect();
      redis.disconnect();
    },
  };
};
