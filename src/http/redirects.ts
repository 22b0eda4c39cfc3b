import { isUtf8 } from 'node:buffer';
import type { Clock } from '../runtime/clock.ts';
import { discard, type Connections, type WebAnswer } from './connections.ts';
import { createCookies } from './cookies.ts';
import { FeedError } from './failure.ts';

/**
 * Asks for an address, and for those that it redirects to, `most` of them. Gives the answer, where it came from, and whether every
 * redirect on the way said that it is permanent (301, 308). Cookies live for one chain, each at the host that set it. `mayGo` is
 * asked before each redirect.
 */
export const followRedirects = async (
  first: string,
  headers: Record<string, string>,
  {
    agent,
    clock,
    most,
    mayGo,
    signal,
  }: {
    agent: Pick<Connections, 'request'>;
    clock: Pick<Clock, 'now'>;
    most: number;
    mayGo(url: string): boolean | Promise<boolean>;
    signal: AbortSignal;
  },
): Promise<{ response: WebAnswer; url: string; isPermanent: boolean }> => {
  let url = first;
  let isPermanent = true;
  const cookies = createCookies({ now: clock.now });
  for (let hops = 0; hops <= most; hops++) {
    const cookie = cookies.header(url);
    const response = await agent.request(url, {
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
    if (!/^https?:$/.test(next.protocol)) throw new FeedError('refused-address', 'a redirect away from http');
    isPermanent &&= code === 301 || code === 308;
    next.hash = '';
    if (!(await mayGo(next.href))) throw new FeedError('denied', 'a redirect that may not be followed');
    url = next.href;
  }
  throw new FeedError('not-found', 'too many redirects');
};

/** Headers come as latin-1; what servers put beyond ASCII into this one is UTF-8, as browsers read it. */
const locationOf = ({ headers }: WebAnswer): string | undefined => {
  const location = [headers['location'] ?? []].flat()[0];
  if (location === undefined) return undefined;
  const bytes = Buffer.from(location, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : location;
};
