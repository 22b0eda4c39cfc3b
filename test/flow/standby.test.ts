import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageSize } from '../../src/audience/ports.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, until } from './counting.ts';
import { freePort } from './server.ts';
import { createStage, type Running, type Stage } from './stage.ts';

const followers = 5_000;
let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const says = ({ log }: Running, event: string) => log.filter((one) => one.event === event).length;
const standBy = async (more: Record<string, string> = {}) => {
  const waiting = stage.start({ STANDBY: 'true', ...more });
  await until(() => says(waiting, 'standby.waiting') === 1, 'it waits');
  return waiting;
};

/** Durable receipts of the campaign that is on its way. */
const receiptsIn = async (storeUrl: string): Promise<number> => {
  const { campaigns, close } = await openCollections(storeUrl);
  const [id = ''] = await campaigns.open();
  const { slots = 0 } = (await campaigns.get(id)) ?? {};
  let count = 0;
  for (let page = 0; page * pageSize < slots; page++)
    count += (await campaigns.receipts(id, page)).filter((one) => one !== null).length;
  await close();
  return count;
};

describe('a stand-by', () => {
  it('names the owner, answers health checks and Telegram, asks Telegram for nothing, and ends with 0 when told to', async () => {
    const { telegram } = stage;
    const owner = await stage.run();
    const port = await freePort();
    const asked = telegram.calls('getMe').length;
    const url = `http://127.0.0.1:${port}`;
    const waiting = await standBy({
      HTTP_PORT: String(port),
      PUBLIC_URL: url,
      TELEGRAM_UPDATES: 'webhook',
      STATUS_TOKEN: 'kunci-untuk-operator',
    });
    await until(() => says(waiting, 'http.ready') === 1, 'it listens');
    const told = waiting.log.find(({ event }) => event === 'standby.waiting');
    expect(told?.['owner']).toMatchObject({ pid: owner.process.pid });
    const statusOf = async (path: string, method = 'GET') =>
      (await fetch(`${url}${path}`, { method })).status;
    expect(await statusOf('/healthz')).toBe(200);
    expect(await statusOf('/readyz')).toBe(503);
    expect(await statusOf('/telegram', 'POST')).toBe(503);
    expect(telegram.calls('getMe')).toHaveLength(asked);
    expect(await waiting.kill('SIGTERM')).toBe(0);
    expect(says(waiting, 'standby.takes-over')).toBe(0);
    expect(await owner.kill('SIGTERM')).toBe(0);
  });

  it(
    'goes on with a campaign to 5,000 chats whose owner is killed: none is lost, and what comes twice was in flight',
    { timeout: 60_000 },
    async () => {
      const { telegram, newsroom, storeUrl } = stage;
      const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
      const ids = telegram.people(followers);
      await seedFollowers(storeUrl, feed.url, 'Harian', ids);
      telegram.faults({ latencyMs: 30 });
      const owner = await stage.run();
      const waiting = await standBy();
      feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
      const reached = () => countsOf(telegram, ids, 'Gempa').filter((count) => count > 0).length;
      await until(() => reached() > followers / 4, 'a quarter has it');
      // It is held, so that what the owner has left can be counted.
      waiting.process.kill('SIGSTOP');
      await owner.kill('SIGKILL');
      await until(() => telegram.stats().inFlight === 0, 'nothing is on its way');
      const atKill = reached();
      const inFlight = atKill - (await receiptsIn(storeUrl));
      expect(atKill).toBeLessThan(followers);
      waiting.process.kill('SIGCONT');
      await until(() => reached() > atKill, 'it goes on', 10);
      await until(() => reached() === followers, 'everybody has it');
      await pause(500);
      const counts = countsOf(telegram, ids, 'Gempa');
      const twice = counts.filter((count) => count > 1).length;
      // Sent, or on its way, without a receipt on disk: nobody can know whether Telegram has it.
      expect(twice).toBeLessThanOrEqual(inFlight);
      expect(Math.max(...counts)).toBeLessThanOrEqual(2);
      expect(says(waiting, 'standby.takes-over')).toBe(1);
      expect(await waiting.kill('SIGTERM')).toBe(0);
    },
  );

  it('does not take a SQLite store from an owner that is only paused', async () => {
    const owner = await stage.run();
    const waiting = await standBy();
    owner.process.kill('SIGSTOP');
    await pause(2_000);
    expect(says(waiting, 'standby.takes-over')).toBe(0);
    owner.process.kill('SIGCONT');
    expect(await owner.kill('SIGTERM')).toBe(0);
    await waiting.ready;
    expect(await waiting.kill('SIGTERM')).toBe(0);
  });
});
