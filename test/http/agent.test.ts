import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { FeedError } from '../../src/http/failure.ts';
import { createHubPost } from '../../src/feed/websub/post.ts';
import { textsFor } from '../../src/i18n/texts.ts';
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
  ])('the agent tries %s', async (_name, addresses) => {
    const port = await serve((_request, response) => void response.end(rss()));
    const fetched = await fetcherOf(async () => addresses).fetch(`http://two.example:${port}/`);
    expect(fetched.status).toBe('ok');
  });

  it('a redirect that is written in UTF-8 is followed', async () => {
    const port = await serve((request, response) => {
      if (request.url !== '/') return void response.end(rss(decodeURI(request.url ?? '')));
      response.writeHead(301, { location: Buffer.from('/kafé').toString('latin1') });
      response.end();
    });
    const fetched = await fetcherOf().fetch(`http://127.0.0.1:${port}/`);
    expect(Buffer.from(fetched.body ?? []).toString()).toContain('/kafé');
  });

  it('a document behind a redirect to another host can be unchanged, too', async () => {
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

describe('ports of public hosts', () => {
  /** An agent whose connections go nowhere, or into the server at this port; and where they went. */
  const guarded = (more: { inside?: number; allowPrivateNetwork?: boolean } = {}) => {
    const { inside, allowPrivateNetwork = false } = more;
    const resolved: string[] = [];
    const connected: number[] = [];
    const agent = createAgent({
      allowPrivateNetwork,
      resolve: async (host) => {
        resolved.push(host);
        return [{ address: '93.184.216.34', family: 4 }];
      },
      openAt: ({ port }, _address, done) => {
        connected.push(port);
        if (inside === undefined) return done(new Error('no network in tests'));
        const socket = connect(inside, '127.0.0.1', () => done(null, socket));
      },
    });
    closing.push(() => agent.destroy());
    const fetcher = createFetcher({ agent, clock: systemClock, userAgent: 'Kabar/test' });
    const reasonOf = async (url: string) => {
      try {
        return (await fetcher.fetch(url)).status;
      } catch (error) {
        return error instanceof FeedError ? error.reason : error;
      }
    };
    return { agent, reasonOf, resolved, connected };
  };

  it.each([1, 21, 22, 25, 53, 81, 110, 139, 143, 389, 442, 445, 465, 587, 993, 1_023])(
    'port %i is refused before the name is looked up',
    async (port) => {
      const { reasonOf, resolved, connected } = guarded();
      expect(await reasonOf(`http://contoh.example:${port}/rss`)).toBe('refused-address');
      expect(await reasonOf(`https://93.184.216.34:${port}/rss`)).toBe('refused-address');
      expect([resolved, connected]).toEqual([[], []]);
    },
  );

  it('ports 80, 443 and those above 1023 are connected to', async () => {
    const { reasonOf, connected } = guarded();
    for (const origin of [
      'http://a.example',
      'https://b.example',
      'https://c.example:80',
      'http://d.example:443',
    ])
      expect(await reasonOf(`${origin}/rss`)).toBe('unreachable');
    for (const port of [1_024, 3_000, 8_080, 8_443, 65_535])
      expect(await reasonOf(`http://e.example:${port}/rss`)).toBe('unreachable');
    expect(connected).toEqual([80, 443, 80, 443, 1_024, 3_000, 8_080, 8_443, 65_535]);
  });

  it('a redirect to a port that is not for the web is not followed', async () => {
    const inside = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://contoh.example:25/' });
      response.end();
    });
    const { reasonOf, connected } = guarded({ inside });
    expect(await reasonOf('http://contoh.example:8080/')).toBe('refused-address');
    expect(connected).toEqual([8_080]);
  });

  it('a hub at a port that is not for the web is not asked', async () => {
    const { agent, connected } = guarded();
    const post = createHubPost({ agent, clock: systemClock, userAgent: 'Kabar/test' });
    const never = new AbortController().signal;
    await expect(post('http://hub.example:22/', {}, never)).rejects.toMatchObject({
      reason: 'refused-address',
    });
    expect(connected).toEqual([]);
  });

  it('all ports are connected to where the operator allows private networks', async () => {
    const { reasonOf, connected } = guarded({ allowPrivateNetwork: true });
    expect(await reasonOf('http://contoh.example:25/')).toBe('unreachable');
    expect(connected).toEqual([25]);
  });

  it('the sentence for a refused address names the port, in either language', () => {
    expect(textsFor('id').feedFailure['refused-address']).toMatch(/jaringan pribadi.* port /);
    expect(textsFor('en').feedFailure['refused-address']).toMatch(/private network.* port /);
  });
});

it('a feed in its usual place is found rather than the comments that a page still links to', async () => {
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
