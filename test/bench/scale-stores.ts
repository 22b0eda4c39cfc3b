import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../stage/postgres-server.ts';
import { startRedis } from '../stage/redis-server.ts';
import type { StoreServer } from '../stage/server-process.ts';
import { createTheatre, seedFollowers, startProgram, startSimulator, ticksPerSecond } from './stage.ts';
import { quantile, round, table } from './table.ts';

/** Enough to see the pace after the climb. */
const chats = 30_000;
/** The stores take turns, as a shared machine is not the same for long. */
const rounds = 3;

type Measured = {
  perSecond: number;
  steady: number;
  /** Seconds in all. */
  cpu: number;
  serverCpu: number;
  peakMiB: number;
  serverMiB: number;
};

/** One story to 20,000 chats over SQLite, Redis and Postgres in turn, with no limit at Telegram. */
export const stores = async (): Promise<string> => {
  const servers = { SQLite: undefined, Redis: await startRedis(), Postgres: await startPostgres() };
  const measured: Record<string, Measured[]> = {};
  try {
    for (let turn = 0; turn < rounds; turn++)
      for (const [name, server] of Object.entries(servers)) {
        const one = await deliver(server);
        (measured[name] ??= []).push(one);
        process.stderr.write(`${name} ${JSON.stringify(one)}\n`);
      }
  } finally {
    await Promise.all([servers.Redis.close(), servers.Postgres.close()]);
  }
  const rows = Object.entries(measured).map(([name, all]) => rowOf(name, all, measured['SQLite'] ?? []));
  const head = ['store', 'deliveries/s', 'second half/s', 'beside SQLite', 'bot CPU s per 1,000'];
  return [
    table([...head, 'server CPU s per 1,000', 'bot, peak MiB', 'server, MiB'], rows),
    '',
    `One story to ${chats.toLocaleString('en')} chats that follow its feed, by the real process; Telegram simulated without a limit; TELEGRAM_RATE=100, from where the pace climbs. Medians of ${rounds} rounds, with the least and the most where they stand beside; the stores take turns. Every store acknowledges only what is on the disk (SQLite: WAL, synchronous; Redis: appendfsync always; Postgres: synchronous_commit). Beside SQLite: of the second halves of a same round. The server's memory is the sum of its processes' shares (PSS).`,
  ].join('\n');
};

const rowOf = (name: string, all: Measured[], beside: Measured[]): (string | number)[] => {
  const median = (of: (one: Measured) => number, digits = 0) => round(quantile(all.map(of), 0.5), digits);
  const span = (of: (one: Measured) => number) =>
    `${median(of)} (${round(Math.min(...all.map(of)), 0)} to ${round(Math.max(...all.map(of)), 0)})`;
  const ratios = all.map(({ steady }, index) => steady / (beside[index]?.steady ?? NaN));
  const hasServer = name !== 'SQLite';
  return [
    name,
    span(({ perSecond }) => perSecond),
    span(({ steady }) => steady),
    round(quantile(ratios, 0.5), 2),
    median(({ cpu }) => (1_000 * cpu) / chats, 2),
    hasServer ? median(({ serverCpu }) => (1_000 * serverCpu) / chats, 2) : '-',
    median(({ peakMiB }) => peakMiB),
    hasServer ? median(({ serverMiB }) => serverMiB) : '-',
  ];
};

const deliver = async (server: StoreServer | undefined): Promise<Measured> => {
  const [theatre, telegram] = [await createTheatre(), await startSimulator()];
  const storeUrl = server === undefined ? theatre.storeUrl : await server.freshUrl();
  const feed = theatre.newsroom.feed('/berita.xml', { title: 'Harian' });
  await seedFollowers(storeUrl, feed.url, 'Harian', await telegram.people(chats));
  const program = await startProgram({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    STORE_URL: storeUrl,
    SEARCH_FILE: join(theatre.folder, 'kabar.search'),
    TELEGRAM_RATE: '100',
  });
  await telegram.act('resetStats');
  const pids = () => server?.pids() ?? [];
  const before = { cpu: await program.cpuSeconds(), serverCpu: cpuSecondsOf(pids()) };
  feed.publish({
    title: 'Gempa terasa di Serang',
    text: 'SERANG, Harian - Warga diminta tetap tenang dan menjauhi bangunan retak. Belum ada laporan kerusakan.',
  });
  let [first, half] = [0, { at: 0, count: 0 }];
  for (;;) {
    const { accepted } = await telegram.stats();
    const now = performance.now();
    if (accepted > 0 && first === 0) first = now;
    if (accepted >= chats / 2 && half.at === 0) half = { at: now, count: accepted };
    if (accepted >= chats) break;
    await sleep(25);
  }
  const last = performance.now();
  // What is left of the receipts is written.
  await sleep(1_000);
  const measured = {
    perSecond: (1_000 * chats) / (last - first),
    steady: (1_000 * (chats - half.count)) / (last - half.at),
    cpu: (await program.cpuSeconds()) - before.cpu,
    serverCpu: cpuSecondsOf(pids()) - before.serverCpu,
    peakMiB: program.peakMiB(),
    serverMiB: pids().reduce((all, pid) => all + shareMiB(pid), 0),
  };
  await program.stop();
  await Promise.all([telegram.close(), theatre.close()]);
  return measured;
};

/** A file of a process in /proc; undefined: it has ended. */
const factsOf = (pid: number, file: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
};

/** CPU of processes, the first of which has started the others, with those of its that have ended (seconds; proc(5), fields 14 to 17). */
const cpuSecondsOf = (pids: number[]): number =>
  pids.reduce((all, pid, index) => {
    const fields = (factsOf(pid, 'stat') ?? '')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields.slice(11, 15);
    return all + (user + system + (index === 0 ? userOfEnded + systemOfEnded : 0)) / ticksPerSecond;
  }, 0);

/** A process's memory, with its share of what it has in common with others (MiB). */
const shareMiB = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(factsOf(pid, 'smaps_rollup') ?? '')?.[1] ?? 0) / 1_024;
