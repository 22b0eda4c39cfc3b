import { describe, expect, it } from 'vitest';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';
import { createPieces, withDue } from './pieces.ts';

/** A bot that sends one message at each of these times (milliseconds from the start), and a clock that is moved on in pieces. */
const createBot = (times: number[], { rests = true } = {}) => {
  const queue = [...times];
  const passed: number[] = [];
  const sentAt: number[] = [];
  let now = 0;
  const pass = createPieces({
    pass: async (ms) => {
      passed.push(ms);
      now += ms;
      // One a piece, as a pacer whose clock has jumped lets one through.
      if ((queue[0] ?? Infinity) <= now) {
        queue.shift();
        sentAt.push(now);
      }
    },
    atRest: async () => rests,
    sends: () => sentAt.length,
    dueIn: () => (queue[0] ?? Infinity) - now,
  });
  return { pass, passed, sentAt };
};

describe('the pieces in which a clock moves on', () => {
  it('become one after some seconds in which nothing was sent', async () => {
    const { pass, passed } = createBot([]);
    await pass(300_000);
    expect(passed).toEqual([1_000, 1_000, 1_000, 297_000]);
    await pass(300_000);
    expect(passed.at(-1)).toBe(300_000);
  });

  it('let messages out when they are due, at the lowest rate and at a high one', async () => {
    const slow = createBot([2_000, 4_000, 6_000, 8_000]);
    await slow.pass(300_000);
    expect(slow.sentAt).toEqual([2_000, 4_000, 6_000, 8_000]);
    const fast = createBot(Array.from({ length: 50 }, (_, at) => 1_000 + 150 * at));
    await fast.pass(300_000);
    expect(fast.sentAt.at(-1)).toBeLessThan(1_000 + 150 * 50);
  });

  it('are little again once something is sent', async () => {
    const { pass, passed, sentAt } = createBot([100_000, 300_400]);
    await pass(300_000);
    expect(sentAt).toEqual([300_000]);
    await pass(2_000);
    expect(passed.slice(-3)).toEqual([400, 1_000, 600]);
  });

  it('tell where there was no rest', async () => {
    expect(await createBot([], { rests: false }).pass(1_000)).toBe(false);
    expect(await createBot([]).pass(1_000)).toBe(true);
  });
});

it('a clock knows when the next sleeper wakes', async () => {
  const simulated = createSimulatedClock();
  const { clock, dueAt } = withDue(simulated);
  const from = simulated.now();
  expect(dueAt()).toBe(Infinity);
  void clock.sleep(5_000);
  void clock.sleep(2_000);
  expect(dueAt()).toBe(from + 2_000);
  await simulated.advance(3_000);
  expect(dueAt()).toBe(from + 5_000);
});
