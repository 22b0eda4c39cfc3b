import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';
import { password, type StoreServer } from '../stage/server-process.ts';
import { servers } from '../stage/stores.ts';
import { pause } from './counting.ts';
import { runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});
const until = (isSo: () => boolean | Promise<boolean>, what: string) =>
  expect.poll(isSo, { timeout: 40_000, interval: 50, message: what }).toBe(true);
const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    // It has ended: without its store it is not sure to be the owner any more.
    () => false,
  );

for (const { name, isHere, start } of servers)
  describe.skipIf(!isHere)(`Kabar with ${name}`, () => {
    let server: StoreServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.close());

    it('is not ready while its store is away in the middle of a campaign, and goes on once it is back, with nothing lost', async () => {
      stage = await createStage({ storeUrl: await server.freshUrl() });
      const { telegram, newsroom, storeUrl } = stage;
      const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
      await seedFollowers(storeUrl, feed.url, 'Harian', telegram.people(200));
      const env = { TELEGRAM_RATE: '100', STANDBY: 'true' };
      let running = await runWithServer(stage, env);
      await until(() => isReady(running.url), 'it is ready');
      feed.publish({ title: 'Gempa', text: '' });
      const told = () => telegram.chats().filter(({ taken }) => taken > 0).length;
      await until(() => told() > 40, 'it is sending');
      await server.stop('SIGKILL');
      await until(async () => !(await isReady(running.url)), 'it is not ready');
      expect(told()).toBeLessThan(200);
      await server.start();
      const outputs = [running.kabar];
      // As a service manager does where the lease is lost.
      while (told() < 200 || !(await isReady(running.url))) {
        const { exitCode } = running.kabar.process;
        if (exitCode !== null) {
          expect(exitCode).toBe(75);
          running = await runWithServer(stage, env);
          outputs.push(running.kabar);
        }
        await pause(100);
      }
      expect(await running.kabar.kill('SIGTERM')).toBe(0);
      for (const one of outputs) expect(one.output()).not.toContain(password);
      const ready = running.kabar.log.find(({ event }) => event === 'ready');
      expect(ready?.['store']).toMatch(/^(redis|postgres):\/\/127\.0\.0\.1:\d+\/\w+$/);
    });

    it('ends with 69 and says so where its store cannot be reached, without the password', async () => {
      stage = await createStage({ storeUrl: (await server.freshUrl()).replace(/:\d+\//, ':1/') });
      const kabar = stage.start();
      await expect(kabar.ready).rejects.toThrow('ended with 69');
      expect(kabar.output()).toMatch(
        /^Kabar cannot go on: .*(Redis|Postgres).*ECONNREFUSED 127\.0\.0\.1:1\.$/,
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
