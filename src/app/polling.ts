import packageFacts from '../../package.json' with { type: 'json' };
import { createArticlePages } from '../article/pages.ts';
import type { Config } from '../config.ts';
import { createSight } from '../feed/poll/sight.ts';
import { createAgent } from '../http/agent.ts';
import { createFetcher } from '../http/client.ts';
import { gated } from '../http/connections.ts';
import { userAgent } from '../http/user-agent.ts';
import { createHostLeases, type HostLease } from '../jobs/host-leases.ts';
import { createPollerWork } from '../jobs/poller-work.ts';
import { takeJobs } from '../jobs/redis.ts';
import { shareTurns } from '../jobs/shared-turns.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { thisProcess } from '../store/owner/lease.ts';
import { healthRoutes } from '../web/health.ts';
import { createWebServer } from '../web/server.ts';
import { createReader } from '../worker/reader.ts';
import type { Kabar } from './kabar.ts';
import { endInTime } from './shutdown.ts';

/**
 * Starts a poller: it takes what the owner asks from the queue, fetches feeds and pages, reads them and hands back what they
 * say. It has no store and no token. Rejects where the queue is not reached, or HTTP_PORT cannot be had.
 */
export const startPoller = async (
  config: Config & { queueUrl: string },
  log: Log,
  { ending }: { ending: AbortSignal },
): Promise<Kabar> => {
  const clock = systemClock;
  const agent = createAgent({ allowPrivateNetwork: config.allowPrivateNetwork });
  const asWhom = userAgent(config.userAgentContact);
  const reader = createReader();
  // A look that is under way at a stop is finished and handed back; what is not by then, another poller does again.
  const cut = new AbortController();
  const stopping = cut.signal;
  const sightWith = ({ isMine }: HostLease) => {
    const fetcher = createFetcher({ agent: gated(agent, isMine), clock, userAgent: asWhom });
    return createSight({ clock, fetcher, reader, stopping });
  };
  const jobs = await takeJobs(config.queueUrl, {
    log,
    atOnce: config.feedConcurrency,
    facts: thisProcess(new Date(clock.now())),
    worker: ({ locks }) => {
      const leases = createHostLeases({ locks, clock });
      const articles = createArticlePages({
        agent: gated(agent, (url) => leases.mayAsk(new URL(url).host)),
        clock,
        log,
        userAgent: asWhom,
        reader,
        stopping,
        share: (own) => shareTurns(own, leases),
      });
      return createPollerWork({ leases, sightWith, articles, stopping });
    },
  });
  const isReady = () => jobs.isReached() && !ending.aborted;
  const web =
    config.httpPort === 0
      ? undefined
      : await createWebServer({
          port: config.httpPort,
          routes: healthRoutes({ isAlive: () => true, isReady }),
          log,
        });

  const end = () =>
    endInTime({
      clock,
      log,
      save: async () => {},
      finish: () => [jobs.stop(), ...(web === undefined ? [] : [web.close()])],
      cut: () => {
        web?.cut();
        // First the queue: nothing that is cut off is handed back as if the feed had failed.
        return [jobs.close().then(() => cut.abort()), reader.close(), agent.destroy()];
      },
      close: async () => {},
    });
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= end().then(resolve));
  ending.addEventListener('abort', () => void stop(), { once: true });
  if (ending.aborted) void stop();
  return {
    stop,
    done,
    facts: { role: 'poller', version: packageFacts.version, atOnce: config.feedConcurrency },
  };
};
