/**
 * One subscription at a hub, under one call-back address. Plain data; times in milliseconds since the epoch.
 * `asking`: not verified yet; `active`: verified once, and to be renewed; `leaving`: to be ended at the hub, then forgotten.
 */
export type Subscription = {
  /** Last part of the call-back address: whoever knows it may speak for the hub, so it is never logged. */
  id: string;
  feedId: string;
  /** The call-back address in full, as the hub was told it. */
  callback: string;
  /** The hub that is asked now. */
  hub: string;
  /** The feed's other hubs, and from when each may be asked. */
  others?: OtherHub[];
  /** The hub that granted the lease. */
  grantedBy?: string;
  /** The feed's `self` address, letter by letter. */
  topic: string;
  /** Key of the hub's signatures; never logged. */
  secret: string;
  state: 'asking' | 'active' | 'leaving';
  /** When to do something about it again. */
  nextAt: number;
  /** A request is out that the hub has not verified yet. */
  awaits?: true;
  /** Verifications of the last request count until then: one whose answer was lost comes again. */
  until?: number;
  /** Requests in a row that came to nothing. */
  failures: number;
  leaseEndsAt?: number;
  /** How often the hub has still to bring news before any look finds it; then it is believed to bring all news. */
  owes: number;
  /** Prints of the last bodies, oldest first: what comes again is no news. */
  seen: string[];
};

export type OtherHub = { hub: string; from: number };

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

type Facts = { now: number; random: () => number };

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 86_400_000;

/** W3C WebSub 8.2 calls ten days a good default. */
export const wishedLeaseSeconds = (10 * dayMs) / secondMs;
/** Longest lease believed. */
const longestLeaseMs = 365 * dayMs;
/** How long a hub may take to verify a request. */
const verifyMs = 30 * minuteMs;
/** How long one may that is not the feed's only hub, before another one is asked. */
const verifyAmongOthersMs = 5 * minuteMs;
/** Hubs with shorter leases are not asked more often than this. */
const shortestPauseMs = minuteMs;
/** Requests to end a subscription; after these its lease may run out by itself. */
const partings = 3;
const printsKept = 16;
/** Times that make a hub believed at first, and once it has left out news. */
const proofs = { first: 1, again: 3 };

/** A subscription to be asked for now; `id` and `secret` are for this one alone, and not to be guessed. */
export const begun = (
  {
    others = [],
    ...about
  }: Pick<Subscription, 'id' | 'feedId' | 'callback' | 'hub' | 'topic' | 'secret'> & { others?: string[] },
  now: number,
): Subscription => ({
  ...about,
  ...(others.length > 0 && { others: others.map((hub) => ({ hub, from: now })) }),
  state: 'asking',
  nextAt: now,
  failures: 0,
  owes: proofs.first,
  seen: [],
});

/** A request is going out now. */
export const requested = (before: Subscription, now: number): Subscription => ({
  ...before,
  awaits: true,
  until: now + verifyMs,
  nextAt: now + (before.others === undefined ? verifyMs : verifyAmongOthersMs),
});

/**
 * The request came to nothing: the hub is asked again after a pause that doubles from a minute up to a day, and a week in
 * the end; meanwhile another one, where the feed has others.
 */
export const failed = (
  { awaits: _awaits, ...before }: Subscription,
  { now, random, retryAfterMs = 0 }: Facts & { retryAfterMs?: number },
): Subscription => {
  const failures = before.failures + 1;
  const longest = failures > 20 ? 7 * dayMs : dayMs;
  const pause = Math.min(longest, minuteMs * 2 ** Math.min(failures - 1, 20)) * (0.75 + random() / 2);
  const from = Math.round(now + Math.max(pause, Math.min(retryAfterMs, dayMs)));
  const { hub, others = [], state } = before;
  // A subscription is ended at the hub that has it.
  if (others.length === 0 || state === 'leaving') return { ...before, failures, nextAt: from };
  const [next, ...rest] = [...others, { hub, from }].sort((one, two) => one.from - two.from);
  return {
    ...before,
    failures,
    hub: next?.hub ?? hub,
    others: rest,
    nextAt: Math.max(now, next?.from ?? from),
  };
};

/** The hub will not have it (W3C WebSub 5.2): asked again in a day, and more seldom if that goes on. */
export const denied = (
  { leaseEndsAt: _lease, until: _until, grantedBy: _by, ...before }: Subscription,
  facts: Facts,
): Subscription => ({ ...failed(before, { ...facts, retryAfterMs: dayMs }), state: 'asking' });

/** The hub has verified it for so many seconds (W3C WebSub 5.3); renewed when 80 to 90 % of them have gone by. */
export const verified = (
  { awaits: _awaits, ...before }: Subscription,
  leaseSeconds: number,
  { now, random }: Facts,
): Subscription => {
  const leaseMs = Math.min(leaseSeconds * secondMs, longestLeaseMs);
  const renewAfterMs = Math.max(shortestPauseMs, leaseMs * (0.8 + random() * 0.1));
  return {
    ...before,
    state: 'active',
    failures: 0,
    grantedBy: before.hub,
    leaseEndsAt: now + leaseMs,
    nextAt: Math.round(now + renewAfterMs),
  };
};

/** To be ended at the hub; what it still brings is not taken. */
export const parting = (
  { awaits: _awaits, until: _until, ...before }: Subscription,
  now: number,
): Subscription => ({
  ...before,
  state: 'leaving',
  hub: before.grantedBy ?? before.hub,
  failures: 0,
  nextAt: now,
});

/** Whether there is nothing left to do about one to be ended: never verified, said goodbye often enough, or run out. */
export const isOver = ({ state, failures, leaseEndsAt = 0 }: Subscription, now: number): boolean =>
  state === 'leaving' && (failures >= partings || leaseEndsAt <= now);

/** Whether a verification may come in: a request was made not long ago. */
export const isExpected = ({ until = 0 }: Subscription, now: number): boolean => now < until;

/** A body has come and is kept. */
export const brought = (before: Subscription, print: string): Subscription => ({
  ...before,
  seen: [...before.seen, print].slice(-printsKept),
});

/** There was news in what the hub has brought: it is ahead of the looks at the feed. */
export const proved = (before: Subscription): Subscription => ({
  ...before,
  owes: Math.max(0, before.owes - 1),
});

/** A look at the feed has found news that the hub had not brought, or what it brings cannot be read: it has to prove itself anew. */
export const missed = (before: Subscription): Subscription => ({ ...before, owes: proofs.again });

/** Until when its hub is believed to bring all news; undefined where it is not. */
export const believedUntil = ({ state, owes, leaseEndsAt }: Subscription): number | undefined =>
  state === 'active' && owes === 0 ? leaseEndsAt : undefined;
