import { expect, it } from 'vitest';
import {
  likeliest as guess,
  type Guess,
  type Stretch,
} from '../../../../src/delivery/pacing/limit/limiter.ts';
import { createTally } from '../../../../src/delivery/pacing/limit/tally.ts';
import { createSimulatedLimit } from '../simulated-limit.ts';

const likeliest = (...given: Parameters<typeof guess>): Guess => {
  const found = guess(...given);
  if (found === undefined) throw new Error('nothing explains it');
  return found;
};

/** Sends at these rates, each until the limiter refuses and a hold of a second is over; the newest stretch first. */
const stretches = (limit: number, burstS: number, rates: number[]): [Stretch, ...Stretch[]] => {
  const server = createSimulatedLimit({ perSecond: limit, burstS, retryAfterS: 1 });
  const all: Stretch[] = [];
  let now = 1_000_000;
  for (const rate of rates) {
    const from = now;
    const tally = createTally();
    while (server.take(now) === undefined) {
      tally.add(now);
      now += 1_000 / rate;
    }
    const heldMs = all.length === 0 ? {} : { heldMs: 1_000 };
    all.unshift({ from, ...heldMs, pieces: tally.pieces(), until: now, slack: 0.7 });
    now += 1_000;
  }
  const [newest, ...older] = all;
  if (newest === undefined) throw new Error('no rates');
  return [newest, ...older];
};

it.each([5, 7, 30, 200, 1_000])(
  'the first refusal reveals a limit of %i/s with the common burst of one second',
  (limit) => {
    const found = likeliest(stretches(limit, 1, [limit * 2]), 1, limit * 2);
    expect(Math.abs(found.limit / limit - 1)).toBeLessThan(0.08);
    expect(found.low).toBeLessThan(limit);
    expect(found.high).toBeGreaterThan(limit);
  },
);

it.each([
  [30, 0.5],
  [30, 2],
  [200, 0.5],
  [1_000, 1],
])('some refusals tell a limit of %i/s and its burst of %f s', (limit, burstS) => {
  const found = likeliest(
    stretches(limit, burstS, [limit * 2, limit * 1.5, limit * 1.2, limit * 1.1]),
    1,
    limit * 2,
  );
  expect(Math.abs(found.limit / limit - 1)).toBeLessThan(0.03);
  expect(Math.abs(found.burstS / burstS - 1)).toBeLessThan(0.25);
});

it('refusals from before a change of the limit do not outvote those after it', () => {
  const [newest] = stretches(90, 1, [120]);
  const older = stretches(30, 1, [60, 40, 35, 33]);
  expect(likeliest([newest, ...older], 1, 200).limit).toBeGreaterThan(80);
});

it('a limit is surer the longer the stretch before its refusal was', () => {
  const width = (rates: number[]) => {
    const { low, high } = likeliest(stretches(30, 1, rates), 1, 100);
    return high / low;
  };
  expect(width([60, 60, 31])).toBeLessThan(width([60, 60]));
  expect(width([60, 60])).toBeLessThan(width([60]));
});

it('nothing explains a refusal out of the blue', () => {
  const pieces = [
    { from: 0, count: 40 },
    { from: 1_300, count: 0 },
  ];
  expect(guess([{ from: 0, pieces, until: 60_000, slack: 0.7 }], 1, 60)).toBeUndefined();
});

it('a refusal when every limiter would be full has no explanation', () => {
  const one = { from: 1_000_000, pieces: [{ from: 1_000_000, count: 1 }], slack: 0.7 };
  expect(guess([{ ...one, until: 1_600_000 }], 0.5, 30)).toBeUndefined();
  expect(guess([{ ...one, until: 1_000_100 }], 0.5, 30)?.limit).toBeGreaterThan(0.5);
});
