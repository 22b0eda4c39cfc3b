import { expect, it } from 'vitest';
import { createGroupCommit, mostUnsaved } from '../../../src/delivery/receipts/group-commit.ts';
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
  await clock.advance(3);
  expect(writes).toEqual([]);
  await clock.advance(1);
  await durable;
  expect(writes).toEqual([30]);
});

it('many changes at once share one write as well, which comes no later', async () => {
  const { clock, writes, add } = scene();
  const durable = Promise.all(add(10 * mostUnsaved));
  await clock.advance(4);
  await durable;
  expect(writes).toEqual([10 * mostUnsaved]);
});

/** As `scene`, with a store that answers only when it is told to. */
const slow = () => {
  const clock = createSimulatedClock();
  const answers: PromiseWithResolvers<void>[] = [];
  const commit = createGroupCommit<string>({
    save: () => {
      const answer = Promise.withResolvers<void>();
      answers.push(answer);
      return answer.promise;
    },
    keep: () => {},
    release: () => {},
    clock,
    log: createLog('silent'),
  });
  const add = (count: number) => Array.from({ length: count }, () => commit.add('page'));
  return { clock, commit, answers, add };
};

it('with too many changes that are not durable nothing more is sent until some are', async () => {
  const { clock, commit, answers, add } = slow();
  const first = add(mostUnsaved - 1);
  await clock.advance(10);
  expect(answers).toHaveLength(1);
  expect(commit.isWritable()).toBe(true);
  const last = add(1);
  expect(commit.isWritable()).toBe(false);
  let isLet = false;
  const waiting = commit.writable().then(() => (isLet = true));
  await clock.advance(100);
  expect(isLet).toBe(false);
  answers[0]?.resolve();
  await Promise.all(first);
  await waiting;
  expect(commit.healthy()).toBe(true);
  await clock.advance(100);
  answers[1]?.resolve();
  await Promise.all(last);
});

it('a store that takes a second for a write holds sending until it has answered', async () => {
  const { clock, commit, answers, add } = slow();
  const durable = Promise.all(add(1));
  await clock.advance(4);
  await clock.advance(999);
  expect(commit.isWritable()).toBe(true);
  await clock.advance(1);
  expect(commit.isWritable()).toBe(false);
  expect(commit.healthy()).toBe(true);
  let isLet = false;
  const waiting = commit.writable().then(() => (isLet = true));
  answers[0]?.reject(new Error('no answer'));
  await clock.advance(250);
  expect(isLet).toBe(false);
  answers[1]?.resolve();
  await durable;
  await waiting;
  expect(commit.isWritable()).toBe(true);
});

it('a store that takes its time is written to for half of the time, and receipts wait 80 ms for it at most', async () => {
  const { clock, answers, add } = slow();
  const write = async (tookMs: number) => {
    await clock.advance(tookMs);
    answers.at(-1)?.resolve();
    await clock.advance(0);
  };
  const wait = async () => {
    const [before, from] = [answers.length, clock.now()];
    void add(1);
    while (answers.length === before) await clock.advance(1);
    return clock.now() - from;
  };
  expect(await wait()).toBe(4);
  await write(20);
  expect(await wait()).toBe(20);
  await write(500);
  expect(await wait()).toBe(80);
  await write(0);
  expect(await wait()).toBe(4);
});
