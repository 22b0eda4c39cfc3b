import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { createConnections } from '../../src/http/connections.ts';
import { exchange } from '../../src/telegram/api/exchange.ts';
import { createTheatre, seedFollowers, startProgram, startSimulator, type Simulator } from './stage.ts';
import { percent, quantile, round, table } from './table.ts';

type Run = { name: string; chats: number; limit?: number };
type Measured = {
  seconds: number;
  accepted: number;
  refused: number;
  steady: number;
  inFlight: number;
  cpu: number;
  peakMiB: number;
  body: string;
};

const runs: Run[] = [
  { name: '5/s', chats: 900, limit: 5 },
  { name: '30/s', chats: 2_000, limit: 30 },
  { name: '200/s', chats: 6_000, limit: 200 },
  { name: '1000/s', chats: 10_000, limit: 1_000 },
  // Enough to see the pace after the climb from 30/s; several times, as a shared machine is not the same for half a minute.
  ...Array.from({ length: 3 }, () => ({ name: 'none', chats: 60_000 })),
];

/** (a), (b) and (c): a story to many chats at several limits, beside a bare loop that posts the same bodies as fast as it can. */
export const fanout = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  const pairs: { steady: number; request: number; own: number }[] = [];
  for (const run of runs) {
    const simulator = await startSimulator();
    const measured = await measure(simulator, run);
    const { seconds, accepted, refused, steady, inFlight, cpu, peakMiB } = measured;
    rows.push([
      run.name,
      run.chats,
      round(seconds, 1),
      round(accepted / seconds, 1),
      run.limit === undefined ? '-' : round(accepted / seconds / run.limit, 3),
      run.limit === undefined ? round(steady, 1) : `${round(steady, 1)} (${round(steady / run.limit, 3)})`,
      percent(refused, accepted + refused),
      inFlight,
      round((1_000 * cpu) / accepted, 2),
      round(peakMiB, 0),
    ]);
    if (run.limit === undefined) {
      const bare = (way: 'request' | 'own') => bareLoop(simulator, measured.body, run.chats, inFlight, way);
      pairs.push({ steady, request: await bare('request'), own: await bare('own') });
    }
    await simulator.close();
  }
  const median = (of: (pair: (typeof pairs)[number]) => number) => quantile(pairs.map(of), 0.5);
  const head = [
    'limit',
    'chats',
    'seconds',
    'messages/s',
    'achieved/allowed',
    'second half (ratio)',
    '429s',
    'in flight',
    'CPU s per 1,000',
    'peak MiB',
  ];
  return [
    table(head, rows),
    '',
    `Unlimited (second half) beside bare loops with the same bodies and as many in flight, medians of ${pairs.length} pairs:`,
    `${round(
      median((pair) => pair.steady),
      0,
    )}/s beside ${round(
      median((pair) => pair.request),
      0,
    )}/s of undici's \`request\`, ratio ${round(
      median(({ steady, request }) => steady / request),
      2,
    )} (goal: 0.7), and beside ${round(
      median((pair) => pair.own),
      0,
    )}/s of the client that Kabar uses, Node's own, ratio ${round(
      median(({ steady, own }) => steady / own),
      2,
    )}.`,
  ].join('\n');
};

const measure = async (simulator: Simulator, { chats, limit }: Run): Promise<Measured> => {
  const theatre = await createTheatre();
  const feed = theatre.newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = await simulator.people(chats);
  await seedFollowers(theatre.storeUrl, feed.url, 'Harian', ids);
  if (limit !== undefined) await simulator.post('limits', { overall: { perSecond: limit } });
  const program = await startProgram({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: theatre.storeUrl,
  });
  await simulator.act('resetStats');
  const cpuBefore = await program.cpuSeconds();
  feed.publish({
    title: 'Gempa terasa di Serang',
    text: 'SERANG, Harian - Warga diminta tetap tenang dan menjauhi bangunan retak. Belum ada laporan kerusakan.',
  });
  let first = 0;
  let half = { at: 0, count: 0 };
  for (;;) {
    const { accepted } = await simulator.stats();
    const now = performance.now();
    if (accepted > 0 && first === 0) first = now;
    if (accepted >= chats / 2 && half.at === 0) half = { at: now, count: accepted };
    if (accepted >= chats) break;
    await sleep(limit === undefined ? 10 : 25);
  }
  const ended = performance.now();
  await sleep(500);
  const stats = await simulator.stats();
  const body = await sampleBody(simulator);
  const cpu = (await program.cpuSeconds()) - cpuBefore;
  const peakMiB = program.peakMiB();
  const inFlight = await program.stop();
  await theatre.close();
  return {
    seconds: (ended - first) / 1_000,
    accepted: chats,
    refused: stats.refused429,
    steady: (chats - half.count) / ((ended - half.at) / 1_000),
    inFlight,
    cpu,
    peakMiB,
    body,
  };
};

const sampleBody = async (simulator: Simulator): Promise<string> => {
  const calls = (await (await fetch(`${simulator.url}/sandbox/calls?method=sendMessage`)).json()) as {
    params: object;
  }[];
  return JSON.stringify(calls.at(-1)?.params);
};

/** Posts the same message to as many chats with the same number in flight; messages a second. */
const bareLoop = async (
  simulator: Simulator,
  body: string,
  count: number,
  inFlight: number,
  way: 'request' | 'own',
): Promise<number> => {
  const ids = await simulator.people(count);
  const pool = new Pool(simulator.url, { connections: 256, pipelining: 1 });
  const connections = createConnections({ perHost: 256, keptMs: 30_000, silentMs: 20_000 });
  const parameters = JSON.parse(body) as object;
  const path = `/bot${simulator.token}/sendMessage`;
  const headers = { 'content-type': 'application/json' };
  const post = async (text: string): Promise<string> => {
    if (way === 'own') return (await exchange(connections, simulator.url + path, { body: text })).text;
    return (await pool.request({ method: 'POST', path, headers, body: text })).body.text();
  };
  const started = performance.now();
  const worker = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop())
      JSON.parse(await post(JSON.stringify({ ...parameters, chat_id: id })));
  };
  await Promise.all(Array.from({ length: Math.max(1, inFlight) }, worker));
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all([pool.close(), connections.destroy()]);
  return count / seconds;
};
