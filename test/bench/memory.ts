import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTheatre, memoryFlags, seedFollowers } from './stage.ts';
import { round, table } from './table.ts';

/** (d): peak memory of a fan-out to ever more followers, the send port replaced by a counter. */
export const memory = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  for (const followers of [10_000, 100_000, 1_000_000]) {
    const theatre = await createTheatre();
    await seedFollowers(theatre.storeUrl, 'https://contoh.id/feed', 'Harian', range(followers));
    const child = spawn(
      process.execPath,
      [...memoryFlags, join(import.meta.dirname, 'memory-worker.ts'), theatre.storeUrl],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { sent, seconds, peakMiB, cpu } = JSON.parse(line) as {
      sent: number;
      seconds: number;
      peakMiB: number;
      cpu: number;
    };
    rows.push([
      followers,
      sent,
      round(seconds, 1),
      round(sent / seconds, 0),
      round((1_000 * cpu) / sent, 3),
      round(peakMiB, 0),
    ]);
    await theatre.close();
  }
  return table(['followers', 'sent', 'seconds', 'messages/s', 'CPU s per 1,000', 'peak MiB'], rows);
};

const range = function* (count: number) {
  for (let id = 1; id <= count; id++) yield id;
};
