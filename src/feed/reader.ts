import { Piscina } from 'piscina';
import type { About, ParsedFeed } from './document.ts';
import { FeedError, type FeedFailure } from './failure.ts';

/** What the worker thread answers: errors do not cross threads with their class. */
export type WorkerAnswer =
  { ok: true; feed: ParsedFeed } | { ok: false; reason: FeedFailure; message: string };

export type Reader = {
  /** Parses off the main thread. Rejects with a FeedError and nothing else. */
  read(body: Uint8Array, options: About): Promise<ParsedFeed>;
  close(): Promise<void>;
};

/** Threads are started with the first feed and end after a minute without one; a feed over the limits loses its thread, not Kabar. */
export const createReader = (
  options: { timeLimitMs?: number; maxThreads?: number; maxMegabytes?: number } = {},
): Reader => {
  const { timeLimitMs = 5_000, maxThreads = 1, maxMegabytes = 192 } = options;
  let pool: Piscina | undefined;
  const started = () =>
    (pool ??= new Piscina({
      filename: new URL('reader-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads,
      idleTimeout: 60_000,
      resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
    }));
  return {
    read: async (body, about) => {
      let answer: WorkerAnswer;
      try {
        answer = await started().run({ body, ...about }, { signal: AbortSignal.timeout(timeLimitMs) });
      } catch (error) {
        const isLate = error instanceof Error && error.name === 'AbortError';
        throw new FeedError(
          isLate ? 'too-big' : 'not-a-feed',
          isLate ? 'took too long to read' : 'the reader gave up',
        );
      }
      if (answer.ok) return answer.feed;
      throw new FeedError(answer.reason, answer.message);
    },
    close: async () => {
      await pool?.destroy();
    },
  };
};
