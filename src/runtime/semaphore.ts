/** Lets so many in at a time, first come first served. */
export type Semaphore = {
  /** Resolves when there is room; gives a function that makes room again, once. */
  enter(): Promise<() => void>;
};

/** `permits`: how many may be in, asked anew whenever somebody wants in or has left; at least one always may. */
export const createSemaphore = (permits: () => number): Semaphore => {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    enter: async () => {
      while (inside >= Math.max(1, permits())) await new Promise<void>((resolve) => waiting.push(resolve));
      inside++;
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        inside--;
        waiting.shift()?.();
      };
    },
  };
};
