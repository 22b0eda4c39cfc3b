import { Bot } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { createWebhook } from '../../../src/telegram/webhook/webhook.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { me, token } from '../fakes.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const url = 'https://kabar.example/telegram';
const minute = 60_000;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A webhook at a Telegram that says `info` of it; `refusing`: it takes no call. */
const stage = () => {
  const clock = createSimulatedClock();
  const telegram: { info: Record<string, unknown>; refusing?: { error_code: number; description: string } } =
    {
      info: { url: '', has_custom_certificate: false, pending_update_count: 0 },
    };
  const calls: { method: string; payload: Record<string, unknown> }[] = [];
  const bot = new Bot(token, { botInfo: me });
  bot.api.config.use(async (_previous, method, payload) => {
    calls.push({ method, payload: payload as Record<string, unknown> });
    if (telegram.refusing !== undefined) return { ok: false, ...telegram.refusing };
    if (method === 'setWebhook') telegram.info = { ...telegram.info, url };
    return { ok: true, result: (method === 'getWebhookInfo' ? telegram.info : true) as never };
  });
  const kept = { put: async () => {}, remove: async () => {}, all: async function* () {} };
  const intake = { take: () => undefined, size: () => 0, one: async () => {}, all: async () => {} };
  const webhook = createWebhook({ bot, url, intake, kept, clock, log: quiet });
  const methods = () => calls.map(({ method }) => method);
  const pass = async (ms: number) => {
    for (let rest = ms; rest > 0; rest -= 1_000) {
      await settled();
      await clock.advance(1_000);
    }
    await settled();
  };
  return { clock, telegram, calls, methods, webhook, running: webhook.run(), pass };
};

describe('the webhook of the bot', () => {
  it('the webhook is set at the start, with a secret that is not the token, and nothing that waits is dropped', async () => {
    const { calls, webhook, running } = stage();
    await settled();
    const { secret } = webhook;
    expect(calls).toEqual([
      {
        method: 'setWebhook',
        payload: expect.objectContaining({ url, secret_token: secret, drop_pending_updates: false }),
      },
    ]);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(token).not.toContain(secret);
    await webhook.stop();
    await running;
  });

  it('the webhook is set again where somebody has removed it', async () => {
    const { telegram, methods, webhook, pass } = stage();
    await pass(2 * minute);
    expect(methods().filter((one) => one === 'setWebhook')).toHaveLength(1);
    telegram.info = { ...telegram.info, url: 'https://other.example' };
    await pass(2 * minute);
    expect(methods().filter((one) => one === 'setWebhook')).toHaveLength(2);
    await webhook.stop();
  });

  it('what Telegram complains of is trouble while updates wait, and is none any more after that', async () => {
    const { clock, telegram, webhook, pass } = stage();
    await pass(minute);
    expect(webhook.trouble()).toBeUndefined();
    telegram.info = {
      ...telegram.info,
      last_error_date: Math.floor(clock.now() / 1_000),
      last_error_message: 'Connection refused',
      pending_update_count: 3,
    };
    await pass(minute);
    expect(webhook.trouble()).toBe('Telegram cannot bring updates to PUBLIC_URL: Connection refused');
    telegram.info = { ...telegram.info, pending_update_count: 0 };
    await pass(minute);
    expect(webhook.trouble()).toBeUndefined();
    await webhook.stop();
  });

  it('an address that Telegram refuses is trouble, tried again ever more rarely, and none once it is taken', async () => {
    const { telegram, methods, webhook, pass } = stage();
    telegram.refusing = { error_code: 400, description: 'Bad Request: bad webhook: IP address is reserved' };
    await pass(10 * minute);
    expect(webhook.trouble()).toMatch(/PUBLIC_URL/);
    expect(methods().length).toBeLessThan(25);
    delete telegram.refusing;
    await pass(3 * minute);
    expect(webhook.trouble()).toBeUndefined();
    await webhook.stop();
  });

  it('a token that Telegram refuses ends it', async () => {
    const { telegram, running, pass } = stage();
    telegram.refusing = { error_code: 401, description: 'Unauthorized' };
    const ended = running.then(
      () => undefined,
      (error: unknown) => error,
    );
    await pass(2 * minute);
    expect(await ended).toMatchObject({ message: expect.stringContaining('BOT_TOKEN') });
  });
});
