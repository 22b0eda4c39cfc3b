/**
 * One subscription at a hub, under one call-back address. Plain data; times in milliseconds since the epoch.
 * `asking`: not verified yet; `active`: verified, its lease runs; `leaving`: to be ended at the hub, then forgotten.
 */
export type Subscription = {
  /** Last part of the call-back address: whoever knows it may speak for the hub, so it is never logged. */
  id: string;
  feedId: string;
  hub: string;
  /** The feed's `self` address, letter by letter. */
  topic: string;
  /** Key of the hub's signatures; never logged. */
  secret: string;
  state: 'asking' | 'active' | 'leaving';
  /** When to do something about it again. */
  nextAt: number;
  /** A request is out: its verification counts until then. */
  until?: number;
  /** Requests in a row that came to nothing. */
  failures: number;
  leaseEndsAt?: number;
  /** When the hub last brought something. */
  contentAt?: number;
  /** Prints of the last bodies, oldest first: what comes again is no news. */
  seen: string[];
};

/** A body that a hub has brought, kept until it has been read through. */
export type PushedContent = {
  feedId: string;
  contentType?: string;
  /** Base64. */
  body: string;
  at: number;
};

/** What the subscriber needs of a store. Every failure rejects. */
export type WebSubStore = {
  get(id: string): Promise<Subscription | undefined>;
  /** A subscription not seen before is listed. */
  save(subscription: Subscription): Promise<void>;
  remove(id: string): Promise<void>;
  /** All subscriptions, a page at a time. */
  pages(): AsyncIterable<Subscription[]>;
  /** Writes both or neither. */
  putContent(slot: number, content: PushedContent, subscription: Subscription): Promise<void>;
  content(slot: number): Promise<PushedContent | undefined>;
  dropContent(slot: number): Promise<void>;
};

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 86_400_000;

/** W3C WebSub 8.2 calls ten days a good default. */
export const wishedLeaseSeconds = (10 * dayMs) / secondMs;
/** Longest lease believed. */
const longestLeaseMs = 365 * dayMs;
/** How long a hub may take to verify a request. */
const verifyMs = 30 * minuteMs;
/** Hubs with shorter leases are not asked more often than this. */
const shortestPauseMs = minuteMs;
/** Requests to end a subscription; after these its lease may run out by itself. */
const partings = 3;
const printsKept = 16;

/** A request is going out now. */
export const requested = (before: Subscription, now: number): Subscription => ({
  ...before,
  until: now + verifyMs,
  nextAt: now + verifyMs,
});

/** The request came to nothing: tried again after a pause that doubles from a minute up to a day, and a week in the end. */
export const failed = (
  { until: _until, ...before }: Subscription,
  { now, random, retryAfterMs = 0 }: { now: number; random: () => number; retryAfterMs?: number },
): Subscription => {
  const failures = before.failures + 1;
  const longest = failures > 20 ? 7 * dayMs : dayMs;
  const pause = Math.min(longest, minuteMs * 2 ** Math.min(failures - 1, 20)) * (0.75 + random() / 2);
  return { ...before, failures, nextAt: Math.round(now + Math.max(pause, Math.min(retryAfterMs, dayMs))) };
};

/** The hub will not have it (W3C WebSub 5.2): asked again in a day, and more seldom if that goes on. */
export const denied = (
  { leaseEndsAt: _lease, ...before }: Subscription,
  about: { now: number; random: () => number },
): Subscription => ({ ...failed(before, { ...about, retryAfterMs: dayMs }), state: 'asking' });

/** The hub has verified it for so many seconds (W3C WebSub 5.3); renewed when 80 to 90 % of them have gone by. */
export const verified = (
  before: Subscription,
  leaseSeconds: number,
  { now, random }: { now: number; random: () => number },
): Subscription => {
  const leaseMs = Math.min(leaseSeconds * secondMs, longestLeaseMs);
  const renewAfterMs = Math.max(shortestPauseMs, leaseMs * (0.8 + random() * 0.1));
  return {
    ...before,
    state: 'active',
    failures: 0,
    leaseEndsAt: now + leaseMs,
    nextAt: Math.round(now + renewAfterMs),
  };
};

/** To be ended at the hub; what it still brings is not taken. */
export const parting = ({ until: _until, ...before }: Subscription, now: number): Subscription => ({
  ...before,
  state: 'leaving',
  failures: 0,
  nextAt: now,
});

/** Whether there is nothing left to do: never asked for, said goodbye often enough, or run out. */
export const isOver = ({ state, failures, leaseEndsAt }: Subscription, now: number): boolean => {
  const hasEnded = leaseEndsAt !== undefined && leaseEndsAt <= now;
  return (state === 'leaving' && (failures >= partings || hasEnded)) || (state === 'active' && hasEnded);
};

/** A body has come and was kept. */
export const brought = (before: Subscription, print: string, now: number): Subscription => ({
  ...before,
  contentAt: now,
  seen: [...before.seen, print].slice(-printsKept),
});
