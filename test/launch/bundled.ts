import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kept } from './environment.ts';

type Bundle = {
  programs: Record<'main' | 'serve' | 'thread', string>;
  writeBundle(
    rolldown: typeof import('rolldown').rolldown,
    options: { from: string; programs: Record<string, string>; folder: string },
  ): Promise<void>;
};
const { programs, writeBundle } = (await import(
  String(new URL('../../src/launch/bundle.js', import.meta.url))
)) as Bundle;

const root = join(import.meta.dirname, '../..');
/** What tests start beside Kabar's own programs. */
const ofTests = {
  host: 'test/launch/host.ts',
  skipping: 'test/flow/skipping.ts',
  recaller: 'test/flow/recaller.ts',
  'killed-at-write': 'test/flow/killed-at-write.ts',
  'shifted-clock': 'test/flow/shifted-clock.ts',
  'soak-bot': 'test/soak/bot.ts',
};
/** All that a bundle may be made from. */
const sources = ['package-lock.json', '{src,commands}/**/*.{ts,js,json}', 'test/**/!(*.test).ts'];
/** What was not made anew for so long is left over from another state of the sources (milliseconds). */
const leftOverMs = 3_600_000;

const printOf = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
};

const make = async (folder: string): Promise<void> => {
  const { rolldown } = await import('rolldown');
  await writeBundle(rolldown, { from: root, programs: { ...programs, ...ofTests }, folder });
};

const removeLeftOvers = async (): Promise<void> => {
  for (const name of await readdir(kept)) {
    const { mtimeMs } = await stat(join(kept, name));
    if (Date.now() - mtimeMs > leftOverMs) await rm(join(kept, name), { recursive: true, force: true });
  }
};

const lay = async (): Promise<string> => {
  const folder = join(kept, await printOf());
  if (existsSync(folder)) return folder;
  await mkdir(kept, { recursive: true });
  await removeLeftOvers();
  // Several workers may be at it at once: the first whose folder takes the name has made it for all.
  const own = await mkdtemp(join(kept, 'making-'));
  try {
    await make(own);
    await rename(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(own, { recursive: true, force: true });
  }
  return folder;
};

let laid: Promise<string> | undefined;

/**
 * A program in a few files where Kabar has hundreds, so that it starts in half the time. It is made from the sources as they are now,
 * where that has not been done yet.
 */
export const bundledFile = async (name: 'main' | keyof typeof ofTests): Promise<string> =>
  join(await (laid ??= lay()), `${name}.js`);
