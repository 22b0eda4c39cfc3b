import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes } from '../../src/web/health.ts';
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
const well = healthRoutes({ isAlive: () => true, isReady: () => true });
const statusOf = async (url: string, method = 'GET', body?: string | Uint8Array<ArrayBuffer>) =>
  (await fetch(url, { method, ...(body !== undefined && { body }) })).status;
/** Answers whatever it reads: its length, or why not. */
const echo = (maxBytes: number): Route => ({
  path: /^\/echo$/,
  methods: {
    POST: async ({ body }) => {
      const read = await body.read(maxBytes);
      return typeof read === 'string'
        ? { status: 413, body: read }
        : { status: 200, body: String(read.length) };
    },
  },
});

describe('health', () => {
  it.each([
    ['/healthz', { isAlive: true, isReady: false }, 200, { status: 'ok' }],
    ['/healthz', { isAlive: false, isReady: false }, 503, { status: 'failing' }],
    ['/readyz', { isAlive: true, isReady: true }, 200, { status: 'ready' }],
    ['/readyz', { isAlive: true, isReady: false }, 503, { status: 'not ready' }],
  ])('%s with %o answers %d and no more than a word', async (path, { isAlive, isReady }, status, body) => {
    const { url } = await serve(healthRoutes({ isAlive: () => isAlive, isReady: () => isReady }));
    const response = await fetch(url + path);
    expect([response.status, await response.json()]).toEqual([status, body]);
  });
});

describe('the server', () => {
  it('the server knows its paths and their methods, and no others', async () => {
    const { url } = await serve([...well, echo(10)]);
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

  it('the server is found under the path of its public address, and without it', async () => {
    const { url } = await serve(well, { prefix: '/kabar' });
    expect(await statusOf(`${url}/kabar/healthz`)).toBe(200);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/kabarhealthz`)).toBe(404);
  });

  it('bodies are taken up to their cap, with and without a length, and the connection serves on', async () => {
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

  it('a body beyond what all together may take is refused, and there is room again afterwards', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const route: Route = {
      path: /^\/$/,
      methods: {
        POST: async ({ body }) => {
          const read = await body.read(2_000_000);
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

  it('a handler that fails is answered 503, headers without end 431', async () => {
    const { url } = await serve([
      { path: /^\/$/, methods: { GET: async () => Promise.reject(new Error('disk full')) } },
    ]);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([503, '']);
    const long = await fetch(url, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(long.status).toBe(431);
  });

  it('the server finishes what it has taken before it closes, and takes no more', async () => {
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

  it('the server is not kept from closing by one who only keeps a connection open', async () => {
    const { server } = await serve([]);
    const socket = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    expect(await server.close()).toBeUndefined();
    socket.destroy();
  });

  it('a port in use is said in a sentence', async () => {
    const { server } = await serve([]);
    await expect(serve([], { port: server.port })).rejects.toThrow(
      `HTTP_PORT ${server.port} is in use by another program: stop that one, or choose another port`,
    );
  });
});

describe('/websub/<id>', () => {
  const signature = 'sha1=0123456789012345678901234567890123456789';
  /** A subscriber that says what it is given; "gone" is nobody's address. */
  const subscriber = async (maxBytes: number) => {
    const untaken: [string, string][] = [];
    const taken: { sent: string; body: string }[] = [];
    const { url } = await serve([
      websubRoute(
        {
          verify: async (id, query) => ({ status: 200, body: `${id} ${query.get('hub.challenge')}` }),
          refuses: (id, given) =>
            id === 'gone' ? { status: 410 } : given === undefined ? { status: 403 } : undefined,
          content: async (_id, { sent, body, contentType, signature: given }) => {
            taken.push({ sent: Buffer.from(sent).toString('latin1'), body: Buffer.from(body).toString() });
            return contentType === 'x/y' && given === signature ? { status: 200 } : { status: 503 };
          },
          untaken: (id, why) => void untaken.push([id, why]),
        },
        maxBytes,
      ),
    ]);
    const push = (
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = {},
      path = '/websub/ada',
    ) =>
      fetch(url + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'x/y', 'x-hub-signature': signature, ...headers },
      });
    return { url, untaken, taken, push };
  };

  it('a push for nobody is not read, and one that is too long is told of', async () => {
    const { url, untaken, push } = await subscriber(10);
    const question = await fetch(`${url}/websub/ada?hub.challenge=%3Cb%3E`);
    expect(await question.text()).toBe('ada <b>');
    // A challenge is never shown as a page.
    expect(question.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(question.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await push('x'.repeat(1_000), {}, '/websub/gone')).status).toBe(410);
    expect((await push('x'.repeat(11))).status).toBe(413);
    expect(untaken).toEqual([['ada', 'too-long']]);
    expect((await push('abc')).status).toBe(200);
    const failed = await push('abc', { 'content-type': 'x/z' });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '60']);
    for (const path of ['/websub/', '/websub', '/websub/a/b', '/websub/a.b', `/websub/${'a'.repeat(65)}`])
      expect(await statusOf(url + path)).toBe(404);
    expect(await statusOf(`${url}/websub/ada`, 'DELETE')).toBe(405);
  });

  it('a push without a signature is refused before its body has come', async () => {
    const { url, taken } = await subscriber(10_000_000);
    const { port } = new URL(url);
    for (const expect100 of ['', 'expect: 100-continue\r\n']) {
      const socket = connect(Number(port), '127.0.0.1');
      // Nothing of the body is ever sent.
      socket.write(
        `POST /websub/ada HTTP/1.1\r\nhost: x\r\n${expect100}content-type: x/y\r\ncontent-length: 9000000\r\n\r\n`,
      );
      const answer = await new Promise((resolve) => socket.once('data', resolve));
      expect(String(answer)).toMatch(/^HTTP\/1\.1 403 /);
      socket.destroy();
    }
    expect(taken).toEqual([]);
  });

  it('a signed push that asks first whether to send its body is told to go on', async () => {
    const { url, taken } = await subscriber(100);
    const headers = { 'content-type': 'x/y', 'x-hub-signature': signature, expect: '100-continue' };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${url}/websub/ada`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.on('continue', () => request.end('abc'));
      request.flushHeaders();
    });
    expect([status, taken]).toEqual([200, [{ sent: 'abc', body: 'abc' }]]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['zstd', zstdCompressSync],
  ])('a push in %s is decoded, and handed on beside what was sent', async (encoding, pack) => {
    const { push, taken } = await subscriber(1_000);
    const sent = Uint8Array.from(pack('<rss/>'));
    expect((await push(sent, { 'content-encoding': encoding })).status).toBe(200);
    expect(taken).toEqual([{ sent: Buffer.from(sent).toString('latin1'), body: '<rss/>' }]);
  });

  it('a push in a coding that is not known is refused with the known ones', async () => {
    const { push, taken, untaken } = await subscriber(1_000);
    for (const encoding of ['compress', 'gzip, x', 'gzip, gzip, gzip, gzip']) {
      const refused = await push('x', { 'content-encoding': encoding });
      expect([refused.status, refused.headers.get('accept-encoding')]).toEqual([
        415,
        'gzip, deflate, br, zstd',
      ]);
    }
    expect([taken, untaken.length, untaken[0]]).toEqual([[], 3, ['ada', 'encoding']]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('a bomb in %s is cut off at the cap', async (encoding, pack) => {
    const { push, taken, untaken } = await subscriber(100_000);
    const bomb = Uint8Array.from(pack(Buffer.alloc(50_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await push(bomb, { 'content-encoding': encoding })).status).toBe(413);
    expect([taken, untaken]).toEqual([[], [['ada', 'too-long']]]);
  });

  it('a push whose coding is damaged is handed on as it came', async () => {
    const { push, taken } = await subscriber(1_000);
    expect((await push('not packed', { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(taken).toEqual([{ sent: 'not packed', body: 'not packed' }]);
  });

  it('a route is answered 503 until Kabar is ready', async () => {
    let isReady = false;
    const route = { path: /^\/x$/, methods: { GET: async () => ({ status: 200 }) } };
    const { url } = await serve([onceReady(() => isReady, route)]);
    expect(await statusOf(`${url}/x`)).toBe(503);
    isReady = true;
    expect(await statusOf(`${url}/x`)).toBe(200);
  });
});
