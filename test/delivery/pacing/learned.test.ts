import { expect, it } from 'vitest';
import { believed } from '../../../src/delivery/pacing/learned.ts';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

it.each([
  [
    'a hold until a time that a wrong clock gave',
    (now: number) => ({
      start: 30,
      plateauMs: 15_000,
      heldUntil: now + 10 * 365 * 86_400_000,
      at: now + 10 * 365 * 86_400_000 - 5_000,
    }),
  ],
  ['no numbers', () => ({ start: 30, limit: null, plateauMs: null, heldUntil: null })],
  ['nonsense', () => ({ start: 30, limit: -5, plateauMs: 'x', heldUntil: 'x' })],
  ['a burst of nothing', () => ({ start: 30, limit: 30, burstMs: -1, plateauMs: 15_000, heldUntil: 0 })],
  ['a string', () => 'x'],
])('an impossible record of the learned limit is ignored: %s', async (_, learnedAt) => {
  const clock = createSimulatedClock();
  const rate = createRate({ start: 30, learned: believed(learnedAt(clock.now()), clock.now()) });
  const pacer = createPacer({ clock, rate });
  let given = 0;
  for (let i = 0; i < 100; i++)
    void pacer.acquire('news').then(async (permit) => {
      given++;
      await clock.sleep(50);
      permit.done('ok');
    });
  await clock.advance(60_000);
  expect(given).toBe(100);
});
