import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Running, type Stage } from './stage.ts';
import { seedFollowers } from '../bench/stage.ts';
import type { Feed } from '../../src/sandbox/newsroom/index.ts';

let stage: Stage;
let feed: Feed;
beforeEach(async () => {
  stage = await createStage();
  feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
});
afterEach(() => stage.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** How often each chat has a message that begins so. */
const countsOf = (ids: number[], words: string): number[] =>
  ids.map((id) => stage.telegram.view(id).filter(({ text }) => text.includes(words)).length);
const follow = (ids: number[]) => seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);

const until = async (isSo: () => boolean, what: string, seconds = 40) => {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > seconds * 1_000) throw new Error(`${what}: not within ${seconds} s`);
    await pause(20);
  }
};

describe('chaos on the real process', () => {
  it(
    'is killed at 20 moments of a fan-out to 1,000 chats, and loses nothing',
    { timeout: 120_000 },
    async () => {
      const ids = stage.telegram.people(1_000);
      await follow(ids);
      stage.telegram.faults({ latencyMs: [5, 25] });
      feed.publish({ title: 'Gempa', text: '' });
      let running: Running | undefined;
      let allowed = 0;
      let seed = 7;
      for (let kill = 0; kill < 20; kill++) {
        stage.telegram.resetStats();
        running = await stage.run({ TELEGRAM_RATE: '120' });
        seed = (seed * 16_807) % 2_147_483_647;
        await pause(150 + (seed % 350));
        await running.kill('SIGKILL');
        // What was on its way, and what had been answered within the 40 ms that a receipt may take to be written.
        allowed += stage.telegram.stats().inFlightPeak + Math.ceil(120 * 0.04);
      }
      stage.telegram.faults({});
      await stage.run({ TELEGRAM_RATE: '1000' });
      await until(() => countsOf(ids, 'Gempa').every((count) => count > 0), 'everybody has it');
      await pause(500);
      const twice = countsOf(ids, 'Gempa').reduce((sum, count) => sum + count - 1, 0);
      expect(twice).toBeLessThanOrEqual(allowed);
    },
  );

  it(
    'goes on through resets, errors and floods, in order and with nothing lost',
    { timeout: 90_000 },
    async () => {
      const ids = stage.telegram.people(200);
      await follow(ids);
      stage.telegram.faults({
        errorShare: 0.05,
        resetBeforeShare: 0.05,
        latencyMs: [1, 20],
        methods: ['sendMessage'],
      });
      stage.telegram.limits({ overall: { perSecond: 100 }, retryAfter: [1, 3] });
      const running = await stage.run({ TELEGRAM_RATE: '200' });
      feed.publish({ title: 'Satu', text: '' });
      await until(() => countsOf(ids, 'Satu').some((count) => count > 0), 'the first is on its way');
      feed.publish({ title: 'Dua', text: '' });
      await until(() => countsOf(ids, 'Satu').every((count) => count > 0), 'everybody has the first', 60);
      await until(() => countsOf(ids, 'Dua').every((count) => count > 0), 'everybody has the second', 60);
      for (const id of ids) {
        const texts = stage.telegram.view(id).map(({ text }) => text);
        const [one, two] = ['Satu', 'Dua'].map((words) => texts.findIndex((text) => text.includes(words)));
        expect(one).toBeLessThanOrEqual(two ?? -1);
      }
      expect(await running.kill('SIGTERM')).toBe(0);
    },
  );
});
