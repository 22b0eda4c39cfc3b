import { execFile } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '../../src/sandbox/newsroom/index.ts';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Running, type Stage } from './stage.ts';

const run = promisify(execFile);
let stage: Stage;
let feed: Feed;
let ids: number[];
beforeEach(async () => {
  stage = await createStage();
  feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
  ids = stage.telegram.people(400);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);
  stage.telegram.faults({ latencyMs: 30, methods: ['sendMessage'] });
});
afterEach(() => stage.close());

const has = (words: string) => countsOf(stage.telegram, ids, words);
const reached = (words: string) => has(words).filter((count) => count > 0).length;
const path = () => stage.storeUrl.replace('sqlite://', '');
const said = ({ log }: Running, event: string) => log.filter((record) => record.event === event).length;

/** A story is on its way when the store fails; `breakStore` gives what mends it. */
const throughTrouble = async (breakStore: (kabar: Running) => Promise<() => Promise<void>>) => {
  const kabar = await stage.run({ TELEGRAM_RATE: '100' });
  feed.publish({ title: 'Gempa', text: '' });
  await until(() => reached('Gempa') > 40, 'it is on its way');
  const mend = await breakStore(kabar);
  await until(() => said(kabar, 'store.failing') > 0, 'the trouble is told');
  await pause(1_000);
  const held = reached('Gempa');
  expect(held).toBeLessThan(ids.length);
  await pause(2_000);
  // Rather nothing than something unrecorded.
  expect(reached('Gempa')).toBe(held);
  feed.publish({ title: 'Susulan', text: '' });
  await pause(1_000);
  await mend();
  await until(() => said(kabar, 'store.back') > 0, 'the store is back');
  await until(() => reached('Gempa') === ids.length, 'everybody has the first');
  await until(() => reached('Susulan') === ids.length, 'everybody has the second', 60);
  expect(has('Gempa').every((count) => count === 1)).toBe(true);
  for (const id of ids) {
    const texts = stage.telegram.view(id).map(({ text }) => text);
    const [first, second] = ['Gempa', 'Susulan'].map((words) =>
      texts.findIndex((one) => one.includes(words)),
    );
    expect(first).toBeLessThanOrEqual(second ?? -1);
  }
  return kabar;
};

describe('the process, when its store fails in the middle of a fan-out', () => {
  it(
    'holds sending while the disk is full, and goes on when there is room',
    { timeout: 90_000 },
    async () => {
      // No file of this process may be written to any more, as on a full disk: not even the log of the store that is begun again from its start.
      const limit = async (kabar: Running, bytes: number | 'unlimited') => {
        await run('prlimit', ['--pid', String(kabar.process.pid), `--fsize=${bytes}:unlimited`]);
      };
      const fill = (kabar: Running) => limit(kabar, 0);
      const through = await throughTrouble(async (kabar) => {
        await fill(kabar);
        return () => limit(kabar, 'unlimited');
      });
      await fill(through);
      await pause(1_500);
      expect(await through.kill('SIGTERM')).toBe(0);
      expect(said(through, 'store.unsaved')).toBe(1);
      expect(said(through, 'stopped')).toBe(1);
    },
  );

  it('holds sending while another process has the store locked', { timeout: 90_000 }, async () => {
    const through = await throughTrouble(async () => {
      const other = new DatabaseSync(path());
      other.exec('PRAGMA busy_timeout = 5000');
      other.exec('BEGIN IMMEDIATE');
      return async () => {
        other.exec('ROLLBACK');
        other.close();
      };
    });
    expect(await through.kill('SIGTERM')).toBe(0);
  });
});
