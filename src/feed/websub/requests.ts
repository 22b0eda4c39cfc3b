import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createHosts } from '../../http/hosts.ts';
import { askHub, type HubPost } from './hub.ts';
import { failed, isOver, requested, type Subscription } from './record.ts';
import type { Roster } from './roster.ts';

/** Asks hubs for what is due: to begin, to renew and to end subscriptions. */
export type HubRequests = {
  /** Starts asking for what is due now. */
  tick(): void;
  /** Changes a subscription with nobody in between. */
  change(id: string, to: (before: Subscription) => Subscription): Promise<void>;
  /** Resolves once no request is under way. */
  idle(): Promise<void>;
};

export type HubRequestsParts = {
  clock: Clock;
  log: Log;
  random: () => number;
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  roster: Roster;
  post: HubPost;
  stopping: AbortSignal;
};

/** Hubs asked at once, and the pause between two requests to one (milliseconds). */
const hubsAtOnce = 4;
const hubPauseMs = 250;

export const createHubRequests = (parts: HubRequestsParts): HubRequests => {
  const { clock, log, random, roster, stopping } = parts;
  /** Subscriptions whose hub is being asked, or soon will be. */
  const queued = new Set<string>();

  const change = (id: string, to: (before: Subscription) => Subscription) =>
    parts.lock(`websub:${id}`, async () => {
      const before = await roster.get(id);
      if (before !== undefined) await roster.save(to(before));
    });

  /** The subscription for which its hub is to be asked now, noted as asked for; undefined where nothing is to be asked. */
  const prepared = (id: string): Promise<Subscription | undefined> =>
    parts.lock(`websub:${id}`, async () => {
      const before = await roster.get(id);
      const now = clock.now();
      if (before === undefined || before.nextAt > now) return undefined;
      if (isOver(before, now)) {
        await roster.remove(before);
        return undefined;
      }
      if (before.awaits) {
        log.warn('websub.unverified', { feed: before.feedId, failures: before.failures + 1 });
        await roster.save(failed(before, { now, random }));
        return undefined;
      }
      const after = requested(before, now);
      await roster.save(after);
      return after;
    });

  /** Whether there is another hub to be asked now. */
  const ask = async (id: string): Promise<boolean> => {
    const due = await prepared(id);
    if (due === undefined) return false;
    // Not under the lock: hubs may verify before they answer.
    const outcome = await askHub(due, due.callback, parts.post, stopping);
    if (outcome.ok || stopping.aborted) return false;
    const { why, retryAfterMs = 0 } = outcome;
    log.warn('websub.refused', { feed: due.feedId, host: new URL(due.hub).host, why, state: due.state });
    const facts = { now: clock.now(), random, retryAfterMs };
    // It is this topic that the hub will not hear of for so long; it may have others of its topics here.
    await change(id, (before) => (before.awaits ? failed(before, facts) : before));
    return (roster.find(id)?.nextAt ?? Infinity) <= clock.now();
  };

  const work = async (id: string) => {
    let hasAnother = false;
    try {
      hasAnother = await ask(id);
    } catch (error) {
      log.warn('websub.unsaved', { feed: roster.find(id)?.feedId, error });
    }
    queued.delete(id);
    if (hasAnother) tick();
  };
  const hubs = createHosts({ clock, work, pauseMs: () => hubPauseMs, concurrency: hubsAtOnce, stopping });

  const tick = () => {
    if (stopping.aborted) return;
    for (const { id, hubHost } of roster.due(clock.now())) {
      if (queued.has(id)) continue;
      queued.add(id);
      hubs.add(hubHost, id);
    }
  };

  return {
    tick,
    change,
    idle: hubs.idle,
  };
};
