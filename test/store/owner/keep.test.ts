import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLease } from '../../../src/store/owner/keep.ts';

const leaseMs = 6_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const now = () => ({ ticks: performance.now(), wall: Date.now() });
const keep = (renew: () => Promise<boolean>) => keepLease({ askedAt: now(), leaseMs, renew, now });

describe('a lease that is kept', () => {
  it('is renewed at a third of its time, for as long as the server agrees', async () => {
    const renew = vi.fn(async () => true);
    const { lost, isMine, stop } = keep(renew);
    await vi.advanceTimersByTimeAsync(60_100);
    expect(renew).toHaveBeenCalledTimes(30);
    expect([isMine(), lost.aborted]).toEqual([true, false]);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(renew).toHaveBeenCalledTimes(30);
    expect(lost.aborted).toBe(false);
  });

  it('is lost at once when the server has another owner', async () => {
    const { lost, isMine } = keep(async () => false);
    await vi.advanceTimersByTimeAsync(2_001);
    expect([isMine(), lost.aborted]).toEqual([false, true]);
  });

  it('survives a server that is away for less than its time', async () => {
    let isAway = true;
    const { lost, isMine, stop } = keep(async () => {
      if (isAway) throw new Error('away');
      return true;
    });
    await vi.advanceTimersByTimeAsync(4_000);
    isAway = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([isMine(), lost.aborted]).toEqual([true, false]);
    stop();
  });

  it.each([
    ['refuses to answer', () => Promise.reject(new Error('away'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])('is lost before its time is over where the server %s', async (_how, renew) => {
    const { lost } = keep(renew);
    await vi.advanceTimersByTimeAsync(4_990);
    expect(lost.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(lost.aborted).toBe(true);
  });

  it('is lost to whoever asks after a pause, before any timer has run', () => {
    const { lost, isMine } = keep(async () => true);
    // As after SIGSTOP: time has passed, and nothing has run.
    vi.setSystemTime(Date.now() + 60_000);
    expect(lost.aborted).toBe(false);
    expect(isMine()).toBe(false);
    expect(lost.aborted).toBe(true);
  });

  it('is lost for good, though the answer to an earlier question grants it', async () => {
    const answer = Promise.withResolvers<boolean>();
    const { isMine } = keep(() => answer.promise);
    await vi.advanceTimersByTimeAsync(6_000);
    answer.resolve(true);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(isMine()).toBe(false);
  });
});
