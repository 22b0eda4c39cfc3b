import { afterEach, expect, it, vi } from 'vitest';
import { createTicker, type Ticker } from '../../src/runtime/ticker.ts';

let ticker: Ticker | undefined;
afterEach(() => {
  ticker?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A ticker whose cron never comes, as after the clock was put back, over a clock that the test runs. */
const withoutCron = () => {
  let now = 0;
  let ticks = 0;
  let look = () => {};
  const later = ((work: () => void) => {
    look = work;
    return setTimeout(() => {}, 0);
  }) as unknown as typeof setInterval;
  ticker = createTicker('0 0 0 1 1 *', () => ticks++, { elapsed: () => now, later });
  const advance = (ms: number) => {
    for (const until = now + ms; now < until;) {
      now += 10_000;
      look();
    }
  };
  return { advance, ticks: () => ticks, pass: (ms: number) => (now += ms) };
};

it('a tick comes within 30 seconds although the cron never fires', () => {
  const { advance, ticks } = withoutCron();
  advance(30_000);
  expect(ticks()).toBe(1);
  advance(120_000);
  expect(ticks()).toBeGreaterThan(4);
});

it('a tick that is long overdue is reported as trouble until it comes', () => {
  const { advance, pass } = withoutCron();
  expect(ticker?.trouble()).toBeUndefined();
  pass(120_000);
  expect(ticker?.trouble()).toBe('feeds have not been looked at for too long');
  advance(10_000);
  expect(ticker?.trouble()).toBeUndefined();
});

it('a clock that is put forward by two hours brings no line for each second that was passed over', async () => {
  vi.useFakeTimers();
  const lines: unknown[] = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation((...said) => void lines.push(said));
  let ticks = 0;
  ticker = createTicker('* * * * * *', () => ticks++, { elapsed: () => 0 });
  await vi.advanceTimersByTimeAsync(3_000);
  const before = ticks;
  expect(before).toBeGreaterThan(0);
  vi.setSystemTime(Date.now() + 2 * 3_600_000);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(lines).toEqual([]);
  expect(ticks - before).toBeGreaterThan(0);
  expect(ticks - before).toBeLessThan(10);
});
