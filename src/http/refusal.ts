import { parseDate } from '../text/date.ts';
import { discard, type WebAnswer } from './connections.ts';
import { FeedError, type FeedFailure } from './failure.ts';

/** Pause after "too many requests" where the server names none (RFC 6585, 4; milliseconds). */
const tooManyMs = 60_000;

/** What an answer that brings nothing means; `now`: milliseconds since the epoch. Its body is thrown away. */
export const refusal = async (response: WebAnswer, now: number): Promise<FeedError> => {
  const code = response.statusCode;
  await discard(response.body);
  const reasons: Record<number, FeedFailure> = {
    401: 'denied',
    402: 'denied',
    403: 'denied',
    451: 'denied',
    410: 'gone',
    408: 'time-out',
    429: 'server-error',
  };
  const reason = reasons[code] ?? (code >= 500 ? 'server-error' : 'not-found');
  const after = response.headers['retry-after'];
  const asked = typeof after === 'string' ? retryAfter(after, now) : undefined;
  const retryAfterMs = asked ?? (code === 429 ? tooManyMs : undefined);
  return new FeedError(reason, `HTTP ${code}`, retryAfterMs === undefined ? {} : { retryAfterMs });
};

/** Reads Retry-After (RFC 9110, 10.2.3): seconds or a date; gives milliseconds from now. */
export const retryAfter = (value: string, now: number): number | undefined => {
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const until = parseDate(value);
  return until && Math.max(0, until.getTime() - now);
};

/** Whatever a fetch fails with, as one of its failures. `isLate`: its time was over. */
export const asFeedError = (error: unknown, isLate: boolean): FeedError => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof FeedError) return cause;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isLate || /TIMEOUT|ETIMEDOUT/.test(code)) return new FeedError('time-out');
  if (/^ERR_|Z_(DATA|BUF)_ERROR|BROTLI|ZSTD/.test(code)) return new FeedError('not-a-feed', 'a damaged body');
  return new FeedError('unreachable', code || 'connection failed');
};
