/** Makes room again; calling it twice is calling it once. */
export type Leave = () => void;

/** Lets so many in at a time, first come first served. */
export type Semaphore = {
  /** Resolves when there is room. */
  enter(): Promise<Leave>;
  /** As above; undefined where the signal aborts before there is room. */
  enter(signal: AbortSignal): Promise<Leave | undefined>;
  /** Whether nobody is in. */
  isIdle(): boolean;
};

/** `permits`: how many may be in, asked anew whenever somebody comes or leaves; at least one always may. */
export const createSemaphore = (permits: () => number): Semaphore => {
  const waiting = new Set<(leave: Leave) => void>();
  let inside = 0;

  const admit = (): Leave => {
    inside++;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      inside--;
      for (const next of waiting) {
        if (!hasRoom()) return;
        waiting.delete(next);
        next(admit());
      }
    };
  };
  const hasRoom = () => inside < Math.max(1, permits());

  const wait = (signal?: AbortSignal): Promise<Leave | undefined> =>
    new Promise((resolve) => {
      const go = (leave: Leave) => {
        signal?.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      const giveUp = () => {
        waiting.delete(go);
        resolve(undefined);
      };
      waiting.add(go);
      signal?.addEventListener('abort', giveUp, { once: true });
    });

  async function enter(): Promise<Leave>;
  async function enter(signal: AbortSignal): Promise<Leave | undefined>;
  async function enter(signal?: AbortSignal): Promise<Leave | undefined> {
    if (signal?.aborted) return undefined;
    return waiting.size === 0 && hasRoom() ? admit() : wait(signal);
  }
  return { enter, isIdle: () => inside === 0 };
};
