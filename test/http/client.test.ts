import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { FeedError, type FeedFailure } from '../../src/http/failure.ts';
import { createFetcher } from '../../src/http/client.ts';
import { createAgent, isPublic } from '../../src/http/agent.ts';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';

let newsroom: Newsroom;
const agent = createAgent({ allowPrivateNetwork: true });
const fetcher = createFetcher({
  agent,
  clock: systemClock,
  userAgent: 'Kabar/test',
  limits: { bytes: 100_000, totalMs: 500 },
});
beforeAll(async () => {
  newsroom = await createNewsroom();
});
afterAll(async () => {
  await Promise.all([newsroom.close(), agent.destroy()]);
});
const reasonOf = async (url: string, with_ = fetcher): Promise<FeedFailure | 'none'> =>
  with_.fetch(url).then(
    () => 'none',
    (error: unknown) => {
      expect(error).toBeInstanceOf(FeedError);
      return (error as FeedError).reason;
    },
  );

describe('fetching', () => {
  it('unpacks, remembers validators, and is told that nothing has changed', async () => {
    const feed = newsroom.feed('/a.xml', { title: 'A' });
    feed.publish({ title: 'Satu' });
    const first = await fetcher.fetch(feed.url);
    expect(first).toMatchObject({ status: 'ok', url: feed.url });
    expect(Buffer.from(first.body ?? []).toString()).toContain('<title>Satu</title>');
    expect(newsroom.requests.at(-1)?.headers).toMatchObject({
      'user-agent': 'Kabar/test',
      'accept-encoding': 'gzip, deflate, br',
    });
    const second = await fetcher.fetch(feed.url, { etag: first.etag ?? '' });
    expect(second.status).toBe('unchanged');
    expect(second.body).toBeUndefined();
    expect(feed.counts()).toEqual({ 200: 1, 304: 1 });
  });

  it.each<[Record<string, string>, number | undefined]>([
    [{ 'cache-control': 'max-age=300' }, 300_000],
    [{ 'cache-control': 'max-age=300', age: '290' }, 10_000],
    [{ 'cache-control': 'no-cache, max-age=300' }, 0],
    [{ date: 'Fri, 05 May 2023 06:00:00 GMT', expires: 'Fri, 05 May 2023 06:10:00 GMT', age: '60' }, 540_000],
    [{ expires: '0' }, undefined],
    [{}, undefined],
  ])('tells for how long an answer is fresh: %j', async (headers, freshMs) => {
    const url = newsroom.page('/segar', { body: 'x', headers });
    expect((await fetcher.fetch(url)).freshMs).toBe(freshMs);
  });

  it('follows redirects, and tells permanent ones', async () => {
    const feed = newsroom.feed('/akhir.xml', { title: 'A' });
    const moved = newsroom.page('/lama', { redirectTo: '/akhir.xml', status: 301 });
    expect((await fetcher.fetch(moved)).permanentUrl).toBe(feed.url);
    const found = newsroom.page('/sementara', { redirectTo: '/lama', status: 302 });
    const fetched = await fetcher.fetch(found);
    expect(fetched.url).toBe(feed.url);
    expect(fetched.permanentUrl).toBeUndefined();
    const loop = newsroom.page('/putar', { redirectTo: '/putar' });
    expect(await reasonOf(loop)).toBe('not-found');
    expect(await reasonOf(newsroom.page('/berkas', { redirectTo: 'file:///etc/passwd' }))).toBe(
      'refused-address',
    );
  });

  it('asks before each redirect, and goes no further than it may', async () => {
    newsroom.page('/tujuan', { body: 'sampai' });
    const first = newsroom.page('/awal', { redirectTo: '/tengah' });
    newsroom.page('/tengah', { redirectTo: '/tujuan' });
    const asked: string[] = [];
    const mayGo = (url: string) => asked.push(new URL(url).pathname) < 2;
    await expect(fetcher.fetch(first, { mayGo })).rejects.toMatchObject({ reason: 'denied' });
    expect(asked).toEqual(['/tengah', '/tujuan']);
    expect(newsroom.counts('/tujuan')).toEqual({});
  });

  it('brings a cookie back along its redirects, and forgets it after them', async () => {
    const feed = newsroom.feed('/kuki.xml', { title: 'A' });
    feed.fault({ redirectTo: '/kuki.xml', headers: { 'set-cookie': 'sesi=a1; Path=/' }, times: 1 });
    const cookieOf = () => newsroom.requests.at(-1)?.headers.cookie;
    expect((await fetcher.fetch(feed.url)).status).toBe('ok');
    expect(cookieOf()).toBe('sesi=a1');
    expect((await fetcher.fetch(feed.url)).status).toBe('ok');
    expect(cookieOf()).toBeUndefined();
  });

  it('brings a cookie to no other host', async () => {
    const other = await createNewsroom();
    const feed = other.feed('/tujuan.xml', { title: 'A' });
    const headers = { 'set-cookie': 'sesi=a1; Path=/; Domain=127.0.0.1' };
    const first = newsroom.page('/kuki-lain', { redirectTo: feed.url, headers });
    expect((await fetcher.fetch(first)).url).toBe(feed.url);
    expect(other.requests.map((one) => one.headers.cookie)).toEqual([undefined]);
    await other.close();
  });

  it('waits for the answer whether it may go where a redirect leads', async () => {
    newsroom.page('/nanti', { body: 'sampai' });
    const first = newsroom.page('/tunggu', { redirectTo: '/nanti' });
    const mayGo = async () => {
      await new Promise(setImmediate);
      expect(newsroom.counts('/nanti')).toEqual({});
      return true;
    };
    expect((await fetcher.fetch(first, { mayGo })).status).toBe('ok');
    await expect(fetcher.fetch(first, { mayGo: async () => false })).rejects.toMatchObject({
      reason: 'denied',
    });
  });

  it('does not download what is of another type than asked for', async () => {
    const sound = newsroom.page('/siaran.mp3', { huge: 90_000, type: 'audio/mpeg' });
    await expect(fetcher.fetch(sound, { onlyType: /html/ })).rejects.toMatchObject({ reason: 'not-a-feed' });
    const page = newsroom.page('/laman', { body: 'Halo' });
    expect((await fetcher.fetch(page, { onlyType: /html/ })).status).toBe('ok');
  });

  it.each<[string, Parameters<Newsroom['page']>[1], FeedFailure]>([
    ['404', { status: 404 }, 'not-found'],
    ['410', { status: 410 }, 'gone'],
    ['403', { status: 403 }, 'denied'],
    ['500', { status: 500 }, 'server-error'],
    ['reset', { reset: true }, 'unreachable'],
    ['slow', { delayMs: 3_000 }, 'time-out'],
    ['huge', { body: 'x'.repeat(100_001) }, 'too-big'],
    ['huge by its own word', { body: 'x', headers: { 'content-length': '200000' } }, 'too-big'],
    ['broken gzip', { body: 'not packed', headers: { 'content-encoding': 'gzip' } }, 'not-a-feed'],
  ])('gives a reason for: %s', async (name, fault, reason) => {
    expect(await reasonOf(newsroom.page(`/gagal-${name.replaceAll(' ', '-')}`, fault))).toBe(reason);
  });

  it('hears for how long a server wants to be left alone', async () => {
    const busy = newsroom.page('/sibuk', { status: 503, headers: { 'retry-after': '120' } });
    await expect(fetcher.fetch(busy)).rejects.toMatchObject({
      reason: 'server-error',
      retryAfterMs: 120_000,
    });
  });
});

describe('the guard (invariant 7)', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
    '2001:db8::1',
    '::7f00:1',
    'fec0::1',
    '::ffff:0:7f00:1',
    '64:ff9b:1::7f00:1',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    'x',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });
  it.each(['93.184.216.34', '2606:4700::1111', '64:ff9b::5db8:d822'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  const resolved: string[] = [];
  const guarded = createAgent({
    allowPrivateNetwork: false,
    resolve: async (host) => {
      resolved.push(host);
      return host === 'mixed.example'
        ? [
            { address: '93.184.216.34', family: 4 },
            { address: '10.0.0.1', family: 4 },
          ]
        : [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const careful = createFetcher({
    agent: guarded,
    clock: systemClock,
    userAgent: 'Kabar/test',
    limits: { totalMs: 2_000 },
  });
  afterAll(() => guarded.destroy());

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://inside.example/',
    'http://mixed.example/',
    'http://localhost/',
    'http://127.1/',
    'http://[::7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0/',
    'http://017700000001/',
    'http://%31%32%37.0.0.1/',
    'http://１２７.0.0.1/',
  ])('refuses %s', async (url) => {
    expect(await reasonOf(url, careful)).toBe('refused-address');
  });

  it('checks the address of every hop', async () => {
    const hops = createAgent({
      allowPrivateNetwork: false,
      resolve: async () => [{ address: '93.184.216.34', family: 4 }],
      // What is public leads to the newsroom of this test, the second hop would lead inside.
      openAt: (target, _address, done) => {
        const socket = connect(target.port, '127.0.0.1', () => done(null, socket));
      },
    });
    const careful = createFetcher({ agent: hops, clock: systemClock, userAgent: 'x' });
    const { port, pathname } = new URL(newsroom.page('/dalam', { redirectTo: 'http://10.0.0.1/' }));
    expect(await reasonOf(`http://luar.example:${port}${pathname}`, careful)).toBe('refused-address');
    expect(newsroom.counts('/dalam')).toEqual({ 302: 1 });
    await hops.destroy();
  });

  it('connects to the address that was checked, whatever the name says a moment later', async () => {
    let asked = 0;
    const connected: string[] = [];
    const turncoat = createAgent({
      allowPrivateNetwork: false,
      resolve: async () => [{ address: asked++ === 0 ? '93.184.216.34' : '127.0.0.1', family: 4 }],
      // Nothing leaves this machine: it is enough to see where the connection would have gone.
      openAt: (_target, address, done) => {
        connected.push(address);
        done(new Error('no network in tests'));
      },
    });
    const rebinding = createFetcher({ agent: turncoat, clock: systemClock, userAgent: 'x' });
    expect(await reasonOf('http://rebind.example/rahasia', rebinding)).toBe('unreachable');
    expect([asked, connected]).toEqual([1, ['93.184.216.34']]);
    expect(await reasonOf('http://rebind.example/rahasia', rebinding)).toBe('refused-address');
    expect(connected).toHaveLength(1);
    await turncoat.destroy();
  });
});
