import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/http/turns.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const scene = (width = 4) => {
  const clock = createSimulatedClock();
  const turns = createTurns({ clock, width });
  const stop = new AbortController();
  const wait = { signal: stop.signal, until: clock.now() + 10_000 };
  const done: string[] = [];
  let most = 0;
  let under = 0;
  const take = (host: string, name: string, ms = 100) =>
    turns.take(host, wait, async () => {
      most = Math.max(most, ++under);
      await clock.sleep(ms);
      under--;
      done.push(name);
      return name;
    });
  return { clock, turns, stop, take, done, most: () => most };
};

describe('turns', () => {
  it('turns come one at a time to a host, in order, and to several hosts at once', async () => {
    const { clock, take, done, most } = scene();
    const all = Promise.all([take('a', 'a1'), take('a', 'a2'), take('b', 'b1'), take('a', 'a3')]);
    await clock.advance(100);
    expect(done).toEqual(['a1', 'b1']);
    await clock.advance(200);
    expect(await all).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(most()).toBe(2);
  });

  it('turns of all hosts together are limited', async () => {
    const { clock, take, most } = scene(2);
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((host) => take(host, host)));
    await clock.advance(1_000);
    expect(await all).toHaveLength(5);
    expect(most()).toBe(2);
  });

  it('turns wait for the pause of the host, and do not come where it is too long', async () => {
    const { clock, turns, take, done } = scene();
    turns.rest('a', 500);
    turns.rest('a', 100);
    const soon = take('a', 'soon');
    await clock.advance(499);
    expect(done).toEqual([]);
    await clock.advance(200);
    expect(await soon).toBe('soon');
    turns.rest('a', 60_000);
    expect(await take('a', 'late')).toBeUndefined();
    const other = take('b', 'other');
    await clock.advance(100);
    expect(await other).toBe('other');
  });

  it('a turn that nobody waits for any more goes to the next one', async () => {
    const { clock, turns, stop, take } = scene();
    const first = take('a', 'first', 1_000);
    const second = take('a', 'second');
    const third = turns.take(
      'a',
      { signal: new AbortController().signal, until: clock.now() + 10_000 },
      async () => 'third',
    );
    await clock.advance(1);
    stop.abort();
    expect(await second).toBeUndefined();
    await clock.advance(1_000);
    expect([await first, await third, await take('a', 'later')]).toEqual(['first', 'third', undefined]);
  });

  it('a turn among all hosts that nobody waits for any more goes to the next one', async () => {
    const { clock, stop, take, done } = scene(1);
    const first = take('a', 'first');
    const second = take('b', 'second');
    await clock.advance(1);
    stop.abort();
    await clock.advance(1_000);
    expect([await first, await second]).toEqual(['first', undefined]);
    expect(done).toEqual(['first']);
  });

  it('turns go on after work that fails', async () => {
    const { clock, turns } = scene(1);
    const wait = { signal: new AbortController().signal, until: clock.now() + 1_000 };
    const failing = turns.take('a', wait, async () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await turns.take('a', wait, async () => 'yes')).toBe('yes');
  });
});
