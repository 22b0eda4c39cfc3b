import { describe, expect, it } from 'vitest';
import { toTell, troublesIn, type Facts, type Trouble } from '../../src/operating/trouble.ts';

const minuteMs = 60_000;
const now = 1_000 * minuteMs;
const well: Facts = {
  now,
  startedAt: 0,
  store: [],
  isConflict: false,
  lastSentAt: now - 5 * minuteMs,
  disk: { free: 50e9, total: 100e9 },
  rate: { perSecond: 29, usual: 30 },
};
const kinds = (facts: Partial<Facts>) => troublesIn({ ...well, ...facts }).map(({ kind }) => kind);

describe('what an operator should know', () => {
  it.each<[string, Partial<Facts>, string[]]>([
    ['nothing while all is well', {}, []],
    ['that the store takes no writes', { store: ['the store takes no writes'] }, ['store']],
    ['that another process has the token', { isConflict: true }, ['conflict']],
    ['nothing of old news as long as others arrive', { oldestNewsAt: now - 60 * minuteMs }, []],
    [
      'that nothing was delivered for a quarter of an hour while news came',
      { oldestNewsAt: now - 20 * minuteMs, lastSentAt: now - 15 * minuteMs },
      ['undelivered'],
    ],
    ['nothing of a long rest without news', { lastSentAt: now - 600 * minuteMs }, []],
    [
      'nothing of news that are still fresh after a long rest',
      { lastSentAt: now - 600 * minuteMs, oldestNewsAt: now - 14 * minuteMs },
      [],
    ],
    [
      'nothing of what waits since before the start, for a quarter of an hour',
      { lastSentAt: undefined, oldestNewsAt: 0, startedAt: now - 10 * minuteMs },
      [],
    ],
    ['that the disk has less than 200 MiB', { disk: { free: 199 * 2 ** 20, total: 1e9 } }, ['disk']],
    ['that a disk of 20 GB has less than a twentieth', { disk: { free: 0.9e9, total: 20e9 } }, ['disk']],
    ['nothing of a huge disk with little of it left', { disk: { free: 40e9, total: 4_000e9 } }, []],
    ['nothing of a store in memory', { disk: undefined }, []],
    [
      'that the rate has been less than half of the usual for half an hour',
      { rate: { perSecond: 14, usual: 30 }, slowSince: now - 30 * minuteMs },
      ['rate'],
    ],
    [
      'nothing of a rate that was cut a moment ago',
      { rate: { perSecond: 14, usual: 30 }, slowSince: now - 29 * minuteMs },
      [],
    ],
  ])('is %s', (_, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  it('is told once as long as it lasts, and anew only when it has been over for an hour', () => {
    const trouble: Trouble = { kind: 'conflict' };
    const first = toTell([trouble], {}, now);
    expect(first.fresh).toEqual([trouble]);
    const second = toTell([trouble], first.told, now + 30 * minuteMs);
    expect(second.fresh).toEqual([]);
    const pause = toTell([], second.told, now + 60 * minuteMs);
    expect(toTell([trouble], pause.told, now + 90 * minuteMs).fresh).toEqual([]);
    expect(toTell([trouble], pause.told, now + 91 * minuteMs).fresh).toEqual([trouble]);
    expect(toTell([trouble, { kind: 'disk', free: 1 }], first.told, now).fresh).toEqual([
      { kind: 'disk', free: 1 },
    ]);
  });
});
