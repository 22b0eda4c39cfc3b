import { afterEach, describe, expect, it } from 'vitest';
import { createWebServer, type WebServer } from '../../../src/web/server.ts';
import { guarded } from '../../../src/web/status/guard.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const token = 'kunci:untuk-operator';
let server: WebServer | undefined;
afterEach(async () => {
  server?.cut();
  await server?.close();
});

const ask = async (authorization?: string) => {
  const route = { path: /^\/status$/, methods: { GET: async () => ({ status: 200, body: 'secret' }) } };
  server = await createWebServer({
    port: 0,
    host: '127.0.0.1',
    routes: [guarded(token, route)],
    log: quiet,
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/status`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return {
    status: response.status,
    how: response.headers.get('www-authenticate'),
    body: await response.text(),
  };
};
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('the guard of the status page', () => {
  it.each([
    ['a Bearer token', `Bearer ${token}`],
    ['a Bearer token in small letters', `bearer ${token}`],
    ['the Basic password of some user', basic('operator', token)],
    ['the Basic password of no user', basic('', token)],
  ])('the guard lets in who says the token as %s', async (_how, said) => {
    expect(await ask(said)).toMatchObject({ status: 200, body: 'secret' });
  });

  it.each([
    ['nothing', undefined],
    ['another token', 'Bearer kunci:untuk-operatos'],
    ['the token cut short', 'Bearer kunci:untuk-operato'],
    ['the token as the user', basic(token, '')],
    ['the token under another scheme', `Digest ${token}`],
    ['the token without a scheme', token],
    ['an empty Bearer token', 'Bearer '],
  ])('the guard asks for the password where it is told %s', async (_what, said) => {
    const { status, how, body } = await ask(said);
    expect([status, how]).toEqual([401, 'Basic realm="Kabar", charset="UTF-8"']);
    expect(body).not.toContain('secret');
  });
});
