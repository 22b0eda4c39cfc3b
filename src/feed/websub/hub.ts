import { FeedError } from '../../http/failure.ts';
import { wishedLeaseSeconds, type Subscription } from './record.ts';

/** What a hub answered to a request. */
export type HubAnswer = { status: number; location?: string; retryAfterMs?: number };
/** Sends a form to a hub through the guard of private networks. Rejects with a FeedError and nothing else. */
export type HubPost = (url: string, form: Record<string, string>, signal: AbortSignal) => Promise<HubAnswer>;
/** Whether the hub took the request on; it verifies it by itself, sooner or later. */
export type HubOutcome = { ok: true } | { ok: false; why: string; retryAfterMs?: number };

/** A hub may hand a request on to another one (307, 308) so often. */
const maxRedirects = 3;

/** Asks a hub to begin or to end a subscription (W3C WebSub 5.1). */
export const askHub = async (
  { hub, topic, secret, state }: Subscription,
  callback: string,
  post: HubPost,
  signal: AbortSignal,
): Promise<HubOutcome> => {
  // Hubs of PubSubHubbub 0.3 want to be told how to verify; others pass it over.
  const common = { 'hub.callback': callback, 'hub.topic': topic, 'hub.verify': 'async' };
  const form: Record<string, string> =
    state === 'leaving'
      ? { 'hub.mode': 'unsubscribe', ...common }
      : {
          'hub.mode': 'subscribe',
          ...common,
          'hub.lease_seconds': String(wishedLeaseSeconds),
          // Over plain http it still keeps out those who do not see the request.
          'hub.secret': secret,
        };
  let outcome: HubOutcome = { ok: false, why: 'not asked' };
  for (const address of preferred(hub)) {
    outcome = await send(address, form, post, signal);
    if (outcome.ok || signal.aborted) break;
  }
  return outcome;
};

/** W3C WebSub 8.2: https, even where the hub is advertised with http. */
const preferred = (hub: string): string[] => {
  const url = new URL(hub);
  return url.protocol === 'http:' && url.port === '' ? [hub.replace(/^http:/i, 'https:'), hub] : [hub];
};

const send = async (
  first: string,
  form: Record<string, string>,
  post: HubPost,
  signal: AbortSignal,
): Promise<HubOutcome> => {
  let url = first;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const answer = await attempt(() => post(url, form, signal));
    if ('ok' in answer) return answer;
    const { status, location = '', retryAfterMs } = answer;
    if (status >= 200 && status < 300) return { ok: true };
    if (status !== 307 && status !== 308)
      return { ok: false, why: `HTTP ${status}`, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    // What was sent over https, the secret with it, is not sent again in the clear.
    const isFit = next?.protocol === 'https:' || (next?.protocol === 'http:' && url.startsWith('http:'));
    if (next === undefined || !isFit) return { ok: false, why: 'a redirect to nowhere' };
    url = next.href;
  }
  return { ok: false, why: 'too many redirects' };
};

const attempt = async (work: () => Promise<HubAnswer>): Promise<HubAnswer | HubOutcome> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, why: error.reason };
    throw error;
  }
};
