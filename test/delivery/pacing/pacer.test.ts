import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lane } from '../../../src/delivery/pacing/lanes.ts';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createSimulatedLimit } from './simulated-limit.ts';

type Scene = {
  limit: number | ((now: number) => number);
  start?: number;
  burstS?: number;
  retryAfterS?: number;
  latencyMs?: number;
  seconds: number;
};

/** Sends as fast as the pacer lets it, for some simulated seconds; gives when each request began and whether it was accepted. */
const play = async ({ limit, start = 30, burstS = 1, retryAfterS = 3, latencyMs = 60, seconds }: Scene) => {
  const clock = createSimulatedClock();
  const from = clock.now();
  const rate = createRate({ start });
  const pacer = createPacer({ clock, rate });
  const server = createSimulatedLimit({ perSecond: limit, burstS, retryAfterS });
  const stop = new AbortController();
  const requests: { startedAt: number; accepted: boolean; answeredAt: number; retryAfterMs: number }[] = [];
  const worker = async () => {
    for (;;) {
      const permit = await pacer.acquire('news', stop.signal).catch(() => undefined);
      if (permit === undefined) return;
      const startedAt = clock.now();
      const refused = server.take(startedAt);
      clock.at(startedAt + latencyMs, () => {
        const retryAfterMs = (refused ?? 0) * 1_000;
        requests.push({ startedAt, accepted: refused === undefined, answeredAt: clock.now(), retryAfterMs });
        permit.done(refused === undefined ? 'ok' : { floodMs: retryAfterMs });
      });
    }
  };
  const workers = Array.from({ length: 4 }, worker);
  await clock.run(from + seconds * 1_000);
  stop.abort();
  await Promise.all(workers);
  const steadyFrom = from + (seconds * 1_000) / 2;
  const steady =
    requests.filter(({ startedAt, accepted }) => accepted && startedAt >= steadyFrom).length / (seconds / 2);
  const refused = requests.filter(({ accepted }) => !accepted).length;
  return { steady, refused: refused / requests.length, count: requests.length, requests };
};

describe('the pacer finds a limit that Telegram does not state (invariant 5)', () => {
  it.each([
    { limit: 5, seconds: 1_200 },
    { limit: 5, seconds: 1_200, burstS: 3 },
    { limit: 30, seconds: 600 },
    { limit: 30, seconds: 600, burstS: 3, retryAfterS: 10 },
    { limit: 30, seconds: 600, start: 5 },
    { limit: 30, seconds: 900, latencyMs: 1_000 },
    { limit: 200, seconds: 240 },
    { limit: 200, seconds: 240, burstS: 3 },
    { limit: 1_000, seconds: 120 },
    { limit: 1_000, seconds: 120, burstS: 3 },
  ])('$limit/s (burst $burstS s, start $start, latency $latencyMs ms)', async (scene) => {
    const { steady, refused } = await play(scene);
    expect(steady / scene.limit).toBeGreaterThan(0.97);
    expect(refused).toBeLessThan(0.01);
  });
});

describe('the rate of the pacer, when the limit changes', () => {
  const changed = (from: number, to: number, atS: number) => {
    let began: number | undefined;
    return (now: number) => (now - (began ??= now) < atS * 1_000 ? from : to);
  };

  it('follows a lower limit at the first 429', async () => {
    const { steady, refused } = await play({ limit: changed(60, 20, 120), seconds: 600 });
    expect(steady / 20).toBeGreaterThan(0.95);
    expect(refused).toBeLessThan(0.01);
  });

  it('follows a higher limit within minutes', async () => {
    const { steady, refused } = await play({ limit: changed(30, 90, 60), seconds: 1_500 });
    expect(steady / 90).toBeGreaterThan(0.95);
    expect(refused).toBeLessThan(0.01);
  });
});

describe('the pacer', () => {
  it('gives no permit before retry_after has passed, and gives all permits in the end, with any limiter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          limit: fc.integer({ min: 2, max: 400 }),
          start: fc.integer({ min: 1, max: 500 }),
          burstS: fc.double({ min: 0.1, max: 3, noNaN: true }),
          retryAfterS: fc.integer({ min: 1, max: 30 }),
          latencyMs: fc.integer({ min: 1, max: 3_000 }),
        }),
        async (scene) => {
          const { requests } = await play({ ...scene, seconds: 60 });
          for (const { accepted, answeredAt, retryAfterMs } of requests) {
            if (accepted) continue;
            const early = requests.filter(
              ({ startedAt }) => startedAt > answeredAt && startedAt < answeredAt + retryAfterMs,
            );
            expect(early).toEqual([]);
          }
          expect(requests.length).toBeGreaterThan(2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives permits to people first, then by lane, and now and then to the lowest lane', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ clock, rate: createRate({ start: 10, max: 10 }) });
    const given: Lane[] = [];
    const ask = async (lane: Lane) => {
      const permit = await pacer.acquire(lane);
      given.push(lane);
      await clock.sleep(50);
      permit.done('ok');
    };
    const asked = Array.from({ length: 60 }, (_, index) => ask(index % 2 === 0 ? 'edit' : 'news'));
    await clock.advance(1_000);
    const before = given.length;
    const answers = [ask('interactive'), ask('interactive'), ask('breaking')];
    await clock.advance(200);
    expect(given.slice(before, before + 2)).toEqual(['interactive', 'interactive']);
    await clock.advance(300);
    expect(given.slice(before).indexOf('breaking')).toBeLessThan(5);
    expect(given.slice(0, 30).filter((lane) => lane === 'edit').length).toBeLessThan(4);
    await clock.advance(60_000);
    await Promise.all([...asked, ...answers]);
    expect(given).toHaveLength(63);
  });

  it('refuses a permit to a caller that stops waiting, at no cost to the others', async () => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ clock, rate: createRate({ start: 1, max: 1 }) });
    const stop = new AbortController();
    const first = await pacer.acquire('news');
    const gone = Promise.allSettled(Array.from({ length: 50 }, () => pacer.acquire('news', stop.signal)));
    const last = pacer.acquire('news');
    stop.abort();
    expect((await gone).every(({ status }) => status === 'rejected')).toBe(true);
    first.done('ok');
    await clock.advance(2_000);
    (await last).done('ok');
    expect(pacer.stats()).toMatchObject({ waiting: 0, inFlight: 0 });
  });

  it('soon gives permits fast where there is no limit', async () => {
    const { requests } = await play({ limit: 1e9, seconds: 10, latencyMs: 10 });
    const lastSecond = requests.filter(
      ({ startedAt }) => startedAt > (requests.at(-1)?.startedAt ?? 0) - 1_000,
    );
    expect(lastSecond.length).toBeGreaterThan(5_000);
  });

  it('starts from the learned limit after a restart, and keeps a hold over it', () => {
    const rate = createRate({ start: 30 });
    const now = 1_000_000;
    for (let at = now; at < now + 20_000; at += 25) {
      rate.onStart(at);
      rate.onSent(at + 20, at);
    }
    rate.onStart(now + 20_000);
    rate.onFlood(now + 20_020, 7_000, now + 20_000);
    const again = createRate({ start: 30, learned: rate.learned() });
    expect(again.perSecond()).toBeCloseTo(rate.perSecond(), 5);
    expect(again.heldUntil()).toBe(now + 27_020);
    expect(createRate({ start: 60, learned: rate.learned() }).perSecond()).toBe(60);
  });

  it('lowers an unused rate, but not the rate of a slow machine', () => {
    const paceAfter = (isPressed: boolean): number => {
      const rate = createRate({ start: 30 });
      let now = 1_000_000;
      const send = (everyMs: number, seconds: number, pressed: boolean) => {
        for (const until = now + seconds * 1_000; now < until; now += everyMs) {
          rate.onStart(now, pressed);
          rate.onSent(now + 5, now);
        }
      };
      // Up to some thousand a second, as long as each is used.
      for (let step = 0; step < 40; step++) send(1_000 / rate.perSecond(), 0.25, true);
      const top = rate.perSecond();
      send(20, 5, isPressed);
      return rate.perSecond() / top;
    };
    expect(paceAfter(true)).toBeGreaterThan(0.9);
    expect(paceAfter(false)).toBeLessThan(0.7);
  });

  it('never has so many requests under way that they only wait for each other', () => {
    const rate = createRate({ start: 1_000 });
    rate.onStart(0);
    rate.onSent(60_000, 0);
    expect(rate.window()).toBe(256);
  });
});
