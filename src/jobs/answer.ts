import type { Articles } from '../article/fetch.ts';
import type { Sight } from '../feed/poll/sight.ts';
import { FeedError } from '../http/failure.ts';
import type { Answer, Job } from './job.ts';

/** The longest answer (bytes of JSON): what does not fit is refused like a feed that is too large. */
const maxBytes = 8 * 1_048_576;

/** Does a job where this runs and gives what is handed back, as JSON. Rejects only with what is a mistake in Kabar. */
export const answerTo = async (
  { id, stamp, ask }: Job,
  { see, enrich }: Sight & Articles,
): Promise<string> => {
  const failed = ({ reason, message, retryAfterMs }: FeedError): Answer => ({
    id,
    stamp,
    failed: { reason, message, ...(retryAfterMs !== undefined && { retryAfterMs }) },
  });
  const work = async (): Promise<Answer> => {
    if ('pages' in ask) return { id, stamp, stories: await enrich(ask.pages, new Set(ask.open)) };
    try {
      return { id, stamp, seen: await see(ask.look) };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return failed(error);
    }
  };
  const text = JSON.stringify(await work());
  return Buffer.byteLength(text) <= maxBytes
    ? text
    : JSON.stringify(failed(new FeedError('too-big', 'too large for the queue')));
};

/** Reads what `answerTo` gave. JSON has no dates: those of entries become dates again. */
export const readAnswer = (text: string): Answer => {
  const answer = JSON.parse(text) as Answer;
  if (!('seen' in answer) || answer.seen.feed === undefined) return answer;
  const { fetched, feed } = answer.seen;
  const entries = feed.entries.map((entry) => ({
    ...entry,
    publishedAt: dateOf(entry.publishedAt),
    updatedAt: dateOf(entry.updatedAt),
  }));
  return { ...answer, seen: { fetched, feed: { ...feed, entries } } };
};

const dateOf = (written: unknown): Date | undefined =>
  typeof written === 'string' ? new Date(written) : undefined;
