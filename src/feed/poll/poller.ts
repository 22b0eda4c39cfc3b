import { createHosts } from '../../http/hosts.ts';
import { createLooker, type LookingParts } from './looker.ts';
import type { FeedRecord } from '../record.ts';
import { createPlan } from './plan.ts';

/** Pause after the store refused to record a look (milliseconds). */
const storePauseMs = 15_000;
/** Longest that a host is left alone at its word (milliseconds). */
const longestHoldMs = 86_400_000;
/** A look that takes so long (milliseconds) hangs: fetching and reading have far shorter limits. */
const hangsMs = 600_000;

/** Looks at each feed when it is due, one request at a time to a host, and hands new stories on. */
export type Poller = {
  /** Reads from the store which feeds there are and when they are due. */
  start(): Promise<void>;
  /** Starts looking at what is due now. */
  tick(): void;
  /** From now on this feed is looked at when its record says; one that is watched already stays as it is. */
  watch(record: FeedRecord): void;
  /** Looks at a watched feed as soon as `minMs` allows: there is reason to think that it has news. */
  hasten(id: string): void;
  /** Resolves once no look is under way. */
  idle(): Promise<void>;
  stats(): { feeds: number; looking: number; waiting: number };
  /** What keeps it from working, if anything does. */
  trouble(): string | undefined;
};

/** What the poller needs to know of push; it works without. */
export type PushPort = {
  /** Until when a hub is believed to bring the feed's news (milliseconds since the epoch). */
  pushedUntil(feedId: string): number | undefined;
  /** A look at the feed is over and has found so many new stories. Never rejects. */
  looked(record: FeedRecord, fresh: number): Promise<void>;
};

export type PollerParts = LookingParts & {
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Looks at once. */
  concurrency: number;
  push?: PushPort;
};

export const createPoller = (parts: PollerParts): Poller => {
  const { clock, log, feeds, bounds, push } = parts;
  const plan = createPlan(bounds, (id) => push?.pushedUntil(id));
  /** Feeds that wait for their look or are looked at, and what was asked of them meanwhile. */
  const underway = new Map<string, { since?: number; watched?: boolean; hastened?: boolean }>();
  let unrecorded = false;

  const work = async (id: string, letGo: () => void) => {
    const asked = underway.get(id) ?? {};
    asked.since = clock.now();
    let after: FeedRecord | undefined;
    try {
      after = await parts.lock(`feed:${id}`, () => looker.look(id, letGo));
      unrecorded = false;
      if (after === undefined) plan.drop(id);
      else plan.putNext(after);
      // Somebody came while it was being found that nobody follows it.
      if (after === undefined && asked.watched) await revive(id);
    } catch (error) {
      log.error('feed.unrecorded', { feed: id, error });
      unrecorded = true;
      plan.delay(id, clock.now() + storePauseMs);
    }
    underway.delete(id);
    if (asked.hastened) hasten(id);
  };
  const hosts = createHosts({ ...parts, work, pauseMs: plan.pauseMs });
  const looker = createLooker({
    ...parts,
    onLooked: async (record, fresh) => push?.looked(record, fresh),
    // It is the server that asks to be left alone, so all of its feeds wait.
    onHold: (url, ms) => hosts.hold(new URL(url).host, clock.now() + Math.min(ms, longestHoldMs)),
  });

  const revive = async (id: string) => {
    const record = await feeds.get(id);
    if (record !== undefined && !record.ended) plan.put(record, clock.now());
  };

  const hasten = (id: string) => {
    const asked = underway.get(id);
    if (asked?.since !== undefined) asked.hastened = true;
    const at = plan.at(id);
    if (at !== undefined) plan.delay(id, Math.min(at, clock.now() + bounds.minMs));
  };

  const tick = () => {
    for (const { id, host } of plan.take(clock.now())) {
      underway.set(id, {});
      hosts.add(host, id);
    }
  };

  return {
    start: async () => {
      await plan.load(feeds, clock.now());
      tick();
    },
    tick,
    watch: (record) => {
      const asked = underway.get(record.id);
      if (asked !== undefined) asked.watched = true;
      else if (plan.at(record.id) === undefined) plan.put(record, record.nextAt);
    },
    hasten,
    idle: hosts.idle,
    stats: () => ({
      feeds: plan.size(),
      looking: hosts.stats().working,
      waiting: hosts.stats().waiting,
    }),
    trouble: () => {
      if (unrecorded || feeds.isBehind()) return 'the store did not record the last look at a feed';
      const hanging = clock.now() - hangsMs;
      const isStuck = [...underway.values()].some(({ since = Infinity }) => since < hanging);
      return isStuck ? 'a look at a feed hangs' : undefined;
    },
  };
};
