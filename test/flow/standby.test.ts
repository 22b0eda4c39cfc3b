import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './counting.ts';
import { servers } from '../stage/stores.ts';
import { freePort, runWithServer } from './server.ts';
import { createStage, type Running, type Stage } from './stage.ts';

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

describe.each(servers.filter(({ isHere }) => isHere))('the status page over $name', ({ start }) => {
  it('names the owner, and the stand-by for as long as it waits', { timeout: 60_000 }, async () => {
    const server = await start();
    try {
      const token = 'kunci-untuk-operator';
      const more = { STORE_URL: await server.freshUrl(), STATUS_TOKEN: token };
      const { url, kabar } = await runWithServer(stage, more);
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
      const pids = async () => {
        const page = await fetch(`${url}/status`, { headers });
        const { owner, standBys } = (await page.json()) as Record<
          string,
          { pid: number }[] & { pid: number }
        >;
        return { owner: owner?.pid, standBys: standBys?.map(({ pid }) => pid) };
      };
      expect(await pids()).toEqual({ owner: kabar.process.pid, standBys: [] });
      const waiting = await standBy({ STORE_URL: more.STORE_URL });
      expect(await pids()).toEqual({ owner: kabar.process.pid, standBys: [waiting.process.pid] });
      const page = await fetch(`${url}/status`, {
        headers: { ...headers, accept: 'text/html', 'accept-language': 'en' },
      });
      expect(await page.text()).toContain(`Stand-by: process ${waiting.process.pid} on `);
    } finally {
      await server.close();
    }
  });
});

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
