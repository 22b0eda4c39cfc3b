import { describe, expect, it } from 'vitest';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createRandom } from '../../../src/sandbox/telegram/random.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createSimulatedLimit } from './simulated-limit.ts';

type Scene = {
  limit: number;
  chats: number;
  burstS?: number;
  latencyMs?: [number, number];
  seed?: number;
  stories?: number;
};

/** One message to each chat, from rest; gives the seconds from the first to the last that was taken, and the 429s, of the last story. */
const fanOut = async ({ limit, chats, burstS = 1, latencyMs = [2, 5], seed = 1, stories = 1 }: Scene) => {
  const clock = createSimulatedClock();
  const random = createRandom(seed);
  const pacer = createPacer({ clock, rate: createRate({ start: 30 }) });
  const server = createSimulatedLimit({ perSecond: limit, burstS, retryAfterS: 1 });
  let taken: number[] = [];
  let refused = 0;
  const bring = async (): Promise<void> => {
    const permit = await pacer.acquire('news');
    await clock.sleep(latencyMs[0] + random() * (latencyMs[1] - latencyMs[0]));
    const waitS = server.take(clock.now());
    permit.done(waitS === undefined ? 'ok' : { floodMs: waitS * 1_000 });
    if (waitS === undefined) taken.push(clock.now());
    else {
      refused++;
      await bring();
    }
  };
  for (let story = 0; story < stories; story++) {
    [taken, refused] = [[], 0];
    const isThrough = pacer.expect(chats);
    let left = chats;
    const worker = async () => {
      while (left-- > 0) await bring();
    };
    const workers = Promise.all(Array.from({ length: 40 }, worker));
    await clock.run();
    await workers;
    isThrough();
    await clock.advance(60_000);
  }
  return { seconds: ((taken.at(-1) ?? 0) - (taken[0] ?? 0)) / 1_000, refused };
};

const seeds = [1, 2, 3, 4, 5, 6];
const worst = async (scene: Scene) => {
  const all = await Promise.all(seeds.map((seed) => fanOut({ ...scene, seed })));
  return {
    seconds: Math.max(...all.map(({ seconds }) => seconds)),
    refused: Math.max(...all.map(({ refused }) => refused)),
  };
};
const ideal = ({ limit, chats, burstS = 1 }: Scene) => (chats - Math.max(1, limit * burstS)) / limit;

describe('the pacer, with a story to some hundred chats after a rest', () => {
  it.each<[number, number]>([
    [2, 5],
    [60, 60],
    [20, 150],
  ])(
    'uses the burst that the rest has saved up at the usual limit (latency %i to %i ms)',
    async (...latencyMs) => {
      const { seconds, refused } = await worst({ limit: 30, chats: 300, latencyMs });
      expect(seconds).toBeLessThan(9.5);
      expect(refused).toBeLessThanOrEqual(3);
    },
  );

  it.each<[number, [number, number]]>([
    [5, [2, 5]],
    [7, [2, 5]],
    [7, [20, 40]],
    [7, [60, 60]],
    [12, [20, 60]],
    [20, [20, 60]],
  ])(
    'loses less than 5 % of the time at a limit below the usual one (%i/s, latency %j ms)',
    async (limit, latencyMs) => {
      const scene: Scene = { limit, chats: Math.round(limit * 21.4), latencyMs };
      const { seconds, refused } = await worst(scene);
      expect(seconds / ideal(scene)).toBeLessThan(1.05);
      expect(refused).toBeLessThanOrEqual(12);
    },
  );

  it.each([
    [7, 0.5, 1.5],
    [12, 0.5, 1.3],
    [30, 0.5, 1.25],
    [7, 2, 1.05],
    [20, 2, 1.05],
    [30, 2, 1.2],
  ])('comes near the limit with any burst (%i/s, burst %f s)', async (limit, burstS, most) => {
    const scene: Scene = { limit, chats: limit * 21, burstS, latencyMs: [20, 60] };
    const { seconds } = await worst(scene);
    expect(seconds / ideal(scene)).toBeLessThan(most);
  });

  it('sends the next stories near the limit that the first one found', async () => {
    for (const limit of [7, 20, 30]) {
      const scene: Scene = { limit, chats: limit * 10, latencyMs: [20, 60], stories: 4 };
      const { seconds, refused } = await worst(scene);
      expect(seconds / ideal(scene)).toBeLessThan(1.07);
      expect(refused).toBeLessThanOrEqual(4);
    }
  });

  it('looks for a limit above the usual one only when there is much to send', async () => {
    expect((await fanOut({ limit: 1_000, chats: 300 })).seconds).toBeGreaterThan(8);
    expect((await fanOut({ limit: 1_000, chats: 10_000 })).seconds).toBeLessThan(12);
  });
});
