import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const launch = join(repository, 'src/launch');
let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kabar-launch-'));
  await cp(launch, join(root, 'src/launch'), { recursive: true });
  await mkdir(join(root, 'commands'));
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'src/word.ts'), `export const word: string = 'Halo';`);
  await writeFile(join(root, 'src/facts.json'), '{"version":"1"}');
  await writeFile(join(root, 'src/main.ts'), main);
  await writeFile(join(root, '.env'), 'SECRET_WORD=rahasia\n');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const main = `
import { readFileSync } from 'node:fs';
import facts from './facts.json' with { type: 'json' };
import { word } from './word.ts';
const said: Record<string, unknown> = {
  file: import.meta.filename, word, version: facts.version, secret: process.env['SECRET_WORD'],
  isSecretShown: readFileSync('/proc/self/environ', 'utf8').includes('rahasia'),
  arenas: process.env['MALLOC_ARENA_MAX'], leastApart: process.env['MALLOC_MMAP_THRESHOLD_'], pid: process.pid,
};
console.log(JSON.stringify(said));
`;

const node = async (...given: string[]) => {
  const running = promisify(execFile)(process.execPath, given, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return { pid: running.child.pid, ...(await running) };
};
const lay = () => node('--disable-warning=ExperimentalWarning', 'src/launch/lay.js');
/** What an installation with its development dependencies has. */
const installAll = () => symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
const start = async () => {
  const { pid, stdout, stderr } = await node('--env-file-if-exists=.env', 'src/launch/start.js');
  const said = JSON.parse(stdout) as Record<string, unknown> & { file: string };
  return { ...said, file: relative(root, said.file), isSameProcess: said['pid'] === pid, stderr };
};

describe('the start', () => {
  it('runs the source where nothing was built', async () => {
    expect(await start()).toMatchObject({ file: 'src/main.ts', word: 'Halo', version: '1' });
  });

  it('runs the bundle that a whole installation has made', async () => {
    await installAll();
    expect(await lay()).toMatchObject({ stderr: '' });
    expect(await start()).toMatchObject({ file: '.built/src/main.js', word: 'Halo', version: '1' });
    expect(await readdir(join(root, '.built/src'))).toEqual(['main.js']);
  });

  it('finds the threads and files of its own from a bundle', async () => {
    await installAll();
    await mkdir(join(root, 'src/worker'));
    await mkdir(join(root, 'src/pages/browser'), { recursive: true });
    await writeFile(join(root, 'src/pages/browser/page.html'), 'Halaman');
    await writeFile(
      join(root, 'src/worker/serve.ts'),
      `import { parentPort } from 'node:worker_threads'; parentPort?.postMessage('Utas');`,
    );
    await writeFile(
      join(root, 'src/pages/parts.ts'),
      `import { readFileSync } from 'node:fs';
       import { join } from 'node:path';
       import { Worker } from 'node:worker_threads';
       export const page = (): string => readFileSync(join(import.meta.dirname, 'browser/page.html'), 'utf8');
       export const thread = (): Worker => new Worker(new URL('../worker/serve.ts', import.meta.url));`,
    );
    await writeFile(
      join(root, 'src/main.ts'),
      `import { page, thread } from './pages/parts.ts';
       thread().on('message', (said) => console.log(JSON.stringify({ file: import.meta.filename, page: page(), said })));`,
    );
    await lay();
    expect(await start()).toMatchObject({ file: '.built/src/main.js', page: 'Halaman', said: 'Utas' });
  });

  it('runs the copy without types that an installation without development dependencies has made', async () => {
    expect(await lay()).toMatchObject({ stderr: '' });
    expect(await start()).toMatchObject({ file: '.built/src/main.js', word: 'Halo', version: '1' });
    expect(await readdir(join(root, '.built/src'))).toContain('word.js');
  });

  it('has in the copy what is no program, as it is', async () => {
    const page = join(root, 'src/page/page.js');
    await mkdir(join(root, 'src/page'));
    await writeFile(page, `import './other.ts'; // for a browser`);
    await lay();
    expect(await readFile(join(root, '.built/src/page/page.js'))).toEqual(await readFile(page));
  });

  it('hands on to the demo what stands behind its name', async () => {
    await writeFile(join(root, 'src/demo.ts'), 'console.log(JSON.stringify(process.argv.slice(2)));');
    await lay();
    const { stdout } = await node('src/launch/start.js', 'demo', '--scene');
    expect(JSON.parse(stdout)).toEqual(['--scene']);
  });

  it('runs the source once it says something else than what was built, and that once it is built anew', async () => {
    await installAll();
    await lay();
    await writeFile(join(root, 'src/word.ts'), `export const word: string = 'Hai';`);
    expect(await start()).toMatchObject({ file: 'src/main.ts', word: 'Hai' });
    await lay();
    expect(await start()).toMatchObject({ file: '.built/src/main.js', word: 'Hai' });
  });

  it('runs the source once other versions of what it imports are locked, as the bundle holds these', async () => {
    await installAll();
    await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
    await lay();
    expect(await start()).toMatchObject({ file: '.built/src/main.js' });
    await writeFile(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    expect(await start()).toMatchObject({ file: 'src/main.ts' });
  });

  it('leaves nothing in the copy that the source has no more', async () => {
    await writeFile(join(root, 'src/left.ts'), '');
    await lay();
    await rm(join(root, 'src/left.ts'));
    expect(await start()).toMatchObject({ file: 'src/main.ts' });
    await lay();
    await expect(node('.built/src/left.js')).rejects.toThrow('Cannot find module');
  });

  it('is one process with one arena of memory, and shows nobody what an .env file says', async () => {
    expect(await start()).toMatchObject({
      isSameProcess: true,
      arenas: '1',
      leastApart: '30000',
      secret: 'rahasia',
      isSecretShown: false,
      stderr: '',
    });
  });

  it('makes the copy where the bundle cannot be made, and says why', async () => {
    await installAll();
    await writeFile(join(root, 'src/demo.ts'), `import './missing.ts';`);
    const { stderr } = await lay();
    expect(stderr).toMatch(
      /^Kabar will run from its files one by one, which takes more memory: .*missing\.ts/s,
    );
    expect(await start()).toMatchObject({ file: '.built/src/main.js', word: 'Halo' });
  });

  it('does not fail an installation that can make neither', async () => {
    await writeFile(join(root, 'src/word.ts'), 'export enum Word { Halo }');
    const { stderr } = await lay();
    expect(stderr).toContain('Kabar will run from its TypeScript');
  });
});
