import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { createRandom } from '../../src/sandbox/telegram/random.ts';
import { blank, createDisk, createLife, sourceId, story, toldIn, type Telegram } from './life.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const hourMs = 3_600_000;
const accepting = (): Telegram => ({
  chats: new Map(),
  answer: (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
});

const scene = async (telegram: Telegram, ids: number[], facts: Parameters<typeof blank>[1] = {}) => {
  const clock = createSimulatedClock();
  const disk = createDisk();
  const life = createLife(disk, telegram, clock, () => 0.5);
  for (const id of ids) await life.audience.follow(blank(id, facts), { sourceId, since: 0 });
  await life.start();
  return { clock, disk, life };
};
const told = (telegram: Telegram, id: number): number[] =>
  (telegram.chats.get(id) ?? []).flatMap((message) => toldIn(message).toReversed());

describe('delivery (invariants 1 and 2)', () => {
  it(
    'brings each story to each follower, in order, through crashes, floods, failures and a failing store',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.record({
            followers: fc.integer({ min: 1, max: 40 }),
            stories: fc.integer({ min: 1, max: 6 }),
            crashesMs: fc.array(fc.integer({ min: 1, max: 8_000 }), { maxLength: 4 }),
            seed: fc.integer(),
            troubles: fc.double({ min: 0, max: 0.4, noNaN: true }),
          }),
          async ({ followers, stories, crashesMs, seed, troubles }) => {
            const random = createRandom(seed);
            const clock = createSimulatedClock();
            const disk = createDisk();
            const ids = Array.from({ length: followers }, (_, index) => index + 1);
            let inFlight = 0;
            let repeats = 0;
            const telegram: Telegram = {
              chats: new Map(),
              answer: async (_chatId, accept): Promise<Outcome> => {
                const dice = random();
                inFlight++;
                await clock.sleep(20 + random() * 100);
                inFlight--;
                if (dice < troubles / 3)
                  return { kind: 'flood', retryAfterMs: 1_000 + Math.floor(random() * 5_000) };
                if (dice < (2 * troubles) / 3) return { kind: 'retry', why: '502' };
                const messageId = accept();
                if (dice >= troubles) return { kind: 'sent', messageId };
                // Taken, and the answer lost: that it comes again is the price of not losing it.
                repeats++;
                return { kind: 'retry', why: 'reset' };
              },
            };
            let life = createLife(disk, telegram, clock, random);
            for (const id of ids) await life.audience.follow(blank(id), { sourceId, since: 0 });
            await life.start();
            const publish = async () => {
              for (let number = 1; number <= stories; number++) await life.publish(sourceId, [story(number)]);
            };
            const publishing = publish();
            for (const afterMs of crashesMs) {
              await clock.advance(afterMs / 2);
              disk.trouble.failing = random() < 0.3;
              await clock.advance(afterMs / 2);
              life.kill();
              disk.trouble.failing = false;
              repeats += inFlight + 20;
              life = createLife(disk, telegram, clock, random);
              await life.start();
              // What had not become durable is published again: the feed's record does not know it yet.
              await publish();
            }
            await Promise.race([publishing, clock.advance(1)]);
            await clock.advance(3 * hourMs);
            for (const id of ids) {
              const numbers = told(telegram, id);
              const first = [...new Set(numbers)];
              expect(first).toEqual(Array.from({ length: stories }, (_, index) => index + 1));
            }
            const sent = ids.reduce((sum, id) => sum + told(telegram, id).length, 0);
            expect(sent - followers * stories).toBeLessThanOrEqual(repeats * stories);
            for (let number = 1; number <= stories; number++) {
              const receipts = await life.campaigns.receipts(`s${number}`, 0);
              expect(receipts.filter((one) => one?.kind === 'sent')).toHaveLength(followers);
            }
            life.kill();
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it('sends no message while the store fails, and goes on when the store is back', async () => {
    const telegram = accepting();
    const ids = Array.from({ length: 300 }, (_, index) => index + 1);
    const { clock, disk, life } = await scene(telegram, ids);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(200);
    disk.trouble.failing = true;
    await clock.advance(1_000);
    const before = telegram.chats.size;
    expect(before).toBeLessThan(200);
    expect(life.healthy()).toBe(false);
    await clock.advance(60_000);
    expect(telegram.chats.size).toBe(before);
    disk.trouble.failing = false;
    await clock.advance(60_000);
    expect(life.healthy()).toBe(true);
    expect(ids.map((id) => told(telegram, id))).toEqual(ids.map(() => [1]));
    life.kill();
  });
});

describe('delivery', () => {
  const answering = (outcomes: Outcome[]): Telegram => ({
    chats: new Map(),
    answer: (_chatId, accept) => {
      const outcome = outcomes.shift();
      return outcome ?? { kind: 'sent', messageId: accept() };
    },
  });

  it.each<[string, Outcome, { state: string; receipt: string; paused: number }]>([
    ['gone', { kind: 'gone', why: 'blocked' }, { state: 'gone', receipt: 'gone', paused: 0 }],
    ['no rights', { kind: 'no-rights', why: 'no' }, { state: 'paused', receipt: 'held', paused: 1 }],
    ['bad picture', { kind: 'bad-picture', why: 'x' }, { state: 'active', receipt: 'sent', paused: 0 }],
    ['bad markup', { kind: 'bad-markup', why: 'x' }, { state: 'active', receipt: 'sent', paused: 0 }],
    ['too long', { kind: 'too-long', why: 'x' }, { state: 'active', receipt: 'sent', paused: 0 }],
    ['flood', { kind: 'flood', retryAfterMs: 5_000 }, { state: 'active', receipt: 'sent', paused: 0 }],
    ['retry', { kind: 'retry', why: '502' }, { state: 'active', receipt: 'sent', paused: 0 }],
    [
      'topic closed',
      { kind: 'topic-closed', why: 'TOPIC_CLOSED' },
      { state: 'active', receipt: 'held', paused: 1 },
    ],
  ])('records the outcome of a send in the receipt and the chat: %s', async (_name, outcome, expected) => {
    const { clock, life } = await scene(answering([outcome]), [1]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(60_000);
    const [receipt] = await life.campaigns.receipts('s1', 0);
    expect({
      state: (await life.chats.get(1))?.state,
      receipt: receipt?.kind,
      paused: life.paused.length,
    }).toEqual(expected);
    life.kill();
  });

  it('writes the new id of a group into every record, and sends the message to the new id', async () => {
    const telegram = answering([{ kind: 'migrated', chatId: -1002 }]);
    const { clock, life } = await scene(telegram, [-5], { kind: 'group' });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    expect(told(telegram, -1002)).toEqual([1]);
    expect(await life.chats.get(-1002)).toMatchObject({ id: -1002, follows: [{ sourceId }] });
    // Whoever still has the old id finds the same chat.
    expect(await life.chats.get(-5)).toEqual(await life.chats.get(-1002));
    await life.publish(sourceId, [story(2)]);
    await clock.advance(10_000);
    expect(told(telegram, -1002)).toEqual([1, 2]);
    life.kill();
  });

  it('sends the inbox of a group to its new id when Telegram announces the new id first', async () => {
    const telegram = answering([{ kind: 'retry', why: '502' }]);
    const { clock, life } = await scene(telegram, [-5], { kind: 'group' });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(100);
    await life.migrate(-5, -1002);
    await life.migrate(-5, -1002);
    await life.publish(sourceId, [story(2)]);
    await clock.advance(hourMs);
    expect([told(telegram, -5), told(telegram, -1002)]).toEqual([[], [1, 2]]);
    life.kill();
  });

  it('loses no story of a group that gets its new id while a message to it fails', async () => {
    const clock = createSimulatedClock();
    const telegram: Telegram = {
      chats: new Map(),
      answer: async (chatId, accept) => {
        await clock.sleep(300);
        return chatId === -5 ? { kind: 'retry', why: '502' } : { kind: 'sent', messageId: accept() };
      },
    };
    const life = createLife(createDisk(), telegram, clock, () => 0.5);
    await life.audience.follow(blank(-5, { kind: 'group' }), { sourceId, since: 0 });
    await life.start();
    await life.publish(sourceId, [story(1)]);
    await clock.advance(100);
    await life.migrate(-5, -1002);
    await clock.advance(hourMs);
    expect(told(telegram, -1002)).toEqual([1]);
    life.kill();
  });

  it('gives up each story a day after its own first failure', async () => {
    const telegram: Telegram = { chats: new Map(), answer: () => ({ kind: 'retry', why: '500 strange' }) };
    const { clock, life } = await scene(telegram, [1]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(23 * hourMs);
    await life.publish(sourceId, [story(2)]);
    await clock.advance(5 * hourMs);
    const receipts = async () => [
      (await life.campaigns.receipts('s1', 0))[0]?.kind,
      (await life.campaigns.receipts('s2', 0))[0]?.kind,
    ];
    expect(await receipts()).toEqual(['rejected', 'held']);
    await clock.advance(23 * hourMs);
    expect(await receipts()).toEqual(['rejected', 'rejected']);
    life.kill();
  });

  it('gives up a story after a day of failures, with a receipt that says so', async () => {
    const telegram: Telegram = { chats: new Map(), answer: () => ({ kind: 'retry', why: '500 strange' }) };
    const { clock, life } = await scene(telegram, [1, 2]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(20 * hourMs);
    expect((await life.campaigns.receipts('s1', 0))[0]?.kind).toBe('held');
    await clock.advance(8 * hourMs);
    expect(await life.campaigns.receipts('s1', 0)).toMatchObject([
      { kind: 'rejected', why: '500 strange' },
      { kind: 'rejected' },
    ]);
    life.kill();
  });

  it('tells the person who connected a chat once, however many stories fail', async () => {
    const telegram: Telegram = { chats: new Map(), answer: () => ({ kind: 'no-rights', why: 'no' }) };
    const { clock, life } = await scene(telegram, [-1001], { kind: 'channel', connectedBy: 9 });
    for (const number of [1, 2, 3]) {
      await life.publish(sourceId, [story(number)]);
      await clock.advance(5_000);
    }
    expect(life.paused).toEqual([-1001]);
    life.kill();
  });

  it('tries a paused chat once a day, and serves the chat again once a try works', async () => {
    let tries = 0;
    let mayPost = false;
    const telegram: Telegram = {
      chats: new Map(),
      answer: (_chatId, accept) => {
        tries++;
        return mayPost ? { kind: 'sent', messageId: accept() } : { kind: 'no-rights', why: 'no' };
      },
    };
    const { clock, life } = await scene(telegram, [-1001], { kind: 'supergroup' });
    for (let number = 1; number <= 12; number++) {
      await life.publish(sourceId, [story(number)]);
      await clock.advance(6 * hourMs);
    }
    expect([tries, life.paused]).toEqual([3, [-1001]]);
    mayPost = true;
    for (let number = 13; number <= 16; number++) {
      await life.publish(sourceId, [story(number)]);
      await clock.advance(6 * hourMs);
    }
    // What came in the day before is kept.
    expect(told(telegram, -1001)).toEqual([10, 11, 12, 13, 14, 15, 16]);
    expect((await life.chats.get(-1001))?.state).toBe('active');
    life.kill();
  });

  it('tells the person once when several stories fail at the same time, and records the stories either way', async () => {
    const clock = createSimulatedClock();
    const telegram: Telegram = {
      chats: new Map(),
      answer: async (chatId, accept) => {
        await clock.sleep(100);
        return chatId === -1001 ? { kind: 'no-rights', why: 'no' } : { kind: 'sent', messageId: accept() };
      },
      onPaused: () => Promise.reject(new Error('nobody there')),
    };
    const life = createLife(createDisk(), telegram, clock, () => 0.5);
    const sources = ['f1', 'f2', 'f3', 'f4'];
    for (const [at, source] of sources.entries()) {
      for (let id = 1; id <= 20 * at; id++)
        await life.audience.follow(blank(1_000 * at + id), { sourceId: source, since: 0 });
      await life.audience.follow(blank(-1001, { kind: 'channel' }), { sourceId: source, since: 0 });
    }
    await life.start();
    for (const [at, source] of sources.entries())
      await life.publish(source, [{ ...story(at + 1), sourceId: source }]);
    await clock.advance(60_000);
    expect(life.paused.filter((id) => id === -1001)).toHaveLength(1);
    expect(await life.campaigns.open()).toEqual([]);
    life.kill();
  });
});

describe('delivery of several waiting stories', () => {
  it('sends one bundle, the newest story first, or single cards where the chat wants them', async () => {
    const telegram = accepting();
    const { clock, life } = await scene(telegram, [1]);
    await life.audience.follow(blank(2, { singleCards: true }), { sourceId, since: 0 });
    await life.publish(sourceId, [story(1), story(2), story(3)]);
    await clock.advance(20_000);
    expect(telegram.chats.get(1)?.map(toldIn)).toEqual([[3, 2, 1]]);
    expect(telegram.chats.get(2)?.map(toldIn)).toEqual([[1], [2], [3]]);
    life.kill();
  });

  it('keeps their order in a group that gets its new id meanwhile', async () => {
    let [active, most] = [0, 0];
    const clock = createSimulatedClock();
    const telegram: Telegram = {
      chats: new Map(),
      answer: async (chatId, accept) => {
        most = Math.max(most, ++active);
        await clock.sleep(800);
        active--;
        return chatId === -1 ? { kind: 'migrated', chatId: -100 } : { kind: 'sent', messageId: accept() };
      },
    };
    const life = createLife(createDisk(), telegram, clock, () => 0.5);
    const group = blank(-1, { kind: 'group', singleCards: true });
    await life.audience.follow(group, { sourceId, since: 0 });
    await life.start();
    await life.publish(sourceId, [1, 2, 3, 4, 5].map(story));
    await clock.advance(2_000);
    await life.publish(sourceId, [story(6)]);
    await clock.advance(60_000);
    expect(telegram.chats.get(-100)?.flatMap(toldIn)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(most).toBe(1);
    life.kill();
  });

  it('does not let a chat with many single cards hold up other chats', async () => {
    const clock = createSimulatedClock();
    const at = new Map<number, number>();
    let isDown = false;
    const telegram: Telegram = {
      chats: new Map(),
      answer: async (chatId, accept) => {
        await clock.sleep(50);
        if (isDown) return { kind: 'retry', why: '502' };
        at.set(chatId, clock.now());
        return { kind: 'sent', messageId: accept() };
      },
    };
    const life = createLife(createDisk(), telegram, clock, () => 0.5);
    const sources = Array.from({ length: 60 }, (_, n) => `f${n}`);
    for (const [n, source] of sources.entries()) {
      await life.audience.follow(blank(1, { singleCards: true }), { sourceId: source, since: 0 });
      await life.audience.follow(blank(1_000 + n), { sourceId: source, since: 0 });
    }
    await life.start();
    const publish = async (first: number) => {
      for (const [n, source] of sources.entries())
        await life.publish(source, [{ ...story(first + n), sourceId: source }]);
    };
    const lastOther = () => Math.max(...[...at].filter(([id]) => id >= 1_000).map(([, time]) => time));
    const start = clock.now();
    await publish(1);
    await clock.advance(10 * 60_000);
    expect(lastOther() - start).toBeLessThan(5_000);
    expect(telegram.chats.get(1)).toHaveLength(60);
    isDown = true;
    await publish(101);
    await clock.advance(5_000);
    isDown = false;
    const back = clock.now();
    await clock.advance(10 * 60_000);
    expect(lastOther() - back).toBeLessThan(20_000);
    expect(telegram.chats.get(1)).toHaveLength(120);
    life.kill();
  });

  it('keeps a group within 20 messages a minute, and loses no story', async () => {
    const telegram = accepting();
    const { clock, life } = await scene(telegram, [-1001], { kind: 'supergroup', singleCards: true });
    for (let number = 1; number <= 50; number++) await life.publish(sourceId, [story(number)]);
    await clock.advance(59_000);
    expect(telegram.chats.get(-1001)?.length).toBe(20);
    await clock.advance(240_000);
    expect(told(telegram, -1001)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    life.kill();
  });
});
