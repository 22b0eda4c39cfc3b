/** Called with how many bytes were read. */
export type Collector = (bytes: number) => void;

/** So many bytes read leave about as much garbage as a small heap has in it. */
const usualBytes = 2_097_152;

/**
 * Collects garbage after so many bytes read: left alone, V8 lets a small heap double first, and takes no notice of threads
 * that do the same at that time. Does nothing where Node was started without `--expose-gc`.
 */
export const createCollector = (
  everyBytes = usualBytes,
  collect: (() => unknown) | undefined = globalThis.gc,
): Collector => {
  let read = 0;
  return (bytes) => {
    read += bytes;
    if (read < everyBytes) return;
    read = 0;
    void collect?.();
  };
};

/**
 * Collects all that can be had, code that is not in use and free pages included: about a third of the heap more than a usual
 * collection, in some forty milliseconds, so for quiet times. Does nothing where Node was started without `--expose-gc`.
 */
export const collectAll = (collect: typeof globalThis.gc = globalThis.gc): void =>
  void collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
