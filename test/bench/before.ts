import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { seedFollowers, startProgram } from './stage.ts';

const root = join(import.meta.dirname, '../..');

/** How a store is filled and Kabar started, by one commit's own code. */
export type Way = { seedFollowers: typeof seedFollowers; startProgram: typeof startProgram };

/**
 * Kabar as it was at a commit, to be measured beside what it is now: its files in a folder of their own, with its packages, which are
 * installed where these are others than today's. `way` is undefined where git does not know the commit.
 */
export const openBefore = async (
  commit: string,
): Promise<{ way?: Way; folder: string; close(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'kabar-before-'));
  const close = () => rm(folder, { recursive: true, force: true });
  const git = (...given: string[]) => promisify(execFile)('git', given, { cwd: root });
  const isKnown = await git('cat-file', '-e', `${commit}^{commit}`).then(
    () => true,
    () => false,
  );
  if (!isKnown) return { folder, close };
  const archive = spawn('git', ['archive', commit], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const unpack = spawn('tar', ['-x', '-C', folder], { stdio: [archive.stdout, 'inherit', 'inherit'] });
  await once(unpack, 'exit');
  const [lock, own] = await Promise.all(
    [root, folder].map((one) => readFile(join(one, 'package-lock.json'), 'utf8')),
  );
  if (lock === own) await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  else await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder });
  const way = (await import(join(folder, 'test/bench/stage.ts'))) as Way;
  return { way, folder, close };
};
