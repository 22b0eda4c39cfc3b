import { execFile } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { seedFollowers, startCommand } from '../bench/stage.ts';
import { until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';
import { startEnv } from '../launch/environment.ts';

/** As `npm start` does: other flows start the same program in fewer files. */
const npmStart = startCommand('.');
const start = (env: Record<string, string>): Promise<{ status: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, npmStart, { env: { ...startEnv, ...env } }, (error, _stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stderr }),
    );
  });

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe('the process', () => {
  it('says everything that is wrong with its configuration and ends with 78', async () => {
    const { status, stderr } = await start({
      POLL_CRON: 'often',
      STORE_URL: 'file:x',
      DEFAULT_LANGUAGE: 'fr',
    });
    expect(status).toBe(78);
    for (const words of ['@BotFather', 'npm run demo', 'POLL_CRON', 'STORE_URL', 'DEFAULT_LANGUAGE'])
      expect(stderr).toContain(words);
  });

  it('says that Telegram refuses the token, never the token itself, and ends', async () => {
    stage = await createStage();
    const token = `999999:${'B'.repeat(35)}`;
    const { status, stderr } = await start({
      BOT_TOKEN: token,
      BOT_API_ROOT: stage.telegram.url,
      GENERAL_SOURCES: 'none',
      STORE_URL: 'memory:',
    });
    expect(status).toBe(78);
    expect(stderr).toMatch(/^Kabar cannot start:\n- BOT_TOKEN: Telegram refuses BOT_TOKEN/m);
    expect(stderr).not.toContain('B'.repeat(35));
  });

  it.each(['resets', 'hangs'])(
    'ends with 0 on a signal while Telegram does not answer getMe (it %s)',
    async (how) => {
      stage = await createStage();
      const { telegram } = stage;
      if (how === 'resets') telegram.fail('getMe', 1_000, 'reset');
      else telegram.faults({ latencyMs: 60_000, methods: ['getMe'] });
      const kabar = stage.start({}, npmStart);
      const isAsking = () =>
        how === 'hangs' ? telegram.stats().inFlight > 0 : /unreachable/.test(kabar.output());
      await until(isAsking, 'it asks Telegram');
      expect(await kabar.kill('SIGTERM')).toBe(0);
      const events = kabar.log.map(({ event }) => event);
      expect(events).toContain('stopped');
      expect(events).not.toContain('ready');
      expect(kabar.log.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  it('ends in time, with 0 and all receipts saved, while Telegram leaves messages without an answer', async () => {
    stage = await createStage();
    const { telegram, newsroom, storeUrl } = stage;
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    await seedFollowers(storeUrl, feed.url, 'Harian', telegram.people(50));
    telegram.faults({ latencyMs: 60_000, methods: ['sendMessage'] });
    const kabar = await stage.run({}, npmStart);
    feed.publish({ title: 'Gempa', text: '' });
    await until(() => telegram.stats().inFlight > 10, 'it is sending');
    const asked = performance.now();
    expect(await kabar.kill('SIGTERM')).toBe(0);
    // The invariant says 10 s; machines that run tests are busy.
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(kabar.log.map(({ event }) => event)).toContain('stop.unfinished');
    expect(kabar.log.filter(({ level, event }) => level === 'error' || /unsaved/.test(event))).toEqual([]);
    telegram.faults({});
    const again = await stage.run({}, npmStart);
    const told = () => telegram.chats().filter(({ taken }) => taken > 0).length;
    await until(() => told() === 50, 'everybody has it');
    expect(await again.kill('SIGTERM')).toBe(0);
  });

  it('registers its commands with Telegram in both languages, prints nothing but its log, and ends with 0', async () => {
    stage = await createStage();
    const kabar = await stage.run({}, npmStart);
    const registered = () => stage?.telegram.calls('setMyCommands').length ?? 0;
    while (registered() < 6) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await kabar.kill('SIGINT')).toBe(0);
    for (const line of kabar.output().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 'info' });
  });
});
