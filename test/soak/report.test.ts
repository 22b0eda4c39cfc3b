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
/** What the checks say that fail. */
const failed = (given: Parameters<typeof checksOf>[0]) =>
  checksOf(given).flatMap(({ what, isGood }) => (isGood ? [] : [what.split(':')[0]]));

it('level days pass every check', () => {
  expect(failed({ postLines, lines, days: days({}) })).toEqual([]);
});

it('a fault in the account, memory that grows, timers that stay and a store that grows fail one check each', () => {
  const bad = [{ is: 'lost', count: 1, isFault: true }];
  expect(failed({ postLines, lines: bad, days: days({}) })).toEqual(['every (story, chat) is accounted for']);
  expect(failed({ postLines, lines: [], days: days({}) })).toEqual(['every (story, chat) is accounted for']);
  expect(failed({ postLines, lines, days: days({ rssMiB: 200 }) })).toEqual(['memory is flat']);
  expect(failed({ postLines, lines, days: days({ heapMiB: 56 }) })).toEqual(['what is alive is flat']);
  const leaking = [15, 15, 16, 17, 18].map((Timeout, n) => day(8 + n, { resources: { Timeout } }));
  expect(failed({ postLines, lines, days: leaking })).toEqual(['no timer or handle leaks']);
  expect(failed({ postLines, lines, days: days({ storeMiB: 20 }) })).toEqual(['the store is bounded']);
});

it('memory that V8 takes while what is remembered fills is no leak, what goes on growing is one', () => {
  const sizes = (rss: number[]) => rss.map((rssMiB, n) => day(7 + n, { rssMiB }));
  expect(failed({ postLines, lines, days: sizes([150, 170, 198, 220, 220, 221]) })).toEqual([]);
  expect(failed({ postLines, lines, days: sizes([150, 150, 150, 170, 190, 210]) })).toEqual([
    'memory is flat',
  ]);
});

it('a day with more timers is no leak where the count comes down again after it', () => {
  const busy = [15, 14, 23, 15, 14].map((Timeout, n) => day(8 + n, { resources: { Timeout } }));
  expect(failed({ postLines, lines, days: busy })).toEqual([]);
});

it('days of processes before the last say nothing of its memory, and neither does its first', () => {
  const before = [day(11, { life: 0, rssMiB: 90, heapMiB: 10 }), day(12, { rssMiB: 90, heapMiB: 10 })];
  expect(failed({ postLines, lines, days: [...before, day(13), day(14)] })).toEqual([]);
  const told = checksOf({ lines, postLines, days: [day(3), day(4)] }).map((check) => check.isTold);
  expect(told).toEqual([true, true, false, false, false, false]);
});
