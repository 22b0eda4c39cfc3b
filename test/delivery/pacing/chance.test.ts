import { describe, expect, it } from 'vitest';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createSimulatedLimit } from './simulated-limit.ts';

const latencyMs = 60;
/** 429s out of the blue: so many in a row, each with so long a hold. */
const chance = { times: 3, retryAfterS: 4 };
const minutes = (count: number) => count * 60_000;

/** A bot whose limiter lets `limit` messages a second pass, and refuses some by chance. */
const createBot = ({ limit, start = 30 }: { limit: number; start?: number }) => {
  const clock = createSimulatedClock();
  let perSecond = limit;
  const rate = createRate({ start });
  const pacer = createPacer({ clock, rate });
  const server = createSimulatedLimit({ perSecond: () => perSecond, burstS: 1, retryAfterS: 1 });
  let refusals = { after: Infinity, left: 0 };
  let refused = 0;

  const answerTo = (startedAt: number): number | undefined => {
    if (refusals.after-- > 0 || refusals.left === 0) return server.take(startedAt);
    refusals.left--;
    return chance.retryAfterS;
  };
  const send = async (): Promise<void> => {
    const permit = await pacer.acquire('news');
    const waitS = answerTo(clock.now());
    await clock.sleep(latencyMs);
    permit.done(waitS === undefined ? 'ok' : { floodMs: waitS * 1_000 });
    if (waitS === undefined) return;
    refused++;
    await send();
  };

  return {
    /** Brings a story to so many chats and then rests; gives the seconds until the last has it, and the 429s. */
    bring: async (chats: number, { restMs = minutes(10) } = {}) => {
      const from = clock.now();
      const before = refused;
      let took = Infinity;
      const all = Promise.all(Array.from({ length: chats }, send)).then(() => {
        took = (clock.now() - from) / 1_000;
      });
      await clock.run(from + restMs);
      await all;
      return { took, refused: refused - before };
    },
    /** Refuses the messages that come after so many more. */
    refuseAfter: (after: number) => {
      refusals = { after, left: chance.times };
    },
    /** Lets so many messages a second pass from now on. */
    limitTo: (next: number) => {
      perSecond = next;
    },
  };
};

describe('a 429 out of the blue', () => {
  it.each([3, 25, 300])('costs the next story to %i chats nothing', async (chats) => {
    const bot = createBot({ limit: 30 });
    await bot.bring(300);
    for (let story = 0; story < 24; story++) await bot.bring(25);
    const before = await bot.bring(chats);
    bot.refuseAfter(0);
    const held = await bot.bring(chats);
    expect(held.refused).toBeGreaterThanOrEqual(chance.times);
    const after = await bot.bring(chats);
    expect(after.took).toBeLessThan(before.took * 1.05 + 0.2);
  });

  it('costs nothing either where no limit is known', async () => {
    const bot = createBot({ limit: 1e9, start: 1_000 });
    const before = await bot.bring(20);
    bot.refuseAfter(0);
    await bot.bring(20);
    expect(await bot.bring(20)).toEqual({ ...before, refused: 0 });
  });

  it('in the middle of a story slows the bot for some hours at most, though every story is small', async () => {
    const bot = createBot({ limit: 30 });
    await bot.bring(300);
    const before = await bot.bring(25);
    bot.refuseAfter(5);
    await bot.bring(25);
    for (let story = 0; story < 24; story++) await bot.bring(25);
    expect((await bot.bring(25)).took).toBeLessThan(before.took * 1.05 + 0.2);
  });

  it('in the middle of a story does not make the next large one as slow as it seems to say', async () => {
    const bot = createBot({ limit: 30 });
    await bot.bring(300);
    for (let story = 0; story < 24; story++) await bot.bring(25);
    bot.refuseAfter(5);
    await bot.bring(25);
    expect((await bot.bring(1_000)).took).toBeLessThan(1_000 / 5 / 2);
  });

  it('in a row with others lets the rate down while they come', async () => {
    const rate = createRate({ start: 30 });
    const now = 1_000_000;
    rate.onStart(now);
    rate.onFlood(now + 60, 1_000, now);
    rate.onStart(now + 2_000);
    rate.onFlood(now + 2_060, 1_000, now + 2_000);
    expect(rate.perSecond()).toBeCloseTo(30 * 0.7 ** 2);
  });
});

describe('a limit far below the configured rate', () => {
  it('is tried again once in an hour or so, and costs small stories no time', async () => {
    const bot = createBot({ limit: 7 });
    await bot.bring(300);
    const stories = [];
    for (let story = 0; story < 72; story++) stories.push(await bot.bring(25));
    const idealS = (25 - 7) / 7;
    const sum = stories.reduce(
      (all, { took, refused }) => ({ took: all.took + took, refused: all.refused + refused }),
      { took: 0, refused: 0 },
    );
    expect(sum.refused).toBeLessThan(20);
    expect(sum.took / stories.length).toBeLessThan(idealS * 1.15);
  });

  it('that was raised is found by small stories, too', async () => {
    const bot = createBot({ limit: 7 });
    await bot.bring(300);
    bot.limitTo(30);
    for (let story = 0; story < 24; story++) await bot.bring(25);
    expect((await bot.bring(25)).took).toBeLessThan(1);
  });
});
