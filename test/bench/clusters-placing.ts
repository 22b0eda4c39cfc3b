import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryFlags } from './stage.ts';
import { round, table } from './table.ts';

export type Placing = {
  stories: number;
  clusters: number;
  meanMs: number;
  slowestMs: number;
  heapMiB: number;
  peakMiB: number;
};

/** Time and memory of placing stories while ever more of them are in the window, in a process of its own. */
export const placing = async (folder: string): Promise<string> => {
  const child = spawn(
    process.execPath,
    [...memoryFlags, '--expose-gc', join(import.meta.dirname, 'clusters-worker.ts'), folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  const rows: (string | number)[][] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const { stories, clusters, meanMs, slowestMs, heapMiB, peakMiB } = JSON.parse(line) as Placing;
    rows.push([
      stories,
      clusters,
      round(meanMs, 2),
      round(slowestMs, 1),
      round(heapMiB, 0),
      round(peakMiB, 0),
    ]);
  }
  await exit;
  return table(
    ['kept', 'clusters', 'ms a story (last 1,000)', '99 % ms', 'heap grown MiB', 'peak MiB'],
    rows,
  );
};
