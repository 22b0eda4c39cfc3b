import { createHash } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Backlog } from './backlog.ts';
import { brought, denied, isExpected, verified, wishedLeaseSeconds } from './record.ts';
import type { Roster } from './roster.ts';
import { isSignature, isSigned } from './signature.ts';

/** What a hub is answered. */
export type CallbackAnswer = { status: number; body?: string };

/** A hub's content: the bytes that were sent, and the document in them, which is the same where they have no content coding. */
export type HubContent = { sent: Uint8Array; body: Uint8Array; contentType?: string; signature?: string };
/** Why content that came was not taken: too long, in a coding that is not known, or too much at once. */
export type Untaken = 'too-long' | 'encoding' | 'busy';

/** What hubs say to call-back addresses; `id` is the last part of such an address. Rejects with a StoreError: then the hub is to come again. */
export type Callback = {
  /** A hub asks whether a request was meant, or denies one (W3C WebSub 5.2, 5.3). */
  verify(id: string, query: URLSearchParams): Promise<CallbackAnswer>;
  /** How content for this address, with such a signature, is answered without reading it; undefined: it is to be read. */
  refuses(id: string, signature: string | undefined): CallbackAnswer | undefined;
  /** A hub brings content (W3C WebSub 7). It is kept durably before this resolves with a 2xx. */
  content(id: string, content: HubContent): Promise<CallbackAnswer>;
  /** Content came and was not read: the feed itself is looked at soon. */
  untaken(id: string, why: Untaken): void;
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
/** Without a signature it can be from anybody (W3C WebSub 7.1). */
const unsigned: CallbackAnswer = { status: 403 };
const busy: CallbackAnswer = { status: 503 };
/** What hubs send as a challenge: digits, hexadecimal, UUIDs, Base64, tokens with dots; never markup, and not without end. */
const challengeForm = /^[\w.~+/=:-]{1,1024}$/;
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
        if (!challengeForm.test(challenge) || !isExpected(before, now)) return unknown;
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

    refuses: (id, signature) => {
      const entry = roster.find(id);
      if (entry === undefined || entry.state === 'leaving') return gone;
      if (isSignature(signature)) return undefined;
      log.warn('websub.unsigned', { feed: entry.feedId, signed: false });
      return unsigned;
    },

    content: (id, { sent, body, contentType, signature }) =>
      locked(id, async () => {
        const before = await roster.get(id);
        if (before === undefined || before.state === 'leaving') return gone;
        const { feedId } = before;
        // Some hubs sign what they send, some what is in it.
        if (![sent, body].some((bytes) => isSigned(bytes, signature, before.secret))) {
          // Whoever sent it learns nothing from the answer (W3C WebSub 7.1).
          log.warn('websub.unsigned', { feed: feedId, signed: true });
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

    untaken: (id, why) => {
      const entry = roster.find(id);
      if (entry === undefined || entry.state === 'leaving') return;
      log.warn(`websub.${why}`, { feed: entry.feedId });
      parts.hasten(entry.feedId);
    },
  };
};

/** The lease that the hub grants (seconds); what was wished for where it does not say. */
const leaseIn = (query: URLSearchParams): number => {
  const given = query.get('hub.lease_seconds') ?? '';
  return /^[1-9]\d{0,11}$/.test(given) ? Number(given) : wishedLeaseSeconds;
};
