/** One who waits for a permit, in the order of asking. */
export type Waiter<T> = {
  readonly since: number;
  give(value: T): void;
};

/** First in, first out; joining, leaving at the front and giving up in the middle all take the same short time. */
export type WaiterQueue<T> = {
  join(waiter: Waiter<T>): void;
  leave(waiter: Waiter<T>): void;
  first(): Waiter<T> | undefined;
};

/** A Set keeps the order of joining and deletes in constant time. */
export const createWaiterQueue = <T>(): WaiterQueue<T> => {
  const waiters = new Set<Waiter<T>>();
  return {
    join: (waiter) => waiters.add(waiter),
    leave: (waiter) => waiters.delete(waiter),
    first: () => waiters.values().next().value,
  };
};

/** Calls back when a signal aborts, with one listener for each signal however many wait for it. */
export type AbortWatch = {
  /** Gives a function that ends the watch. */
  add(signal: AbortSignal, onAbort: () => void): () => void;
};

export const createAbortWatch = (): AbortWatch => {
  const watched = new Map<AbortSignal, { calls: Set<() => void>; listener: () => void }>();
  const open = (signal: AbortSignal) => {
    const calls = new Set<() => void>();
    const listener = () => {
      watched.delete(signal);
      for (const call of calls) call();
    };
    signal.addEventListener('abort', listener, { once: true });
    const entry = { calls, listener };
    watched.set(signal, entry);
    return entry;
  };
  return {
    add: (signal, onAbort) => {
      const { calls, listener } = watched.get(signal) ?? open(signal);
      calls.add(onAbort);
      return () => {
        calls.delete(onAbort);
        if (calls.size > 0 || !watched.delete(signal)) return;
        signal.removeEventListener('abort', listener);
      };
    },
  };
};
