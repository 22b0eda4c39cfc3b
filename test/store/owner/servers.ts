import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../flow/server.ts';

/** A database server of a test's own, on a free port and in a folder of its own. */
export type Server = { url: string; process: ChildProcess; close(): Promise<void> };

const folders = (process.env['PATH'] ?? '').split(':');
const postgresFolders = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
  : [];
const found = (name: string): string | undefined =>
  [...postgresFolders, ...folders].map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Which servers this machine has; with REQUIRE_ALL those that it lacks fail to start. */
export const kinds = (['redis', 'postgres'] as const).filter(
  (kind) =>
    process.env['REQUIRE_ALL'] !== undefined ||
    found(kind === 'redis' ? 'redis-server' : 'initdb') !== undefined,
);

export const startServer = async (kind: (typeof kinds)[number]): Promise<Server> => {
  const folder = mkdtempSync(join(tmpdir(), `kabar-${kind}-`));
  const port = await freePort();
  const child = kind === 'redis' ? startRedis(folder, port) : startPostgres(folder, port);
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 400) throw new Error(`${kind} did not start`);
    await pause(50);
  }
  const user = kind === 'redis' ? '' : 'kabar@';
  return {
    url: `${kind}://${user}127.0.0.1:${port}${kind === 'redis' ? '' : '/postgres'}`,
    process: child,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        // Postgres: SIGQUIT ends it at once, and its children with it.
        child.kill('SIGCONT');
        child.kill(kind === 'redis' ? 'SIGKILL' : 'SIGQUIT');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const startRedis = (folder: string, port: number): ChildProcess =>
  spawn(
    found('redis-server') ?? 'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );

/** It does not run as root. */
const startPostgres = (folder: string, port: number): ChildProcess => {
  const isRoot = process.getuid?.() === 0;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const as = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const options = { ...as, stdio: 'ignore' as const, cwd: folder };
  const data = join(folder, 'data');
  execFileSync(found('initdb') ?? 'initdb', ['-D', data, '-U', 'kabar', '-A', 'trust', '-N'], options);
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
  ];
  return spawn(
    found('postgres') ?? 'postgres',
    ['-D', data, ...settings.flatMap((one) => ['-c', one])],
    options,
  );
};
