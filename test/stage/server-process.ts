import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A store's server as a process of this test's own. */
export type StoreServer = {
  /** The address of a store in it that nothing was written to yet; with a password. */
  freshUrl(): Promise<string>;
  /** Resolves once it takes connections; after `stop` it starts on what it had. */
  start(): Promise<void>;
  stop(signal: NodeJS.Signals): Promise<void>;
  /** Sends a signal and does not wait for anything. */
  signal(signal: NodeJS.Signals): void;
  /** The ids of its processes, the first of which has started the others; none while it is stopped. */
  pids(): number[];
  /** Ends it and removes its files. */
  close(): Promise<void>;
};

export const password = 'rahasia-besar';

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** The ids of the processes that a process has started (Linux); none where it is gone. */
const childrenOf = (id: number): number[] => {
  try {
    return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** Sends a signal to a process that may have ended meanwhile. */
const tell = (id: number, name: NodeJS.Signals) => {
  try {
    process.kill(id, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/** A program that is started, ended by its own process id, and started again. */
export const programOf = (
  file: string,
  args: string[],
  { isReady, ...options }: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> & { isReady(): Promise<boolean> },
) => {
  let child: ChildProcess | undefined;
  const said: string[] = [];
  const signal = (name: NodeJS.Signals) => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // What is to hang hangs as a whole: Postgres has a process for each connection.
    if (name === 'SIGSTOP' || name === 'SIGCONT') for (const id of childrenOf(child.pid)) tell(id, name);
    child.kill(name);
  };
  return {
    start: async () => {
      const started = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (bytes) => said.push(String(bytes)));
      while (!(await isReady())) {
        if (started.exitCode !== null) throw new Error(`${file} ended:\n${said.join('')}`);
        await sleep(20);
      }
    },
    signal,
    pids: () => (child?.pid === undefined ? [] : [child.pid, ...childrenOf(child.pid)]),
    stop: async (name: NodeJS.Signals) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      signal(name);
      // A paused process takes no other signal but the one that kills.
      signal('SIGCONT');
      await ended;
    },
  };
};
