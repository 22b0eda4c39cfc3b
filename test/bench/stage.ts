import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { blankChat } from '../../src/audience/chats.ts';
import { feedId } from '../../src/feed/address.ts';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import type { Stats } from '../../src/sandbox/telegram/index.ts';
import { openCollections } from '../../src/store/collections.ts';
import { openStore } from '../../src/store/keyv/open.ts';
import { peakMiB } from '../measured.ts';

const source = join(import.meta.dirname, '../../src');
const pageSize = 256;
/** What `npm start` of the repository in a folder gives Node, flags and then the file, but for the `.env` of whoever measures. */
export const startCommand = (folder: string): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((one) => one !== 'node' && !one.startsWith('--env-file'));
};
const root = join(import.meta.dirname, '../..');
/** The flags of `npm start` that bear on memory. */
export const memoryFlags = startCommand(root).filter((one) => one.startsWith('--'));
/** Clock ticks a second in /proc (Linux, all that Node runs on). */
export const ticksPerSecond = 100;

/** A simulated Telegram in a process of its own, and how to steer it. */
export type Simulator = {
  url: string;
  token: string;
  people(count: number): Promise<number[]>;
  post(path: string, body: object): Promise<unknown>;
  stats(): Promise<Stats>;
  act(what: string, args?: unknown[], person?: number): Promise<unknown>;
  wait(chat: number, text: string, after?: number, timeoutMs?: number): Promise<{ message_id: number }>;
  close(): Promise<void>;
};

export const startSimulator = async (): Promise<Simulator> => {
  const child = spawn(process.execPath, [join(source, 'sandbox/main.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { telegram: url, token } = JSON.parse(line) as { telegram: string; token: string };
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(`${url}/sandbox/${path}`, init);
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body;
  };
  const post = (path: string, body: object) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  return {
    url,
    token,
    post,
    people: async (count) => (await post('people', { count })) as number[],
    stats: async () => (await ask('stats')) as Stats,
    act: (what, args = [], person) =>
      post('act', { do: what, args, ...(person !== undefined && { person }) }),
    wait: async (chat, text, after = 0, timeoutMs = 60_000) =>
      (await ask(
        `wait?chat=${chat}&text=${encodeURIComponent(text)}&after=${after}&timeoutMs=${timeoutMs}`,
      )) as { message_id: number },
    close: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

/** Kabar as a process of its own, and what it costs. */
export type Program = {
  process: ChildProcess;
  cpuSeconds(): Promise<number>;
  /** Largest resident memory so far (MiB). */
  peakMiB(): number;
  /** Ends it; gives how many requests it would have had under way at once at its last pace. */
  stop(): Promise<number>;
};

export const startProgram = async (env: Record<string, string>): Promise<Program> => {
  const child = spawn(process.execPath, startCommand(root), {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      ALLOW_PRIVATE_NETWORK: 'true',
      POLL_CRON: '* * * * * *',
      POLL_INTERVAL_SECONDS: '1',
      POLL_MIN_SECONDS: '1',
      POLL_MAX_SECONDS: '1',
      GENERAL_SOURCES: 'none',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ready = Promise.withResolvers<void>();
  child.on('exit', (code) => ready.reject(new Error(`Kabar ended with ${code}`)));
  let window = 0;
  createInterface({ input: child.stderr }).on('line', (line) => {
    const record = JSON.parse(line) as { event: string; window?: number };
    if (record.event === 'pace') window = record.window ?? 0;
    if (record.event === 'ready') ready.resolve();
    else if (!line.includes('"level":"info"')) process.stderr.write(`${line}\n`);
  });
  await ready.promise;
  return {
    process: child,
    cpuSeconds: async () => {
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    },
    peakMiB: () => peakMiB(child.pid ?? 'self'),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      return window;
    },
  };
};

export type Theatre = { newsroom: Newsroom; folder: string; storeUrl: string; close(): Promise<void> };

/** A newsroom and an empty store. */
export const createTheatre = async (): Promise<Theatre> => {
  const newsroom = await createNewsroom();
  const folder = await mkdtemp(join(tmpdir(), 'kabar-bench-'));
  return {
    newsroom,
    folder,
    storeUrl: `sqlite://${join(folder, 'kabar.sqlite')}`,
    close: async () => {
      await newsroom.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Writes a feed and its followers into the store, as if all of them had followed it long ago. */
export const seedFollowers = async (
  storeUrl: string,
  feedUrl: string,
  title: string,
  chatIds: Iterable<number>,
): Promise<string> => {
  const id = feedId(feedUrl);
  const collections = await openCollections(storeUrl);
  await collections.feeds.save(
    { id, url: feedUrl, title, nextAt: Date.now(), failures: 0 },
    { known: { stories: [], faces: [] }, recent: [] },
  );
  // Else the program would list all of them, once, while it is measured.
  await collections.everybody.setListed();
  await collections.close();
  const store = await openStore(storeUrl);
  let slot = 0;
  let page: number[] = [];
  const flush = async () => {
    const number = Math.ceil(slot / pageSize) - 1;
    const chats = page.map((chatId, index) => ({
      key: `chat:${chatId}`,
      value: {
        ...blankChat(
          { id: chatId, kind: 'private', title: '' },
          { language: 'id', timeZone: 'Asia/Jakarta' },
        ),
        follows: [{ sourceId: id, slot: number * pageSize + index, since: 0 }],
      },
    }));
    await store.setMany([{ key: `audience:${id}:${number}`, value: page }, ...chats]);
    page = [];
  };
  for (const chatId of chatIds) {
    page.push(chatId);
    slot++;
    if (page.length === pageSize) await flush();
  }
  if (page.length > 0) await flush();
  await store.set(`audience:${id}`, { slots: slot, followers: slot, holes: [] });
  await store.close();
  return id;
};
