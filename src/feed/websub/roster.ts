import { createHash } from 'node:crypto';
import { believedUntil, type Subscription, type WebSubStore } from './record.ts';

/** What is held in memory of a subscription: enough to know when it is due, and whether its feed is pushed. */
export type RosterEntry = Pick<Subscription, 'id' | 'feedId' | 'state' | 'nextAt'> & {
  /** Of the hubs and the topic. */
  print: string;
  hubHost: string;
  /** The hub is believed to bring all news until then. */
  believedUntil?: number;
};

/** The subscriptions: the truth in the store, a light index of it in memory. All writing goes through here. */
export type Roster = {
  /** Reads them; those that are not fit any more are removed. */
  load(isFit: (subscription: Subscription) => boolean): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  save(subscription: Subscription): Promise<void>;
  remove(subscription: Pick<Subscription, 'id' | 'feedId'>): Promise<void>;
  /** Takes note of what was written by other means. */
  note(subscription: Subscription): void;
  of(feedId: string): RosterEntry[];
  find(id: string): RosterEntry | undefined;
  /** Those whose time has come. */
  due(now: number): RosterEntry[];
  stats(now: number): { subscriptions: number; believed: number };
};

export const createRoster = (store: WebSubStore): Roster => {
  const entries = new Map<string, RosterEntry>();
  const idsByFeed = new Map<string, string[]>();

  const note = (subscription: Subscription) => {
    const { id, feedId } = subscription;
    if (!entries.has(id)) idsByFeed.set(feedId, [...(idsByFeed.get(feedId) ?? []), id]);
    entries.set(id, rosterEntry(subscription));
  };
  const forget = (id: string, feedId: string) => {
    entries.delete(id);
    const rest = (idsByFeed.get(feedId) ?? []).filter((one) => one !== id);
    if (rest.length === 0) idsByFeed.delete(feedId);
    else idsByFeed.set(feedId, rest);
  };

  return {
    load: async (isFit) => {
      for await (const page of store.pages())
        for (const one of page) {
          if (isFit(one)) note(one);
          else await store.remove(one.id);
        }
    },
    get: async (id) => (entries.has(id) ? store.get(id) : undefined),
    save: async (subscription) => {
      await store.save(subscription);
      note(subscription);
    },
    remove: async ({ id, feedId }) => {
      await store.remove(id);
      forget(id, feedId);
    },
    note,
    of: (feedId) => (idsByFeed.get(feedId) ?? []).flatMap((id) => entries.get(id) ?? []),
    find: (id) => entries.get(id),
    due: (now) => [...entries.values()].filter(({ nextAt }) => nextAt <= now),
    stats: (now) => ({
      subscriptions: entries.size,
      believed: [...entries.values()].filter((one) => (one.believedUntil ?? 0) > now).length,
    }),
  };
};

/** Tells whether a feed still has the hubs, in whatever order, and the topic that it had. */
export const advertPrint = (hubs: string[], topic: string): string =>
  createHash('sha256')
    .update([...hubs.toSorted(), topic].join('\n'))
    .digest('base64url')
    .slice(0, 16);

const rosterEntry = (subscription: Subscription): RosterEntry => {
  const { id, feedId, state, nextAt, hub, others = [], topic } = subscription;
  const until = believedUntil(subscription);
  return {
    id,
    feedId,
    state,
    nextAt,
    print: advertPrint([hub, ...others.map((other) => other.hub)], topic),
    hubHost: new URL(hub).host,
    ...(until !== undefined && { believedUntil: until }),
  };
};
