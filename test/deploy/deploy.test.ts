import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import packageFacts from '../../package.json' with { type: 'json' };
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { freePort } from '../flow/server.ts';
import { allocation } from '../launch/entry.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const flags = packageFacts.scripts.start.split(' ').filter((one) => /^--(expose|max)/.test(one));
/** Whom an unprivileged user is to be: only root can become somebody else. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let folder = '';
let telegram: Telegram | undefined;
afterEach(async () => {
  await telegram?.close();
  telegram = undefined;
  if (folder !== '') await promisify(execFile)('chmod', ['-R', 'u+w', folder]);
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

/** What the image holds: the files that .dockerignore lets in, and what the Dockerfile makes of them; nobody can write to it. */
const image = async (): Promise<{ kabar: string; data: string }> => {
  folder = await mkdtemp(join(tmpdir(), 'kabar-image-'));
  await chmod(folder, 0o755);
  const kabar = join(folder, 'kabar');
  const data = join(folder, 'data');
  await mkdir(kabar);
  await mkdir(data);
  const [everything, ...kept] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(everything).toBe('*');
  for (const line of kept)
    await cp(join(root, line.slice(1)), join(kabar, line.slice(1)), { recursive: true });
  await symlink(join(root, 'node_modules'), join(kabar, 'node_modules'));
  await promisify(execFile)(process.execPath, ['src/launch/lay.js'], { cwd: kabar });
  await promisify(execFile)('chmod', ['-R', 'a-w,a+rX', kabar]);
  if (nobody.uid !== undefined) await chown(data, nobody.uid, nobody.gid);
  return { kabar, data };
};

describe('what runs Kabar', () => {
  it.each(['Dockerfile', 'deploy/kabar.service'])('%s starts Kabar with the flags of npm start', (file) => {
    expect(flags).toHaveLength(3);
    const [line = ''] = /^(?:CMD|ExecStart=).*start\.js.*$/m.exec(read(file)) ?? [];
    expect(line.match(/--[\w-]+(?:=\d+)?/g)).toEqual(flags);
  });

  it.each(['Dockerfile', 'deploy/kabar.service'])('%s keeps memory as npm start does', (file) => {
    for (const [name, value] of Object.entries(allocation)) expect(read(file)).toContain(`${name}=${value}`);
  });

  it('nothing secret and nothing of this machine goes into the image', async () => {
    const { kabar } = await image();
    expect((await readdir(kabar)).sort()).toEqual([
      '.built',
      'commands',
      'deploy',
      'node_modules',
      'package-lock.json',
      'package.json',
      'src',
    ]);
  });

  it('the image runs as an unprivileged user who can write to the data alone, is healthy, and ends with 0', async () => {
    const { kabar, data } = await image();
    telegram = await createTelegram();
    const port = await freePort();
    const env = {
      PATH: process.env['PATH'] ?? '',
      BOT_TOKEN: telegram.token,
      BOT_API_ROOT: telegram.url,
      GENERAL_SOURCES: 'none',
      STORE_URL: `sqlite://${data}/kabar.sqlite`,
      HTTP_PORT: String(port),
      ...allocation,
    };
    const command = [...flags, 'src/launch/start.js'];
    const running = spawn(process.execPath, command, { cwd: kabar, env, ...nobody });
    let said = '';
    for (const stream of [running.stdout, running.stderr])
      stream.on('data', (piece: Buffer) => (said += piece.toString()));
    while (!said.includes('"event":"ready"')) {
      if (running.exitCode !== null) throw new Error(said);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const check = (given: string) =>
      promisify(execFile)(process.execPath, ['deploy/healthcheck.js'], {
        cwd: kabar,
        env: { HTTP_PORT: given },
        ...nobody,
      }).then(
        () => 0,
        (error: { code: number }) => error.code,
      );
    expect(await check(String(port))).toBe(0);
    expect(await check(String(await freePort()))).toBe(1);
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(
      said
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('{')),
    ).toEqual([]);
    expect((await readdir(data)).some((name) => name === 'kabar.sqlite')).toBe(true);
  });
});
