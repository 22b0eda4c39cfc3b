import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createSemaphore } from '../../runtime/semaphore.ts';

/** A picture takes a second; what takes this long is given up (milliseconds). */
const patienceMs = 20_000;
/** A picture that is this large was not drawn by us (megabytes of the thread's heap). */
const mostMegabytes = 64;

/** Draws an SVG as a PNG. Rejects where that fails or takes too long: then a report has its numbers alone. */
export type Draw = (svg: string) => Promise<Uint8Array>;

/** Pictures one after another, each in a thread that ends with it. */
export const createDraw = (): Draw => {
  const queue = createSemaphore(() => 1);
  return async (svg) => {
    const leave = await queue.enter();
    const thread = new Worker(new URL('thread.ts', import.meta.url), {
      workerData: { svg },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 8 },
    });
    try {
      const [png] = (await once(thread, 'message', { signal: AbortSignal.timeout(patienceMs) })) as [
        Uint8Array,
      ];
      return png;
    } finally {
      await thread.terminate();
      leave();
    }
  };
};
