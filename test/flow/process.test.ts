import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const start = (env: Record<string, string>): Promise<{ status: number; stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [main],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (error, _stdout, stderr) =>
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
      STORE_URL: 'memory:',
    });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/Unauthorized|refuses/);
    expect(stderr).not.toContain('B'.repeat(35));
  });

  it('registers its commands with Telegram in both languages, prints nothing but its log, and ends with 0', async () => {
    stage = await createStage();
    const kabar = await stage.run();
    const registered = () => stage?.telegram.calls('setMyCommands').length ?? 0;
    while (registered() < 6) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await kabar.kill('SIGINT')).toBe(0);
    for (const line of kabar.output().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 'info' });
  });
});
