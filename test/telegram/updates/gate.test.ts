import { HttpError } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { createChatPace } from '../../../src/delivery/pacing/chat-pace.ts';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { interactiveGate } from '../../../src/telegram/updates/gate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const fine = { ok: true, result: true };
const flood = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});
const down = { ok: false, error_code: 502, description: 'Bad Gateway' };
const reset = new HttpError('reset', new Error('reset'));

/** Calls `method` through the gate while Telegram answers with these, one after the other. */
const pass = async (method: string, ...answers: unknown[]) => {
  const clock = createSimulatedClock();
  const verdicts: unknown[] = [];
  let calls = 0;
  const gate = interactiveGate(
    {
      acquire: async () => ({ done: (verdict) => verdicts.push(verdict) < 0 }),
      stats: () => ({ perSecond: 30, inFlight: 0, waiting: 0, heldUntil: 0 }),
    },
    clock,
    createChatPace(),
  );
  const previous = async () => {
    const answer = answers[calls++];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const started = clock.now();
  const call = gate(previous as never, method as never, {} as never).then(
    (answer: unknown) => answer,
    (error: unknown) => error,
  );
  await clock.run();
  return { answer: await call, calls, verdicts, took: clock.now() - started };
};

describe('the gate of answers to people', () => {
  it('passes successful calls on, with a permit for calls that send', async () => {
    expect(await pass('sendMessage', fine)).toMatchObject({ answer: fine, calls: 1, verdicts: ['ok'] });
    expect(await pass('getChat', fine)).toMatchObject({ calls: 1, verdicts: [] });
    expect(await pass('answerCallbackQuery', fine)).toMatchObject({ verdicts: [] });
  });

  it('reports a flood limit to the pacer and tries again', async () => {
    const passed = await pass('sendMessage', flood(3), fine);
    expect(passed).toMatchObject({ answer: fine, calls: 2, verdicts: [{ floodMs: 3_000 }, 'ok'] });
  });

  it('waits out a flood limit itself for calls without a permit', async () => {
    expect(await pass('getChatMember', flood(3), fine)).toMatchObject({ answer: fine, took: 3_000 });
  });

  it('gives up when the flood limit is longer than a person waits', async () => {
    expect(await pass('sendMessage', flood(300), fine)).toMatchObject({
      calls: 1,
      answer: { error_code: 429 },
    });
  });

  it.each([
    ['a broken connection', reset],
    ['a proxy in trouble', down],
  ])('retries a call after %s, twice at most', async (_, failure) => {
    expect(await pass('sendMessage', failure, failure, fine)).toMatchObject({ answer: fine, calls: 3 });
    expect(await pass('getChat', failure, failure, failure, fine)).toMatchObject({ calls: 3 });
  });

  it('never repeats the post of an administrator on its own', async () => {
    for (const failure of [reset, down])
      expect(await pass('copyMessage', failure, fine)).toMatchObject({ calls: 1 });
    expect(await pass('copyMessages', flood(1), fine)).toMatchObject({ calls: 2, answer: fine });
  });

  it('retries neither refused calls nor polling', async () => {
    const refused = { ok: false, error_code: 400, description: 'Bad Request: chat not found' };
    expect(await pass('sendMessage', refused)).toMatchObject({ answer: refused, calls: 1 });
    expect(await pass('getUpdates', down)).toMatchObject({ calls: 1, verdicts: [] });
  });
});

describe('answers in one chat', () => {
  /** Answers through a gate before a Telegram that refuses a chat more than a message a second. */
  const stage = () => {
    const clock = createSimulatedClock();
    const rate = createRate({ start: 30 });
    const pace = createChatPace();
    const gate = interactiveGate(createPacer({ clock, rate, pace }), clock, pace);
    const taken: [chatId: number, at: number][] = [];
    let refused = 0;
    const began = clock.now();
    const answer = async (chatId: number, method = 'sendMessage') => {
      const previous = async () => {
        await clock.sleep(20);
        const last = taken.findLast(([id]) => id === chatId)?.[1] ?? -Infinity;
        if (clock.now() - began - last < 900) {
          refused++;
          return flood(1);
        }
        taken.push([chatId, clock.now() - began]);
        return fine;
      };
      return gate(previous as never, method as never, { chat_id: chatId } as never);
    };
    return { clock, rate, taken, answer, refused: () => refused };
  };

  it('go at the pace that it bears, one after the other, and keep nobody else waiting', async () => {
    const { clock, rate, taken, answer, refused } = stage();
    const answers = Array.from({ length: 6 }, () => answer(7));
    await clock.advance(50);
    answers.push(answer(8), answer(9));
    await clock.run();
    for (const one of await Promise.all(answers)) expect(one).toMatchObject({ ok: true });
    const timesOf = (chatId: number) => taken.filter(([id]) => id === chatId).map(([, at]) => at);
    expect(timesOf(8)[0]).toBeLessThan(200);
    expect(timesOf(9)[0]).toBeLessThan(200);
    expect(timesOf(7)).toHaveLength(6);
    expect(timesOf(7).at(-1)).toBeLessThan(9_000);
    // The first few at once were one too many here: that was learned.
    expect(refused()).toBeLessThan(4);
    expect(rate.learned()).toMatchObject({ heldUntil: 0 });
  });

  it('are given up where they would come too late', async () => {
    const { clock, answer } = stage();
    const answers = Array.from({ length: 20 }, () => answer(-100));
    await clock.run();
    const codes = (await Promise.all(answers)).map((one) => (one as { error_code?: number }).error_code);
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(12);
    expect(codes).toContain(429);
  });
});
