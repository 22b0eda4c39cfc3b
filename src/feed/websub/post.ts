import type { Clock } from '../../runtime/clock.ts';
import { discard, type Connections } from '../../http/connections.ts';
import { FeedError } from '../../http/failure.ts';
import { retryAfter } from '../../http/refusal.ts';
import type { HubPost } from './hub.ts';

/** Posts forms to hubs over the agent, and so through its guard. Redirects are left to the caller: each hop is a request of its own. */
export const createHubPost = (parts: {
  agent: Connections;
  clock: Clock;
  userAgent: string;
  totalMs?: number;
}): HubPost => {
  const { agent, clock, userAgent, totalMs = 20_000 } = parts;
  return async (url, form, signal) => {
    const timeOut = AbortSignal.timeout(totalMs);
    try {
      const { statusCode, headers, body } = await agent.request(url, {
        method: 'POST',
        signal: AbortSignal.any([signal, timeOut]),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
        body: new URLSearchParams(form).toString(),
      });
      await discard(body);
      const { location, 'retry-after': after } = headers;
      const retryAfterMs = typeof after === 'string' ? retryAfter(after, clock.now()) : undefined;
      return {
        status: statusCode,
        ...(typeof location === 'string' && { location }),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      };
    } catch (error) {
      for (let cause = error; cause instanceof Error; cause = cause.cause)
        if (cause instanceof FeedError) throw cause;
      throw new FeedError(timeOut.aborted ? 'time-out' : 'unreachable', 'the hub did not answer');
    }
  };
};
