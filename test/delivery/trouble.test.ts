import { expect, it } from 'vitest';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { blank, sourceId, story, toldIn } from './life.ts';
import { scene } from './scene.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

it('what waits for a chat that cannot be reached is given up a day after it began to wait, all of it', async () => {
  const { clock, disk, life } = await scene([1], {
    answer: () => ({ kind: 'retry', why: '500 Internal Server Error' }),
  });
  const inboxes = createInboxStore(disk.store, createLock());
  const sizes: number[] = [];
  for (let day = 0; day < 4; day++) {
    for (let number = 1; number <= 24; number++) {
      await life.publish(sourceId, [story(day * 100 + number)]);
      await clock.advance(3_600_000);
    }
    sizes.push((await inboxes.get(1))?.items.length ?? 0);
  }
  await clock.advance(26 * 3_600_000);
  const first = await life.campaigns.receipts('s24', 0);
  expect(Math.max(...sizes)).toBeLessThan(50);
  expect(first[0]?.kind).toBe('rejected');
  life.kill();
});

it('nothing is sent while the store fails, also where Telegram refused the markup just before', async () => {
  const clock = createSimulatedClock();
  let inTrouble = 0;
  const ids = Array.from({ length: 60 }, (_, index) => index + 1);
  const refused = new Set<number>();
  let isInTrouble = () => false;
  const { disk, life } = await scene(
    ids,
    {
      answer: async (chatId, accept) => {
        if (isInTrouble()) inTrouble++;
        await clock.sleep(50);
        if (chatId > 5 && chatId <= 40 && !refused.has(chatId)) {
          refused.add(chatId);
          return { kind: 'bad-markup', why: "can't parse entities" };
        }
        return { kind: 'sent', messageId: accept() };
      },
    },
    {},
    clock,
  );
  isInTrouble = () => disk.trouble.failing && !life.healthy();
  await life.publish(sourceId, [story(1)]);
  await clock.advance(150);
  disk.trouble.failing = true;
  await clock.advance(60_000);
  expect(inTrouble).toBe(0);
  life.kill();
});

it('a topic that is opened and closed again is told of again', async () => {
  let isClosed = true;
  const { clock, life } = await scene([], {
    answer: (_chatId, accept) =>
      isClosed ? { kind: 'topic-closed', why: 'TOPIC_CLOSED' } : { kind: 'sent', messageId: accept() },
  });
  await life.audience.follow(blank(-7, { kind: 'supergroup' }), { sourceId, since: 0, threadId: 3 });
  for (const [number, closed] of [
    [1, true],
    [2, true],
    [3, false],
    [4, true],
  ] as const) {
    isClosed = closed;
    await life.publish(sourceId, [story(number)]);
    await clock.advance(10_000);
  }
  expect(life.paused).toEqual([-7, -7]);
  life.kill();
});

it('a group that became a supergroup is not told an event again that it was told under its old id', async () => {
  const { telegram, clock, life } = await scene([]);
  await life.audience.follow(blank(-5, { kind: 'group' }), { sourceId, since: 0 });
  await life.audience.follow(blank(-5, { kind: 'group' }), { sourceId: 'f2', since: 0 });
  const one = {
    ...story(1),
    headline: 'Gempa magnitudo 6,1 guncang Cianjur, warga berhamburan ke luar rumah',
  };
  const two = { ...story(2), sourceId: 'f2', sourceTitle: 'Koran', headline: one.headline };
  await life.publish(sourceId, await life.reports.assign([one]));
  await clock.advance(10_000);
  await life.migrate(-5, -1005);
  const placed = await life.reports.assign([two]);
  expect(placed[0]?.clusterId).toBe('s1');
  await life.publish('f2', placed);
  await clock.advance(60_000);
  expect(telegram.chats.get(-5)).toHaveLength(1);
  expect(telegram.chats.get(-1005) ?? []).toHaveLength(0);
  life.kill();
});

it('nothing is given up while Telegram as a whole is out of reach, and all of it comes once it is back', async () => {
  let isDown = true;
  const { telegram, clock, life } = await scene([1, 2, 3], {
    answer: (_chatId, accept) =>
      isDown ? { kind: 'retry', why: 'reset', isUnreached: true } : { kind: 'sent', messageId: accept() },
  });
  for (let number = 1; number <= 2; number++) {
    await life.publish(sourceId, [story(number)]);
    await clock.advance(14 * 3_600_000);
  }
  isDown = false;
  await clock.advance(180_000);
  for (const id of [1, 2, 3]) expect((telegram.chats.get(id) ?? []).flatMap(toldIn).sort()).toEqual([1, 2]);
  life.kill();
});
