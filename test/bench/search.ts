import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTheatre, memoryFlags } from './stage.ts';
import { quantile, round, table } from './table.ts';

const counts = [10_000, 100_000];
/** Milliseconds of this process's own work, which others on the machine do not lengthen, and MiB; at the larger count. */
const goals = { median: 50, most: 150, grownMiB: 60 };

type Made = { seconds: number; cpuSeconds: number; grownMiB: number; delay99Ms: number; delayMostMs: number };
type Asked = {
  taken: Record<string, number[]>;
  worked: Record<string, number[]>;
  found: number;
  grownMiB: number;
};

/** Making the index of a month's stories from the store, and searching it: how long, and how much memory of the process. */
export const search = async (): Promise<string> => {
  const made: (string | number)[][] = [];
  const asked: (string | number)[][] = [];
  for (const count of counts) {
    const theatre = await createTheatre();
    const path = theatre.storeUrl.replace('sqlite://', '');
    await run('fill', path, count);
    const making = await run<Made>('make', path, count);
    const sizeMiB = (await stat(`${path}.search`)).size / 2 ** 20;
    const asking = await run<Asked>('ask', path, count);
    await theatre.close();
    made.push([
      count,
      round(making.seconds, 1),
      round(making.cpuSeconds, 1),
      round(making.delay99Ms, 0),
      round(making.delayMostMs, 0),
      round(sizeMiB, 0),
      round(making.grownMiB, 0),
    ]);
    for (const [scope, times] of Object.entries(asking.taken)) {
      const work = asking.worked[scope] ?? [];
      const [median, most] = [quantile(work, 0.5), quantile(work, 0.95)];
      const isLarge = count === counts.at(-1);
      if (isLarge && (median > goals.median || most > goals.most || asking.grownMiB > goals.grownMiB))
        process.exitCode = 1;
      asked.push([
        count,
        scope,
        times.length,
        round(median, 1),
        round(most, 1),
        round(quantile(times, 0.5), 1),
        round(quantile(times, 0.95), 1),
        round(asking.grownMiB, 0),
      ]);
    }
  }
  return [
    table(
      ['stories', 'made in, s', 'CPU s', 'held up 99 %, ms', 'at most, ms', 'file MiB', 'grown by MiB'],
      made,
    ),
    table(
      ['stories', 'in', 'searches', 'median CPU ms', '95 % CPU ms', 'median ms', '95 % ms', 'grown by MiB'],
      asked,
    ),
  ].join('\n\n');
};

const run = async <T = object>(what: string, path: string, count: number): Promise<T> => {
  const worker = join(import.meta.dirname, 'search-worker.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...memoryFlags, worker, what, path, String(count)],
    { maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout) as T;
};
