import { expect, it } from 'vitest';
import { blank, sourceId, story } from '../life.ts';
import { scene } from '../scene.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

it('a flood of one chat alone does not hold up all other chats again and again', async () => {
  const clock = createSimulatedClock();
  const ids = Array.from({ length: 600 }, (_, index) => index + 1);
  let last = 0;
  let heldUntil = 0;
  let early = 0;
  const { telegram, life } = await scene(
    ids,
    {
      answer: async (chatId, accept) => {
        if (clock.now() < heldUntil) early++;
        await clock.sleep(50);
        if (chatId === 5) {
          heldUntil = clock.now() + 30_000;
          return { kind: 'flood', retryAfterMs: 30_000 };
        }
        last = clock.now();
        return { kind: 'sent', messageId: accept() };
      },
    },
    {},
    clock,
  );
  const at = clock.now();
  await life.publish(sourceId, [story(1)]);
  await clock.advance(3_600_000);
  expect(telegram.chats.size).toBe(599);
  expect(early).toBe(0);
  expect(last - at).toBeLessThan(300_000);
  life.kill();
});

it('a flood of the edits of one chat does not hold up the news of all other chats again and again', async () => {
  const clock = createSimulatedClock();
  const ids = Array.from({ length: 40 }, (_, index) => index + 1);
  let floods = 0;
  let last = 0;
  const { telegram, life } = await scene(
    ids,
    {
      answer: async (_chatId, accept) => {
        await clock.sleep(50);
        last = clock.now();
        return { kind: 'sent', messageId: accept() };
      },
      edit: async (chatId) => {
        await clock.sleep(50);
        if (chatId !== 5) return { kind: 'sent', messageId: 1 };
        floods++;
        return { kind: 'flood', retryAfterMs: 30_000 };
      },
    },
    {},
    clock,
  );
  for (let id = 1_001; id <= 1_600; id++) await life.audience.follow(blank(id), { sourceId: 'f2', since: 0 });
  await life.publish(sourceId, [story(1)]);
  await clock.advance(60_000);
  await life.revise([{ ...story(1), headline: 'Diralat' }]);
  await clock.advance(10_000);
  const at = clock.now();
  await life.publish('f2', [{ ...story(2), sourceId: 'f2' }]);
  await clock.advance(2 * 3_600_000);
  expect(new Set(telegram.edits.map(({ chatId }) => chatId)).size).toBe(39);
  expect(last - at).toBeLessThan(300_000);
  expect(floods).toBeLessThan(60);
  life.kill();
});
