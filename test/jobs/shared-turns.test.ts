import { expect, it } from 'vitest';
import { createTurns } from '../../src/http/turns.ts';
import { createHostLeases } from '../../src/jobs/host-leases.ts';
import { shareTurns } from '../../src/jobs/shared-turns.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';
import { createLocks } from './shared-hosts.ts';

it('two processes ask one host one after the other, with the pause between', async () => {
  const clock = createSimulatedClock();
  const locks = createLocks(clock.now);
  const two = [0, 1].map(() =>
    shareTurns(createTurns({ clock, width: 4 }), createHostLeases({ locks, clock })),
  );
  let [atOnce, most] = [0, 0];
  const starts: number[] = [];
  const wait = { signal: new AbortController().signal, until: clock.now() + 60_000 };
  for (const turns of [...two, ...two])
    void turns.take('satu.example', wait, async () => {
      starts.push(clock.now());
      most = Math.max(most, ++atOnce);
      await clock.sleep(300);
      atOnce--;
      turns.rest('satu.example', 500);
    });
  await clock.advance(20_000);
  expect(most).toBe(1);
  expect(starts).toHaveLength(4);
  for (const [n, at] of starts.slice(1).entries()) expect(at - (starts[n] ?? 0)).toBeGreaterThanOrEqual(800);
});

it('a turn that does not come in time is none', async () => {
  const clock = createSimulatedClock();
  const locks = createLocks(clock.now);
  await locks.take('satu.example', 'another', 10_000, false);
  const turns = shareTurns(createTurns({ clock, width: 4 }), createHostLeases({ locks, clock }));
  const wait = { signal: new AbortController().signal, until: clock.now() + 2_000 };
  const got = turns.take('satu.example', wait, async () => 'asked');
  await clock.advance(5_000);
  expect(await got).toBeUndefined();
});
