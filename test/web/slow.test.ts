import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes } from '../../src/web/health.ts';
import { createWebServer, type Route, type WebServer } from '../../src/web/server.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const sockets: Socket[] = [];
let server: WebServer;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.cut();
  await server.close();
});

/** Says how long the body is that was posted, or why it was not read. */
const posted: Route = {
  path: /^\/post\/\w+$/,
  methods: {
    POST: async ({ body }) => {
      const read = await body.read(1_000);
      return typeof read === 'string'
        ? { status: 503, body: read }
        : { status: 200, body: String(read.length) };
    },
  },
};
const serve = async () => {
  const routes = [...healthRoutes({ isAlive: () => true, isReady: () => true }), posted];
  server = await createWebServer({ port: 0, host: '127.0.0.1', routes, log: quiet });
  return `http://127.0.0.1:${server.port}`;
};
/** Opens so many connections that send this and no more. */
const open = (count: number, text: string): Promise<Socket[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      sockets.push(socket);
      await once(socket, 'connect');
      socket.write(text);
      return socket;
    }),
  );
const statusOf = async (url: string) => (await fetch(url, { headers: { connection: 'close' } })).status;

describe('a server with 600 slow callers', () => {
  it.each([
    ['nothing', ''],
    ['half of their headers', 'GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: '],
    ['half of their body', 'POST /post/a HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nx'],
    ['half of a body that nobody reads', 'POST /none HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nx'],
  ])('/healthz is answered while 600 callers send %s', async (_what, text) => {
    const url = await serve();
    await open(600, text);
    const answers = [];
    for (let n = 0; n < 20; n++) answers.push(await statusOf(`${url}/healthz`));
    expect(answers).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('slow bodies for one path leave room for those of another', async () => {
    const url = await serve();
    await open(600, 'POST /post/a HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nx');
    const post = async (path: string) => (await fetch(url + path, { method: 'POST', body: 'abc' })).text();
    expect(await post('/post/b')).toBe('3');
    expect(await post('/post/a')).toBe('busy');
  });

  it('the connection that has waited longest is cut for a new one', async () => {
    await serve();
    const [first] = await open(1, 'GET /');
    const cut = first && once(first, 'close');
    const others = await open(256, 'GET /');
    await cut;
    expect(others.filter(({ destroyed }) => destroyed)).toEqual([]);
  });
});
