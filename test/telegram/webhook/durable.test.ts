import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createDurable } from '../../../src/telegram/webhook/durable.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const update = (update_id: number): Update => ({ update_id });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A disk of updates, and an intake that notes what it is given; `isSlow`: what it is given is not done until `finish`. */
const stage = ({ left = [] as number[], isSlow = false, most = 500 } = {}) => {
  const disk = new Map<number, Update>(left.map((id) => [id, update(id)]));
  const handled: number[] = [];
  const under = new Set<PromiseWithResolvers<void>>();
  const state: { failing?: 'fails' | 'hangs' } = {};
  const kept = {
    put: async (updates: Update[]) => {
      if (state.failing === 'hangs') await new Promise<never>(() => {});
      await settled();
      if (state.failing === 'fails') throw new Error('no space left');
      for (const one of updates) disk.set(one.update_id, one);
    },
    remove: async (id: number) => void disk.delete(id),
    all: async function* () {
      yield [...disk.values()].sort((one, two) => one.update_id - two.update_id);
    },
  };
  const intake = {
    take: ({ update_id: id }: Update) => {
      expect(disk.has(id)).toBe(true);
      handled.push(id);
      if (!isSlow) return undefined;
      const work = Promise.withResolvers<void>();
      under.add(work);
      return work.promise.finally(() => under.delete(work));
    },
    size: () => under.size,
    one: async () => {},
    all: async () => {},
  };
  const clock = createSimulatedClock();
  const durable = createDurable({ kept, intake, most, clock, log: quiet });
  const finish = () => under.forEach(({ resolve }) => resolve());
  return { durable, disk, handled, state, clock, finish };
};

describe('the durable intake of a webhook', () => {
  it('an update is on disk when it counts as taken, is handled after that, and is forgotten then', async () => {
    const { durable, disk, handled, finish } = stage({ isSlow: true });
    await durable.start();
    expect(await durable.receive(update(7))).toBe(true);
    expect([[...disk.keys()], handled]).toEqual([[7], [7]]);
    finish();
    await settled();
    expect(disk.size).toBe(0);
  });

  it('updates that come before the start are taken, and handled after it, behind what an earlier run left', async () => {
    const { durable, handled } = stage({ left: [3, 1] });
    expect(await Promise.all([durable.receive(update(5)), durable.receive(update(4))])).toEqual([true, true]);
    expect(handled).toEqual([]);
    await durable.start();
    expect(handled).toEqual([1, 3, 4, 5]);
  });

  it('an update that is brought twice is handled once, and counts as taken both times', async () => {
    const { durable, handled } = stage();
    await durable.start();
    const both = [durable.receive(update(7)), durable.receive(update(7))];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(await durable.receive(update(7))).toBe(true);
    expect(handled).toEqual([7]);
  });

  it('an update that cannot be written is not taken, and is when it is brought again', async () => {
    const { durable, handled, state } = stage();
    await durable.start();
    state.failing = 'fails';
    expect(await durable.receive(update(7))).toBe(false);
    expect(handled).toEqual([]);
    delete state.failing;
    expect(await durable.receive(update(7))).toBe(true);
    expect(handled).toEqual([7]);
  });

  it('Telegram has its answer within a second while the store hangs, and the update is not taken', async () => {
    const { durable, state, clock } = stage();
    await durable.start();
    state.failing = 'hangs';
    const asked = clock.now();
    const answer = durable.receive(update(7)).then((isTaken) => ({ isTaken, ms: clock.now() - asked }));
    await clock.run();
    expect((await answer).isTaken).toBe(false);
    expect((await answer).ms).toBeLessThan(1_000);
  });

  it('handlers that hang keep nobody from being taken, up to a bound; the rest is left to Telegram', async () => {
    const { durable, handled, finish } = stage({ isSlow: true, most: 500 });
    await durable.start();
    const answers = await Promise.all(Array.from({ length: 2_100 }, (_, id) => durable.receive(update(id))));
    expect(answers.filter(Boolean)).toHaveLength(2_000);
    expect(handled).toHaveLength(500);
    for (let rounds = 0; rounds < 10; rounds++) {
      finish();
      await settled();
    }
    expect(handled).toHaveLength(2_000);
    expect(await durable.receive(update(2_050))).toBe(true);
  });

  it('a stop waits for what was begun, and leaves the rest on disk', async () => {
    const { durable, disk, handled, finish } = stage({ isSlow: true, most: 1 });
    await durable.start();
    await Promise.all([durable.receive(update(1)), durable.receive(update(2))]);
    let isStopped = false;
    const stopped = durable.stop().then(() => (isStopped = true));
    await settled();
    expect(isStopped).toBe(false);
    finish();
    await stopped;
    expect([handled, [...disk.keys()]]).toEqual([[1], [2]]);
  });
});
