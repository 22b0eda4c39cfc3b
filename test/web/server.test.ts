import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoute, type Health } from '../../src/web/health.ts';
import { createWebServer, type Route, type WebServer } from '../../src/web/server.ts';
import { onceReady, websubRoute } from '../../src/web/websub.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const servers: WebServer[] = [];
afterEach(async () => {
  for (const one of servers.splice(0)) {
    one.cut();
    await one.close();
  }
});

const serve = async (routes: Route[], more: { prefix?: string; port?: number; bodyBytes?: number } = {}) => {
  const server = await createWebServer({ port: 0, host: '127.0.0.1', routes, log: quiet, ...more });
  servers.push(server);
  return { server, url: `http://127.0.0.1:${server.port}` };
};
const statusOf = async (url: string, method = 'GET', body?: string | Uint8Array<ArrayBuffer>) =>
  (await fetch(url, { method, ...(body !== undefined && { body }) })).status;
/** Answers whatever it reads: its length, or why not. */
const echo = (maxBytes: number): Route => ({
  path: /^\/echo$/,
  methods: {
    POST: async ({ body }) => {
      const read = await body(maxBytes);
      return typeof read === 'string'
        ? { status: 413, body: read }
        : { status: 200, body: String(read.length) };
    },
  },
});

describe('/healthz', () => {
  const healthOf = async (health: Health) => {
    const { url } = await serve([healthRoute(() => health)]);
    const response = await fetch(`${url}/healthz`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    };
  };

  it('is 200 with figures while all is well', async () => {
    expect(await healthOf({ problems: [], sending: 3 })).toEqual({
      status: 200,
      type: 'application/json',
      body: { status: 'ok', sending: 3 },
    });
  });

  it('is 503 with what is wrong otherwise', async () => {
    expect(await healthOf({ problems: ['the store takes no writes'], sending: 0 })).toMatchObject({
      status: 503,
      body: { status: 'failing', problems: ['the store takes no writes'], sending: 0 },
    });
  });
});

describe('the server', () => {
  it('knows its paths and their methods, and no others', async () => {
    const { url } = await serve([healthRoute(() => ({ problems: [] })), echo(10)]);
    expect(await statusOf(`${url}/healthz?x=1`)).toBe(200);
    const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const path of ['/', '/healthz/', '/HEALTHZ', '/echo/../x', '/%2e%2e/etc/passwd', '/__proto__'])
      expect(await statusOf(url + path)).toBe(404);
    expect(await statusOf(url, 'HEAD')).toBe(404);
    expect(await statusOf(`${url}//`)).toBe(400);
    const wrong = await fetch(`${url}/healthz`, { method: 'POST', body: 'x' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await statusOf(`${url}/echo`, 'PUT', 'x')).toBe(405);
  });

  it('is found under the path of its public address, and without it', async () => {
    const { url } = await serve([healthRoute(() => ({ problems: [] }))], { prefix: '/kabar' });
    expect(await statusOf(`${url}/kabar/healthz`)).toBe(200);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/kabarhealthz`)).toBe(404);
  });

  it('takes bodies up to their cap, with and without a length, and serves on over the same connection', async () => {
    const { url } = await serve([echo(1_000_000)]);
    const whole = new Uint8Array(1_000_000);
    expect(await statusOf(`${url}/echo`, 'POST', whole)).toBe(200);
    expect(await statusOf(`${url}/echo`, 'POST', new Uint8Array(1_000_001))).toBe(413);
    const chunked = (count: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = httpRequest(`${url}/echo`, { method: 'POST' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        request.on('error', reject);
        for (let n = 0; n < count; n++) request.write(Buffer.alloc(100_000));
        request.end();
      });
    expect(await chunked(10)).toBe(200);
    expect(await chunked(60)).toBe(413);
    expect(await statusOf(`${url}/echo`, 'POST', whole)).toBe(200);
  });

  it('gives up on bodies beyond what all together may take, and has room again afterwards', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const route: Route = {
      path: /^\/$/,
      methods: {
        POST: async ({ body }) => {
          const read = await body(2_000_000);
          if (read === 'busy') return { status: 503 };
          arrived.resolve();
          await held.promise;
          return { status: 200 };
        },
      },
    };
    const { url } = await serve([route], { bodyBytes: 3_000_000 });
    const large = new Uint8Array(1_900_000);
    const first = statusOf(url, 'POST', large);
    await arrived.promise;
    expect(await statusOf(url, 'POST', large)).toBe(503);
    held.resolve();
    expect(await first).toBe(200);
    expect(await statusOf(url, 'POST', large)).toBe(200);
  });

  it('answers 503 where a handler fails, and 431 to headers without end', async () => {
    const { url } = await serve([
      { path: /^\/$/, methods: { GET: async () => Promise.reject(new Error('disk full')) } },
    ]);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([503, '']);
    const long = await fetch(url, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(long.status).toBe(431);
  });

  it('finishes what it has taken before it closes, and takes no more', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const slow: Route = {
      path: /^\/$/,
      methods: {
        GET: async () => {
          arrived.resolve();
          await held.promise;
          return { status: 200, body: 'done' };
        },
      },
    };
    const { url, server } = await serve([slow]);
    const answer = fetch(url);
    await arrived.promise;
    let isClosed = false;
    const closed = server.close().then(() => (isClosed = true));
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(isClosed).toBe(false);
    held.resolve();
    const response = await answer;
    expect([await response.text(), response.headers.get('connection')]).toEqual(['done', 'close']);
    await closed;
  });

  it('is not kept from closing by one who only keeps a connection open', async () => {
    const { server } = await serve([]);
    const socket = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    expect(await server.close()).toBeUndefined();
    socket.destroy();
  });

  it('says in a sentence that its port is in use', async () => {
    const { server } = await serve([]);
    await expect(serve([], { port: server.port })).rejects.toThrow(
      `HTTP_PORT ${server.port} is in use by another program: stop that one, or choose another port`,
    );
  });
});

describe('/websub/<id>', () => {
  it('reads nothing that is for nobody, and says of what is too long that it was', async () => {
    const tooLong: string[] = [];
    const { url } = await serve([
      websubRoute(
        {
          verify: async (id, query) => ({ status: 200, body: `${id} ${query.get('hub.challenge')}` }),
          refuses: (id) => (id === 'gone' ? { status: 410 } : undefined),
          content: async (_id, { body, contentType, signature }) =>
            body.length === 3 && contentType === 'x/y' && signature === 'sha1=z'
              ? { status: 200 }
              : { status: 503 },
          tooLong: (id) => void tooLong.push(id),
        },
        10,
      ),
    ]);
    const question = await fetch(`${url}/websub/ada?hub.challenge=%3Cb%3E`);
    expect(await question.text()).toBe('ada <b>');
    // A challenge is never shown as a page.
    expect(question.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(question.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await statusOf(`${url}/websub/gone`, 'POST', 'x'.repeat(1_000))).toBe(410);
    expect(await statusOf(`${url}/websub/ada`, 'POST', 'x'.repeat(11))).toBe(413);
    expect(tooLong).toEqual(['ada']);
    const headers = { 'content-type': 'x/y', 'x-hub-signature': 'sha1=z' };
    expect((await fetch(`${url}/websub/ada`, { method: 'POST', body: 'abc', headers })).status).toBe(200);
    const failed = await fetch(`${url}/websub/ada`, { method: 'POST', body: 'abc' });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '60']);
    for (const path of ['/websub/', '/websub', '/websub/a/b', '/websub/a.b', `/websub/${'a'.repeat(65)}`])
      expect(await statusOf(url + path)).toBe(404);
    expect(await statusOf(`${url}/websub/ada`, 'DELETE')).toBe(405);
  });

  it('asks to come again until Kabar is ready', async () => {
    let isReady = false;
    const route = { path: /^\/x$/, methods: { GET: async () => ({ status: 200 }) } };
    const { url } = await serve([onceReady(() => isReady, route)]);
    expect(await statusOf(`${url}/x`)).toBe(503);
    isReady = true;
    expect(await statusOf(`${url}/x`)).toBe(200);
  });
});
