import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnections, discard, type Connections } from '../../src/http/connections.ts';

let server: Server | undefined;
let connections: Connections | undefined;
afterEach(async () => {
  await connections?.destroy();
  server?.closeAllConnections();
  server?.close();
});

/** A server of its own on this machine, asked by connections of its own; gives its address. */
const serve = async (answer: RequestListener, silentMs = 5_000): Promise<string> => {
  connections = createConnections({ perHost: 2, keptMs: 5_000, silentMs });
  server = createServer(answer);
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
const ask = async (url: string, method = 'GET') => {
  const answer = await connections?.request(url, { method });
  if (answer === undefined) throw new Error('no connections');
  await discard(answer.body);
  return answer.statusCode;
};

describe('connections', () => {
  it('are kept for the next request', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('kata');
    });
    for (let at = 0; at < 3; at++) await ask(url);
    expect(ports.size).toBe(1);
  });

  it('that were kept and are closed by then cost a GET nothing, and are told of to whoever posts', async () => {
    let answered = 0;
    const url = await serve((request, response) => {
      if (answered++ % 2 === 0) return void response.end();
      // As a server that closes while the next request is on its way.
      request.socket.resetAndDestroy();
    });
    expect([await ask(url), await ask(url)]).toEqual([200, 200]);
    answered = 1;
    await expect(ask(url, 'POST')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('give up a server that is silent, before its answer and in the middle of it', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/half') response.write('kata');
    }, 100);
    await expect(ask(url)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    const half = await connections?.request(`${url}half`);
    const read = async () => {
      for await (const _chunk of half?.body ?? []);
    };
    await expect(read()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('give up what is under way when they are destroyed', async () => {
    const url = await serve(() => {});
    const asked = ask(url);
    setTimeout(() => void connections?.destroy(), 50);
    await expect(asked).rejects.toThrow('socket hang up');
  });

  it('are not held by a long body that nobody reads', async () => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more);
      };
      more();
    });
    expect(await ask(url)).toBe(200);
  });

  it('send no name and password that stand in an address', async () => {
    let said: string | undefined = 'nothing yet';
    const url = await serve((request, response) => {
      said = request.headers.authorization;
      response.end();
    });
    await ask(url.replace('//', '//budi:rahasia@'));
    expect(said).toBeUndefined();
  });
});
