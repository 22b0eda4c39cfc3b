import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../src/store/keyv/backup.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { damage, filled, freshPath, pragmaOf, sizeOf } from './files.ts';
import { startEnv } from '../../launch/environment.ts';

const main = join(import.meta.dirname, '../../../src/backup.ts');
const run = (args: string[], storeUrl: string): Promise<{ status: number; out: string }> =>
  new Promise((resolve) => {
    const env = { ...startEnv, STORE_URL: storeUrl };
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
    );
  });

describe('a backup', () => {
  it('a backup that is taken while writes go on is whole, and has what was written before', async () => {
    const path = await freshPath();
    await filled(path, 3_000);
    const store = await openStore(`sqlite://${path}`, { isOwner: true });
    const file = join(dirname(path), 'backups', 'one.sqlite');
    const done = new AbortController();
    const running = run([file], `sqlite://${path}`).finally(() => done.abort());
    let written = 0;
    while (!done.signal.aborted) {
      // Two records that belong together: a copy has both of a number, or neither.
      const value = { number: ++written, text: 'x'.repeat(1_000) };
      await store.setMany([
        { key: `a:${written}`, value },
        { key: `b:${written}`, value },
      ]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { status, out } = await running;
    expect([status, out]).toEqual([0, expect.stringContaining('is backed up in')]);
    await store.close();
    expect(pragmaOf(file, 'quick_check')).toBe('ok');
    expect(pragmaOf(file, 'auto_vacuum')).toBe(2);
    const copy = await openStore(`sqlite://${file}`);
    const ids = Array.from({ length: 3_000 }, (_, id) => id);
    expect((await copy.getMany(ids.map((id) => `chat:${id}`))).every(Boolean)).toBe(true);
    for (let number = 1; number <= written; number++) {
      const [a, b] = await copy.getMany([`a:${number}`, `b:${number}`]);
      expect(a).toEqual(b);
    }
    await copy.close();
  });

  it('a backup of a file that cannot shrink is small, and can', async () => {
    const path = await freshPath();
    const old = new DatabaseSync(path);
    old.exec('CREATE TABLE other (x)');
    const insert = old.prepare('INSERT INTO other VALUES (?)');
    for (let n = 0; n < 300; n++) insert.run('x'.repeat(10_000));
    old.exec('DELETE FROM other');
    old.close();
    const file = `${path}.backup`;
    expect(await backUp(path, file)).toBe(await sizeOf(file));
    expect(await sizeOf(file)).toBeLessThan((await sizeOf(path)) / 10);
    expect(pragmaOf(file, 'auto_vacuum')).toBe(2);
    expect(pragmaOf(path, 'auto_vacuum')).toBe(0);
  });

  it('a backup is never written over anything, nor made of a store that is not there', async () => {
    const path = await freshPath();
    await filled(path, 1);
    await writeFile(`${path}.other`, 'precious');
    await expect(backUp(path, `${path}.other`)).rejects.toThrow('is there already');
    await expect(backUp(path, path)).rejects.toThrow('is there already');
    await expect(backUp(`${path}.none`, `${path}.new`)).rejects.toThrow('there is no store at');
    expect([existsSync(`${path}.none`), existsSync(`${path}.new`)]).toEqual([false, false]);
  });

  it('a backup of a damaged store is not made, and leaves nothing behind', async () => {
    const path = await freshPath();
    await filled(path, 1_000);
    await damage(path, 20, 3);
    await expect(backUp(path, `${path}.backup`)).rejects.toMatchObject({ reason: 'damaged' });
    expect([existsSync(`${path}.backup`), existsSync(`${path}.backup.part`)]).toEqual([false, false]);
  });

  it('npm run backup says what is wrong with its arguments', async () => {
    const path = await freshPath();
    for (const args of [[], ['a', 'b'], ['--help']])
      expect(await run(args, `sqlite://${path}`)).toMatchObject({ status: 64, out: /npm run backup/ });
    expect(await run(['x'], 'memory:')).toMatchObject({ status: 64 });
    const elsewhere = await run(['x'], 'postgres://kabar:rahasia@contoh.id/kabar');
    expect(elsewhere).toEqual({
      status: 64,
      out: 'STORE_URL is postgres://contoh.id/kabar: a Postgres is backed up and restored by its own tools (pg_dump and pg_restore).\n',
    });
    expect(await run([`${path}.new`], `sqlite://${path}`)).toMatchObject({
      status: 74,
      out: `No backup was made: there is no store at ${path}.\n`,
    });
  });
});
