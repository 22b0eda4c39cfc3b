import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer, type Lane } from '../../src/delivery/pacer.ts';
import { createRate } from '../../src/delivery/rate.ts';
import { createSimulatedClock } from './simulated-clock.ts';
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

describe('the rate comes to a limit that nobody tells (invariant 5)', () => {
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
