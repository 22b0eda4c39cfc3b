import { expect, it } from 'vitest';
import { checksOf, type Day } from './report.ts';

const lines = [{ is: 'sent', count: 1, isFault: false }];
const postLines = [{ is: 'posted', count: 1, isFault: false }];
const day = (day: number, more: Partial<Day> = {}): Day => ({
  day,
  life: 1,
  rssMiB: 150,
  heapMiB: 40,
  outsideMiB: 4,
  resources: { Timeout: 15 },
  storeMiB: 10,
  messages: 0,
  seconds: 0,
  ...more,
});
const days = (more: Partial<Day>) => [day(9), day(10), day(11), day(12, more)];
const isGood = (given: Parameters<typeof checksOf>[0]) => checksOf(given).map((check) => check.isGood);

it('level days pass every check', () => {
  expect(isGood({ postLines, lines, days: days({}) })).toEqual([true, true, true, true, true]);
});

it('a fault in the account, memory that grows, timers that stay and a store that grows fail one check each', () => {
  const bad = [{ is: 'lost', count: 1, isFault: true }];
  expect(isGood({ postLines, lines: bad, days: days({}) })).toEqual([false, true, true, true, true]);
  expect(isGood({ postLines, lines: [], days: days({}) })).toEqual([false, true, true, true, true]);
  expect(isGood({ postLines, lines, days: days({ rssMiB: 200 }) })).toEqual([true, true, false, true, true]);
  const leaking = [15, 15, 16, 17, 18].map((Timeout, n) => day(8 + n, { resources: { Timeout } }));
  expect(isGood({ postLines, lines, days: leaking })).toEqual([true, true, true, false, true]);
  expect(isGood({ postLines, lines, days: days({ storeMiB: 20 }) })).toEqual([true, true, true, true, false]);
});

it('a day with more timers is no leak where the count comes down again after it', () => {
  const busy = [15, 14, 23, 15, 14].map((Timeout, n) => day(8 + n, { resources: { Timeout } }));
  expect(isGood({ postLines, lines, days: busy })).toEqual([true, true, true, true, true]);
});

it('days of processes before the last say nothing of its memory, and neither does its first', () => {
  const before = [day(1, { life: 0, rssMiB: 90 }), day(2, { rssMiB: 90 })];
  expect(isGood({ postLines, lines, days: [...before, day(3), day(4)] })).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  const told = checksOf({ lines, postLines, days: [...before, day(3)] }).map((check) => check.isTold);
  expect(told).toEqual([true, true, false, false, false]);
});
