import { tooMany } from '../api/errors.ts';
import { createRandom, within } from '../random.ts';

/** Telegram's limits, all off by default. Rates fill buckets; a bucket holds `burst` messages, one second's worth unless told. */
export type Limits = {
  overall?: { perSecond: number; burst?: number };
  /** What `allow_paid_broadcast` may take beside, while `overall` is on. */
  paid?: { perSecond: number; burst?: number };
  perChat?: { perSecond: number; burst?: number };
  /** Groups, supergroups and channels. */
  perGroup?: { perMinute: number; burst?: number };
  /** Whole seconds to wait after an excess: fixed, or drawn from a range; absent: until there is room again. */
  retryAfter?: number | readonly [number, number];
  seed?: number;
};

type Bucket = { tokens: number; at: number; heldUntil: number };
type Rate = { perMs: number; burst: number };

export type Limiter = {
  configure(limits: Limits): void;
  /** Takes `count` messages for the chat, or throws 429. */
  take(chat: number | string, isGroup: boolean, count: number, isPaid: boolean, now: number): void;
};

const rateOf = (amount: number, spanMs: number, burst = Math.max(1, (amount / spanMs) * 1_000)): Rate => ({
  perMs: amount / spanMs,
  burst,
});

/** Milliseconds of a bucket's rest before it is as good as new and may be forgotten. */
const forgetAfter = 50_000;

export const createLimiter = (): Limiter => {
  let limits: Limits = {};
  let random = createRandom(1);
  let overall: Rate | undefined;
  let paid: Rate | undefined;
  let perChat: Rate | undefined;
  let perGroup: Rate | undefined;
  const buckets = new Map<string | number, Bucket>();

  const bucketFor = (key: string | number, rate: Rate, now: number): Bucket => {
    const known = buckets.get(key);
    if (known === undefined) {
      const fresh = { tokens: rate.burst, at: now, heldUntil: 0 };
      buckets.set(key, fresh);
      if (buckets.size > forgetAfter) prune(now);
      return fresh;
    }
    known.tokens = Math.min(rate.burst, known.tokens + (now - known.at) * rate.perMs);
    known.at = now;
    return known;
  };
  const prune = (now: number) => {
    for (const [key, { at, heldUntil }] of buckets)
      if (now - at > 60_000 && heldUntil <= now) buckets.delete(key);
  };

  const refuse = (bucket: Bucket, rate: Rate, count: number, now: number): never => {
    const untilRoom = (Math.min(count, rate.burst) - bucket.tokens) / rate.perMs;
    const seconds =
      limits.retryAfter === undefined
        ? Math.max(1, Math.ceil(untilRoom / 1_000))
        : Math.max(1, Math.round(within(limits.retryAfter, random)));
    bucket.heldUntil = now + seconds * 1_000;
    throw tooMany(seconds);
  };

  return {
    configure: (given) => {
      limits = given;
      random = createRandom(given.seed ?? 1);
      overall = given.overall && rateOf(given.overall.perSecond, 1_000, given.overall.burst);
      const { perSecond, burst } = given.paid ?? { perSecond: 1_000 };
      paid = overall && rateOf(perSecond, 1_000, burst);
      perChat = given.perChat && rateOf(given.perChat.perSecond, 1_000, given.perChat.burst);
      perGroup =
        given.perGroup &&
        rateOf(given.perGroup.perMinute, 60_000, given.perGroup.burst ?? given.perGroup.perMinute);
      buckets.clear();
    },
    take: (chat, isGroup, count, isPaid, now) => {
      const wanted: [string | number, Rate][] = [];
      const main = isPaid ? paid : overall;
      if (main !== undefined) wanted.push([isPaid ? 'paid' : 'overall', main]);
      if (perChat !== undefined) wanted.push([chat, perChat]);
      if (perGroup !== undefined && isGroup) wanted.push([`group:${chat}`, perGroup]);
      if (wanted.length === 0) return;
      const taken: Bucket[] = [];
      for (const [key, rate] of wanted) {
        const bucket = bucketFor(key, rate, now);
        if (bucket.heldUntil > now) throw tooMany(Math.ceil((bucket.heldUntil - now) / 1_000));
        if (bucket.tokens < Math.min(count, rate.burst)) refuse(bucket, rate, count, now);
        taken.push(bucket);
      }
      for (const bucket of taken) bucket.tokens -= count;
    },
  };
};
