import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../src/store/keyv/backup.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { claimStore } from '../../../src/store/keyv/owner.ts';
import { thisProcess } from '../../../src/store/owner/lease.ts';
import { startEnv } from '../../launch/environment.ts';
import { filled, freshPath, pragmaOf } from './files.ts';

const self = thisProcess(new Date(Date.UTC(2026, 10, 28, 11, 24)));
const module = pathToFileURL(join(import.meta.dirname, '../../../src/store/keyv/owner.ts')).href;
const program = (path: string) =>
  `const { claimStore } = await import(${JSON.stringify(module)});
  try { claimStore(${JSON.stringify(path)}, { pid: process.pid, host: ${JSON.stringify(hostname())}, since: new Date().toISOString() }); console.log('mine'); } catch (error) { console.log(error.reason); }
  setInterval(() => {}, 1000);`;

/** A process that claims a store and stays; gives the process and what came of it. */
const claimant = async (path: string) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(path)], {
    env: startEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
};

describe('the owner of a store', () => {
  it('a second owner in the same process is told who has it, until the first lets go', async () => {
    const path = await freshPath();
    const release = claimStore(path, self);
    const who = `process ${process.pid} on ${hostname()}, since 2026-11-28T11:24:00.000Z`;
    expect(() => claimStore(path, thisProcess(new Date()))).toThrow(`is in use by another Kabar (${who})`);
    release();
    release();
    claimStore(path, self)();
  });

  it('an owner that cannot be noted has the store all the same', async () => {
    const path = await freshPath();
    const database = new DatabaseSync(`${path}.lock`);
    // Every write of it fails.
    database.exec('CREATE TABLE owner (pid INTEGER CHECK (pid < 0), host TEXT, since TEXT)');
    database.close();
    const release = claimStore(path, self);
    expect(() => claimStore(path, self)).toThrow('in use by another Kabar');
    release();
  });

  it('another process is told who has it, and has it at once when that one is killed', async () => {
    const path = await freshPath();
    const { child, said } = await claimant(path);
    expect(said).toBe('mine');
    expect(() => claimStore(path, self)).toThrow(`(process ${child.pid} on ${hostname()}, since 20`);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    claimStore(path, self)();
  });

  it('of many processes that start at once at most one has it', { timeout: 120_000 }, async () => {
    const path = await freshPath();
    const all = await Promise.all(Array.from({ length: 6 }, () => claimant(path)));
    for (const { child } of all) child.kill('SIGKILL');
    const said = all.map((one) => one.said).sort();
    expect(said.filter((one) => one === 'mine').length).toBeLessThanOrEqual(1);
    expect(said.filter((one) => one !== 'mine' && one !== 'in-use')).toEqual([]);
  });

  it('the store itself can be opened, copied and backed up by others', async () => {
    const path = await freshPath();
    await filled(path, 10);
    const owner = await openStore(`sqlite://${path}`, { isOwner: true });
    await expect(openStore(`sqlite://${path}`, { isOwner: true })).rejects.toMatchObject({
      reason: 'in-use',
    });
    const other = await openStore(`sqlite://${path}`);
    await other.set('chat:x', 1);
    expect(await owner.get('chat:x')).toBe(1);
    await other.close();
    await copyFile(path, `${path}.copy`);
    await backUp(path, `${path}.backup`);
    expect(pragmaOf(`${path}.backup`, 'quick_check')).toBe('ok');
    await owner.set('chat:y', 2);
    await owner.close();
    const next = await openStore(`sqlite://${path}`, { isOwner: true });
    expect(await next.get('chat:y')).toBe(2);
    await next.close();
  });

  it('a store that cannot be opened is let go of', async () => {
    const path = await freshPath();
    const store = await openStore(`sqlite://${path}`);
    await store.set('schema', 1_000);
    await store.close();
    for (let n = 0; n < 2; n++)
      await expect(openStore(`sqlite://${path}`, { isOwner: true })).rejects.toThrow(/newer Kabar/);
    claimStore(path, self)();
  });

  it('a store in memory has no owner to be asked for', async () => {
    for (const url of ['memory:', 'sqlite://:memory:']) {
      const [one, other] = [await openStore(url, { isOwner: true }), await openStore(url, { isOwner: true })];
      await one.set('chat:1', 1);
      expect(await other.get('chat:1')).toBeUndefined();
      for (const store of [one, other]) await store.close();
    }
  });
});
