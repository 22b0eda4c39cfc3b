import { describe, expect, it } from 'vitest';
import {
  believedUntil,
  brought,
  denied,
  failed,
  isExpected,
  isOver,
  missed,
  parting,
  proved,
  requested,
  verified,
  type Subscription,
} from '../../../src/feed/websub/record.ts';
import { facts, fresh, now } from './subscriptions.ts';

const minute = 60_000;
const day = 86_400_000;

describe('a subscription', () => {
  it('a subscription is asked for, verified, renewed in time, and believed once its hub has brought something', () => {
    const asked = requested(fresh(), now);
    expect(asked).toMatchObject({ state: 'asking', awaits: true, nextAt: now + 30 * minute });
    expect([isExpected(fresh(), now), isExpected(asked, now), isExpected(asked, asked.nextAt)]).toEqual([
      false,
      true,
      false,
    ]);
    const active = verified(asked, 10 * 86_400, facts);
    expect(active).toMatchObject({ state: 'active', leaseEndsAt: now + 10 * day });
    expect(active).not.toHaveProperty('awaits');
    expect((active.nextAt - now) / (10 * day)).toBeCloseTo(0.85);
    expect(believedUntil(active)).toBeUndefined();
    expect(believedUntil(proved(active))).toBe(now + 10 * day);
  });

  it('a subscription that left out news is believed again only after three times', () => {
    let one = missed(proved(verified(fresh(), 86_400, facts)));
    const beliefs = [1, 2, 3, 4].map(() => {
      one = proved(one);
      return believedUntil(one) !== undefined;
    });
    expect(beliefs).toEqual([false, false, true, true]);
  });

  it('a subscription is not renewed more often than once a minute, nor believed for more than a year', () => {
    expect(verified(fresh(), 5, facts).nextAt - now).toBe(minute);
    expect(verified(fresh(), 1e11, facts).leaseEndsAt).toBe(now + 365 * day);
  });

  it('a subscription keeps its lease while renewals fail, each later than the one before, up to a week', () => {
    let one = verified(fresh(), 86_400, facts);
    const pauses = Array.from({ length: 25 }, () => {
      one = failed(requested(one, now), facts);
      return one.nextAt - now;
    });
    expect(pauses.slice(0, 3)).toEqual([minute, 2 * minute, 4 * minute]);
    expect(pauses[15]).toBe(day);
    expect(pauses[24]).toBe(7 * day);
    expect(one).toMatchObject({ state: 'active', leaseEndsAt: now + day });
    expect(verified(one, 86_400, facts).failures).toBe(0);
    expect(failed(fresh(), { ...facts, retryAfterMs: 90 * minute }).nextAt).toBe(now + 90 * minute);
    expect(failed(fresh(), { ...facts, retryAfterMs: 90 * day }).nextAt).toBe(now + day);
  });

  it('a subscription that a hub fails is asked for at the next one at once, and at each again after its own pause', () => {
    const [a, b, c] = ['https://a.example/', 'https://b.example/', 'https://c.example/'] as const;
    let one: Subscription = { ...fresh({ hub: a }), others: [b, c].map((hub) => ({ hub, from: now })) };
    const asked: [string, number][] = [];
    for (let n = 0; n < 5; n++) {
      asked.push([one.hub, one.nextAt - now]);
      const at = one.nextAt;
      const retryAfterMs = one.hub === b ? 10 * minute : 0;
      one = failed(requested(one, at), { ...facts, now: at, retryAfterMs });
    }
    // Pauses of 1, 2, 4 minutes in a row, b's at its own word.
    expect(asked).toEqual([
      [a, 0],
      [b, 0],
      [c, 0],
      [a, minute],
      [c, 4 * minute],
    ]);
    expect(one.hub).toBe(a);
    expect(denied(one, { ...facts, now: one.nextAt })).toMatchObject({ state: 'asking', hub: b });
  });

  it('a subscription is ended at the hub that granted it, whichever was asked since', () => {
    const [a, b] = ['https://a.example/', 'https://b.example/'] as const;
    const active = verified({ ...fresh({ hub: a }), others: [{ hub: b, from: now }] }, 86_400, facts);
    const renewing = failed(requested(active, now), facts);
    expect(renewing).toMatchObject({ hub: b, state: 'active', leaseEndsAt: now + day });
    const leaving = parting(renewing, now);
    expect(leaving.hub).toBe(a);
    expect(failed(requested(leaving, now), facts).hub).toBe(a);
  });

  it('a subscription that is denied is believed no more, and asked for again in a day', () => {
    const one = denied(proved(verified(requested(fresh(), now), 86_400, facts)), facts);
    expect(one).toMatchObject({ state: 'asking', nextAt: now + day });
    expect([believedUntil(one), isExpected(one, now)]).toEqual([undefined, false]);
  });

  it('a subscription is over when it was never verified, has said goodbye three times, or has run out', () => {
    const active = verified(fresh(), 86_400, facts);
    expect(isOver(parting(fresh(), now), now)).toBe(true);
    let leaving = parting(active, now);
    expect([isOver(active, now), isOver(leaving, now), isOver(leaving, now + day)]).toEqual([
      false,
      false,
      true,
    ]);
    for (let n = 0; n < 3; n++) leaving = failed(requested(leaving, now), facts);
    expect(isOver(leaving, now)).toBe(true);
    expect(believedUntil(leaving)).toBeUndefined();
  });

  it('a subscription remembers its last sixteen bodies', () => {
    let one = fresh();
    for (let n = 0; n < 20; n++) one = brought(one, `p${n}`);
    expect(one.seen).toEqual(Array.from({ length: 16 }, (_, n) => `p${n + 4}`));
  });
});
