import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launch = join(import.meta.dirname, '../../src/launch');
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
  arenas: process.env['MALLOC_ARENA_MAX'], pid: process.pid,
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
const start = async () => {
  const { pid, stdout, stderr } = await node('--env-file-if-exists=.env', 'src/launch/start.js');
  const said = JSON.parse(stdout) as Record<string, unknown> & { file: string };
  return { ...said, file: relative(root, said.file), isSameProcess: said['pid'] === pid, stderr };
};

describe('the start', () => {
  it('runs the source where there is no copy without types', async () => {
    expect(await start()).toMatchObject({ file: 'src/main.ts', word: 'Halo', version: '1' });
  });

  it('runs the copy that the installation has made', async () => {
    await lay();
    expect(await start()).toMatchObject({ file: '.stripped/src/main.js', word: 'Halo', version: '1' });
  });

  it('has in the copy what is no program, as it is', async () => {
    const page = join(root, 'src/page/page.js');
    await mkdir(join(root, 'src/page'));
    await writeFile(page, `import './other.ts'; // for a browser`);
    await lay();
    expect(await readFile(join(root, '.stripped/src/page/page.js'))).toEqual(await readFile(page));
  });

  it('hands on to the demo what stands behind its name', async () => {
    await writeFile(join(root, 'src/demo.ts'), 'console.log(JSON.stringify(process.argv.slice(2)));');
    await lay();
    const { stdout } = await node('src/launch/start.js', 'demo', '--scene');
    expect(JSON.parse(stdout)).toEqual(['--scene']);
  });

  it('runs the source once it says something else than the copy, and the copy once that is made anew', async () => {
    await lay();
    await writeFile(join(root, 'src/word.ts'), `export const word: string = 'Hai';`);
    expect(await start()).toMatchObject({ file: 'src/main.ts', word: 'Hai' });
    await lay();
    expect(await start()).toMatchObject({ file: '.stripped/src/main.js', word: 'Hai' });
  });

  it('leaves nothing in the copy that the source has no more', async () => {
    await writeFile(join(root, 'src/left.ts'), '');
    await lay();
    await rm(join(root, 'src/left.ts'));
    expect(await start()).toMatchObject({ file: 'src/main.ts' });
    await lay();
    await expect(node('.stripped/src/left.js')).rejects.toThrow('Cannot find module');
  });

  it('is one process with one arena of memory, and shows nobody what an .env file says', async () => {
    expect(await start()).toMatchObject({
      isSameProcess: true,
      arenas: '1',
      secret: 'rahasia',
      isSecretShown: false,
      stderr: '',
    });
  });

  it('does not fail an installation that cannot make the copy', async () => {
    await writeFile(join(root, 'src/word.ts'), 'export enum Word { Halo }');
    const { stderr } = await lay();
    expect(stderr).toContain('Kabar will run from its TypeScript');
  });
});
