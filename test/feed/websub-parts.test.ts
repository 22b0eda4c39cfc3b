import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError } from '../../src/feed/failure.ts';
import { createAgent } from '../../src/feed/guard.ts';
import { askHub, type HubAnswer } from '../../src/feed/websub-hub.ts';
import { createInbox, type InboxParts } from '../../src/feed/websub-inbox.ts';
import { advertIn } from '../../src/feed/websub-links.ts';
import { createHubPost } from '../../src/feed/websub-post.ts';
import {
  begun,
  believedUntil,
  brought,
  denied,
  failed,
  isExpected,
  isOver,
  missed,
  parting,
  proved,
  requested,
  verified,
  type Subscription,
} from '../../src/feed/websub-record.ts';
import { createRoster } from '../../src/feed/websub-roster.ts';
import { isSigned } from '../../src/feed/websub-signature.ts';
import { StoreError } from '../../src/store/key-value.ts';
import { createLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open.ts';
import { createWebSubStore } from '../../src/store/websub.ts';
import { createSimulatedClock } from '../delivery/simulated-clock.ts';
import { cpuMsOf } from '../measured.ts';

const second = 1_000;
const minute = 60 * second;
const day = 1_440 * minute;
const now = Date.UTC(2026, 0, 1);
const facts = { now, random: () => 0.5 };
const fresh = (more: Partial<Subscription> = {}): Subscription => ({
  ...begun(
    {
      id: 'a',
      feedId: 'f1',
      callback: 'https://kabar.example/websub/a',
      hub: 'https://hub.example/',
      topic: 'https://contoh.id/feed',
      secret: 'rahasia',
    },
    now,
  ),
  ...more,
});

describe('what a feed advertises', () => {
  const url = 'https://contoh.id/feed';
  const inFeed = { hub: 'https://hub.example/', self: url };

  it('is what its document says, or what its Link headers say before that', () => {
    expect(advertIn({ url }, inFeed)).toEqual({ hub: 'https://hub.example/', topic: url });
    const links = '<https://lain.example/hub>; rel="hub", <https://contoh.id/rss>; rel=self; title="a, b"';
    expect(advertIn({ url, links }, inFeed)).toEqual({
      hub: 'https://lain.example/hub',
      topic: 'https://contoh.id/rss',
    });
    expect(advertIn({ url, links: '</rss>; REL="alternate Self"' }, inFeed)?.topic).toBe(
      'https://contoh.id/rss',
    );
  });

  it('is nothing where half of it is missing, or it is no web address', () => {
    for (const one of [{}, { hub: inFeed.hub }, { self: url }, { ...inFeed, hub: 'ftp://hub.example/' }])
      expect(advertIn({ url }, one)).toBeUndefined();
  });

  it('speaks of this feed: other sites, and links of other resources, do not count', () => {
    expect(advertIn({ url }, { ...inFeed, self: 'https://korban.example/feed' })).toBeUndefined();
    for (const [own, self, isBelieved] of [
      [url, 'https://feeds.contoh.id/rss', true],
      [
        'https://satu.blogspot.com/feeds/posts/default',
        'https://www.blogger.com/feeds/1/posts/default',
        true,
      ],
      ['https://blog.contoh.id/feeds/posts/default', 'https://www.blogger.com/feeds/1/posts/default', true],
      [
        'https://satu.blogspot.com/feeds/posts/default',
        'https://dua.blogspot.com/feeds/posts/default',
        false,
      ],
      ['https://satu.co.id/rss', 'https://dua.co.id/rss', false],
      ['http://10.0.0.1/rss', 'http://10.1.0.1/rss', false],
      ['http://contoh.id:8080/rss', 'http://contoh.id/rss', false],
    ] as const)
      expect(advertIn({ url: own }, { ...inFeed, self }) !== undefined).toBe(isBelieved);
    expect(advertIn({ url }, { ...inFeed, self: 'http://www.contoh.id/rss' })?.topic).toBe(
      'http://www.contoh.id/rss',
    );
    const links = '<https://lain.example/hub>; rel="hub"; anchor="https://lain.example/"';
    expect(advertIn({ url, links }, inFeed)?.hub).toBe(inFeed.hub);
  });

  it('is read from whatever a header may hold, in a short time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        ';',
        ',',
        'rel=',
        '"',
        'hub',
        'self',
        'http:',
        'https://[',
        '//',
        ':',
        ' ',
        '\u0000',
        '\ud800',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(() => advertIn({ url, links: pieces.join('') }, inFeed)).not.toThrow();
      }),
    );
    const cpuMs = cpuMsOf(() => {
      for (const links of ['<'.repeat(65_000), '<a>;'.repeat(16_000), `<a>${'; rel ='.repeat(9_000)}`])
        advertIn({ url, links }, inFeed);
    });
    expect(cpuMs).toBeLessThan(500);
  });
});

describe('a signature', () => {
  const body = Buffer.from('<feed/>');
  const by = (method: string, key = 'rahasia', of = body) => createHmac(method, key).update(of).digest('hex');

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('is taken by %s, in either case', (method) => {
    expect(isSigned(body, `${method}=${by(method)}`, 'rahasia')).toBe(true);
    expect(isSigned(body, ` ${method.toUpperCase()}=${by(method).toUpperCase()} `, 'rahasia')).toBe(true);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one by another key', `sha256=${by('sha256', 'lain')}`],
    ['one of another body', `sha256=${by('sha256', 'rahasia', Buffer.from('<feed />'))}`],
    ['one by another method than it names', `sha512=${by('sha256')}`],
    ['a cut one', `sha256=${by('sha256').slice(0, -2)}`],
    ['a longer one', `sha256=${by('sha256')}00`],
    ['one with a digit off', `sha256=${by('sha256').replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))}`],
    ['a weak method', `md5=${by('md5')}`],
    ['a method made up', `none=${by('sha256')}`],
    ['two', `sha256=${by('sha256')},sha256=${by('sha256')}`],
  ])('is refused: %s', (_name, header) => {
    expect(isSigned(body, header, 'rahasia')).toBe(false);
  });
});

describe('a subscription', () => {
  it('is asked for, verified, renewed in time, and believed once its hub has brought something', () => {
    const asked = requested(fresh(), now);
    expect(asked).toMatchObject({ state: 'asking', awaits: true, nextAt: now + 30 * minute });
    expect([isExpected(fresh(), now), isExpected(asked, now), isExpected(asked, asked.nextAt)]).toEqual([
      false,
      true,
      false,
    ]);
    const active = verified(asked, 10 * 86_400, facts);
    expect(active).toMatchObject({ state: 'active', leaseEndsAt: now + 10 * day });
    expect(active).not.toHaveProperty('awaits');
    expect((active.nextAt - now) / (10 * day)).toBeCloseTo(0.85);
    expect(believedUntil(active)).toBeUndefined();
    expect(believedUntil(proved(active))).toBe(now + 10 * day);
  });

  it('is believed again only after three times once news was left out', () => {
    let one = missed(proved(verified(fresh(), 86_400, facts)));
    const beliefs = [1, 2, 3, 4].map(() => {
      one = proved(one);
      return believedUntil(one) !== undefined;
    });
    expect(beliefs).toEqual([false, false, true, true]);
  });

  it('is not renewed more often than once a minute, nor believed for more than a year', () => {
    expect(verified(fresh(), 5, facts).nextAt - now).toBe(minute);
    expect(verified(fresh(), 1e11, facts).leaseEndsAt).toBe(now + 365 * day);
  });

  it('keeps its lease while renewals fail, each later than the one before, up to a week', () => {
    let one = verified(fresh(), 86_400, facts);
    const pauses = Array.from({ length: 25 }, () => {
      one = failed(requested(one, now), facts);
      return one.nextAt - now;
    });
    expect(pauses.slice(0, 3)).toEqual([minute, 2 * minute, 4 * minute]);
    expect(pauses[15]).toBe(day);
    expect(pauses[24]).toBe(7 * day);
    expect(one).toMatchObject({ state: 'active', leaseEndsAt: now + day });
    expect(verified(one, 86_400, facts).failures).toBe(0);
    expect(failed(fresh(), { ...facts, retryAfterMs: 90 * minute }).nextAt).toBe(now + 90 * minute);
    expect(failed(fresh(), { ...facts, retryAfterMs: 90 * day }).nextAt).toBe(now + day);
  });

  it('is believed no more once it is denied, and asked for again in a day', () => {
    const one = denied(proved(verified(requested(fresh(), now), 86_400, facts)), facts);
    expect(one).toMatchObject({ state: 'asking', nextAt: now + day });
    expect([believedUntil(one), isExpected(one, now)]).toEqual([undefined, false]);
  });

  it('is over when it was never verified, has said goodbye three times, or has run out', () => {
    const active = verified(fresh(), 86_400, facts);
    expect(isOver(parting(fresh(), now), now)).toBe(true);
    let leaving = parting(active, now);
    expect([isOver(active, now), isOver(leaving, now), isOver(leaving, now + day)]).toEqual([
      false,
      false,
      true,
    ]);
    for (let n = 0; n < 3; n++) leaving = failed(requested(leaving, now), facts);
    expect(isOver(leaving, now)).toBe(true);
    expect(believedUntil(leaving)).toBeUndefined();
  });

  it('remembers the last sixteen bodies', () => {
    let one = fresh();
    for (let n = 0; n < 20; n++) one = brought(one, `p${n}`);
    expect(one.seen).toEqual(Array.from({ length: 16 }, (_, n) => `p${n + 4}`));
  });
});

describe('asking a hub', () => {
  const asked = async (subscription: Subscription, answer: (url: string) => HubAnswer) => {
    const requests: { url: string; form: Record<string, string> }[] = [];
    const outcome = await askHub(
      subscription,
      subscription.callback,
      async (url, form) => {
        requests.push({ url, form });
        return answer(url);
      },
      new AbortController().signal,
    );
    return { outcome, requests, urls: requests.map(({ url }) => url) };
  };

  it('gives a secret when it subscribes, and none when it ends that', async () => {
    const { requests } = await asked(fresh(), () => ({ status: 202 }));
    expect(requests[0]?.form).toMatchObject({ 'hub.mode': 'subscribe', 'hub.secret': 'rahasia' });
    const leaving = await asked(fresh({ state: 'leaving' }), () => ({ status: 202 }));
    expect(leaving.requests[0]?.form).toEqual({
      'hub.mode': 'unsubscribe',
      'hub.callback': fresh().callback,
      'hub.topic': fresh().topic,
      'hub.verify': 'async',
    });
  });

  it('tries https first, and follows redirects that keep the secret safe', async () => {
    const plain = await asked(fresh({ hub: 'http://hub.example/' }), (url) =>
      url.startsWith('https:') ? { status: 404 } : { status: 202 },
    );
    expect(plain.urls).toEqual(['https://hub.example/', 'http://hub.example/']);
    expect(plain.outcome).toEqual({ ok: true });
    const moved = await asked(fresh(), (url) =>
      url.endsWith('/baru') ? { status: 202 } : { status: 308, location: '/baru' },
    );
    expect(moved.urls).toEqual(['https://hub.example/', 'https://hub.example/baru']);
    const unsafe = await asked(fresh(), () => ({ status: 307, location: 'http://hub.example/' }));
    expect([unsafe.outcome.ok, unsafe.urls.length]).toEqual([false, 1]);
    const round = await asked(fresh(), () => ({ status: 307, location: '/' }));
    expect([round.outcome.ok, round.urls.length]).toEqual([false, 4]);
  });

  it('says why it came to nothing, and when to come again', async () => {
    const busy = await asked(fresh(), () => ({ status: 429, retryAfterMs: minute }));
    expect(busy.outcome).toEqual({ ok: false, why: 'HTTP 429', retryAfterMs: minute });
    const refused = await asked(fresh(), () => {
      throw new FeedError('refused-address');
    });
    expect(refused.outcome).toEqual({ ok: false, why: 'refused-address' });
  });
});

it('asks no hub at a private address, unless the operator allows it', async () => {
  const agent = createAgent({
    allowPrivateNetwork: false,
    resolve: async () => [{ address: '10.0.0.1', family: 4 }],
  });
  const post = createHubPost({ agent, clock: createSimulatedClock(), userAgent: 'Kabar' });
  for (const hub of ['http://127.0.0.1:9/', 'http://[::1]:9/', 'https://hub.example/']) {
    const outcome = await askHub(
      fresh({ hub }),
      'https://kabar.example/websub/a',
      post,
      new AbortController().signal,
    );
    expect(outcome).toEqual({ ok: false, why: 'refused-address' });
  }
  await agent.destroy();
});

describe('the roster', () => {
  it('knows after a restart what it knew before, but for what does not fit any more', async () => {
    const store = createWebSubStore(await openStore('memory:'), createLock());
    const roster = createRoster(store);
    await roster.save(fresh());
    await roster.save(fresh({ id: 'b', feedId: 'f2', nextAt: now + minute }));
    await roster.save(fresh({ id: 'c', callback: 'https://lama.example/websub/c' }));
    const later = createRoster(store);
    await later.load(({ callback }) => callback.startsWith('https://kabar.example/'));
    expect(later.of('f1').map(({ id }) => id)).toEqual(['a']);
    expect(later.due(now).map(({ id }) => id)).toEqual(['a']);
    expect(later.due(now + minute)).toHaveLength(2);
    expect(await store.get('c')).toBeUndefined();
    await later.remove({ id: 'a', feedId: 'f1' });
    expect([later.of('f1'), later.find('a'), await later.get('a')]).toEqual([[], undefined, undefined]);
    expect(later.stats(now)).toEqual({ subscriptions: 1, believed: 0 });
  });
});

describe('the inbox', () => {
  const stage = async (more: Partial<InboxParts> = {}) => {
    const clock = createSimulatedClock();
    const store = createWebSubStore(await openStore('memory:'), createLock());
    const read: string[] = [];
    const unreadable: string[] = [];
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const parts: InboxParts = {
      store,
      clock,
      log,
      stopping: new AbortController().signal,
      onContent: async (_feed, body) => void read.push(Buffer.from(body).toString()),
      onUnreadable: (feed) => void unreadable.push(feed),
      ...more,
    };
    const inbox = createInbox(parts);
    const put = (feedId: string, text: string, into = inbox) =>
      into.put({ feedId, body: Buffer.from(text) }, fresh());
    return { clock, store, read, unreadable, inbox, put, parts };
  };

  it('reads each feed’s bodies in the order of their coming, also after a restart', async () => {
    const { inbox, put, parts, read } = await stage();
    for (const text of ['satu', 'dua', 'tiga', 'empat']) await put('f1', text);
    // Nothing was read: as after a kill.
    const later = createInbox(parts);
    await later.load();
    expect([inbox.size(), later.size(), later.holds('f1'), later.holds('f2')]).toEqual([4, 4, true, false]);
    later.tick();
    await later.idle();
    expect(read).toEqual(['satu', 'dua', 'tiga', 'empat']);
    const last = createInbox(parts);
    await last.load();
    expect(last.size()).toBe(0);
  });

  it('tries again what the store refused, later each time, and nothing of that feed before it', async () => {
    let failures = 2;
    const read: string[] = [];
    const { clock, inbox, put } = await stage({
      onContent: async (_feed, body) => {
        if (failures-- > 0) throw new StoreError('disk full');
        read.push(Buffer.from(body).toString());
      },
    });
    await put('f1', 'satu');
    await put('f1', 'dua');
    const ticks = async (ms: number) => {
      await clock.advance(ms);
      inbox.tick();
      await inbox.idle();
    };
    await ticks(0);
    await ticks(14 * second);
    expect(read).toEqual([]);
    await ticks(second);
    await ticks(29 * second);
    expect(read).toEqual([]);
    await ticks(second);
    expect(read).toEqual(['satu', 'dua']);
  });

  it('gives up on what cannot be read, at once or in the end, and says so', async () => {
    const bad = await stage({ onContent: () => Promise.reject(new FeedError('not-a-feed')) });
    await bad.put('f1', 'x');
    bad.inbox.tick();
    await bad.inbox.idle();
    expect([bad.unreadable, bad.inbox.size(), await bad.store.content(0)]).toEqual([['f1'], 0, undefined]);

    let tries = 0;
    const full = await stage({
      onContent: () => {
        tries++;
        return Promise.reject(new StoreError('disk full'));
      },
    });
    await full.put('f1', 'x');
    for (let n = 0; n < 20; n++) {
      full.inbox.tick();
      await full.inbox.idle();
      await full.clock.advance(40 * minute);
    }
    expect([tries, full.unreadable, full.inbox.size()]).toEqual([8, ['f1'], 0]);
  });

  it('has room for so many bodies and bytes, and for as many again once they are read', async () => {
    const { inbox, put } = await stage({ room: { slots: 3, bytes: 10 } });
    expect(await put('f1', 'xxxxx')).toBe(true);
    expect(await put('f2', 'xxxxxx')).toBe(false);
    expect(await put('f3', 'x')).toBe(true);
    expect(await put('f4', 'x')).toBe(true);
    expect(await put('f5', 'x')).toBe(false);
    inbox.tick();
    await inbox.idle();
    expect(await put('f5', 'xxxxxxxxxx')).toBe(true);
  });

  it('has its room back where the store refused a body', async () => {
    const { store, parts, put } = await stage();
    const putContent = () => Promise.reject(new StoreError('disk full'));
    const inbox = createInbox({ ...parts, room: { slots: 1 }, store: { ...store, putContent } });
    for (let n = 0; n < 3; n++) await expect(put('f1', 'x', inbox)).rejects.toThrow(StoreError);
    expect(inbox.size()).toBe(0);
  });
});
