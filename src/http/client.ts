import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Clock } from '../runtime/clock.ts';
import { parseDate } from '../text/date.ts';
import { discard, type Connections, type WebAnswer } from './connections.ts';
import { acceptedEncodings, decoded } from './content-encoding.ts';
import { createCookies } from './cookies.ts';
import { FeedError, type FeedFailure } from './failure.ts';

/** What came back. A body that is the same as before is never given. */
export type Fetched = {
  status: 'ok' | 'unchanged';
  /** Where the answer came from, after redirects. */
  url: string;
  /** Set where every redirect on the way said that it is permanent (301, 308). */
  permanentUrl?: string;
  body?: Uint8Array;
  /** Base64url of the body's SHA-256. */
  bodyHash?: string;
  contentType?: string;
  etag?: string;
  lastModified?: string;
  /** How long the server calls the answer fresh (Cache-Control, Expires; milliseconds). */
  freshMs?: number;
  /** `Link` headers (RFC 8288), as they came. */
  links?: string;
};

export type Fetcher = {
  /** Rejects with a FeedError and nothing else. */
  fetch(url: string, options?: FetchOptions): Promise<Fetched>;
};

export type FetchOptions = {
  etag?: string;
  lastModified?: string;
  accept?: string;
  /** A body of another type is not downloaded (`not-a-feed`). */
  onlyType?: RegExp;
  /** Asked before each redirect; it is not followed where this says no (`denied`). */
  mayGo?: (url: string) => boolean | Promise<boolean>;
  signal?: AbortSignal;
};

export type FetchLimits = { bytes: number; totalMs: number; redirects: number };
const usual: FetchLimits = { bytes: 10 * 1_048_576, totalMs: 20_000, redirects: 5 };
const feedTypes =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5';

/**
 * Fetches conditionally (RFC 9110, 13), with caps on size, time and redirects. Each hop goes through the agent, and so
 * through its guard. Cookies live for one chain of redirects, each at the host that set it.
 */
export const createFetcher = (parts: {
  agent: Connections;
  clock: Clock;
  userAgent: string;
  limits?: Partial<FetchLimits>;
}): Fetcher => {
  const limits = { ...usual, ...parts.limits };

  const follow = async (
    first: string,
    headers: Record<string, string>,
    signal: AbortSignal,
    mayGo: NonNullable<FetchOptions['mayGo']>,
  ): Promise<{ response: WebAnswer; url: string; isPermanent: boolean }> => {
    let url = first;
    let isPermanent = true;
    const cookies = createCookies({ now: parts.clock.now });
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const cookie = cookies.header(url);
      const response = await parts.agent.request(url, {
        headers: cookie === undefined ? headers : { ...headers, cookie },
        signal,
      });
      cookies.take(url, response.headers['set-cookie']);
      const location = locationOf(response);
      const code = response.statusCode;
      if (![301, 302, 303, 307, 308].includes(code) || location === undefined)
        return { response, url, isPermanent };
      await discard(response.body);
      if (!URL.canParse(location, url)) throw new FeedError('not-found', 'a redirect to nowhere');
      const next = new URL(location, url);
      if (!/^https?:$/.test(next.protocol))
        throw new FeedError('refused-address', 'a redirect away from http');
      isPermanent &&= code === 301 || code === 308;
      next.hash = '';
      if (!(await mayGo(next.href))) throw new FeedError('denied', 'a redirect that may not be followed');
      url = next.href;
    }
    throw new FeedError('not-found', 'too many redirects');
  };

  const read = async ({ body, headers }: WebAnswer, onlyType: RegExp | undefined): Promise<Uint8Array> => {
    // A body that is left in the middle says so in an `error` event, which nobody hearing it would end the process.
    body.on('error', () => {});
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      if (onlyType?.test(String(headers['content-type'])) === false)
        throw new FeedError('not-a-feed', 'another type of content');
      if (Number(headers['content-length']) > limits.bytes) throw new FeedError('too-big');
      for await (const chunk of decoded(body, String(headers['content-encoding'] ?? ''))) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > limits.bytes) throw new FeedError('too-big');
        chunks.push(bytes);
      }
    } finally {
      // Where reading stops early the rest must not hold the connection.
      body.destroy();
    }
    return Buffer.concat(chunks, size);
  };

  return {
    fetch: async (address, options = {}) => {
      const { etag, lastModified, accept = feedTypes, onlyType, mayGo = () => true, signal } = options;
      const timeOut = AbortSignal.timeout(limits.totalMs);
      try {
        const headers = {
          accept,
          'user-agent': parts.userAgent,
          'accept-encoding': acceptedEncodings,
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
        };
        const { response, url, isPermanent } = await follow(
          address,
          headers,
          signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
          mayGo,
        );
        const told = {
          url,
          ...(isPermanent && url !== address && { permanentUrl: url }),
          ...headersOf(response, parts.clock.now()),
        };
        if (response.statusCode === 304) {
          await discard(response.body);
          return { status: 'unchanged', ...told };
        }
        if (response.statusCode >= 300) throw await refusal(response, parts.clock.now());
        const body = await read(response, onlyType);
        const bodyHash = createHash('sha256').update(body).digest('base64url');
        return { status: 'ok', ...told, body, bodyHash };
      } catch (error) {
        throw asFeedError(error, timeOut.aborted);
      }
    },
  };
};

/** Headers come as latin-1; what servers put beyond ASCII into this one is UTF-8, as browsers read it. */
const locationOf = ({ headers }: WebAnswer): string | undefined => {
  const location = [headers['location'] ?? []].flat()[0];
  if (location === undefined) return undefined;
  const bytes = Buffer.from(location, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : location;
};

const headersOf = ({ headers }: WebAnswer, now: number) => {
  const one = (name: string) => (Array.isArray(headers[name]) ? headers[name].join(', ') : headers[name]);
  const [contentType, etag, lastModified, links] = [
    one('content-type'),
    one('etag'),
    one('last-modified'),
    one('link'),
  ];
  const freshMs = freshness({
    control: one('cache-control'),
    expires: one('expires'),
    age: one('age'),
    date: one('date'),
    now,
  });
  return {
    ...(contentType !== undefined && { contentType }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(links !== undefined && { links }),
    ...(freshMs !== undefined && { freshMs }),
  };
};

/** RFC 9111, 4.2: less what a cache on the way has kept it for; `Expires` is by the server's own clock. */
const freshness = ({
  control = '',
  expires = '',
  age = '',
  date = '',
  now,
}: Record<'control' | 'expires' | 'age' | 'date', string | undefined> & { now: number }):
  number | undefined => {
  if (/no-cache|no-store/i.test(control)) return 0;
  const keptMs = /^\d{1,9}$/.test(age) ? Number(age) * 1_000 : 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) * 1_000 - keptMs);
  const until = parseDate(expires);
  return until && Math.max(0, until.getTime() - (parseDate(date)?.getTime() ?? now) - keptMs);
};

/** Pause after "too many requests" where the server names none (RFC 6585, 4; milliseconds). */
const tooManyMs = 60_000;

const refusal = async (response: WebAnswer, now: number): Promise<FeedError> => {
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

const asFeedError = (error: unknown, isLate: boolean): FeedError => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof FeedError) return cause;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isLate || /TIMEOUT|ETIMEDOUT/.test(code)) return new FeedError('time-out');
  if (/^ERR_|Z_(DATA|BUF)_ERROR|BROTLI|ZSTD/.test(code)) return new FeedError('not-a-feed', 'a damaged body');
  return new FeedError('unreachable', code || 'connection failed');
};
