import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHub, type Hub } from '../../src/sandbox/newsroom/index.ts';

const topic = 'http://127.0.0.1/feed';
let hub: Hub;
let now = 0;
let echo: (challenge: string) => string;
let brought: { body: string; headers: IncomingHttpHeaders }[];
const server = createServer((request, response) => {
  const challenge = new URL(request.url ?? '', 'http://x').searchParams.get('hub.challenge');
  if (request.method === 'GET') return response.end(echo(challenge ?? ''));
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    brought.push({ body, headers: request.headers });
    response.end();
  });
  return undefined;
});
beforeEach(async () => {
  [now, brought, echo] = [0, [], (challenge) => challenge];
  hub = await createHub({ now: () => now });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await hub.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = async (mode: string, more: Record<string, string> = {}) => {
  const callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const form = {
    'hub.mode': mode,
    'hub.callback': callback,
    'hub.topic': topic,
    'hub.lease_seconds': '60',
    ...more,
  };
  const { status } = await fetch(hub.url, { method: 'POST', body: new URLSearchParams(form) });
  await hub.settled();
  return status;
};

describe('the hub of the sandbox', () => {
  it('subscribes a caller that verifies the request, until the lease ends', async () => {
    echo = () => 'something else';
    expect(await ask('subscribe')).toBe(202);
    expect(hub.subscribers()).toEqual([]);
    echo = (challenge) => challenge;
    await ask('subscribe');
    expect(hub.subscribers()).toMatchObject([{ topic, leaseEndsAt: 60_000 }]);
    now = 60_000;
    expect(hub.subscribers()).toEqual([]);
    expect(await hub.distribute(topic, { body: 'x' })).toEqual([]);
  });

  it('delivers content, with a signature if there is a secret', async () => {
    await ask('subscribe');
    expect(await hub.distribute(topic, { body: 'satu' })).toEqual([200]);
    expect(brought[0]?.headers).not.toHaveProperty('x-hub-signature');
    await ask('subscribe', { 'hub.secret': 'rahasia' });
    await hub.distribute(topic, { body: 'dua', type: 'application/atom+xml' });
    expect(brought[1]).toMatchObject({
      body: 'dua',
      headers: {
        'content-type': 'application/atom+xml',
        link: `<${hub.url}>; rel="hub", <${topic}>; rel="self"`,
        // printf dua | openssl dgst -sha256 -hmac rahasia
        'x-hub-signature': 'sha256=7a274f52ea062f74c095a4d1f861e8d8e761b5ad42ee5eeee4dc146233e8b428',
      },
    });
  });

  it('removes a subscriber that unsubscribes and verifies it, or that the hub denies', async () => {
    await ask('subscribe');
    echo = () => '';
    await ask('unsubscribe');
    expect(hub.subscribers()).toHaveLength(1);
    echo = (challenge) => challenge;
    await ask('unsubscribe');
    expect(hub.subscribers()).toEqual([]);
    await ask('subscribe');
    await hub.deny(topic);
    expect(hub.subscribers()).toEqual([]);
  });
});
