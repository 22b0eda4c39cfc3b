import { Bot, HttpError } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/runtime/log.ts';
import { connect } from '../../../src/telegram/api/connect.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { me, token } from '../fakes.ts';

/** Connects to a Telegram that answers with these, one after the other. */
const through = (answers: unknown[]) => {
  const clock = createSimulatedClock();
  const stopper = new AbortController();
  const lines: string[] = [];
  const bot = new Bot(token);
  bot.api.config.use(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer as never;
  });
  const log = createLog('debug', (line) => void lines.push(line));
  const connected = connect({
    bot,
    apiRoot: 'https://telegram.invalid',
    clock,
    log,
    stopping: stopper.signal,
  });
  return { bot, clock, stopper, lines, connected };
};
const reset = new HttpError('reset', new Error(`https://api.telegram.org/bot${token}/getMe`));
const refused = (error_code: number, description: string) => ({ ok: false, error_code, description });

describe('the first connection to Telegram', () => {
  it('is retried after failures, and the log gives place, reason and next attempt without the token', async () => {
    const { bot, clock, lines, connected } = through([
      reset,
      refused(502, 'Bad Gateway'),
      { ...refused(429, 'Too Many Requests'), parameters: { retry_after: 9 } },
      { ok: true, result: me },
    ]);
    await clock.run();
    await connected;
    expect(bot.botInfo).toEqual(me);
    const told = lines
      .filter((line) => line.includes('telegram.unreachable'))
      .map((line) => JSON.parse(line));
    expect(told).toMatchObject([
      { address: 'https://telegram.invalid', nextTryInMs: 500 },
      { address: 'https://telegram.invalid', nextTryInMs: 1_000 },
      { address: 'https://telegram.invalid', nextTryInMs: 9_000 },
    ]);
    for (const { cause } of told) expect(cause).toEqual(expect.any(String));
    expect(lines.at(-1)).toContain('telegram.reached');
    expect(lines.join()).not.toContain(token);
  });

  it('fails when Telegram refuses the token', async () => {
    await expect(through([refused(401, 'Unauthorized')]).connected).rejects.toThrow('Unauthorized');
    await expect(through([refused(404, 'Not Found')]).connected).rejects.toThrow('Not Found');
  });

  it('is given up when Kabar stops', async () => {
    const { stopper, connected } = through([reset, reset]);
    stopper.abort();
    await expect(connected).rejects.toMatchObject({ name: 'AbortError' });
  });
});
