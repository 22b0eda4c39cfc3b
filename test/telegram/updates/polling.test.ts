import { Bot, HttpError } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/runtime/log.ts';
import { createPolling } from '../../../src/telegram/updates/polling.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { ann, me, token } from '../fakes.ts';

const failure = (error_code: number, description: string) => ({
  ok: false as const,
  error_code,
  description,
});
const update = (update_id: number, chatId: number, text: string) => ({
  update_id,
  message: {
    message_id: update_id,
    date: 1,
    chat: { id: chatId, type: 'private', first_name: 'A' },
    from: ann,
    text,
  },
});

/** A bot that polls a Telegram which answers with these, one after the other, then with silence until it is stopped. */
const poll = (answers: unknown[], onText: (text: string) => Promise<void> = async () => {}) => {
  const clock = createSimulatedClock();
  const log: string[] = [];
  const offsets: number[] = [];
  const handled: string[] = [];
  const bot = new Bot(token, { botInfo: me });
  bot.api.config.use(async (_previous, _method, payload, signal) => {
    offsets.push((payload as { offset: number }).offset);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer !== undefined) return answer as never;
    if ((payload as { timeout?: number }).timeout === 0) return { ok: true, result: [] as never };
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new HttpError('aborted', new Error('aborted'))));
    });
  });
  bot.on('message:text', async ({ message }) => {
    await onText(message.text);
    handled.push(message.text);
  });
  const polling = createPolling(
    bot,
    clock,
    createLog('debug', (line) => void log.push(line)),
  );
  return { clock, log, offsets, handled, polling, running: polling.run() };
};
const ok = (...result: unknown[]) => ({ ok: true, result });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('polling', () => {
  it('handles the updates of one chat in order and other chats meanwhile', async () => {
    const slow = Promise.withResolvers<void>();
    const { handled, polling, running, clock } = poll(
      [ok(update(1, 7, 'slow'), update(2, 7, 'after'), update(3, 8, 'other'))],
      (text) => (text === 'slow' ? slow.promise : Promise.resolve()),
    );
    await settled();
    expect(handled).toEqual(['other']);
    slow.resolve();
    await clock.run();
    expect(handled).toEqual(['other', 'slow', 'after']);
    await polling.stop();
    await running;
  });

  it('confirms updates when they are handled, or after half a second', async () => {
    const slow = Promise.withResolvers<void>();
    const { offsets, polling, running, clock } = poll(
      [ok(update(5, 7, 'quick')), ok(update(6, 8, 'slow'))],
      (text) => (text === 'slow' ? slow.promise : Promise.resolve()),
    );
    await settled();
    await settled();
    expect(offsets).toEqual([0, 6]);
    await clock.advance(499);
    expect(offsets).toEqual([0, 6]);
    await clock.advance(1);
    expect(offsets).toEqual([0, 6, 7]);
    slow.resolve();
    await polling.stop();
    await running;
  });

  it('serves other chats while one chat floods a slow handler, and drops the last updates of that chat', async () => {
    const slow = Promise.withResolvers<void>();
    const flood = Array.from({ length: 98 }, (_, at) => update(at + 2, 7, `m${at}`));
    const moved = { ...update(100, 7, 'moved').message, migrate_to_chat_id: -1_005 };
    const { handled, polling, running, clock } = poll(
      [ok(update(1, 7, 'slow'), ...flood, { update_id: 100, message: moved }), ok(update(101, 8, 'other'))],
      (text) => (text === 'slow' ? slow.promise : Promise.resolve()),
    );
    await clock.advance(600);
    expect(handled).toEqual(['other']);
    slow.resolve();
    await clock.run();
    expect(handled).toEqual(['other', 'slow', ...Array.from({ length: 30 }, (_, at) => `m${at}`), 'moved']);
    await polling.stop();
    await running;
  });

  it('asks for no more while five hundred chats are worked for', async () => {
    const slow = Promise.withResolvers<void>();
    const chats = Array.from({ length: 500 }, (_, at) => update(at + 1, at + 1, `c${at}`));
    const batches = [0, 1, 2, 3, 4].map((at) => ok(...chats.slice(at * 100, at * 100 + 100)));
    const { offsets, polling, running, clock } = poll([...batches], (text) =>
      text === 'c0' ? Promise.resolve() : slow.promise,
    );
    await clock.advance(600);
    expect(offsets).toEqual([0, 101, 201, 301, 401, 501]);
    const busy = poll([...batches], () => slow.promise);
    await busy.clock.advance(600);
    expect(busy.offsets).toEqual([0, 101, 201, 301, 401]);
    slow.resolve();
    await busy.clock.advance(1);
    expect(busy.offsets).toEqual([0, 101, 201, 301, 401, 501]);
    await Promise.all([polling.stop(), busy.polling.stop()]);
    await Promise.all([running, busy.running]);
  });

  it('takes what waits behind a flood without waiting for the answers to the flood', async () => {
    const slow = Promise.withResolvers<void>();
    const flood = Array.from({ length: 300 }, (_, at) => update(at + 1, (at % 50) + 1, `m${at}`));
    const { handled, polling, running, clock } = poll(
      [
        ...[0, 1, 2].map((at) => ok(...flood.slice(at * 100, at * 100 + 100))),
        ok(update(301, 99, 'newcomer')),
      ],
      (text) => (text === 'newcomer' ? Promise.resolve() : slow.promise),
    );
    await clock.advance(100);
    expect(handled).toEqual(['newcomer']);
    slow.resolve();
    await Promise.all([polling.stop(), running]);
  });

  it.each<[string, unknown]>([
    ['a message without a chat', { update_id: 1, message: { message_id: 1, date: 1, text: '/help' } }],
    ['a message of a chat without an id', { update_id: 1, message: { message_id: 1, date: 1, chat: {} } }],
    [
      'a message whose words are none',
      { ...update(1, 7, ''), message: { ...update(1, 7, '').message, text: 5 } },
    ],
    ['a press by nobody', { update_id: 1, callback_query: { id: '1', data: 'x' } }],
    ['nothing in it', { update_id: 1 }],
    ['a thing of no known kind', { update_id: 1, novelty: { chat: { id: 7 } } }],
  ])('passes over an update that makes no sense: %s', async (_, senseless) => {
    const { handled, offsets, log, polling, running, clock } = poll([
      ok(senseless, update(2, 8, 'same time')),
      ok(update(3, 8, 'later')),
    ]);
    await clock.run();
    expect(handled).toEqual(['same time', 'later']);
    expect(offsets).toEqual([0, 3, 4]);
    expect(log.filter((line) => line.includes('senseless'))).toHaveLength(1);
    await Promise.all([polling.stop(), running]);
  });

  it('passes over what has no number, and pauses where nothing has one', async () => {
    const { handled, offsets, polling, running, clock } = poll([
      ok(null, 'x', { message: {} }, update(2, 8, 'good')),
      ok(null),
      ok(update(3, 8, 'later')),
    ]);
    await clock.run();
    expect(handled).toEqual(['good', 'later']);
    expect(offsets).toEqual([0, 3, 3, 4]);
    await Promise.all([polling.stop(), running]);
  });

  it('finishes what it took before it stops, and confirms it', async () => {
    const slow = Promise.withResolvers<void>();
    const { offsets, handled, polling, running } = poll([ok(update(5, 7, 'last'))], () => slow.promise);
    await settled();
    let isStopped = false;
    const stopping = polling.stop().then(() => (isStopped = true));
    await settled();
    expect(isStopped).toBe(false);
    slow.resolve();
    await stopping;
    await running;
    expect(handled).toEqual(['last']);
    expect(offsets.at(-1)).toBe(6);
  });

  it('continues after every kind of failure and reports another polling instance', async () => {
    const reset = new HttpError('reset', new Error(`https://api.telegram.org/bot${token}/getUpdates`));
    const conflict = failure(409, 'Conflict: terminated by other getUpdates request');
    const { handled, log, polling, running, clock } = poll([
      reset,
      failure(502, 'Bad Gateway'),
      conflict,
      { ...failure(429, 'Too Many Requests: retry after 9'), parameters: { retry_after: 9 } },
      ok(update(1, 7, 'at last')),
    ]);
    await clock.run();
    expect(handled).toEqual(['at last']);
    expect(log.join()).toContain('polling.conflict');
    expect(log.join()).toContain('polling.back');
    expect(log.join()).not.toContain(token);
    await polling.stop();
    await running;
  });

  it('reports a lasting silence of Telegram until Telegram answers again', async () => {
    const silent = Array.from({ length: 6 }, () => new HttpError('reset', new Error('reset')));
    const { polling, running, clock } = poll([...silent, ok()]);
    await clock.advance(5_000);
    expect(polling.trouble()).toBeUndefined();
    await clock.advance(30_000);
    expect(polling.trouble()).toMatch(/Telegram/);
    await clock.run();
    expect(polling.trouble()).toBeUndefined();
    await polling.stop();
    await running;
  });

  it('survives a handler that throws', async () => {
    const { handled, log, polling, running, clock } = poll(
      [ok(update(1, 7, 'bad')), ok(update(2, 7, 'good'))],
      async (text) => {
        if (text === 'bad') throw new Error('no');
      },
    );
    await clock.run();
    expect(handled).toEqual(['good']);
    expect(log.join()).toContain('update.failed');
    await polling.stop();
    await running;
  });

  it('ends when Telegram refuses the token', async () => {
    const { running } = poll([failure(401, 'Unauthorized')]);
    await expect(running).rejects.toThrow('Telegram refuses BOT_TOKEN (401 Unauthorized)');
  });
});
