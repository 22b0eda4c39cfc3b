import { describe, expect, it } from 'vitest';
import { createChatPace } from '../../../src/delivery/pacing/chat-pace.ts';
import type { Lane } from '../../../src/delivery/pacing/lanes.ts';
import { createPacer, type Permit } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createSimulatedLimit } from './simulated-limit.ts';

/** A Telegram that has a limit for all, and one of a message a second for each chat. */
const world = ({ perSecond = 30, latencyMs = 40 } = {}) => {
  const clock = createSimulatedClock();
  const rate = createRate({ start: 30 });
  const pace = createChatPace();
  const pacer = createPacer({ clock, rate, pace });
  const all = createSimulatedLimit({ perSecond, burstS: 1, retryAfterS: 1 });
  const chats = new Map<number, ReturnType<typeof createSimulatedLimit>>();
  const counts = { taken: 0, refusedAlone: 0, refusedByAll: 0, own: 0 };
  const takenBy = new Map<number, number[]>();
  /** Sends once; gives whether it was taken. */
  const send = async (lane: Lane, chatId: number): Promise<boolean> => {
    const permit: Permit = await pacer.acquire(lane, undefined, chatId);
    await clock.sleep(latencyMs);
    const now = clock.now();
    const alone = chats.get(chatId) ?? createSimulatedLimit({ perSecond: 1, burstS: 1, retryAfterS: 1 });
    chats.set(chatId, alone);
    const byAll = all.take(now);
    const waitS = byAll ?? alone.take(now);
    if (waitS === undefined) {
      counts.taken++;
      takenBy.set(chatId, [...(takenBy.get(chatId) ?? []), now]);
      pace.sent(chatId, 'private', now);
      permit.done('ok');
      return true;
    }
    if (byAll === undefined) counts.refusedAlone++;
    else counts.refusedByAll++;
    if (permit.done({ floodMs: waitS * 1_000 })) counts.own++;
    return false;
  };
  return { clock, rate, pace, pacer, counts, takenBy, send };
};

describe('a 429 that one chat alone is given', () => {
  it('holds that chat, and neither the others nor the rate', async () => {
    const { clock, rate, pace, send, counts } = world();
    await Promise.all([send('interactive', 7), clock.advance(100)]);
    const perSecond = rate.perSecond();
    await Promise.all([send('interactive', 7), clock.advance(100)]);
    expect(counts).toMatchObject({ refusedAlone: 1, own: 1 });
    expect(rate.perSecond()).toBe(perSecond);
    expect(rate.heldUntil()).toBe(0);
    expect(pace.answerAt(7)).toBeGreaterThan(clock.now() + 800);
    const other = send('news', 8);
    await clock.advance(100);
    expect(await other).toBe(true);
  });

  it('is told from one that is everybody’s, which the next chat meets, too', async () => {
    const { clock, rate, send, counts } = world({ perSecond: 1 });
    const sent = [7, 8, 7, 8].map((chatId) => send('interactive', chatId));
    await clock.advance(500);
    await Promise.all([...sent, clock.advance(30_000)]);
    expect(counts.refusedByAll).toBeGreaterThan(0);
    expect(rate.heldUntil()).toBeGreaterThan(0);
  });

  it('is known from its second in a row, whatever the reason, and what the first was taken for is taken back', async () => {
    const clock = createSimulatedClock();
    const rate = createRate({ start: 30 });
    const pacer = createPacer({ clock, rate });
    const send = async (chatId: number) => {
      const permit = await pacer.acquire('news', undefined, chatId);
      await clock.sleep(20);
      return permit.done(chatId === 5 ? { floodMs: 30_000 } : 'ok');
    };
    const some = async () => {
      for (let id = 100; id < 140; id++) void send(id);
      await clock.advance(40_000);
    };
    await some();
    const perSecond = rate.perSecond();
    const first = send(5);
    await clock.advance(100);
    expect(await first).toBe(false);
    expect(rate.perSecond()).toBeLessThan(perSecond);
    await some();
    const again = send(5);
    await clock.advance(100);
    expect(await again).toBe(true);
    expect(rate.perSecond()).toBe(perSecond);
    expect(rate.heldUntil()).toBeLessThan(clock.now());
  });

  it('of many who talk at once holds up nobody else', async () => {
    const { clock, rate, takenBy, counts, send } = world();
    const over = new AbortController();
    /** As the gate would, but with no pace in the chat: as much as ever goes. */
    const talk = async (chatId: number) => {
      while (!over.signal.aborted) if (!(await send('interactive', chatId))) await clock.sleep(1_000);
    };
    for (let id = 1; id <= 20; id++) void talk(id);
    for (let id = 1_000; id < 1_200; id++)
      void (async () => {
        while (!(await send('news', id)));
      })();
    await clock.advance(40_000);
    over.abort();
    await clock.advance(5_000);
    const late = [...takenBy].filter(([id]) => id >= 1_000).map(([, [at = Infinity]]) => at);
    expect(late).toHaveLength(200);
    expect(rate.perSecond()).toBeGreaterThan(15);
    expect(counts.refusedByAll).toBeLessThan(40);
  });
});

describe('talk and news', () => {
  /** Starts so many requests in these lanes, which all are taken; gives them in the order of their turns. */
  const turns = async (asks: [Lane, number][], ms: number) => {
    const clock = createSimulatedClock();
    const pacer = createPacer({ clock, rate: createRate({ start: 10, max: 10 }) });
    const given: [Lane, number][] = [];
    for (const [lane, chatId] of asks)
      void pacer.acquire(lane, undefined, chatId).then(async (permit) => {
        given.push([lane, chatId]);
        await clock.sleep(20);
        permit.done('ok');
      });
    await clock.advance(ms);
    return given;
  };

  it('share the rate where both have more than it takes: news has a third of it at least', async () => {
    const asks = Array.from({ length: 400 }, (_, at): [Lane, number] => [
      at % 2 ? 'news' : 'interactive',
      at,
    ]);
    const given = await turns(asks, 10_000);
    const news = given.filter(([lane]) => lane === 'news').length;
    expect(news / given.length).toBeGreaterThan(0.32);
    expect(news / given.length).toBeLessThan(0.5);
  });

  it('take turns among people: a newcomer does not stand behind all that somebody else has said', async () => {
    const asks: [Lane, number][] = Array.from({ length: 40 }, () => ['interactive', 7]);
    const given = await turns([...asks, ['interactive', 8], ['interactive', 9], ['interactive', 8]], 20_000);
    const chats = given.map(([, chatId]) => chatId);
    expect(given).toHaveLength(43);
    expect(chats.indexOf(8)).toBeLessThan(20);
    expect(chats.lastIndexOf(8) - chats.indexOf(8)).toBeLessThan(5);
  });
});
