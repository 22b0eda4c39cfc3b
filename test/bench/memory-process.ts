import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { feedId } from '../../src/feed/address.ts';
import { openCollections } from '../../src/store/collections.ts';
import { createTheatre, seedFollowers, startCommand, startSimulator, type Simulator } from './stage.ts';

/** What a run of the real process took (MiB, seconds of CPU). */
export type Taken = {
  /** Resident ten seconds after the start. */
  startedMiB: number;
  /** The most of the whole run. */
  peakMiB: number;
  /** Resident when nothing has happened for a while but looks at feeds. */
  restMiB: number;
  cpuSeconds: number;
};

/** Seconds between two looks at a feed: each is looked at once before the story comes. */
const everyS = 30;
/** How long after the last delivery it is measured what Kabar takes at rest (milliseconds): longer than its reading thread lives. */
const restMs = 45_000;
const ticksPerSecond = 100;

/** Kabar as `npm start` of the repository in `folder` starts it, with so many feeds of twenty entries, and one story to so many chats. */
export const measureProcess = async (
  folder: string,
  { feeds, chats }: { feeds: number; chats: number },
): Promise<Taken> => {
  const simulator = await startSimulator();
  const theatre = await createTheatre();
  const server = spawn(process.execPath, [join(import.meta.dirname, 'memory-server.ts'), String(feeds)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const [first, ...others] = JSON.parse(line) as string[];
  const ids = await simulator.people(chats);
  if (first !== undefined) await seedFollowers(theatre.storeUrl, first, 'Harian', ids);
  await seedOthers(theatre.storeUrl, others, ids);
  await simulator.post('limits', { overall: { perSecond: 30 } });

  const child = spawn(process.execPath, startCommand(folder), {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      ALLOW_PRIVATE_NETWORK: 'true',
      POLL_CRON: '* * * * * *',
      POLL_INTERVAL_SECONDS: String(everyS),
      POLL_MIN_SECONDS: String(everyS),
      POLL_MAX_SECONDS: String(everyS),
      BOT_TOKEN: simulator.token,
      BOT_API_ROOT: simulator.url,
      STORE_URL: theatre.storeUrl,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const pid = child.pid ?? 0;
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stderr }).on('line', (text) => {
    if (text.includes('"event":"ready"')) ready.resolve();
    else if (!text.includes('"level":"info"')) process.stderr.write(`${text}\n`);
  });
  child.on('exit', (code) => ready.reject(new Error(`Kabar ended with ${code}`)));
  await ready.promise;
  await sleep(10_000);
  const startedMiB = statusOf(pid, 'VmRSS');
  if (first !== undefined) {
    await sleep((everyS - 5) * 1_000);
    server.stdin.write('Gempa terasa di Serang, warga keluar rumah\n');
    await untilAllHaveIt(simulator, ids.length);
    await sleep(restMs);
  }
  const taken = {
    startedMiB,
    peakMiB: statusOf(pid, 'VmHWM'),
    restMiB: statusOf(pid, 'VmRSS'),
    cpuSeconds: cpuSecondsOf(pid),
  };
  child.kill('SIGTERM');
  await once(child, 'exit');
  server.kill('SIGKILL');
  await Promise.all([simulator.close(), theatre.close()]);
  return taken;
};

/** Each of the other feeds is followed by one chat. */
const seedOthers = async (storeUrl: string, urls: string[], chatIds: number[]): Promise<void> => {
  const { feeds, audiences, chats, close } = await openCollections(storeUrl);
  for (const [index, url] of urls.entries()) {
    const id = feedId(url);
    const chatId = chatIds[index % chatIds.length] ?? 0;
    await feeds.save({ id, url, title: `Harian ${index}`, nextAt: Date.now(), failures: 0 });
    const slot = await audiences.occupy(id, chatId);
    await chats.update(
      chatId,
      (chat) => chat && { ...chat, follows: [...chat.follows, { sourceId: id, slot, since: 0 }] },
    );
  }
  await close();
};

const untilAllHaveIt = async (simulator: Simulator, count: number): Promise<void> => {
  const until = performance.now() + 120_000;
  while (performance.now() < until) {
    const chats = (await (await fetch(`${simulator.url}/sandbox/chats`)).json()) as { taken: number }[];
    if (chats.filter(({ taken }) => taken > 0).length >= count) return;
    await sleep(200);
  }
  throw new Error('not everybody has the story');
};

/** A figure of proc(5)'s status, in MiB. */
const statusOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

const cpuSecondsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};
