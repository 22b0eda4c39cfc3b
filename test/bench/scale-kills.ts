import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageSize } from '../../src/audience/ports.ts';
import { openCollections } from '../../src/store/collections.ts';
import { startPostgres } from '../stage/postgres-server.ts';
import { startRedis } from '../stage/redis-server.ts';
import type { StoreServer } from '../stage/server-process.ts';
import { createTheatre, seedFollowers, startProgram, startSimulator, type Simulator } from './stage.ts';
import { quantile, round, table } from './table.ts';

const chats = 5_000;
const perSecond = 1_000;
const latencyMs = 30;
const rounds = 5;

type Killed = {
  /** Messages under way when it was killed. */
  underWay: number;
  /** Messages that Telegram had, and the store had no receipt of. */
  unrecorded: number;
  /** Messages that came twice, and chats that have none, in the end. */
  twice: number;
  lost: number;
};

/** A campaign that is killed with -9 in its middle and goes on, over SQLite, Redis and Postgres in turn. */
export const kills = async (): Promise<string> => {
  const servers = { SQLite: undefined, Redis: await startRedis(), Postgres: await startPostgres() };
  const rows: (string | number)[][] = [];
  try {
    for (const [name, server] of Object.entries(servers)) {
      const all: Killed[] = [];
      for (let round = 0; round < rounds; round++) all.push(await kill(server));
      process.stderr.write(`${name} ${JSON.stringify(all)}\n`);
      const span = (of: (one: Killed) => number) =>
        `${round(quantile(all.map(of), 0.5), 0)} (${Math.min(...all.map(of))} to ${Math.max(...all.map(of))})`;
      const lost = all.reduce((sum, one) => sum + one.lost, 0);
      rows.push([
        name,
        span((one) => one.underWay),
        span((one) => one.unrecorded),
        span((one) => one.twice),
        lost,
      ]);
    }
  } finally {
    await Promise.all([servers.Redis.close(), servers.Postgres.close()]);
  }
  return [
    table(['store', 'under way at the kill', 'sent without a receipt', 'came twice', 'lost'], rows),
    '',
    `One story to ${chats.toLocaleString('en')} chats at TELEGRAM_RATE=${perSecond}, each answered after ${latencyMs} ms, by the real process, which is killed with -9 when half of them have it and started again. Medians of ${rounds} rounds, with the least and the most. Under way: requests that the simulated Telegram had and had not answered.`,
  ].join('\n');
};

const kill = async (server: StoreServer | undefined): Promise<Killed> => {
  const [theatre, telegram] = [await createTheatre(), await startSimulator()];
  const storeUrl = server === undefined ? theatre.storeUrl : await server.freshUrl();
  const feed = theatre.newsroom.feed('/berita.xml', { title: 'Harian' });
  await seedFollowers(storeUrl, feed.url, 'Harian', await telegram.people(chats));
  await telegram.post('faults', { latencyMs });
  const start = () =>
    startProgram({
      BOT_TOKEN: telegram.token,
      BOT_API_ROOT: telegram.url,
      STORE_URL: storeUrl,
      SEARCH_FILE: join(theatre.folder, 'kabar.search'),
      TELEGRAM_RATE: String(perSecond),
    });
  const program = await start();
  await telegram.act('resetStats');
  feed.publish({ title: 'Gempa terasa di Serang', text: 'Warga diminta tetap tenang.' });
  const { inFlight: underWay } = await when(telegram, (accepted) => accepted >= chats / 2);
  program.process.kill('SIGKILL');
  await once(program.process, 'exit');
  // What is under way still arrives.
  await sleep(10 * latencyMs);
  const { accepted } = await telegram.stats();
  const campaignId = await openIn(storeUrl);
  const unrecorded = accepted - (await receiptsIn(storeUrl, campaignId)).length;

  const second = await start();
  await when(telegram, (now) => now >= chats + unrecorded);
  await sleep(1_000);
  const { accepted: all } = await telegram.stats();
  await second.stop();
  const lost = chats - new Set(await receiptsIn(storeUrl, campaignId)).size;
  await Promise.all([telegram.close(), theatre.close()]);
  return { underWay, unrecorded, twice: all - (chats - lost), lost };
};

/** What the simulator tells once so many messages were accepted. Rejects after a minute. */
const when = async (telegram: Simulator, isSo: (accepted: number) => boolean) => {
  for (const since = performance.now(); performance.now() - since < 60_000; await sleep(5)) {
    const stats = await telegram.stats();
    if (isSo(stats.accepted)) return stats;
  }
  throw new Error(`the campaign has not gone on: ${JSON.stringify(await telegram.stats())}`);
};

/** The campaign that is under way. */
const openIn = async (storeUrl: string): Promise<string> => {
  const { campaigns, close } = await openCollections(storeUrl);
  const [id = ''] = await campaigns.open();
  await close();
  return id;
};

/** Chats that a durable receipt says have their message. */
const receiptsIn = async (storeUrl: string, campaignId: string): Promise<number[]> => {
  const { campaigns, close } = await openCollections(storeUrl);
  const chatIds: number[] = [];
  for (let page = 0; page * pageSize < chats; page++)
    for (const receipt of await campaigns.receipts(campaignId, page))
      if (receipt?.kind === 'sent') chatIds.push(receipt.chatId);
  await close();
  return chatIds;
};
