/** One who waits for a permit, in the order of asking. */
export type Waiter<T> = {
  /** For whom: chats take turns where that is asked for. */
  readonly chatId?: number | undefined;
  give(value: T): void;
};

export type WaiterQueue<T> = {
  join(waiter: Waiter<T>): void;
  /** Takes out who gave up. */
  leave(waiter: Waiter<T>): void;
  /** Takes out whose turn it is. */
  next(): Waiter<T> | undefined;
  isEmpty(): boolean;
};

/** First in, first out; joining, leaving at the front and giving up in the middle all take the same short time. */
export const createWaiterQueue = <T>(): WaiterQueue<T> => {
  // A Set keeps the order of joining and deletes in constant time.
  const waiters = new Set<Waiter<T>>();
  return {
    join: (waiter) => void waiters.add(waiter),
    leave: (waiter) => void waiters.delete(waiter),
    next: () => {
      const [first] = waiters;
      if (first !== undefined) waiters.delete(first);
      return first;
    },
    isEmpty: () => waiters.size === 0,
  };
};

/** Chats whose last turn is remembered. */
const mostServed = 2_000;

/** The chat whose last turn was longest ago is next, a chat without a turn so far first of all: a chat that asks much does not keep a new one waiting. */
export const createFairQueue = <T>(): WaiterQueue<T> => {
  /** By chat, in the order of asking. */
  const waiting = new Map<number, Set<Waiter<T>>>();
  /** By chat, the number of its last turn; the oldest first. */
  const served = new Map<number, number>();
  let turns = 0;

  const noteTurn = (chatId: number) => {
    served.delete(chatId);
    served.set(chatId, ++turns);
    const [oldest] = served.keys();
    if (served.size > mostServed && oldest !== undefined) served.delete(oldest);
  };
  const leave = (waiter: Waiter<T>) => {
    const { chatId = 0 } = waiter;
    const its = waiting.get(chatId);
    its?.delete(waiter);
    if (its?.size === 0) waiting.delete(chatId);
  };

  return {
    join: (waiter) => {
      const { chatId = 0 } = waiter;
      const its = waiting.get(chatId) ?? new Set();
      waiting.set(chatId, its.add(waiter));
    },
    leave,
    next: () => {
      let first: { chatId: number; turn: number; its: Set<Waiter<T>> } | undefined;
      for (const [chatId, its] of waiting) {
        const turn = served.get(chatId) ?? 0;
        if (first === undefined || turn < first.turn) first = { chatId, turn, its };
      }
      if (first === undefined) return undefined;
      const [waiter] = first.its;
      if (waiter !== undefined) leave(waiter);
      noteTurn(first.chatId);
      return waiter;
    },
    isEmpty: () => waiting.size === 0,
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

/**
 * Resolves with what the queue gives to one who waits in it; rejects when the signal aborts, and with no queue. `onJoin`:
 * the wait has begun; `onGiveUp`: it ended with nothing.
 */
export const waitIn = <T>(
  queue: WaiterQueue<T> | undefined,
  { chatId, signal }: { chatId: number | undefined; signal: AbortSignal | undefined },
  { aborts, onJoin, onGiveUp }: { aborts: AbortWatch; onJoin(): void; onGiveUp(): void },
): Promise<T> =>
  new Promise((resolve, reject) => {
    if (queue === undefined || signal?.aborted) return reject(new Error('stopped while waiting to send'));
    const waiter = {
      chatId,
      give: (value: T) => {
        unwatch?.();
        resolve(value);
      },
    };
    const unwatch =
      signal &&
      aborts.add(signal, () => {
        queue.leave(waiter);
        onGiveUp();
        reject(new Error('stopped while waiting to send'));
      });
    queue.join(waiter);
    onJoin();
  });
