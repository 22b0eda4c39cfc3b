import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startEnv } from '../launch/environment.ts';
import { hostileNames } from './hostile.ts';

const run = promisify(execFile);
type Measured = { cpuMs: number; mainCpuMs: number; peakMiB: number };

describe('hostile feeds, pages and rules in a process of their own (invariant 7)', () => {
  it.each(hostileNames)('%s: read within 2 s and 256 MiB, the main thread free', async (name) => {
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'hostile.ts'), name], {
      env: startEnv,
    });
    const { cpuMs, mainCpuMs, peakMiB } = JSON.parse(stdout) as Measured;
    // CPU time: others use a shared machine, too.
    expect(cpuMs).toBeLessThan(2_000);
    // All that the main thread did, in many turns: making room for 20 MB and handing them over takes up to 60 ms of it.
    expect(mainCpuMs).toBeLessThan(200);
    expect(peakMiB).toBeLessThan(256);
  });
});
