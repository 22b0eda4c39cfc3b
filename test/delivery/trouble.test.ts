import { expect, it } from 'vitest';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { blank, sourceId, story, toldIn } from './life.ts';
import { scene } from './scene.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

it('every story in the inbox of an unreachable chat is given up a day after it began to wait', async () => {
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

it('no message is sent while the store fails, even after Telegram refused the markup', async () => {
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

it('a topic that closes a second time is reported to the person a second time', async () => {
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

/** A forum whose topic 3 can be closed; another of its topics stays open. */
const forum = async () => {
  const state = { isClosed: true };
  const targets: { chatId: number; threadId?: number }[] = [];
  const { telegram, clock, life } = await scene([], {
    targets,
    answer: (_chatId, accept) =>
      state.isClosed && targets.at(-1)?.threadId === 3
        ? { kind: 'topic-closed', why: 'TOPIC_CLOSED' }
        : { kind: 'sent', messageId: accept() },
  });
  const blankForum = blank(-7, { kind: 'supergroup', singleCards: true });
  await life.audience.follow(blankForum, { sourceId, since: 0, threadId: 3 });
  await life.audience.follow(blankForum, { sourceId: 'f2', since: 0, threadId: 4 });
  const told = () => (telegram.chats.get(-7) ?? []).flatMap(toldIn);
  const publish = async (...numbers: number[]) => {
    for (const number of numbers) await life.publish(sourceId, [{ ...story(number), seenAt: clock.now() }]);
    await clock.advance(60_000);
  };
  return { state, targets, clock, life, told, publish };
};

it('what comes for a closed topic waits for it alone, and its newest twenty come there once it is open again', async () => {
  const { state, targets, clock, life, told, publish } = await forum();
  await publish(...Array.from({ length: 23 }, (_, at) => at + 1));
  expect(told()).toEqual([]);
  await life.publish('f2', [{ ...story(90), sourceId: 'f2', seenAt: clock.now() }]);
  await clock.advance(10_000);
  expect(told()).toEqual([90]);
  state.isClosed = false;
  await life.topicOpened(-7, 3);
  await clock.advance(600_000);
  expect(told()).toEqual([90, ...Array.from({ length: 20 }, (_, at) => at + 4)]);
  expect(life.missed).toEqual([{ chatId: -7, count: 3 }]);
  expect(targets.filter(({ threadId }) => threadId !== 3)).toHaveLength(1);
  expect(life.paused).toEqual([-7]);
  life.kill();
});

it('a story that comes through to a topic that was closed brings what waited for it', async () => {
  const { state, clock, life, told, publish } = await forum();
  await publish(1, 2);
  state.isClosed = false;
  await publish(3);
  await clock.advance(600_000);
  expect(told().toSorted((one, two) => one - two)).toEqual([1, 2, 3]);
  life.kill();
});

it('what has waited a day for a closed topic has its end', async () => {
  const { clock, life, told, publish } = await forum();
  await publish(1);
  await clock.advance(25 * 3_600_000);
  expect(told()).toEqual([]);
  expect(await life.campaigns.receipts('s1', 0)).toMatchObject([{ kind: 'rejected', why: 'TOPIC_CLOSED' }]);
  life.kill();
});

it('a supergroup does not get an event again that it had under its old id', async () => {
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

/** 1, 2, 3, … */
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

it(
  'no story is given up while Telegram is out of reach for 36 hours, and once it is back all come, many to a message',
  { timeout: 300_000 },
  async () => {
    let isDown = true;
    const chatIds = upTo(3);
    const { telegram, clock, life } = await scene(chatIds, {
      answer: (_chatId, accept) =>
        isDown ? { kind: 'retry', why: 'reset', isUnreached: true } : { kind: 'sent', messageId: accept() },
    });
    const stories = upTo(12);
    for (const number of stories) {
      await life.publish(sourceId, [story(number)]);
      await clock.advance((36 * 3_600_000) / stories.length);
    }
    isDown = false;
    await clock.advance(600_000);
    for (const id of chatIds) {
      const messages = telegram.chats.get(id) ?? [];
      expect(messages.flatMap(toldIn).sort((one, two) => one - two)).toEqual(stories);
      expect(messages.length).toBeLessThan(stories.length / 2);
    }
    life.kill();
  },
);
