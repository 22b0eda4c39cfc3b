import type { ApiClientOptions } from 'grammy/web';
import { Pool, request } from '../../http/undici.ts';

type Fetch = NonNullable<ApiClientOptions['fetch']>;

/** People's answers wait for one another in the pacer, not here. */
const connections = 64;
/** Telegram holds a question for updates open for half a minute; grammY itself gives a request up after a minute (milliseconds). */
const timeOutMs = 60_000;

/**
 * What grammY sends its requests with, in place of a `fetch` that brings an HTTP client of its own: of the answer grammY reads
 * the JSON and nothing else. Rejects where there is no answer. `close` gives up what is under way.
 */
export const createBotFetch = (apiRoot: string): { fetch: Fetch; close(): Promise<void> } => {
  const pool = new Pool(new URL(apiRoot).origin, {
    connections,
    pipelining: 1,
    headersTimeout: timeOutMs,
    bodyTimeout: timeOutMs,
    connect: { timeout: 10_000 },
  });
  const fetch = async (
    url: string,
    { body, headers, signal }: Record<'body' | 'headers' | 'signal', never>,
  ) => {
    const answer = await request(url, { dispatcher: pool, method: 'POST', body, headers, signal });
    return { json: () => answer.body.json() };
  };
  return { fetch: fetch as unknown as Fetch, close: () => pool.destroy() };
};
