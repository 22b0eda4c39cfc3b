import { expect, it } from 'vitest';
import { createRandom } from '../../../src/sandbox/telegram/random.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { sourceId, story } from '../life.ts';
import { scene } from '../scene.ts';
import { createSimulatedLimit } from './simulated-limit.ts';

const chats = 300;

/** A story to 300 chats at 30 a second, while of a hundred requests three get a 502, three are cut before and two after they were done. */
const bring = async (seed: number, latencyMs: [number, number]) => {
  const clock = createSimulatedClock();
  const random = createRandom(seed);
  const server = createSimulatedLimit({ perSecond: 30, burstS: 1, retryAfterS: 1 });
  const takenAt = new Map<number, number[]>();
  let refused = 0;
  let unanswered = 0;
  const { life } = await scene(
    Array.from({ length: chats }, (_, at) => at + 1),
    {
      answer: async (chatId, accept) => {
        await clock.sleep(latencyMs[0] + random() * (latencyMs[1] - latencyMs[0]));
        const draw = random();
        if (draw < 0.03) return { kind: 'retry', why: '502 Bad Gateway' };
        if (draw < 0.06) return { kind: 'retry', why: 'reset', isUnreached: true };
        const waitS = server.take(clock.now());
        if (waitS !== undefined) {
          refused++;
          return { kind: 'flood', retryAfterMs: waitS * 1_000 };
        }
        takenAt.set(chatId, [...(takenAt.get(chatId) ?? []), clock.now()]);
        const messageId = accept();
        if (draw >= 0.08) return { kind: 'sent', messageId };
        unanswered++;
        return { kind: 'retry', why: 'reset', isUnreached: true };
      },
    },
    {},
    clock,
  );
  await life.publish(sourceId, [story(1)]);
  await clock.advance(60_000);
  life.kill();
  const firsts = [...takenAt.values()].map(([first = Infinity]) => first);
  return {
    reached: takenAt.size,
    seconds: (Math.max(...firsts) - Math.min(...firsts)) / 1_000,
    refused,
    again: [...takenAt.values()].reduce((sum, times) => sum + times.length - 1, 0),
    unanswered,
  };
};

it.each<[number, [number, number]]>([
  [1, [2, 5]],
  [2, [2, 5]],
  [3, [20, 60]],
  [4, [20, 60]],
  [5, [20, 150]],
])(
  'failures on the way cost a story little time, and no chat it (seed %i, latency %j ms)',
  async (seed, latencyMs) => {
    const { reached, seconds, refused, again, unanswered } = await bring(seed, latencyMs);
    expect(reached).toBe(chats);
    expect(seconds).toBeLessThan(11);
    expect(refused).toBeLessThanOrEqual(10);
    // Only where the answer was lost nobody knows that it was taken.
    expect(again).toBeLessThanOrEqual(unanswered);
  },
);
