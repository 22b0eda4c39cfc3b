import { describe, expect, it } from 'vitest';
import { steady, systemClock } from '../../src/runtime/clock.ts';
import { createPacer } from '../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../src/delivery/pacing/rate.ts';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { createDisk, sourceId, story, toldIn } from './life.ts';
import { scene } from './scene.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

/** A clock that somebody puts back: sleepers sleep as long as they said, as timers do. */
const putBack = () => {
  const real = createSimulatedClock();
  let offset = 0;
  return {
    ...real,
    now: steady(() => real.now() + offset, real.now),
    back: (ms: number) => void (offset -= ms),
  };
};

describe('a clock that is put back by an hour', () => {
  it('does not stop the pacer', async () => {
    const clock = putBack();
    const pacer = createPacer({ clock, rate: createRate({ start: 30 }) });
    (await pacer.acquire('news')).done('ok');
    clock.back(3_600_000);
    let given = false;
    void pacer.acquire('interactive').then((permit) => {
      given = true;
      permit.done('ok');
    });
    await clock.advance(60_000);
    expect(given).toBe(true);
  });
  it('does not hold up an inbox', async () => {
    const clock = putBack();
    const { telegram, life } = await scene([1], {}, {}, clock);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    clock.back(3_600_000);
    await life.publish(sourceId, [story(2)]);
    await clock.advance(120_000);
    expect((telegram.chats.get(1) ?? []).flatMap(toldIn)).toEqual([1, 2]);
    life.kill();
  });
});

describe('the stored time up to which inboxes fell due', () => {
  it('keeps no inbox from falling due after a wrong clock wrote it', async () => {
    const store = createDisk().store;
    const now = Date.UTC(2026, 0, 1);
    const place = { campaignId: 'b', page: 0, index: 0 };
    await (await createInboxStore(store, createLock()).due(now + 3_600_000)).done([]);
    const inboxes = createInboxStore(store, createLock());
    await (await inboxes.due(now)).done([]);
    await inboxes.put(1, { until: now, attempts: 0, items: [place] });
    expect((await inboxes.due(now + 10_000)).chatIds).toEqual([1]);
  });
});

describe('a timer', () => {
  it('of more than 24 days does not go off at once', async () => {
    const stop = new AbortController();
    let isOver = false;
    const slept = systemClock.sleep(30 * 86_400_000, stop.signal).then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isOver).toBe(false);
    stop.abort();
    await slept;
  });
});
