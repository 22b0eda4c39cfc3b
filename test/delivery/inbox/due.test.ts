import { describe, expect, it } from 'vitest';
import { createDue } from '../../../src/delivery/inbox/due.ts';

/** Work that ends when the test says so. */
const stage = (most: number) => {
  const begun: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<void>>();
  const stop = new AbortController();
  const due = createDue({
    most: () => most,
    work: (id) => {
      begun.push(id);
      const end = Promise.withResolvers<void>();
      ends.set(id, end);
      return end.promise;
    },
    stopping: stop.signal,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (id: number, error?: Error) => {
    if (error === undefined) ends.get(id)?.resolve();
    else ends.get(id)?.reject(error);
    await settle();
  };
  return { due, begun, end, stop };
};

describe('chats with a due inbox', () => {
  it('have their turn from both ends, the longest due and the latest due, a few at once', async () => {
    const { due, begun, end } = stage(2);
    due.add([1, 2, 3, 4, 5]);
    expect(begun).toEqual([1, 5]);
    due.add([6]);
    await end(1);
    await end(5);
    await end(2);
    expect(begun).toEqual([1, 5, 2, 6, 3]);
    expect([due.waiting(), due.open().toSorted()]).toEqual([1, [3, 4, 6]]);
  });

  it('are worked on once at a time, and once more if they fell due meanwhile', async () => {
    const { due, begun, end } = stage(3);
    due.add([1]);
    due.add([1]);
    due.add([1]);
    expect(begun).toEqual([1]);
    await end(1);
    expect(begun).toEqual([1, 1]);
    await end(1);
    expect([begun, due.open()]).toEqual([[1, 1], []]);
  });

  it('stay open after a failure until the open chats are asked for', async () => {
    const { due, end } = stage(3);
    due.add([1, 2]);
    await end(1, new Error('disk'));
    expect(due.open()).toEqual([2, 1]);
    expect([...due.takeFailed().keys()]).toEqual([1]);
    expect([...due.takeFailed().keys()]).toEqual([]);
  });

  it('are not begun once Kabar stops, which waits for those begun', async () => {
    const { due, begun, end, stop } = stage(1);
    due.add([1, 2]);
    stop.abort();
    let isIdle = false;
    const idle = due.idle().then(() => {
      isIdle = true;
    });
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(isIdle).toBe(false);
    await end(1);
    await idle;
    expect([begun, due.open()]).toEqual([[1], [2]]);
  });
});
