import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startEnv } from './environment.ts';
import { leftLine, type Order } from './order.ts';

/** A process that waits for Kabars to run (host.ts). */
export type Host = {
  process: ChildProcess;
  /** Starts a Kabar by these settings; from now on `onLine` is given what it prints. */
  start(env: Record<string, string>, onLine: (line: string) => void): void;
  /** Ends Kabar, and keeps the process for another where nothing is left of this one. */
  release(): Promise<void>;
};

/** How long a Kabar may take to end before its process is killed (milliseconds). */
const patienceMs = 3_000;
/** Processes that are kept while nobody needs them. */
const mostIdle = 2;
const idle = new Set<Host>();

const openHost = (file: string): Host => {
  const child = spawn(process.execPath, [file], { env: startEnv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { stdout, stderr } = child;
  let hear: (line: string) => void = () => {};
  for (const stream of [stdout, stderr])
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => hear(line));
  // It ends with this process, and keeps it from nothing.
  for (const one of [child, child.channel, stdout as Socket | null, stderr as Socket | null]) one?.unref();
  const tell = (order: Order) => child.send(order, () => {});
  const host: Host = {
    process: child,
    start: (env, onLine) => {
      hear = onLine;
      tell({ kind: 'start', env });
    },
    release: async () => {
      const left = new Promise<boolean>((resolve) => {
        const before = hear;
        hear = (line) => (line === leftLine ? resolve(true) : before(line));
      });
      const given = new AbortController();
      const late = pause(patienceMs, false, { signal: given.signal, ref: false });
      if (child.connected) tell({ kind: 'end' });
      const isReady = await Promise.race([left, ended.then(() => false), late]);
      given.abort();
      hear = () => {};
      if (isReady && child.connected && idle.size < mostIdle) {
        idle.add(host);
        return;
      }
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
  child.once('exit', () => idle.delete(host));
  return host;
};

/** A process that is free for a Kabar: one that has run others before, where there is one. `file`: host.ts in a bundle. */
export const takeHost = (file: string): Host => {
  for (const host of idle)
    if (host.process.connected) {
      idle.delete(host);
      return host;
    }
  return openHost(file);
};
