import { afterEach, describe, expect, it } from 'vitest';
import { createWebServer, type WebServer } from '../../src/web/server.ts';
import { webhookRoute } from '../../src/web/webhook.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const secret = 'rahasia-Telegram';
let server: WebServer | undefined;
afterEach(async () => {
  server?.cut();
  await server?.close();
});

const bring = async (body: string, said: string | undefined, isTaken = true) => {
  const received: unknown[] = [];
  const receive = async (update: unknown) => {
    received.push(update);
    return isTaken;
  };
  const routes = [webhookRoute({ secret, receive })];
  server = await createWebServer({ port: 0, host: '127.0.0.1', routes, log: quiet });
  const headers = said === undefined ? {} : { 'x-telegram-bot-api-secret-token': said };
  const url = `http://127.0.0.1:${server.port}/telegram`;
  const { status } = await fetch(url, { method: 'POST', headers, body });
  return { status, received };
};

describe('the webhook', () => {
  it('an update with the secret is handed on and answered 200 once it is taken', async () => {
    expect(await bring('{"update_id":7,"message":{}}', secret)).toEqual({
      status: 200,
      received: [{ update_id: 7, message: {} }],
    });
  });

  it('an update that is not taken is answered 503, so that it is brought again', async () => {
    expect((await bring('{"update_id":7}', secret, false)).status).toBe(503);
  });

  it.each([undefined, '', 'rahasia-Telegran', `${secret}x`])(
    'an update with the secret %s is nobody’s, and answered 403',
    async (said) => {
      expect(await bring('{"update_id":7}', said)).toEqual({ status: 403, received: [] });
    },
  );

  it.each(['', '{', 'null', '7', '[]', '{}', '{"update_id":"7"}', '{"update_id":-1}', '{"update_id":1e300}'])(
    'what makes no sense (%s) is passed over, and not asked for again',
    async (body) => {
      expect(await bring(body, secret)).toEqual({ status: 200, received: [] });
    },
  );
});
