import { createHash } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Backlog } from './backlog.ts';
import { brought, denied, isExpected, verified, wishedLeaseSeconds } from './record.ts';
import type { Roster } from './roster.ts';
import { isSigned } from './signature.ts';

/** What a hub is answered. */
export type CallbackAnswer = { status: number; body?: string };

/** A hub's content, as it came. */
export type HubContent = { body: Uint8Array; contentType?: string; signature?: string };

/** What hubs say to call-back addresses; `id` is the last part of such an address. Rejects with a StoreError: then the hub is to come again. */
export type Callback = {
  /** A hub asks whether a request was meant, or denies one (W3C WebSub 5.2, 5.3). */
  verify(id: string, query: URLSearchParams): Promise<CallbackAnswer>;
  /** How content for this address is answered without reading it; undefined: it is to be read. */
  refuses(id: string): CallbackAnswer | undefined;
  /** A hub brings content (W3C WebSub 7). It is kept durably before this resolves with a 2xx. */
  content(id: string, content: HubContent): Promise<CallbackAnswer>;
  /** Content was longer than what is taken. */
  tooLong(id: string): void;
};

export type CallbackParts = {
  clock: Clock;
  log: Log;
  random: () => number;
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  roster: Roster;
  backlog: Backlog;
  /** Has the feed looked at soon. */
  hasten(feedId: string): void;
};

const ok: CallbackAnswer = { status: 200 };
const unknown: CallbackAnswer = { status: 404 };
/** Tells the hub to end the subscription (W3C WebSub 7). */
const gone: CallbackAnswer = { status: 410 };
const busy: CallbackAnswer = { status: 503 };
/** Of a hub's reason, what is logged (characters). */
const reasonChars = 200;

export const createCallback = (parts: CallbackParts): Callback => {
  const { clock, log, random, roster, backlog } = parts;
  const locked = <T>(id: string, work: () => Promise<T>) => parts.lock(`websub:${id}`, work);

  return {
    verify: (id, query) =>
      locked(id, async () => {
        const before = await roster.get(id);
        if (before === undefined || query.get('hub.topic') !== before.topic) return unknown;
        const { feedId: feed } = before;
        const now = clock.now();
        const mode = query.get('hub.mode');
        if (mode === 'denied') {
          log.warn('websub.denied', { feed, reason: query.get('hub.reason')?.slice(0, reasonChars) });
          if (before.state === 'leaving') await roster.remove(before);
          else await roster.save(denied(before, { now, random }));
          parts.hasten(feed);
          return ok;
        }
        const challenge = query.get('hub.challenge') ?? '';
        if (challenge === '' || !isExpected(before, now)) return unknown;
        if (mode === 'subscribe' && before.state !== 'leaving') {
          const leaseSeconds = leaseIn(query);
          await roster.save(verified(before, leaseSeconds, { now, random }));
          log.info('websub.subscribed', { feed, leaseSeconds });
          return { status: 200, body: challenge };
        }
        if (mode === 'unsubscribe' && before.state === 'leaving') {
          await roster.remove(before);
          log.info('websub.unsubscribed', { feed });
          return { status: 200, body: challenge };
        }
        return unknown;
      }),

    refuses: (id) => {
      const entry = roster.find(id);
      return entry === undefined || entry.state === 'leaving' ? gone : undefined;
    },

    content: (id, { body, contentType, signature }) =>
      locked(id, async () => {
        const before = await roster.get(id);
        if (before === undefined || before.state === 'leaving') return gone;
        const { feedId } = before;
        if (!isSigned(body, signature, before.secret)) {
          // Whoever sent it learns nothing from the answer (W3C WebSub 7.1).
          log.warn('websub.unsigned', { feed: feedId, signed: signature !== undefined });
          return ok;
        }
        if (body.length === 0) {
          parts.hasten(feedId);
          return ok;
        }
        const print = createHash('sha256').update(body).digest('base64url').slice(0, 22);
        if (before.seen.includes(print)) return ok;
        const after = brought(before, print);
        const content = { feedId, body, ...(contentType !== undefined && { contentType }) };
        if (!(await backlog.put(content, after))) {
          log.warn('websub.full', { feed: feedId });
          parts.hasten(feedId);
          return busy;
        }
        roster.note(after);
        backlog.tick();
        return ok;
      }),

    tooLong: (id) => {
      const entry = roster.find(id);
      if (entry === undefined || entry.state === 'leaving') return;
      log.warn('websub.too-long', { feed: entry.feedId });
      parts.hasten(entry.feedId);
    },
  };
};

/** The lease that the hub grants (seconds); what was wished for where it does not say. */
const leaseIn = (query: URLSearchParams): number => {
  const given = query.get('hub.lease_seconds') ?? '';
  return /^[1-9]\d{0,11}$/.test(given) ? Number(given) : wishedLeaseSeconds;
};
