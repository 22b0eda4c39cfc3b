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

type LogRecord = { level: string; event: string } & Record<string, unknown>;

/** The real program as a process of its own. */
export type Running = {
  process: ChildProcess;
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
  /** Starts Kabar from few files, or another program: its file, or what follows `node`. `ready` resolves when it says that it is, and rejects when it ends before. */
  start(env?: Record<string, string>, program?: string | string[]): Running & { ready: Promise<void> };
  /** Starts Kabar and waits until it says that it is ready. */
  run(env?: Record<string, string>, program?: string | string[]): Promise<Running>;
  close(): Promise<void>;
};

/** `storeUrl`: a store to work on, which stays; otherwise one of its own, in SQLite. */
export type StageOptions = { keep?: number; seed?: number; storeUrl?: string };

export const createStage = async ({ storeUrl: given, ...options }: StageOptions = {}): Promise<Stage> => {
  const [telegram, newsroom, main] = await Promise.all([
    createTelegram(options),
    createNewsroom(),
    bundledFile('main'),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'kabar-flow-'));
  const storeUrl = given ?? `sqlite://${join(folder, 'kabar.sqlite')}`;
  const apart = join(folder, 'kabar.search');
  const searchFile = storeUrl.startsWith('sqlite://') ? `${storeUrl.slice(9)}.search` : apart;
  const running = new Set<Running>();

  const start: Stage['start'] = (env = {}, program = main) => {
    const child = spawn(process.execPath, [program].flat(), {
      env: {
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
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log: LogRecord[] = [];
    const lines: string[] = [];
    const one: Running = {
      process: child,
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
    running.add(one);
    const ready = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (!line.startsWith('{')) return;
        const record = JSON.parse(line) as LogRecord;
        log.push(record);
        if (record.event === 'ready') ready.resolve();
      });
    child.on('exit', (code) => ready.reject(new Error(`Kabar ended with ${code}:\n${lines.join('\n')}`)));
    ready.promise.catch(() => {});
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
      for (const one of running) await one.kill('SIGKILL');
      await Promise.all([telegram.close(), newsroom.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
