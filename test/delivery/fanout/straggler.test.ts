import { expect, it } from 'vitest';
import { blank, sourceId, story, toldIn } from '../life.ts';
import { scene } from '../scene.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createSimulatedLimit } from '../pacing/simulated-limit.ts';

it('one chat whose request hangs does not hold up a campaign', async () => {
  const clock = createSimulatedClock();
  const ids = Array.from({ length: 6_000 }, (_, index) => index + 1);
  let last = 0;
  const { telegram, life } = await scene(
    ids,
    {
      answer: async (chatId, accept) => {
        if (chatId === 2_500) {
          await clock.sleep(20_000);
          return { kind: 'retry', why: 'time-out' };
        }
        await clock.sleep(20);
        last = clock.now();
        return { kind: 'sent', messageId: accept() };
      },
    },
    {},
    clock,
  );
  const at = clock.now();
  await life.publish(sourceId, [story(1)]);
  await clock.advance(60_000);
  expect(telegram.chats.size).toBe(5_999);
  expect(last - at).toBeLessThan(15_000);
  life.kill();
});

const idsTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

it('one chat whose request hangs does not hold up the due inboxes of other chats', async () => {
  const clock = createSimulatedClock();
  const failed = new Set<number>();
  let got2 = 0;
  const { telegram, life } = await scene(
    [1],
    {
      answer: async (chatId, accept) => {
        if (chatId === 1) {
          await clock.sleep(20_000);
          return { kind: 'retry', why: 'time-out' };
        }
        if (!failed.has(chatId)) {
          failed.add(chatId);
          return { kind: 'retry', why: '502' };
        }
        got2 = clock.now();
        return { kind: 'sent', messageId: accept() };
      },
    },
    {},
    clock,
  );
  await life.audience.follow(blank(2), { sourceId: 'f2', since: 0 });
  await life.publish(sourceId, [story(1)]);
  await clock.advance(23_500); // chat 1 failed once after 20 s, is tried again, and hangs
  const at = clock.now();
  await life.publish('f2', [{ ...story(2), sourceId: 'f2' }]);
  await clock.advance(60_000);
  expect((telegram.chats.get(2) ?? []).flatMap(toldIn)).toEqual([2]);
  expect(got2 - at).toBeLessThan(6_000);
  life.kill();
});

it('a backlog after an outage does not delay a chat whose inbox is due in seconds', async () => {
  const clock = createSimulatedClock();
  const limit = createSimulatedLimit({ perSecond: 30, burstS: 1, retryAfterS: 2 });
  let isDown = true;
  let failedOnce = false;
  let got = 0;
  let sent = 0;
  const { life } = await scene(
    idsTo(1_500),
    {
      answer: async (chatId, accept) => {
        await clock.sleep(50);
        if (isDown) return { kind: 'retry', why: '502' };
        const refused = limit.take(clock.now());
        if (refused !== undefined) return { kind: 'flood', retryAfterMs: refused * 1_000 };
        if (chatId === 9_999) {
          if (!failedOnce) {
            failedOnce = true;
            return { kind: 'retry', why: '502' };
          }
          got = clock.now();
        }
        sent++;
        return { kind: 'sent', messageId: accept() };
      },
    },
    {},
    clock,
  );
  await life.audience.follow(blank(9_999), { sourceId: 'f2', since: 0 });
  await life.publish(sourceId, [story(1)]);
  await clock.advance(30_000);
  isDown = false;
  await clock.advance(25_000);
  expect(sent).toBeLessThan(1_200);
  const at = clock.now();
  await life.publish('f2', [{ ...story(2), sourceId: 'f2' }]);
  await clock.advance(5 * 60_000);
  expect(sent).toBe(1_501);
  expect(got - at).toBeLessThan(15_000);
  life.kill();
});

it.each([50, 3_000])(
  'a backlog is sent at the rate that Telegram takes, at a latency of %i ms',
  async (latencyMs) => {
    const clock = createSimulatedClock();
    let isDown = true;
    const times: number[] = [];
    const { life } = await scene(
      idsTo(1_000),
      {
        answer: async (_chatId, accept) => {
          await clock.sleep(isDown ? 20 : latencyMs);
          if (isDown) return { kind: 'retry', why: '502' };
          times.push(clock.now());
          return { kind: 'sent', messageId: accept() };
        },
      },
      {},
      clock,
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(15_000);
    isDown = false;
    await clock.advance(5 * 60_000);
    const perSecond = times.length / (((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000);
    expect(times.length).toBe(1_000);
    expect(perSecond).toBeGreaterThan(25);
    life.kill();
  },
);
