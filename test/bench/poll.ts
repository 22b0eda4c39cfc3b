import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTheatre, memoryFlags } from './stage.ts';
import { percent, quantile, round, table } from './table.ts';

type Measured = { looks: number; cpuMs: number; peakMiB: number };
const feeds = 2_000;
/** Pairs of runs, one after the other, so that both meet the machine in the same mood. */
const pairs = 3;

/** What a look at a feed without news costs, beside a bare loop of conditional fetches, and the memory of very many feeds. */
export const poll = async (): Promise<string> => {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'poll-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const [port] = (await once(lines, 'line')) as [string];
  const measure = async (way: string, count: number, rounds: number): Promise<Measured> => {
    const theatre = await createTheatre();
    const script = join(import.meta.dirname, 'poll-worker.ts');
    const given = [...memoryFlags, script, way, String(count), String(rounds), port, theatre.folder];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    await theatre.close();
    return JSON.parse(line) as Measured;
  };

  const measured: { kabar: Measured; bare: Measured }[] = [];
  for (let pair = 0; pair < pairs; pair++)
    measured.push({ kabar: await measure('kabar', feeds, 2), bare: await measure('bare', feeds, 2) });
  const middle = (of: (pair: (typeof measured)[number]) => number) => quantile(measured.map(of), 0.5);
  const many = await measure('kabar', 10_000, 1);
  server.stdin.write('\n');
  const [line] = (await once(lines, 'line')) as [string];
  const counts = JSON.parse(line) as { ok: number; unchanged: number };
  server.stdin.end();
  return [
    table(
      ['feeds', 'looks', 'CPU ms a look', 'bare loop', 'ratio', 'answered 304', 'peak MiB'],
      [
        [
          feeds,
          middle(({ kabar }) => kabar.looks),
          round(
            middle(({ kabar }) => kabar.cpuMs),
            2,
          ),
          round(
            middle(({ bare }) => bare.cpuMs),
            2,
          ),
          round(
            middle(({ kabar, bare }) => kabar.cpuMs / bare.cpuMs),
            2,
          ),
          percent(counts.unchanged, counts.unchanged + counts.ok),
          round(
            middle(({ kabar }) => kabar.peakMiB),
            0,
          ),
        ],
        [10_000, many.looks, round(many.cpuMs, 2), '', '', '', round(many.peakMiB, 0)],
      ],
    ),
    '',
    `Medians of ${pairs} pairs of runs; each feed on a host of its own, so each look is a connection of its own in both. Goals: under 1.5 ms, under 1.6 times the loop.`,
  ].join('\n');
};
