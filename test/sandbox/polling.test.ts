import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Person, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { call, refusal } from './call.ts';

let telegram: Telegram;
let budi: Person;
beforeEach(async () => {
  telegram = await createTelegram();
  budi = telegram.person({ first_name: 'Budi' });
});
afterEach(() => telegram.close());

type Told = { update_id: number; message?: { text: string } };
const poll = async (parameters: object = {}): Promise<Told[]> =>
  (await call(telegram, 'getUpdates', parameters)).result as unknown as Told[];
const texts = (told: Told[]) => told.map(({ message }) => message?.text);

describe('getUpdates of the sandbox', () => {
  it('repeats updates until an offset confirms them', async () => {
    for (const text of ['satu', 'dua', 'tiga']) budi.send(text);
    const first = await poll({ limit: 2 });
    expect(texts(first)).toEqual(['satu', 'dua']);
    expect(texts(await poll({ limit: 2 }))).toEqual(['satu', 'dua']);
    expect(texts(await poll({ offset: (first[1]?.update_id ?? 0) + 1 }))).toEqual(['tiga']);
    expect(telegram.pendingUpdates()).toBe(1);
    expect(texts(await poll({ offset: -1 }))).toEqual(['tiga']);
  });

  it('waits for an update and returns it at once', async () => {
    const started = performance.now();
    const waiting = poll({ timeout: 30 });
    setTimeout(() => budi.send('halo'), 20);
    expect(texts(await waiting)).toEqual(['halo']);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('ends an earlier poll when another one begins', async () => {
    const earlier = refusal(telegram, 'getUpdates', { timeout: 30 });
    await expect.poll(() => telegram.stats().inFlight).toBe(1);
    const later = poll({ timeout: 30 });
    expect(await earlier).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    budi.send('halo');
    expect(texts(await later)).toEqual(['halo']);
  });

  it('leaves out kinds of updates that the bot does not request', async () => {
    await poll({ allowed_updates: ['my_chat_member'] });
    budi.start();
    budi.block();
    expect(await poll()).toMatchObject([{ my_chat_member: { from: { id: budi.id } } }]);
  });

  it('loses no update when the caller disconnects', async () => {
    const stopper = new AbortController();
    const address = `${telegram.url}/bot${telegram.token}/getUpdates?timeout=30`;
    const gone = fetch(address, { signal: stopper.signal }).catch(() => 'gone');
    await expect.poll(() => telegram.stats().inFlight).toBe(1);
    stopper.abort();
    expect(await gone).toBe('gone');
    await expect.poll(() => telegram.stats().inFlight).toBe(0);
    budi.send('halo');
    expect(texts(await poll())).toEqual(['halo']);
  });
});

describe('a webhook of the sandbox', () => {
  it('receives each update with its secret until the webhook is deleted', async () => {
    const heard: unknown[] = [];
    let isDown = true;
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        if (!isDown)
          heard.push([request.headers['x-telegram-bot-api-secret-token'], JSON.parse(text).message.text]);
        response.writeHead(isDown ? 500 : 200).end();
        isDown = false;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    try {
      await call(telegram, 'setWebhook', { url, secret_token: 'rahasia' });
      expect(await refusal(telegram, 'getUpdates')).toMatch(
        /^409 Conflict: can't use getUpdates method while webhook/,
      );
      budi.send('satu');
      budi.send('dua');
      await expect
        .poll(() => heard, { timeout: 5_000 })
        .toEqual([
          ['rahasia', 'satu'],
          ['rahasia', 'dua'],
        ]);
      expect((await call(telegram, 'getWebhookInfo')).result).toMatchObject({ url, pending_update_count: 0 });
      await call(telegram, 'deleteWebhook');
      expect(await poll()).toEqual([]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
