import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';
import { password, type StoreServer } from '../stage/server-process.ts';
import { servers } from '../stage/stores.ts';
import { runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});
const until = (isSo: () => boolean | Promise<boolean>, what: string) =>
  expect.poll(isSo, { timeout: 40_000, interval: 50, message: what }).toBe(true);
const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status === 200;

for (const { name, isHere, start } of servers)
  describe.skipIf(!isHere)(`Kabar with ${name}`, () => {
    let server: StoreServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.close());

    it('is not ready while its store is away, in the middle of a campaign too, and goes on by itself with nothing lost', async () => {
      stage = await createStage({ storeUrl: await server.freshUrl() });
      const { telegram, newsroom, storeUrl } = stage;
      const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
      const ids = telegram.people(200);
      await seedFollowers(storeUrl, feed.url, 'Harian', ids);
      const { url, kabar } = await runWithServer(stage, { TELEGRAM_RATE: '100' });
      await until(() => isReady(url), 'it is ready');
      feed.publish({ title: 'Gempa', text: '' });
      const told = () => telegram.chats().filter(({ taken }) => taken > 0).length;
      await until(() => told() > 40, 'it is sending');
      await server.stop('SIGKILL');
      await until(async () => !(await isReady(url)), 'it is not ready');
      const before = told();
      expect(before).toBeLessThan(200);
      await server.start();
      await until(() => isReady(url), 'it is ready again');
      await until(() => told() === 200, 'everybody has it');
      expect(await kabar.kill('SIGTERM')).toBe(0);
      expect(kabar.output()).not.toContain(password);
      const ready = kabar.log.find(({ event }) => event === 'ready');
      expect(ready?.['store']).toMatch(/^(redis|postgres):\/\/127\.0\.0\.1:\d+\/\w+$/);
    });

    it('ends with 69 and names its store, without the password, where that cannot be reached', async () => {
      stage = await createStage({ storeUrl: (await server.freshUrl()).replace(/:\d+\//, ':1/') });
      const kabar = stage.start();
      await expect(kabar.ready).rejects.toThrow('ended with 69');
      expect(kabar.output()).toMatch(
        /Kabar cannot go on: could not open \w+:\/\/127\.0\.0\.1:1\/\w+: .*ECONNREFUSED/,
      );
      expect(kabar.output()).not.toContain(password);
    });
  });

describe.skipIf(!hasRedis)('Kabar with a Redis that may lose what it acknowledges', () => {
  it('ends with 78 and says what to set, and runs with one warning where STORE_DURABILITY accepts it', async () => {
    const server = await startRedis(['--appendonly', 'no']);
    try {
      stage = await createStage({ storeUrl: await server.freshUrl() });
      const refused = stage.start();
      await expect(refused.ready).rejects.toThrow('ended with 78');
      expect(refused.output()).toMatch(/^Kabar cannot go on: Redis has appendonly no, not yes: .*relaxed\.$/);
      const kabar = await stage.run({ STORE_DURABILITY: 'relaxed' });
      expect(await kabar.kill('SIGTERM')).toBe(0);
      expect(kabar.log.filter(({ level }) => level === 'warn').map(({ event }) => event)).toEqual([
        'store.unsafe',
      ]);
    } finally {
      await server.close();
    }
  });
});
