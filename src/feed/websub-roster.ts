import { createHash } from 'node:crypto';
import type { Subscription, WebSubStore } from './websub-record.ts';

/** What is held in memory of a subscription: enough to know when it is due, and whether its feed is pushed. */
export type Entry = Pick<Subscription, 'id' | 'feedId' | 'state' | 'nextAt'> & {
  /** Of the hub and the topic. */
  print: string;
  /** Pushes are believed until then; undefined while the hub has brought nothing yet. */
  pushesUntil?: number;
};

/** The subscriptions: the truth in the store, a light index of it in memory. All writing goes through here. */
export type Roster = {
  load(): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  save(subscription: Subscription): Promise<void>;
  remove(subscription: Subscription): Promise<void>;
  /** Takes note of what was written by other means. */
  note(subscription: Subscription): void;
  of(feedId: string): Entry[];
  find(id: string): Entry | undefined;
  /** Ids of those whose time has come. */
  due(now: number): string[];
  size(): number;
};

export const createRoster = (store: WebSubStore): Roster => {
  const entries = new Map<string, Entry>();
  const idsByFeed = new Map<string, string[]>();

  const note = (subscription: Subscription) => {
    const { id, feedId } = subscription;
    if (!entries.has(id)) idsByFeed.set(feedId, [...(idsByFeed.get(feedId) ?? []), id]);
    entries.set(id, entryOf(subscription));
  };
  const forget = ({ id, feedId }: Subscription) => {
    entries.delete(id);
    const rest = (idsByFeed.get(feedId) ?? []).filter((one) => one !== id);
    if (rest.length === 0) idsByFeed.delete(feedId);
    else idsByFeed.set(feedId, rest);
  };

  return {
    load: async () => {
      for await (const page of store.pages()) page.forEach(note);
    },
    get: async (id) => (entries.has(id) ? store.get(id) : undefined),
    save: async (subscription) => {
      await store.save(subscription);
      note(subscription);
    },
    remove: async (subscription) => {
      await store.remove(subscription.id);
      forget(subscription);
    },
    note,
    of: (feedId) => (idsByFeed.get(feedId) ?? []).flatMap((id) => entries.get(id) ?? []),
    find: (id) => entries.get(id),
    due: (now) => [...entries.values()].flatMap(({ id, nextAt }) => (nextAt <= now ? id : [])),
    size: () => entries.size,
  };
};

/** Tells whether a feed still has the hub and the topic that it had. */
export const printOf = ({ hub, topic }: Pick<Subscription, 'hub' | 'topic'>): string =>
  createHash('sha256').update(`${hub}\n${topic}`).digest('base64url').slice(0, 16);

const entryOf = (subscription: Subscription): Entry => {
  const { id, feedId, state, nextAt, contentAt, leaseEndsAt } = subscription;
  const isProven = state === 'active' && contentAt !== undefined && leaseEndsAt !== undefined;
  return {
    id,
    feedId,
    state,
    nextAt,
    print: printOf(subscription),
    ...(isProven && { pushesUntil: leaseEndsAt }),
  };
};
