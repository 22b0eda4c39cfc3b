import { createHash } from 'node:crypto';
import type { Clock } from '../runtime/clock.ts';
import { headersOf } from './answer-headers.ts';
import { readBody } from './body.ts';
import { discard, type Connections } from './connections.ts';
import { acceptedEncodings } from './content-encoding.ts';
import { followRedirects } from './redirects.ts';
import { asFeedError, refusal } from './refusal.ts';

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
export const createFetcher = ({
  agent,
  clock,
  userAgent,
  limits: given,
}: {
  agent: Connections;
  clock: Clock;
  userAgent: string;
  limits?: Partial<FetchLimits>;
}): Fetcher => {
  const limits = { ...usual, ...given };
  return {
    fetch: async (address, options = {}) => {
      const { etag, lastModified, accept = feedTypes, onlyType, mayGo = () => true, signal } = options;
      const timeOut = AbortSignal.timeout(limits.totalMs);
      try {
        const headers = {
          accept,
          'user-agent': userAgent,
          'accept-encoding': acceptedEncodings,
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
        };
        const { response, url, isPermanent } = await followRedirects(address, headers, {
          agent,
          clock,
          most: limits.redirects,
          mayGo,
          signal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]),
        });
        const told = {
          url,
          ...(isPermanent && url !== address && { permanentUrl: url }),
          ...headersOf(response, clock.now()),
        };
        if (response.statusCode === 304) {
          await discard(response.body);
          return { status: 'unchanged', ...told };
        }
        if (response.statusCode >= 300) throw await refusal(response, clock.now());
        const body = await readBody(response, { onlyType, most: limits.bytes });
        const bodyHash = createHash('sha256').update(body).digest('base64url');
        return { status: 'ok', ...told, body, bodyHash };
      } catch (error) {
        throw asFeedError(error, timeOut.aborted);
      }
    },
  };
};
