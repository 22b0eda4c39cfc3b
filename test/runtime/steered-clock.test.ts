import { afterEach, expect, it } from 'vitest';
import type { Clock } from '../../src/runtime/clock.ts';
import { createSteeredClock } from '../../src/runtime/steered-clock.ts';
import { createTicker, type Ticker } from '../../src/runtime/ticker.ts';
import { createSimulatedClock } from './simulated-clock.ts';

let ticker: Ticker | undefined;
afterEach(() => ticker?.stop());

/** By the machine's own clock, as node-cron goes by it. */
const start = new Date(2026, 0, 1, 6, 58).getTime();
const steered = () => {
  const base = createSimulatedClock(start);
  return { base, clock: createSteeredClock({ base, settled: async () => {} }) };
};

it('sleepers wake in the order of their times while a day passes, each at its time or within a step of it', async () => {
  const { clock } = steered();
  const woken: { name: string; at: number }[] = [];
  const sleeper = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push({ name, at: clock.now() - start - ms });
  };
  void sleeper('evening', 11 * 3_600_000);
  void sleeper('soon', 1_000);
  void sleeper('tomorrow', 25 * 3_600_000);
  await clock.pass(86_400_000);
  expect(woken.map(({ name }) => name)).toEqual(['soon', 'evening']);
  for (const { at } of woken) expect(at).toBeLessThanOrEqual(300_000);
  expect(clock.now() - start).toBe(86_400_000);
});

it('time goes on by the clock below it, before and after it was moved', async () => {
  const { base, clock } = steered();
  await clock.pass(60_000);
  let isAwake = false;
  void clock.sleep(5_000).then(() => {
    isAwake = true;
  });
  await base.advance(4_999);
  expect(isAwake).toBe(false);
  await base.advance(1);
  expect(isAwake).toBe(true);
  expect(clock.now() - start).toBe(65_000);
});

it('a sleeper whose signal aborts wakes at once, and its timer is let go', async () => {
  const timers: AbortSignal[] = [];
  const base: Clock = {
    now: () => start,
    sleep: (_ms, signal) => {
      if (signal !== undefined) timers.push(signal);
      return new Promise(() => {});
    },
  };
  const clock = createSteeredClock({ base, settled: async () => {} });
  const stopper = new AbortController();
  const sleeping = clock.sleep(3_600_000, stopper.signal);
  stopper.abort();
  await sleeping;
  expect(timers.map(({ aborted }) => aborted)).toEqual([true]);
});

it.each(['30 * * * *', '0 30 * * * *'])(
  'a ticker of node-cron by %j ticks for the times that were passed over, and not where there are none',
  async (cron) => {
    const { clock } = steered();
    const minutes: number[] = [];
    const tick = () => minutes.push(new Date(clock.now()).getMinutes());
    ticker = createTicker(cron, tick, { onPassed: clock.onPassed });
    await clock.pass(3 * 3_600_000);
    expect(minutes).toHaveLength(3);
    for (const minute of minutes) expect(minute - 30).toBeLessThanOrEqual(5);
    await clock.pass(30 * 60_000);
    expect(minutes).toHaveLength(3);
    ticker.stop();
    await clock.pass(3_600_000);
    expect(minutes).toHaveLength(3);
  },
);
