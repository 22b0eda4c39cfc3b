import { buffer } from 'node:stream/consumers';
import type { ApiClientOptions } from 'grammy/web';
import { createConnections, gated } from '../../http/connections.ts';
import { exchange } from './exchange.ts';

type Fetch = NonNullable<ApiClientOptions['fetch']>;
/** What grammY gives it, of the many things that a `fetch` may be given. */
type Given = {
  /** A stream where a file goes along. */
  body: string | AsyncIterable<Uint8Array>;
  headers: Record<string, string>;
  signal: AbortSignal;
};

const limits = {
  /** People's answers wait for one another in the pacer, not here. */
  perHost: 64,
  keptMs: 30_000,
  /** Telegram holds a question for updates open for half a minute; grammY itself gives a request up after a minute. */
  silentMs: 60_000,
};
/** A hundred updates may be megabytes; more is no answer of Telegram's (bytes). */
const mostBytes = 16 * 1_048_576;

/**
 * What grammY sends its requests with, in place of a `fetch` that brings an HTTP client of its own: of the answer grammY reads
 * the JSON and nothing else. Rejects where there is no answer. `close` gives up what is under way.
 * `mayCall`: asked before each request; where it says no, nothing is sent.
 */
export const createBotFetch = (
  mayCall: () => boolean = () => true,
): { fetch: Fetch; close(): Promise<void> } => {
  const connections = gated(createConnections(limits), mayCall);
  const fetch = async (url: string, { body, headers, signal }: Given) => {
    // Files are small, and a request that says how long it is can be told from one that was cut off.
    const whole = typeof body === 'string' ? body : await buffer(body);
    const { text } = await exchange(connections, url, { body: whole, headers, signal, most: mostBytes });
    return { json: async (): Promise<unknown> => JSON.parse(text) };
  };
  return { fetch: fetch as unknown as Fetch, close: connections.destroy };
};
