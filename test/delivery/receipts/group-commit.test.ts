import { expect, it } from 'vitest';
import { createGroupCommit, mostWaiting } from '../../../src/delivery/receipts/group-commit.ts';
import { createLog } from '../../../src/runtime/log.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

/** A group commit whose time stands still until it is moved on, and how many changes each write had. */
const scene = () => {
  const clock = createSimulatedClock();
  const writes: number[] = [];
  let changes = 0;
  const commit = createGroupCommit<string>({
    save: async () => void writes.push(changes - writes.reduce((sum, one) => sum + one, 0)),
    keep: () => {},
    release: () => {},
    clock,
    log: createLog('silent'),
  });
  const add = (count: number) =>
    Array.from({ length: count }, () => {
      changes++;
      return commit.add('page');
    });
  return { clock, writes, add };
};

it('a few changes wait for each other and share one write', async () => {
  const { clock, writes, add } = scene();
  const durable = Promise.all([...add(20), ...add(10)]);
  await clock.advance(9);
  expect(writes).toEqual([]);
  await clock.advance(1);
  await durable;
  expect(writes).toEqual([30]);
});

it('as many as may be repeated after a crash are written at once, also where the timer does not come', async () => {
  const { writes, add } = scene();
  const before = add(mostWaiting - 1);
  await Promise.resolve();
  expect(writes).toEqual([]);
  await Promise.all([...before, ...add(1)]);
  expect(writes).toEqual([mostWaiting]);
  await Promise.all(add(mostWaiting));
  expect(writes).toEqual([mostWaiting, mostWaiting]);
});
