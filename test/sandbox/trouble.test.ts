import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { call, refusal } from './call.ts';

let telegram: Telegram;
let now = 1_700_000_000_000;
beforeEach(async () => {
  telegram = await createTelegram({ now: () => now });
});
afterEach(() => telegram.close());
const send = (chat: number) => refusal(telegram, 'sendMessage', { chat_id: chat, text: 'halo' });

describe('rate limits of the sandbox', () => {
  it('are off at first, and then refuse every call that comes too early', async () => {
    const people = telegram.people(6);
    const all = () => Promise.all(people.map(send));
    expect(new Set(await all())).toEqual(new Set(['ok']));
    telegram.limits({ overall: { perSecond: 4, burst: 4 }, retryAfter: 3 });
    const answers = await all();
    expect(answers.filter((one) => one === 'ok')).toHaveLength(4);
    expect(answers.filter((one) => one === '429 Too Many Requests: retry after 3')).toHaveLength(2);
    now += 2_500;
    const early = await call(telegram, 'sendMessage', { chat_id: people[0], text: 'a' });
    expect(early.parameters).toEqual({ retry_after: 1 });
    expect(await refusal(telegram, 'getMe')).toBe('ok');
    now += 500;
    expect(await send(people[0] ?? 0)).toBe('ok');
    expect(telegram.stats()).toMatchObject({ accepted: 11, refused429: 3 });
  });

  it('count each chat, each group and each part of an album', async () => {
    const [one = 0, two = 0] = telegram.people(2);
    telegram.limits({ perChat: { perSecond: 1 }, perGroup: { perMinute: 3 } });
    expect([await send(one), await send(two)]).toEqual(['ok', 'ok']);
    expect(await send(one)).toBe('429 Too Many Requests: retry after 1');
    now += 1_000;
    expect(await send(one)).toBe('ok');
    telegram.limits({ perGroup: { perMinute: 3 } });
    const group = telegram.group({ title: 'Warga' });
    telegram.addBot(group);
    const media = ['a', 'b'].map((path) => ({ type: 'photo', media: `https://a.example/${path}` }));
    expect(await refusal(telegram, 'sendMediaGroup', { chat_id: group.id, media })).toBe('ok');
    expect(await send(group.id)).toBe('ok');
    expect(await send(group.id)).toBe('429 Too Many Requests: retry after 20');
    expect(await send(one)).toBe('ok');
  });

  it('do not apply to paid broadcasts', async () => {
    const [one = 0] = telegram.people(1);
    telegram.limits({ overall: { perSecond: 1 }, retryAfter: [5, 9], seed: 3 });
    expect(await send(one)).toBe('ok');
    expect(await send(one)).toMatch(/^429 Too Many Requests: retry after [5-9]$/);
    const paid = { chat_id: one, text: 'a', allow_paid_broadcast: true };
    expect(await refusal(telegram, 'sendMessage', paid)).toBe('ok');
  });
});

describe('faults of the sandbox', () => {
  const outcomes = async (count: number) => {
    const [one = 0] = telegram.people(1);
    const seen: string[] = [];
    for (let at = 0; at < count; at++) seen.push(await send(one).catch(() => 'cut'));
    return { seen, taken: telegram.taken(one) };
  };

  it('are the same for the same seed', async () => {
    const faults = { errorShare: 0.2, resetBeforeShare: 0.1, resetAfterShare: 0.1, seed: 7 };
    telegram.faults(faults);
    const first = await outcomes(60);
    telegram.faults(faults);
    const second = await outcomes(60);
    expect(second.seen).toEqual(first.seen);
    expect(new Set(first.seen).size).toBeGreaterThan(2);
  });

  it('can cut the connection before or after the message is stored', async () => {
    telegram.faults({ resetAfterShare: 1 });
    expect(await outcomes(3)).toEqual({ seen: ['cut', 'cut', 'cut'], taken: 3 });
    telegram.faults({ resetBeforeShare: 1 });
    expect(await outcomes(3)).toEqual({ seen: ['cut', 'cut', 'cut'], taken: 0 });
  });

  it('can be planned for a method and a number of calls', async () => {
    telegram.fail('sendMessage', 2, { status: 403, description: 'Forbidden: user is deactivated' });
    const { seen } = await outcomes(3);
    expect(seen).toEqual(['403 Forbidden: user is deactivated', '403 Forbidden: user is deactivated', 'ok']);
    telegram.fail('*', 1, 'html');
    const response = await fetch(`${telegram.url}/bot${telegram.token}/getMe`);
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    telegram.faults({ latencyMs: 60 });
    const started = performance.now();
    await call(telegram, 'getMe');
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });
});

describe('the log of the sandbox', () => {
  it('records calls, statuses and messages of each chat, and keeps only the newest messages if told so', async () => {
    const small = await createTelegram({ keep: 2 });
    try {
      const [one = 0] = small.people(1);
      for (const text of ['1', '2', '3']) await call(small, 'sendMessage', { chat_id: one, text });
      await call(small, 'sendMessage', { chat_id: one, text: '' });
      expect(small.view(one).map(({ text }) => text)).toEqual(['2', '3']);
      expect(small.taken(one)).toBe(3);
      expect(small.calls('sendMessage').map(({ status }) => status)).toEqual([200, 200, 200, 400]);
      expect(small.stats()).toMatchObject({ byStatus: { 200: 3, 400: 1 }, byMethod: { sendMessage: 4 } });
    } finally {
      await small.close();
    }
  });
});
