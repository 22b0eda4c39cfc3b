import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDiscovery } from '../../src/feed/discovery/discover.ts';
import { createFetcher, type Fetched } from '../../src/http/client.ts';
import { createAgent } from '../../src/http/agent.ts';
import { createReader } from '../../src/worker/reader.ts';

const servers: Server[] = [];
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await Promise.all(closing.map((close) => close()));
});

/** A server of its own on this machine; gives its port. */
const serve = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const fetcherOf = (resolve?: Parameters<typeof createAgent>[0]['resolve']) => {
  const agent = createAgent({ allowPrivateNetwork: true, ...(resolve && { resolve }) });
  closing.push(() => agent.destroy());
  return createFetcher({ agent, clock: systemClock, userAgent: 'Kabar/test' });
};
const rss = (title = 'C') =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>T</title><link>https://n.example/1</link></item></channel></rss>`;

describe('fetching', () => {
  it.each([
    [
      'the next address of a name',
      [
        { address: '127.0.0.9', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
    [
      'the other family where the first has no route',
      [
        { address: '::2', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
  ])('tries %s', async (_name, addresses) => {
    const port = await serve((_request, response) => void response.end(rss()));
    const fetched = await fetcherOf(async () => addresses).fetch(`http://two.example:${port}/`);
    expect(fetched.status).toBe('ok');
  });

  it('follows a redirect that is written in UTF-8', async () => {
    const port = await serve((request, response) => {
      if (request.url !== '/') return void response.end(rss(decodeURI(request.url ?? '')));
      response.writeHead(301, { location: Buffer.from('/kafé').toString('latin1') });
      response.end();
    });
    const fetched = await fetcherOf().fetch(`http://127.0.0.1:${port}/`);
    expect(Buffer.from(fetched.body ?? []).toString()).toContain('/kafé');
  });

  it('is told that nothing has changed also behind a redirect to another host', async () => {
    const behind = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"1"' ? 304 : 200;
      response.setHeader('etag', '"1"');
      response.end(response.statusCode === 200 ? rss() : undefined);
    });
    const before = await serve((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${behind}/f` });
      response.end();
    });
    const fetcher = fetcherOf();
    const { etag = '' }: Fetched = await fetcher.fetch(`http://127.0.0.1:${before}/`);
    expect(await fetcher.fetch(`http://127.0.0.1:${before}/`, { etag })).toMatchObject({
      status: 'unchanged',
    });
  });
});

it('finds a feed in its usual place rather than the comments that a page still links to', async () => {
  const link = (href: string, title: string) =>
    `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
  const pages: Record<string, string> = {
    '/': `<!doctype html><html><head>${link('/gone', 'C')}${link('/comments/feed', 'Comments')}</head></html>`,
    '/comments/feed': rss('Comments on C'),
    '/rss.xml': rss(),
  };
  const port = await serve((request, response) => {
    const page = pages[request.url ?? ''];
    response.statusCode = page === undefined ? 404 : 200;
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'application/rss+xml');
    response.end(page);
  });
  const reader = createReader();
  closing.push(() => reader.close());
  const discovery = createDiscovery({ fetcher: fetcherOf(), reader, clock: systemClock });
  expect(await discovery.find(`http://127.0.0.1:${port}/`)).toMatchObject({
    url: `http://127.0.0.1:${port}/rss.xml`,
  });
});
