import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { bundledFile } from '../launch/bundled.ts';
import { startEnv } from '../launch/environment.ts';
import { takeHost } from '../launch/hosts.ts';

type LogRecord = { level: string; event: string } & Record<string, unknown>;

/** The real program as a process of its own. */
export type Running = {
  readonly process: ChildProcess;
  log: LogRecord[];
  /** Everything that it printed. */
  output(): string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

/** A simulated Telegram and newsroom in this process, and Kabar in processes of its own over one store. */
export type Stage = {
  telegram: Telegram;
  newsroom: Newsroom;
  storeUrl: string;
  /** Where Kabar keeps what is searched. */
  searchFile: string;
  /**
   * Starts Kabar, in a process that may have run others before, one after the other, and been left by them as it was; or another
   * program: its file, or what follows `node`. `ready` resolves when it says that it is, and rejects when it ends before.
   */
  start(env?: Record<string, string>, program?: string | string[]): Running & { ready: Promise<void> };
  /** Starts Kabar and waits until it says that it is ready. */
  run(env?: Record<string, string>, program?: string | string[]): Promise<Running>;
  close(): Promise<void>;
};

/** `storeUrl`: a store to work on, which stays; otherwise one of its own, in SQLite. */
export type StageOptions = { keep?: number; seed?: number; storeUrl?: string };

type Line = (line: string) => void;
type Started = { child: ChildProcess; /** Ends it, whatever it does. */ end(): Promise<void> };

const startProgram = (program: string[], env: Record<string, string>, onLine: Line): Started => {
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
  const ended = once(child, 'exit');
  const end = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { child, end };
};

const startInHost = (file: string, env: Record<string, string>, onLine: Line): Started => {
  const host = takeHost(file);
  host.start(env, onLine);
  return { child: host.process, end: host.release };
};

export const createStage = async ({ storeUrl: given, ...options }: StageOptions = {}): Promise<Stage> => {
  const [telegram, newsroom, main, host] = await Promise.all([
    createTelegram(options),
    createNewsroom(),
    bundledFile('main'),
    bundledFile('host'),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'kabar-flow-'));
  const storeUrl = given ?? `sqlite://${join(folder, 'kabar.sqlite')}`;
  const apart = join(folder, 'kabar.search');
  const searchFile = storeUrl.startsWith('sqlite://') ? `${storeUrl.slice(9)}.search` : apart;
  const running = new Map<Running, () => Promise<void>>();

  const start: Stage['start'] = (more = {}, program) => {
    const env = {
      ...startEnv,
      BOT_TOKEN: telegram.token,
      BOT_API_ROOT: telegram.url,
      GENERAL_SOURCES: 'none',
      STORE_URL: storeUrl,
      SEARCH_FILE: apart,
      POLL_CRON: '* * * * * *',
      POLL_INTERVAL_SECONDS: '1',
      POLL_MIN_SECONDS: '1',
      POLL_MAX_SECONDS: '1',
      TELEGRAM_RATE: '1000',
      ALLOW_PRIVATE_NETWORK: 'true',
      ...more,
    };
    const log: LogRecord[] = [];
    const lines: string[] = [];
    const ready = Promise.withResolvers<void>();
    const onLine = (line: string) => {
      lines.push(line);
      if (!line.startsWith('{')) return;
      const record = JSON.parse(line) as LogRecord;
      log.push(record);
      if (record.event === 'ready') ready.resolve();
    };
    // What Node itself is to do otherwise takes a process of its own.
    const isOwn = program !== undefined || 'NODE_OPTIONS' in more;
    const { child, end } = isOwn
      ? startProgram([program ?? main].flat(), env, onLine)
      : startInHost(host, env, onLine);
    const onExit = (code: number | null) =>
      ready.reject(new Error(`Kabar ended with ${code}:\n${lines.join('\n')}`));
    child.on('exit', onExit);
    ready.promise.catch(() => {});
    let isUntouched = true;
    const one: Running = {
      get process() {
        // Nobody knows what is done to it.
        isUntouched = false;
        return child;
      },
      log,
      output: () => lines.join('\n'),
      kill: async (signal) => {
        if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
        running.delete(one);
        return child.exitCode;
      },
    };
    running.set(one, async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (!isUntouched) child.kill('SIGKILL');
      await end();
      child.off('exit', onExit);
    });
    return Object.assign(one, { ready: ready.promise });
  };
  const run: Stage['run'] = async (env, program) => {
    const one = start(env, program);
    await one.ready;
    return one;
  };

  return {
    telegram,
    newsroom,
    storeUrl,
    searchFile,
    start,
    run,
    close: async () => {
      await Promise.all([...running.values()].map((end) => end()));
      await Promise.all([telegram.close(), newsroom.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
