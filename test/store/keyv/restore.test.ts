import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../src/store/keyv/backup.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { restore } from '../../../src/store/keyv/restore.ts';
import { damage, filled, freshPath } from './files.ts';
import { startEnv } from '../../launch/environment.ts';

const now = new Date('2026-05-05T06:23:00Z');
const main = join(import.meta.dirname, '../../../src/restore.ts');
const run = (args: string[], storeUrl: string): Promise<{ status: number; out: string }> =>
  new Promise((resolve) => {
    const env = { ...startEnv, STORE_URL: storeUrl };
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
    );
  });
const set = async (path: string, value: string) => {
  const store = await openStore(`sqlite://${path}`);
  await store.set('word', value);
  await store.close();
};
const wordIn = async (path: string) => {
  const store = await openStore(`sqlite://${path}`);
  const found = await store.get<string>('word');
  await store.close();
  return found;
};
/** A store that says "new", and a backup of it from when it said "old". */
const stage = async () => {
  const path = await freshPath();
  await filled(path, 500);
  await set(path, 'old');
  const file = `${path}.backup`;
  await backUp(path, file);
  await set(path, 'new');
  return { path, file };
};

describe('a restored store', () => {
  it('a restored store is what was backed up, and the store from before is kept beside it', async () => {
    const { path, file } = await stage();
    await writeFile(`${path}.search`, 'an index');
    const { status, out } = await run([file], `sqlite://${path}`);
    expect([status, out]).toEqual([0, expect.stringContaining('What was there before is in')]);
    const before = /is in (\S+)\.\n/.exec(out)?.[1] ?? '';
    expect([await wordIn(path), await wordIn(before), await wordIn(file)]).toEqual(['old', 'new', 'old']);
    expect(existsSync(`${path}.search`)).toBe(false);
  });

  it('a store that was cut off in the middle leaves none of its log to the restored one, and is kept whole', async () => {
    const { path, file } = await stage();
    // A program that is killed leaves its writes in the log beside the file.
    const program = `const { DatabaseSync } = require('node:sqlite'); const d = new DatabaseSync(${JSON.stringify(path)});
      d.exec("PRAGMA journal_mode = WAL; UPDATE keyv SET value = json_set(value, '$.value', 'newest') WHERE key = 'word'");
      process.kill(process.pid, 'SIGKILL');`;
    await new Promise((resolve) => execFile(process.execPath, ['-e', program], resolve));
    expect(existsSync(`${path}-wal`)).toBe(true);
    const before = await restore(file, path, now);
    expect([await wordIn(path), await wordIn(before ?? '')]).toEqual(['old', 'newest']);
  });

  it('a damaged store gives way to a backup, and is kept', async () => {
    const { path, file } = await stage();
    await damage(path, 0, 1);
    const rubbish = await readFile(path);
    const before = await restore(file, path, now);
    expect(await wordIn(path)).toBe('old');
    expect((await readFile(before ?? '')).equals(rubbish)).toBe(true);
  });

  it('a backup makes a store where there is none', async () => {
    const { file } = await stage();
    const path = join(dirname(await freshPath()), 'new', 'kabar.sqlite');
    expect(await restore(file, path, now)).toBeUndefined();
    expect(await wordIn(path)).toBe('old');
  });

  const notABackup: [string, (file: string) => Promise<unknown>, RegExp][] = [
    ['is damaged', (file) => damage(file, 5, 3), /is damaged/],
    [
      'is cut short',
      async (file) => writeFile(file, (await readFile(file)).subarray(0, 20_000)),
      /is damaged/,
    ],
    ['is no database', (file) => writeFile(file, 'x'.repeat(9_000)), /is damaged, or no store/],
    ['is empty', (file) => writeFile(file, ''), /is no store of Kabar/],
    ['has a log beside it', (file) => writeFile(`${file}-wal`, 'x'), /is no backup/],
    [
      'is of another program',
      async (file) => {
        const other = new DatabaseSync(file);
        other.exec('DROP TABLE keyv');
        other.close();
      },
      /is no store of Kabar/,
    ],
    [
      'is of a newer Kabar',
      async (file) => {
        const newer = new DatabaseSync(file);
        newer.exec(`UPDATE keyv SET value = '{"value":99}' WHERE key = 'schema'`);
        newer.close();
      },
      /written by a newer Kabar/,
    ],
  ];
  it.each(notABackup)('where the file %s nothing changes, and it is said why', async (_what, spoil, why) => {
    const { path, file } = await stage();
    await spoil(file);
    await expect(restore(file, path, now)).rejects.toThrow(why);
    expect(await wordIn(path)).toBe('new');
    const left = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
    expect(left.filter((name) => /part|before/.test(name))).toEqual([]);
  });

  it('while Kabar has the store nothing is restored, and it is said so', async () => {
    const { path, file } = await stage();
    const kabar = await openStore(`sqlite://${path}`, { isOwner: true });
    const { status, out } = await run([file], `sqlite://${path}`);
    expect([status, out]).toEqual([
      75,
      expect.stringMatching(/^Nothing was restored: .* is in use by another Kabar/),
    ]);
    expect(await kabar.get('word')).toBe('new');
    await kabar.close();
  });

  it('wrong arguments are told how, with 64', async () => {
    for (const args of [[], ['--help'], ['a', 'b']])
      expect(await run(args, 'memory:')).toEqual({
        status: 64,
        out: expect.stringContaining('npm run restore -- FILE'),
      });
    expect((await run(['a'], 'memory:')).status).toBe(64);
  });
});
