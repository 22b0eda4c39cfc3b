import { expect, it } from 'vitest';
import { createHostLeases } from '../../src/jobs/host-leases.ts';
import { createPollerWork, PausedInside } from '../../src/jobs/poller-work.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';
import { createLocks } from './shared-hosts.ts';

const job = { id: 'look-f1', stamp: 's', ask: { look: { id: 'f1', url: 'https://satu.example/rss' } } };

/** A poller's work whose looks take a second; `jump`: its own time goes ahead, as for who was paused. */
const scene = () => {
  const clock = createSimulatedClock();
  const locks = createLocks(clock.now);
  let pausedMs = 0;
  const leases = createHostLeases({ locks, clock: { ...clock, now: () => clock.now() + pausedMs } });
  const work = createPollerWork({
    leases,
    sightWith: () => ({
      see: async ({ url }) => {
        await clock.sleep(1_000);
        return { fetched: { status: 'unchanged', url } };
      },
    }),
    articles: { enrich: async (stories) => stories },
    stopping: new AbortController().signal,
  });
  return { clock, locks, work, jump: (ms: number) => (pausedMs = ms) };
};

it('a look is made while its host is held, and handed back', async () => {
  const { clock, locks, work } = scene();
  const done = work(job);
  await clock.advance(500);
  expect(await locks.take('satu.example', 'another', 1_000, true)).toBeGreaterThan(0);
  await clock.advance(1_000);
  expect(JSON.parse(await done)).toMatchObject({ id: 'look-f1', stamp: 's', seen: { fetched: {} } });
  expect(await locks.take('satu.example', 'another', 1_000, true)).toBe(0);
});

it('of a look in which the poller was paused for longer than it may hold a host nothing is handed back', async () => {
  const { clock, work, jump } = scene();
  const failure = work(job).catch((error: unknown) => error);
  await clock.advance(500);
  jump(9_000);
  await clock.advance(1_000);
  expect(await failure).toBeInstanceOf(PausedInside);
});
