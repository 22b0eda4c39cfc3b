import { merged, type Change } from '../remote/server.ts';

type Waiting = { changes: readonly Change[]; done(): void; failed(error: unknown): void };

/** Changes of one statement at most, beside those of its first group. */
const mostAtOnce = 2_000;

/**
 * Writes one group after another, in the order in which they were asked for. What comes while one is under way is written together as the
 * next, so that a database that needs milliseconds for a commit does not need them for each group; where that fails, it has failed for all of them.
 */
export const inOrder = (
  write: (changes: Change[]) => Promise<void>,
): ((changes: readonly Change[]) => Promise<void>) => {
  const waiting: Waiting[] = [];
  let isWriting = false;

  const next = (): Waiting[] => {
    let count = 0;
    const fits = waiting.findIndex(({ changes }) => (count += changes.length) > mostAtOnce);
    return waiting.splice(0, fits === -1 ? waiting.length : Math.max(1, fits));
  };
  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const groups = next();
      try {
        await write(merged(groups.flatMap(({ changes }) => changes)));
        for (const { done } of groups) done();
      } catch (error) {
        for (const { failed } of groups) failed(error);
      }
    }
    isWriting = false;
  };

  return (changes) =>
    new Promise((done, failed) => {
      waiting.push({ changes, done, failed });
      if (!isWriting) void writeAll();
    });
};
