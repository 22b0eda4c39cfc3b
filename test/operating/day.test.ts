import { Keyv } from 'keyv';
import { expect, it } from 'vitest';
import { createDayLine } from '../../src/operating/day.ts';
import { createLog } from '../../src/runtime/log.ts';
import type { Counts } from '../../src/stats/sums.ts';
import { createKeyValue } from '../../src/store/keyv/key-value.ts';
import { createToldDayStore } from '../../src/store/operator/told-day.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const hourMs = 3_600_000;
/** 23.00 in Jakarta. */
const late = Date.parse('2026-11-28T16:00:00Z');

/** A process over a store that outlives it. */
const run = (store: Keyv, start: number, counted: Record<string, Counts> = {}, floods = () => 0) => {
  const clock = createSimulatedClock(start);
  const stop = new AbortController();
  const lines: Record<string, unknown>[] = [];
  const line = createDayLine({
    clock,
    log: createLog('info', (text) => lines.push(JSON.parse(text) as Record<string, unknown>), clock.now),
    timeZone: 'Asia/Jakarta',
    told: createToldDayStore(createKeyValue(store)),
    countsOf: async (days) => days.map((day) => counted[day] ?? {}),
    facts: async () => ({
      chats: 12,
      feeds: 200,
      failing: 3,
      floods: floods(),
      memory: { now: 100 * 2 ** 20, peak: 120 * 2 ** 20 },
    }),
    stopping: stop.signal,
  });
  line.start();
  return { clock, lines, stop: () => stop.abort() };
};
const days = (lines: Record<string, unknown>[]) => lines.map(({ day }) => day);

it('a day that is over is one line of the log, by the clock of the zone', async () => {
  const counted = {
    '2026-11-28': {
      n: 40,
      s: 400,
      m: 390,
      p: 2,
      'f:blocked': 3,
      'f:refused': 1,
      'k:missed': 5,
      'k:muted': 9,
    },
  };
  const { clock, lines, stop } = run(new Keyv(), late, counted);
  await clock.advance(hourMs);
  expect(lines).toEqual([]);
  await clock.advance(hourMs);
  expect(lines).toEqual([
    {
      time: expect.stringMatching(/^2026-11-28T17:0[5-6]/),
      level: 'info',
      event: 'day',
      day: '2026-11-28',
      stories: 40,
      cards: 400,
      posts: 2,
      messages: 390,
      failed: 4,
      givenUp: 5,
      chats: 12,
      feeds: 200,
      failing: 3,
      floods: 0,
      memoryMb: 100,
      peakMb: 120,
    },
  ]);
  await clock.advance(48 * hourMs);
  expect(days(lines)).toEqual(['2026-11-28', '2026-11-29', '2026-11-30']);
  stop();
});

it('counts the answers 429 of that day alone', async () => {
  let floods = 0;
  const { clock, lines, stop } = run(new Keyv(), late, {}, () => floods);
  floods = 7;
  await clock.advance(2 * hourMs);
  floods = 9;
  await clock.advance(24 * hourMs);
  expect(lines.map((line) => line['floods'])).toEqual([7, 2]);
  stop();
});

it('is not told of twice across a restart, nor where the clock is put back', async () => {
  const store = new Keyv();
  const first = run(store, late);
  await first.clock.advance(2 * hourMs);
  expect(days(first.lines)).toEqual(['2026-11-28']);
  first.stop();
  const second = run(store, late + 2 * hourMs);
  await second.clock.advance(2 * hourMs);
  second.stop();
  const third = run(store, late - hourMs);
  await third.clock.advance(3 * hourMs);
  expect([...second.lines, ...third.lines]).toEqual([]);
  third.stop();
});

it('is made up for after a stop over midnight, and of longer ones a week at most', async () => {
  const store = new Keyv();
  const first = run(store, late);
  await first.clock.advance(60_000);
  first.stop();
  const second = run(store, late + 34 * hourMs, { '2026-11-28': { s: 8 } });
  await second.clock.advance(60_000);
  expect(second.lines.map(({ day, cards, chats }) => [day, cards, chats])).toEqual([
    ['2026-11-28', 8, undefined],
    ['2026-11-29', 0, 12],
  ]);
  second.stop();
  const third = run(store, late + 30 * 24 * hourMs);
  await third.clock.advance(2 * hourMs);
  expect(third.lines).toHaveLength(7 + 1);
  third.stop();
});
