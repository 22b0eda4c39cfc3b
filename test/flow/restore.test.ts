import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';
import { startEnv } from '../launch/environment.ts';

const src = join(import.meta.dirname, '../../src');

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operate = (name: 'backup' | 'restore', file: string) =>
  promisify(execFile)(process.execPath, [join(src, `${name}.ts`), file], {
    env: { ...startEnv, STORE_URL: stage.storeUrl },
  });

describe('a backup that is restored', () => {
  it('of a story that was on its way when the backup was made nobody goes without', async () => {
    const { telegram, newsroom, storeUrl } = stage;
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    await seedFollowers(storeUrl, feed.url, 'Harian', telegram.people(200));
    telegram.faults({ latencyMs: 200, methods: ['sendMessage'] });
    const kabar = await stage.run({ TELEGRAM_RATE: '50' });
    const told = () => telegram.chats().filter(({ taken }) => taken > 0).length;
    feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
    await until(() => told() > 20, 'some have it');
    // No further send comes through, however long the backup takes.
    telegram.faults({ resetBeforeShare: 1 });
    const file = `${storeUrl.replace('sqlite://', '')}.backup`;
    await operate('backup', file);
    expect(told()).toBeLessThan(200);
    await kabar.kill('SIGKILL');
    await operate('restore', file);
    telegram.faults({});
    const again = await stage.run();
    await until(() => told() === 200, 'everybody has it');
    expect(await again.kill('SIGTERM')).toBe(0);
  });
});
