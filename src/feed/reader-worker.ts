import { readDocument, type About } from './document.ts';
import { FeedError } from './failure.ts';
import type { WorkerAnswer } from './reader.ts';

/** What a reader thread does with one feed. */
export default async ({ body, ...about }: About & { body: Uint8Array }): Promise<WorkerAnswer> => {
  try {
    return { ok: true, feed: await readDocument(body, about) };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason, message: error.message };
    return { ok: false, reason: 'not-a-feed', message: 'the reader failed' };
  }
};
