import { setTimeout as pause } from 'node:timers/promises';
import type { Telegram } from '../../src/sandbox/telegram/index.ts';

export { pause };

/** How often each chat has a message with these words. */
export const countsOf = (telegram: Telegram, ids: number[], words: string): number[] =>
  ids.map((id) => telegram.view(id).filter(({ text }) => text.includes(words)).length);

/** Waits until something is so. Rejects with `what` where that takes too long. */
export const until = async (isSo: () => boolean, what: string, seconds = 40): Promise<void> => {
  const last = performance.now() + seconds * 1_000;
  while (!isSo()) {
    if (performance.now() > last) throw new Error(`${what}: not within ${seconds} s`);
    await pause(20);
  }
};
