import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf as countsIn, pause, until } from './counting.ts';
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

const countsOf = (ids: number[], words: string): number[] => countsIn(stage.telegram, ids, words);
const follow = (ids: number[]) => seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);

describe('the process', () => {
  it(
    'loses no story when it is killed at 20 moments of a fan-out to 1,000 chats',
    { timeout: 300_000 },
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

  it('delivers every story in order through resets, errors and floods', { timeout: 90_000 }, async () => {
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
  });

  it(
    'is not held up by blocked chats, a migration in the middle, slow answers and a second signal',
    { timeout: 60_000 },
    async () => {
      const { telegram } = stage;
      const blocked = Array.from({ length: 20 }, (_, index) =>
        telegram.person({ first_name: `Orang ${index}` }),
      );
      for (const person of blocked) person.start();
      const ani = telegram.person({ first_name: 'Ani' });
      const group = telegram.group({ title: 'Warga', type: 'group', owner: ani });
      telegram.addBot(group, { by: ani });
      const ids = [...telegram.people(180), ...blocked.map(({ id }) => id), group.id];
      await follow(ids);
      for (const person of blocked) person.block();
      const supergroup = telegram.migrate(group);
      telegram.faults({ latencyMs: [1_000, 3_000], methods: ['sendMessage'] });
      const running = await stage.run({ TELEGRAM_RATE: '100' });
      feed.publish({ title: 'Pelan', text: '' });
      const reachable = ids.filter((id) => id !== group.id && !blocked.some((person) => person.id === id));
      await until(
        () => countsOf([...reachable, supergroup], 'Pelan').every((count) => count > 0),
        'everybody has it',
      );
      expect(countsOf(reachable, 'Pelan').every((count) => count === 1)).toBe(true);
      expect(
        countsOf(
          blocked.map(({ id }) => id),
          'Pelan',
        ),
      ).toEqual(blocked.map(() => 0));

      feed.publish({ title: 'Sebelum berhenti', text: '' });
      await until(() => telegram.stats().inFlight > 3, 'it is being sent');
      const stopping = running.kill('SIGTERM');
      await pause(50);
      running.process.kill('SIGTERM');
      expect(await stopping).toBe(130);
      telegram.faults({});
      await stage.run({ TELEGRAM_RATE: '100' });
      await until(
        () => countsOf([...reachable, supergroup], 'Sebelum berhenti').every((count) => count > 0),
        'everybody has that, too',
      );
    },
  );
});
