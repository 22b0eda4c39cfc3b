import { describe, expect, it } from 'vitest';
import { createSemaphore } from '../../src/runtime/semaphore.ts';

describe('a semaphore', () => {
  it('lets as many callers in as it has permits, and the others in the order of their coming', async () => {
    const semaphore = createSemaphore(() => 2);
    const first = await semaphore.enter();
    await semaphore.enter();
    const order: string[] = [];
    const third = semaphore.enter().then((leave) => (order.push('third'), leave));
    const fourth = semaphore.enter().then((leave) => (order.push('fourth'), leave));
    await Promise.resolve();
    expect(order).toEqual([]);
    first();
    (await third)();
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
  });

  it('makes room once for a caller that leaves several times', async () => {
    const semaphore = createSemaphore(() => 1);
    const leave = await semaphore.enter();
    const next = semaphore.enter();
    leave();
    leave();
    await next;
    let isIn = false;
    void semaphore.enter().then(() => (isIn = true));
    await Promise.resolve();
    expect(isIn).toBe(false);
  });

  it('lets more callers in once it has more permits', async () => {
    let permits = 1;
    const semaphore = createSemaphore(() => permits);
    const leave = await semaphore.enter();
    const others = Promise.all([semaphore.enter(), semaphore.enter()]);
    permits = 2;
    leave();
    expect(await others).toHaveLength(2);
  });

  it('gives the place of a caller that gives up to the next', async () => {
    const semaphore = createSemaphore(() => 1);
    const leave = await semaphore.enter();
    const stop = new AbortController();
    const impatient = semaphore.enter(stop.signal);
    const patient = semaphore.enter();
    stop.abort();
    expect(await impatient).toBeUndefined();
    expect(await semaphore.enter(stop.signal)).toBeUndefined();
    leave();
    (await patient)();
    expect(semaphore.isIdle()).toBe(true);
  });
});
