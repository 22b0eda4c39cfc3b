import type { Articles } from '../article/fetch.ts';
import type { Sight } from '../feed/poll/sight.ts';
import { FeedError } from '../http/failure.ts';
import { answerTo } from './answer.ts';
import type { HostLease, HostLeases } from './host-leases.ts';
import type { Job } from './job.ts';

/** A job whose poller was paused: another one has it, or will be given it. */
export class PausedInside extends Error {
  override readonly name = 'PausedInside';
}

/**
 * What does a poller's jobs: a look asks while it holds the feed's host, pages take each host as they go. Rejects with
 * PausedInside where the process was paused for so long that another one may ask that host by now: then nothing is handed back.
 */
export const createPollerWork =
  ({
    leases,
    sightWith,
    articles,
    stopping,
  }: {
    leases: HostLeases;
    /** What looks while it holds a host: it asks nothing once the lease is not its own any more. */
    sightWith(lease: HostLease): Sight;
    articles: Articles;
    stopping: AbortSignal;
  }): ((job: Job) => Promise<string>) =>
  async (job) => {
    const before = leases.lapses();
    const see: Sight['see'] = async (known) => {
      const wait = { signal: stopping, until: Infinity, isUrgent: true };
      const seen = await leases.hold(new URL(known.url).host, wait, (lease) => sightWith(lease).see(known));
      if (seen === undefined) throw new FeedError('unreachable', 'Kabar is stopping');
      return seen;
    };
    const answer = await answerTo(job, { see, ...articles });
    if (leases.lapses() !== before) throw new PausedInside('the poller was paused in the middle of its job');
    return answer;
  };
