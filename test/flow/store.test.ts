import { execFile } from 'node:child_process';
import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWithServer } from './server.ts';
import { createStage, type Running, type Stage } from './stage.ts';

const run = promisify(execFile);
let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const path = () => stage.storeUrl.replace('sqlite://', '');
/** Waits for a process that cannot start. */
const ended = async (kabar: Running & { ready: Promise<void> }) => {
  await expect(kabar.ready).rejects.toThrow('Kabar ended');
  return { status: kabar.process.exitCode, output: kabar.output() };
};

describe('the process on a store', () => {
  it('ends with 75 while another process has the store, names it, and starts at once after that one was killed', async () => {
    const first = await stage.run();
    const { status, output } = await ended(stage.start());
    expect(status).toBe(75);
    expect(output).toMatch(
      new RegExp(
        `^Kabar cannot go on: the store .* is in use by another Kabar \\(process ${first.process.pid} on `,
        'm',
      ),
    );
    const budi = stage.telegram.person({ first_name: 'Budi' });
    budi.send('/help');
    await stage.telegram.waitFor(budi, /\/follow/);
    await first.kill('SIGKILL');
    const next = await stage.run();
    expect(await next.kill('SIGTERM')).toBe(0);
  });

  it('ends with 74 when the store is damaged, and says what to do', async () => {
    const first = await stage.run();
    expect(await first.kill('SIGTERM')).toBe(0);
    const file = await open(path(), 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(4_096, 0xa5), 0, 4_096, size - 4_096);
    await file.close();
    const { status, output } = await ended(stage.start());
    expect(status).toBe(74);
    expect(output).toMatch(/^Kabar cannot go on: the store .* is damaged: .* put a backup in its place/m);
    expect(output).not.toContain('<-');
  });

  it('tells /readyz and the status page that the store takes no writes, and that it takes them again, without any fetch', async () => {
    const token = 'kunci-untuk-operator';
    const { url, kabar } = await runWithServer(stage, { STATUS_TOKEN: token });
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const health = async () => {
      const { status } = await fetch(`${url}/readyz`);
      const page = await fetch(`${url}/status`, { headers });
      const { problems } = (await page.json()) as { problems: string[] };
      return { status, problems };
    };
    const budi = stage.telegram.person({ first_name: 'Budi' });
    const set = async (zone: string) => {
      const { message_id: after } = budi.send(`/settings ${zone}`);
      await stage.telegram.waitFor(budi, new RegExp(`menurut ${zone}`), { after });
    };
    await set('WITA');
    expect(await health()).toEqual({ status: 200, problems: [] });
    const limit = (bytes: number | 'unlimited') =>
      run('prlimit', ['--pid', String(kabar.process.pid), `--fsize=${bytes}:unlimited`]);
    // No file of this process may grow any more, as on a full disk.
    await limit((await stat(`${path()}-wal`)).size);
    budi.send('/settings WIT');
    let last = await health();
    while (last.status === 200) last = await health();
    expect(last).toEqual({ status: 503, problems: ['the store takes no writes'] });
    await limit('unlimited');
    await set('WIB');
    expect(await health()).toEqual({ status: 200, problems: [] });
  });
});
